// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFuture>
#include <QImage>
#include <QSize>
#include <QThreadPool>

#include <atomic>

class FootageBuffer;
class FootageRing;

//! Pictures of instants out of the footage in memory, else out of the ring on the disk, decoded in the background. Ends its
//! work when destroyed.
class FrameGrabber {
public:
    explicit FrameGrabber(const FootageBuffer &footage, const FootageRing *ring = nullptr);
    ~FrameGrabber();

    //! The picture that was on the screen at that instant: the same frame, or the nearest one before it. Fits into the box
    //! (device pixels; an empty one means the stream's size) and is never enlarged. NotFound when the footage does not
    //! cover the instant. Cancelling the future stops the work. Call from any one thread.
    QFuture<Result<QImage>> frameAt(const CameraId &camera, Instant at, QSize boundingBox);

private:
    const FootageBuffer &m_footage;
    const FootageRing *m_ring;
    QThreadPool m_pool;
    std::atomic<bool> m_stopping = false;
};
