// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsplaylist.h"

//! Which segment of a live playlist to fetch next: begins at the newest one, goes on in order, jumps to the newest when it
//! has fallen too far behind or the numbering began anew. Pure: no clock, no network.
class SegmentPicker {
public:
    struct Pick {
        HlsSegment segment;
        bool gap = false; //!< segments before it were left out
    };

    //! nullopt while the playlist has nothing new.
    std::optional<Pick> pick(const HlsPlaylist &playlist);
    //! The picked segment was fetched.
    void taken(qint64 sequence);
    //! The picked segment was not found. True when that was the second time: it is left out from now on.
    bool missed(qint64 sequence);

private:
    std::optional<qint64> m_next;
    std::optional<qint64> m_missed;
    bool m_gap = false;
    int m_staleAnswers = 0;
};
