// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/camerarecordings.h"
#include "app/cameras/safie/callwindow.h"
#include "app/cameras/safie/safieparser.h"
#include "app/cameras/safie/safiesession.h"

//! Recorded spans and clips (safie.md 6.5 and 9).
class SafieRecordings final : public CameraRecordings {
public:
    explicit SafieRecordings(SafieSession &session) : m_session(session) {}

    ClipLimits clipLimits() const override;
    QFuture<Result<QList<TimeRange>>> spans(CameraId camera, TimeRange range) override;
    QFuture<Result<qint64>> order(CameraId camera, TimeRange span) override;
    QFuture<Result<CloudClip>> clip(CameraId camera, qint64 order) override;
    QFuture<Result<QList<qint64>>> orders(CameraId camera) override;
    QFuture<Result<Done>> download(CloudClip clip, std::shared_ptr<QFileDevice> file, Progress progress) override;
    QFuture<Result<Done>> discard(CameraId camera, qint64 order) override;

private:
    struct Days;
    void nextDay(const std::shared_ptr<Days> &days);
    QUrl url(const CameraId &camera, const QString &what, const QList<QPair<QString, QString>> &query = {}) const;

    SafieSession &m_session;
    CallWindow m_orders{15}; // both seen by others with one API key (safie.md 4.5)
    CallWindow m_downloads{30};
};
