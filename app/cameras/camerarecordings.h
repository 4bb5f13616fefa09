// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"
#include "app/domain/timerange.h"

#include <QFuture>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QFileDevice;

//! A part of the cloud's recording that was ordered as a file.
struct CloudClip {
    enum class State { Processing, Available, Failed };
    qint64 order = 0;
    TimeRange span; //!< as the cloud understood it
    State state = State::Processing;
    QUrl file; //!< when Available

    friend bool operator==(const CloudClip &, const CloudClip &) = default;
};

//! What the cloud has recorded. The recording cannot be played in the cloud: a part of it is ordered, made in a minute or
//! more, downloaded, and then given up. Lives in the GUI thread.
class CameraRecordings {
public:
    struct ClipLimits {
        std::chrono::seconds shortest;
        std::chrono::seconds longest;
        std::chrono::seconds delay; //!< how old the end of a clip must be before it can be ordered
    };
    using Progress = std::function<void(qint64 received, qint64 total)>; //!< total -1: unknown

    virtual ~CameraRecordings() = default;
    virtual ClipLimits clipLimits() const = 0;

    //! When the camera was recording within that range, in order of time; the range ends clipLimits().delay ago at the latest.
    virtual QFuture<Result<QList<TimeRange>>> spans(CameraId camera, TimeRange range) = 0;

    //! The number of the order. Forbidden "camera.clipOption" where the camera's contract has no clips, NotFound
    //! "camera.noFootage" or "camera.tooFresh", RateLimited (with retryAfter) when there were many lately or too many are kept.
    virtual QFuture<Result<qint64>> order(CameraId camera, TimeRange span) = 0;
    //! How far it is. NotFound "clip.gone" when the cloud does not know the order (any more).
    virtual QFuture<Result<CloudClip>> clip(CameraId camera, qint64 order) = 0;
    virtual QFuture<Result<QList<qint64>>> orders(CameraId camera) = 0;
    //! An MP4 into the file, which is open for writing. Cancelling the future stops it.
    virtual QFuture<Result<Done>> download(CloudClip clip, std::shared_ptr<QFileDevice> file, Progress progress) = 0;
    //! Done also when the cloud does not know the order.
    virtual QFuture<Result<Done>> discard(CameraId camera, qint64 order) = 0;
};
