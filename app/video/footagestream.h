// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/video/segmentdecoder.h"

#include <optional>

class FootageSource;

//! The pictures of a camera's footage in order of time, over all segments and holes. One thread.
class FootageStream {
public:
    using Picture = SegmentDecoder::Picture;

    explicit FootageStream(const FootageSource &source) : m_source(source) {}

    //! The next picture is the first one of the segment that shows the instant, or of the first segment after it.
    void open(const CameraId &camera, Instant at);
    void close();
    //! nullopt when there is no more footage; it may be asked again when there could be.
    std::optional<Picture> next();

    //! Draws the picture that next() gave.
    Result<QImage> image(QSize box) { return m_decoder.image(box, PictureScaler::Fit::Fill); }
    //! Keeps that picture while next() goes on; heldImage() draws it.
    bool hold();
    Result<QImage> heldImage(QSize box) { return m_decoder.heldImage(box, PictureScaler::Fit::Fill); }

private:
    bool openNext();

    const FootageSource &m_source;
    SegmentDecoder m_decoder{SegmentDecoder::Use::Stills};
    CameraId m_camera;
    Instant m_from; //!< the next segment starts here or after
    std::optional<Instant> m_end; //!< of the segment that is being decoded
    std::optional<MediaSegment> m_waiting; //!< comes when the codec has given what it holds back
    bool m_drained = true;
};
