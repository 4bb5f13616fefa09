// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentpicker.h"

#include <algorithm>

using std::chrono::microseconds;

namespace {

// Segments from the end at the start of play, and how many more may pile up before the rest is given up for the edge
// (qt-platform.md 3).
constexpr qint64 kStart = 1;
constexpr qint64 kMayFallBehind = 2;
// A cache may answer with an older copy for a while; when it goes on, the server began to count anew.
constexpr int kStaleAnswers = 12;

//! The newest, or one further from the end where the server wishes so (EXT-X-START), as far as we would not jump away again.
//! HOLD-BACK is not heeded: three target durations of delay are for players that must never stall, a live view may.
qint64 firstToPlay(const HlsPlaylist &playlist, qsizetype count)
{
    qsizetype index = count - 1;
    if (playlist.startOffset && *playlist.startOffset < microseconds(0)) {
        microseconds fromEnd = playlist.segments.at(index).duration;
        while (index > 0 && count - index < kStart + kMayFallBehind && fromEnd < -*playlist.startOffset)
            fromEnd += playlist.segments.at(--index).duration;
    }
    return playlist.segments.at(index).sequence;
}

} // namespace

//! The list ends before what is wanted next.
bool SegmentPicker::countsAnew(const HlsPlaylist &playlist)
{
    const qsizetype count = playlist.wholeSegments();
    const HlsSegment &last = playlist.segments.at(count - 1);
    if (last.start && last.certain && m_lastStart)
        return *last.start > *m_lastStart; // an old copy shows old dates
    const bool fewerThanAWindow = *m_next - last.sequence <= count;
    return !fewerThanAWindow || ++m_staleAnswers >= kStaleAnswers;
}

std::optional<SegmentPicker::Pick> SegmentPicker::pick(const HlsPlaylist &playlist)
{
    const qsizetype count = playlist.wholeSegments();
    if (count == 0)
        return std::nullopt;
    const qint64 first = playlist.segments.first().sequence;
    const qint64 last = playlist.segments.at(count - 1).sequence;
    if (!m_next) {
        m_next = firstToPlay(playlist, count);
    } else if (*m_next > last + 1) {
        if (!countsAnew(playlist))
            return std::nullopt;
        m_next = last;
        m_gap = true;
    } else if (*m_next < first || last - *m_next + 1 > kStart + kMayFallBehind) {
        m_next = last;
        m_gap = true;
    }
    m_staleAnswers = 0;
    for (; *m_next <= last; ++*m_next) {
        const HlsSegment &segment = playlist.segments.at(*m_next - first);
        if (!segment.missing)
            return Pick{segment, m_gap};
        m_gap = true;
    }
    return std::nullopt;
}

void SegmentPicker::taken(const HlsSegment &segment)
{
    m_next = segment.sequence + 1;
    m_lastStart = segment.certain ? segment.start : std::nullopt;
    m_gap = false;
}

bool SegmentPicker::missed(const HlsSegment &segment)
{
    if (m_missed != segment.sequence) {
        m_missed = segment.sequence;
        return false;
    }
    m_next = segment.sequence + 1;
    m_gap = true;
    return true;
}
