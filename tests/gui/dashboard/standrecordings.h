// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/cameras/camerarecordings.h"

#include <QFileDevice>

#include <map>

//! What the stand's camera cloud has recorded: clips of the demo's cameras, made and handed over when the test says so.
class StandRecordings final : public CameraRecordings {
public:
    ClipLimits clipLimits() const override;
    QFuture<Result<QList<TimeRange>>> spans(CameraId camera, TimeRange range) override;
    QFuture<Result<qint64>> order(CameraId camera, TimeRange span) override;
    QFuture<Result<CloudClip>> clip(CameraId camera, qint64 order) override;
    QFuture<Result<QList<qint64>>> orders(CameraId camera) override;
    QFuture<Result<Done>> download(CloudClip clip, std::shared_ptr<QFileDevice> file, Progress progress) override;
    QFuture<Result<Done>> discard(CameraId camera, qint64 order) override;

    std::optional<QList<TimeRange>> recorded; //!< not set: all
    std::optional<Error> spansError;
    std::optional<Error> orderError;
    bool made = false;
    std::map<qint64, std::pair<CameraId, TimeRange>> ordered;
    QList<qint64> discarded;
    std::function<void()> handOver; //!< the second half of what is being downloaded

private:
    qint64 m_next = 1;
};
