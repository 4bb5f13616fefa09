// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsplaylist.h"

#include <QTimeZone>

//! Places fetched segments on the wall clock: by their date, else by the segment before, else by when they came.
class SegmentClock {
public:
    struct Time {
        Instant start;
        bool certain = false;
    };

    //! `zone` is where the camera most likely is: a date without a zone is either of it or UTC, whichever fits the arrival.
    explicit SegmentClock(QTimeZone zone = QTimeZone::systemTimeZone()) : m_zone(std::move(zone)) {}

    //! `index` is the segment's place in the playlist, `arrived` when that playlist had it at the latest.
    Time place(const HlsPlaylist &playlist, qsizetype index, bool gap, Instant arrived);

private:
    QTimeZone m_zone;
    std::optional<qint64> m_next;
    std::chrono::microseconds m_at{0}; //!< where m_next should start
    std::chrono::microseconds m_sinceDate{0};
    bool m_certain = false;
};
