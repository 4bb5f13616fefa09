// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/clipwriter.h"

#include <QImage>

#include <functional>
#include <memory>

class QIODevice;

//! Paints over a picture of a clip, which shows that instant. Called in the thread that writes.
using ClipPaint = std::function<void(QImage &picture, Instant at)>;

//! Writes the pictures of one camera into an MP4 file anew: it begins with the picture that was on the screen at the span's
//! begin and ends with its end, whatever player shows it, and something may be painted over the pictures. Sound is taken over
//! as it is. Where the footage has a hole, the picture before it stands still; a picture of another size is fitted in.
class ExactWriter final : public ClipWriter {
public:
    //! `device` as of Mp4Writer. `isStopped` is asked picture by picture: then write() answers Cancelled.
    ExactWriter(QIODevice &device, const TimeRange &span, ClipPaint paint = {}, std::function<bool()> isStopped = {});
    ~ExactWriter() override;

    Result<Done> write(const MediaSegment &segment) override;
    Result<TimeRange> finish() override;
    ClipSoundExtent sound() const override;
    //! By what the pictures were encoded; empty before the first one.
    QString encoder() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};
