// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentclock.h"

using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {
// The server's durations are rounded; after this long without a date the sum is a guess.
constexpr microseconds kTrustWithoutDate = 10min;
// How far a counted time may drift from the arrival before the arrival is believed.
constexpr microseconds kDrift = 5s;

microseconds sinceEpoch(Instant instant)
{
    return instant.time_since_epoch();
}

//! The newest segment ended when it was listed, or a little before.
microseconds startByArrival(const HlsPlaylist &playlist, qsizetype index, Instant arrived)
{
    microseconds start = sinceEpoch(arrived);
    for (qsizetype i = index; i < playlist.segments.size(); ++i)
        start -= playlist.segments.at(i).duration;
    return start;
}

//! `asUtc` is what a date without a zone would be in UTC.
microseconds likelierStart(microseconds asUtc, microseconds byArrival, const QTimeZone &zone)
{
    // The clock there shows local time, so the wall clock itself has to be turned back into an instant.
    const QDateTime there = QDateTime::fromMSecsSinceEpoch(asUtc / 1ms, Qt::UTC);
    const QDateTime local(there.date(), there.time(), zone);
    if (!local.isValid())
        return asUtc;
    const microseconds asLocal = std::chrono::milliseconds(local.toMSecsSinceEpoch());
    return std::chrono::abs(asLocal - byArrival) < std::chrono::abs(asUtc - byArrival) ? asLocal : asUtc;
}
} // namespace

SegmentClock::Time SegmentClock::place(const HlsPlaylist &playlist, qsizetype index, bool gap, Instant arrived)
{
    const HlsSegment &segment = playlist.segments.at(index);
    const bool follows = m_next == segment.sequence && !gap && !segment.discontinuity;
    if (segment.start) {
        m_at = sinceEpoch(*segment.start);
        if (!segment.zoneKnown)
            m_at = likelierStart(m_at, startByArrival(playlist, index, arrived), m_zone);
        m_sinceDate = 0us;
        m_certain = segment.certain;
    } else {
        const microseconds guess = startByArrival(playlist, index, arrived);
        m_certain = m_certain && follows && m_sinceDate < kTrustWithoutDate;
        if (!m_certain && (!follows || std::chrono::abs(m_at - guess) > kDrift))
            m_at = guess;
    }
    const Time time{Instant(std::chrono::round<std::chrono::milliseconds>(m_at)), m_certain};
    m_next = segment.sequence + 1;
    m_at += segment.duration;
    m_sinceDate += segment.duration;
    return time;
}
