// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/video/mediasegment.h"

#include <memory>
#include <optional>

//! Cuts an MP4 file of a camera's footage, picture and sound, at its key frames into segments (MPEG-TS) like those of the live
//! stream; nothing is decoded. Where the pictures pause, no segment covers the hole. Reads the disk; one thread at a time.
class ClipCutter {
public:
    //! `start` is the wall clock at the file's time 0. BadData when it is no video file.
    static Result<std::unique_ptr<ClipCutter>> open(const QString &file, Instant start);
    ~ClipCutter();

    //! In order of time; none at the end of the file. BadData when the file is cut off.
    Result<std::optional<MediaSegment>> next();

private:
    class Private;
    explicit ClipCutter(std::unique_ptr<Private> opened);
    std::unique_ptr<Private> d;
};
