// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/video/videoframe.h"

#include <QSize>

#include <deque>
#include <optional>

class FootageSource;
struct MediaSegment;

//! Pictures in backward order. Each would cost decoding all those before it in its segment, so some are kept, drawn. One thread.
class BackwardFrames {
public:
    explicit BackwardFrames(const FootageSource &source) : m_source(source) {}

    //! The last picture before that instant; nothing when there is no footage before it.
    std::optional<VideoFrame> before(const CameraId &camera, Instant at, QSize box);
    void clear();

private:
    std::optional<VideoFrame> kept(Instant at) const;
    void load(const MediaSegment &segment, Instant before, QSize box);

    const FootageSource &m_source;
    std::deque<VideoFrame> m_frames; //!< in order of time
    Instant m_until; //!< no picture lies between the last one and this
};
