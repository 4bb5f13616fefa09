// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/mediasegment.h"
#include "app/video/picturescaler.h"

#include <map>
#include <memory>
#include <optional>

//! Decodes segments into pictures, one after the other and with one codec over all of them. Used by one thread at a time.
class SegmentDecoder {
public:
    enum class Use {
        Live, //!< pictures as soon as they can be had
        Stills,
    };
    struct Picture {
        Instant at;
        bool certain = true;
        std::chrono::microseconds timeStamp{0}; //!< the stream's own; jumps where the stream does
        std::chrono::microseconds left{0}; //!< until the end of what was opened
        bool afterGap = false; //!< the first one after a discontinuity
        bool withSound = false; //!< its segment has sound too
    };

    explicit SegmentDecoder(Use use);
    ~SegmentDecoder();

    //! Goes on with this segment. A broken one is an error and changes nothing for those to come; the reason is
    //! "video.codec" when no decoder is there for it. Before a segment after a discontinuity: drain().
    Result<Done> open(const MediaSegment &segment);
    //! The next picture, which image() then draws; nullopt when the segment is used up.
    std::optional<Picture> next();
    //! Lets next() give the pictures that the codec holds back. The next segment begins afresh.
    void drain();
    //! As next(), and after the last one those that the codec holds back. The next segment begins afresh.
    std::optional<Picture> nextToEnd();
    //! Drops everything.
    void reset();

    //! Draws the picture that next() gave.
    Result<QImage> image(QSize box, PictureScaler::Fit fit);
    //! Keeps that picture while next() goes on; heldImage() draws it.
    Result<Done> hold();
    Result<QImage> heldImage(QSize box, PictureScaler::Fit fit);

private:
    class Private;
    std::unique_ptr<Private> d;
};
