// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/domain/timerange.h"
#include "app/video/mediasegment.h"

#include <QHash>
#include <QList>
#include <QMutex>
#include <QObject>

#include <deque>
#include <optional>

//! Where all live segments pass, whoever fetched them, so that no camera has to be fetched twice: keeps the last ones in
//! memory, per camera, and tells of each. Thread-safe.
class FootageBuffer : public QObject {
    Q_OBJECT
public:
    enum class From { Screen, Recorder };

    struct Limits {
        qint64 bytesPerCamera = 64 * 1024 * 1024;
        std::chrono::milliseconds age = std::chrono::minutes(5);
    };

    FootageBuffer();
    explicit FootageBuffer(Limits limits);

    //! A segment that was there before is not taken again.
    void append(const CameraId &camera, const MediaSegment &segment, From from = From::Screen);
    //! The segment that shows that instant; where two do (the camera's clock was set back), the one that came last.
    std::optional<MediaSegment> segmentAt(const CameraId &camera, Instant at) const;
    //! The first one that starts at that instant or after it; the last one that starts before it.
    std::optional<MediaSegment> after(const CameraId &camera, Instant at) const;
    std::optional<MediaSegment> before(const CameraId &camera, Instant at) const;
    //! What is covered, in order of time, adjoining segments joined.
    QList<TimeRange> spans(const CameraId &camera) const;
    //! After a sign-out nothing of the account may stay.
    void clear();

    //! A screen plays the camera, and so fetches it, until it is unwatched as often.
    void watch(const CameraId &camera);
    void unwatch(const CameraId &camera);
    bool isWatched(const CameraId &camera) const;

signals:
    void fetched(const CameraId &camera, FootageBuffer::From from); //!< a segment, a repeated one too
    void appended(const CameraId &camera, const MediaSegment &segment, FootageBuffer::From from); //!< in the thread that called append()
    void watchedChanged(const CameraId &camera); //!< the first began, or the last ended

private:
    struct Ring {
        std::deque<MediaSegment> segments;
        qint64 bytes = 0;
    };
    bool keep(const CameraId &camera, const MediaSegment &segment);

    const Limits m_limits;
    mutable QMutex m_mutex;
    QHash<CameraId, Ring> m_rings;
    QHash<CameraId, int> m_watched;
};
