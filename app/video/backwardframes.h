// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/video/videoframe.h"

#include <QSize>

#include <deque>
#include <functional>
#include <optional>

class FootageSource;
struct MediaSegment;

//! Pictures in backward order. Each would cost decoding all those before it in its segment, so some are kept, drawn. One thread.
class BackwardFrames {
public:
    //! `isGivenUp`: asked while it decodes; then nothing comes of it.
    BackwardFrames(const FootageSource &source, std::function<bool()> isGivenUp) : m_source(source), m_isGivenUp(std::move(isGivenUp)) {}

    //! The last picture before that instant; nothing when there is no footage before it.
    std::optional<VideoFrame> before(const CameraId &camera, Instant at, QSize box);
    void clear();

private:
    std::optional<VideoFrame> kept(Instant at) const;
    void load(const MediaSegment &segment, Instant before, QSize box);

    const FootageSource &m_source;
    const std::function<bool()> m_isGivenUp;
    std::deque<VideoFrame> m_frames; //!< in order of time
    Instant m_until; //!< no picture lies between the last one and this
};
