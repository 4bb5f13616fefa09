// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>

#include <chrono>

//! A few seconds of a camera's stream, as the server sent them (MPEG-TS, or fragmented MP4 with its init section), or a part
//! of them.
struct MediaSegment {
    qint64 sequence = 0;
    QByteArray bytes;
    QByteArray init; //!< EXT-X-MAP; empty for MPEG-TS
    Instant start; //!< wall clock of the first picture
    bool certain = true; //!< false: `start` was estimated from when the segment came
    bool discontinuity = false; //!< the stream says so, or segments before it were left out
    std::chrono::microseconds duration{0};
    //! For a part of a segment that follows another part of it: how much came before. `start` stays that of the segment.
    std::chrono::microseconds offset{0};

    Instant end() const { return start + std::chrono::duration_cast<std::chrono::milliseconds>(offset + duration); }
};
