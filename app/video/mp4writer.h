// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/clipwriter.h"

#include <memory>

class QIODevice;

//! Joins segments of one camera into an MP4 file as they are, picture and sound, nothing is decoded. The file shows the span that was asked
//! for: it holds the pictures from the last key frame before it, and an edit list that tells players to begin later. Where the footage has
//! a hole, the picture before it stands still for as long, so that the file's time is the time of the wall.
class Mp4Writer final : public ClipWriter {
public:
    //! `device` is open for writing, seekable, and outlives the writer. Whoever owns it removes what an error left behind.
    Mp4Writer(QIODevice &device, const TimeRange &span);
    ~Mp4Writer() override;

    //! BadData "clip.changed" when the camera's picture (size, codec) is another one from here on.
    Result<Done> write(const MediaSegment &segment) override;
    Result<TimeRange> finish() override;
    ClipSoundExtent sound() const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};
