// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/domain/timerange.h"
#include "app/video/mediasegment.h"

#include <QHash>
#include <QList>
#include <QMutex>

#include <deque>
#include <optional>

//! The live segments that passed lately, in memory, per camera. Thread-safe.
class FootageBuffer {
public:
    struct Limits {
        qint64 bytesPerCamera = 64 * 1024 * 1024;
        std::chrono::milliseconds age = std::chrono::minutes(5);
    };

    FootageBuffer();
    explicit FootageBuffer(Limits limits);

    void append(const CameraId &camera, const MediaSegment &segment);
    //! The segment that shows that instant; where two do (the camera's clock was set back), the one that came last.
    std::optional<MediaSegment> segmentAt(const CameraId &camera, Instant at) const;
    //! The first one that starts at that instant or after it; the last one that starts before it.
    std::optional<MediaSegment> after(const CameraId &camera, Instant at) const;
    std::optional<MediaSegment> before(const CameraId &camera, Instant at) const;
    //! What is covered, in order of time, adjoining segments joined.
    QList<TimeRange> spans(const CameraId &camera) const;
    //! After a sign-out nothing of the account may stay.
    void clear();

private:
    struct Ring {
        std::deque<MediaSegment> segments;
        qint64 bytes = 0;
    };
    const Limits m_limits;
    mutable QMutex m_mutex;
    QHash<CameraId, Ring> m_rings;
};
