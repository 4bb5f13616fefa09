// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsplaylist.h"

//! Which whole segment of a live playlist to fetch next: begins at the newest one, goes on in order, jumps to the newest when
//! it has fallen too far behind or the numbering began anew. Pure: no clock, no network.
class SegmentPicker {
public:
    struct Pick {
        HlsSegment segment;
        bool gap = false; //!< segments before it were left out
    };

    //! nullopt while the playlist has nothing new.
    std::optional<Pick> pick(const HlsPlaylist &playlist);
    //! The picked segment was fetched.
    void taken(const HlsSegment &segment);
    //! The picked segment is one that was had before under another number.
    void passedOver(const HlsSegment &segment) { m_next = segment.sequence + 1; }
    //! The picked segment was not found. True when that was the second time: it is left out from now on.
    bool missed(const HlsSegment &segment);
    //! What is wanted next, once the playlist has no more to pick.
    std::optional<qint64> next() const { return m_next; }

private:
    bool countsAnew(const HlsPlaylist &playlist);

    std::optional<qint64> m_next;
    std::optional<qint64> m_missed;
    std::optional<Instant> m_lastStart;
    bool m_gap = false;
    int m_staleAnswers = 0;
};
