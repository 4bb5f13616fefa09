// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentpicker.h"

namespace {
// Segments from the end at the start of play, and how many more may pile up before the rest is given up for the edge
// (qt-platform.md 3).
constexpr qint64 kStart = 1;
constexpr qint64 kMayFallBehind = 2;
// A cache may answer with an older copy for a while; when it goes on, the server began to count anew.
constexpr int kStaleAnswers = 12;
} // namespace

std::optional<SegmentPicker::Pick> SegmentPicker::pick(const HlsPlaylist &playlist)
{
    if (playlist.segments.isEmpty())
        return std::nullopt;
    const qint64 first = playlist.segments.first().sequence;
    const qint64 last = playlist.segments.last().sequence;
    if (!m_next) {
        m_next = last;
    } else if (*m_next > last + 1) {
        const bool fewerThanAWindow = *m_next - last <= playlist.segments.size();
        if (fewerThanAWindow && ++m_staleAnswers < kStaleAnswers)
            return std::nullopt;
        m_next = last;
        m_gap = true;
    } else if (*m_next < first || last - *m_next + 1 > kStart + kMayFallBehind) {
        m_next = last;
        m_gap = true;
    }
    m_staleAnswers = 0;
    if (*m_next > last)
        return std::nullopt;
    return Pick{playlist.segments.at(*m_next - first), m_gap};
}

void SegmentPicker::taken(qint64 sequence)
{
    m_next = sequence + 1;
    m_gap = false;
}

bool SegmentPicker::missed(qint64 sequence)
{
    if (m_missed != sequence) {
        m_missed = sequence;
        return false;
    }
    m_next = sequence + 1;
    m_gap = true;
    return true;
}
