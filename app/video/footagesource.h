// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/domain/timerange.h"
#include "app/video/mediasegment.h"

#include <QList>

#include <optional>

//! Recorded footage of cameras, by wall clock. Thread-safe; may read the disk.
class FootageSource {
public:
    virtual ~FootageSource() = default;

    //! The segment that shows that instant.
    virtual std::optional<MediaSegment> segmentAt(const CameraId &camera, Instant at) const = 0;
    //! The first one that starts at that instant or after it.
    virtual std::optional<MediaSegment> segmentAfter(const CameraId &camera, Instant at) const = 0;
    //! The last one that starts before that instant.
    virtual std::optional<MediaSegment> segmentBefore(const CameraId &camera, Instant at) const = 0;
    //! Whether segmentAt() is worth asking; reads nothing.
    virtual bool covers(const CameraId &camera, Instant at) const = 0;
    //! What is covered, in order of time, adjoining segments joined.
    virtual QList<TimeRange> spans(const CameraId &camera) const = 0;
};
