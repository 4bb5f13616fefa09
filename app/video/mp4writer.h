// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/timerange.h"
#include "app/video/mediasegment.h"

#include <memory>

class QIODevice;

//! Joins segments of one camera into an MP4 file as they are, nothing is decoded. The file shows the span that was asked for:
//! it holds the pictures from the last key frame before it, and an edit list that tells players to begin later. Where the
//! footage has a hole, the picture before it stands still for as long, so that the file's time is the time of the wall.
//! Used by one thread at a time; works with files, so not by the GUI thread.
class Mp4Writer {
public:
    //! `device` is open for writing, seekable, and outlives the writer. Whoever owns it removes what an error left behind.
    Mp4Writer(QIODevice &device, const TimeRange &span);
    ~Mp4Writer();

    //! In order of time; those that show nothing of the span are left out. BadData "clip.changed" when the camera's picture
    //! (size, codec) is another one from here on, Storage when the device takes no more.
    Result<Done> write(const MediaSegment &segment);

    //! Ends the file. What it shows: the span, or less where the footage begins later or ends earlier. NotFound
    //! "clip.noFootage" when it shows nothing.
    Result<TimeRange> finish();

private:
    class Private;
    std::unique_ptr<Private> d;
};
