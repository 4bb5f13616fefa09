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
} // namespace

SegmentClock::Time SegmentClock::place(const HlsPlaylist &playlist, qsizetype index, bool gap, Instant arrived)
{
    const HlsSegment &segment = playlist.segments.at(index);
    const bool follows = m_next == segment.sequence && !gap && !segment.discontinuity;
    if (segment.start) {
        m_at = sinceEpoch(*segment.start);
        m_sinceDate = 0us;
        m_certain = segment.certain;
    } else {
        // The newest segment ended when it was listed, or a little before.
        microseconds guess = sinceEpoch(arrived);
        for (qsizetype i = index; i < playlist.segments.size(); ++i)
            guess -= playlist.segments.at(i).duration;
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
