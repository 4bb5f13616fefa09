// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/partpicker.h"

#include <algorithm>

using std::chrono::microseconds;

namespace {

constexpr int kHoldBackParts = 3; // when the server does not say
// As in SegmentPicker: an older copy may be answered for a while.
constexpr int kStaleAnswers = 12;

microseconds holdBack(const HlsPlaylist &playlist)
{
    const microseconds said = playlist.control.partHoldBack;
    return said > microseconds(0) ? said : kHoldBackParts * playlist.control.partTarget;
}

} // namespace

//! At the newest part that can be decoded by itself and lies as far from the end as the server wants it.
void PartPicker::start(const HlsPlaylist &playlist)
{
    m_next.reset();
    microseconds fromEnd{0};
    for (qsizetype i = playlist.segments.size() - 1; i >= 0; --i) {
        const HlsSegment &segment = playlist.segments.at(i);
        if (segment.parts.isEmpty())
            break; // servers list the parts of the newest segments only
        for (qsizetype part = segment.parts.size() - 1; part >= 0; --part) {
            fromEnd += segment.parts.at(part).duration;
            const bool opens = segment.parts.at(part).independent || part == 0;
            if (!opens || segment.parts.at(part).missing)
                continue;
            m_next = Place{segment.sequence, part};
            if (fromEnd >= holdBack(playlist))
                return;
        }
    }
}

//! True when what is wanted next cannot come any more, or too much has piled up behind it.
bool PartPicker::isLost(const HlsPlaylist &playlist)
{
    const HlsSegment &last = playlist.segments.last();
    if (m_next->sequence > last.sequence + 1 || (m_next->sequence == last.sequence && m_next->part > last.parts.size()))
        return ++m_staleAnswers >= kStaleAnswers || m_next->sequence > last.sequence + playlist.segments.size();
    m_staleAnswers = 0;
    if (m_next->sequence > last.sequence)
        return false;
    const qint64 index = m_next->sequence - playlist.segments.first().sequence;
    if (index < 0 || playlist.segments.at(index).parts.isEmpty())
        return true;
    microseconds waiting{0};
    for (qsizetype i = index; i < playlist.segments.size(); ++i)
        waiting += playlist.segments.at(i).duration;
    for (qsizetype part = 0; part < std::min(m_next->part, playlist.segments.at(index).parts.size()); ++part)
        waiting -= playlist.segments.at(index).parts.at(part).duration;
    return waiting > holdBack(playlist) + playlist.targetDuration;
}

std::optional<PartPicker::Pick> PartPicker::pick(const HlsPlaylist &playlist)
{
    if (playlist.segments.isEmpty())
        return std::nullopt;
    if (!m_next) {
        start(playlist);
    } else if (isLost(playlist)) {
        start(playlist);
        m_gap = true;
        m_staleAnswers = 0;
    }
    const qint64 first = playlist.segments.first().sequence;
    while (m_next && m_next->sequence - first < playlist.segments.size()) {
        const qsizetype index = m_next->sequence - first;
        const HlsSegment &segment = playlist.segments.at(index);
        if (m_next->part < segment.parts.size()) {
            if (!segment.parts.at(m_next->part).missing && !segment.missing)
                return Pick{index, m_next->part, m_gap};
            ++m_next->part;
            m_gap = true;
        } else if (HlsPlaylist::isOpen(segment)) {
            break;
        } else {
            m_next = Place{segment.sequence + 1, 0};
        }
    }
    return std::nullopt;
}

void PartPicker::taken(const HlsPlaylist &playlist, const Pick &pick)
{
    m_next = Place{playlist.segments.at(pick.segment).sequence, pick.part + 1};
    m_gap = false;
}

bool PartPicker::missed(const HlsPlaylist &playlist, const Pick &pick)
{
    const Place place{playlist.segments.at(pick.segment).sequence, pick.part};
    if (m_missed != place) {
        m_missed = place;
        return false;
    }
    m_next = Place{place.sequence, place.part + 1};
    m_gap = true;
    return true;
}
