// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/timerange.h"
#include "app/video/mediasegment.h"

enum class ClipSoundExtent {
    None, //!< the footage has none
    Whole, //!< as much as the footage has
    Partly, //!< less than the footage has: the file cannot hold all of it
};

//! Makes one file from the segments of one camera. Used by one thread at a time; works with files, so not by the GUI thread.
class ClipWriter {
public:
    virtual ~ClipWriter() = default;

    //! In order of time; those that show nothing of the span are left out. BadData when the segment cannot be read, Storage
    //! when the device takes no more.
    virtual Result<Done> write(const MediaSegment &segment) = 0;
    //! Ends the file. What it shows: the span, or less where the footage begins later or ends earlier. NotFound
    //! "clip.noFootage" when it shows nothing.
    virtual Result<TimeRange> finish() = 0;
    virtual ClipSoundExtent sound() const = 0;
};
