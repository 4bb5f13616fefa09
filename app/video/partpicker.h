// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsplaylist.h"

//! Which part of a low-latency playlist to fetch next: what SegmentPicker is for whole segments. Pure.
class PartPicker {
public:
    struct Pick {
        qsizetype segment; //!< place in the playlist
        qsizetype part;
        bool gap = false; //!< something before it was left out
    };
    struct Place {
        qint64 sequence;
        qsizetype part;
        friend bool operator==(const Place &, const Place &) = default;
    };

    //! nullopt while the playlist has nothing new.
    std::optional<Pick> pick(const HlsPlaylist &playlist);
    void taken(const HlsPlaylist &playlist, const Pick &pick);
    //! The picked part was not found. True when that was the second time: it is left out from now on.
    bool missed(const HlsPlaylist &playlist, const Pick &pick);
    //! What is wanted next, once the playlist has no more to pick.
    std::optional<Place> next() const { return m_next; }

private:
    void start(const HlsPlaylist &playlist);
    bool isLost(const HlsPlaylist &playlist);

    std::optional<Place> m_next;
    std::optional<Place> m_missed;
    bool m_gap = false;
    int m_staleAnswers = 0;
};
