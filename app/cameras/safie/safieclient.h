// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameraclient.h"
#include "app/cameras/safie/safiesession.h"
#include "app/cameras/safie/safieparser.h"
#include "app/cameras/safie/stillqueue.h"

//! The cameras of one Safie account, by API v2 (safie.md 4 to 7).
class SafieClient final : public CameraClient {
public:
    SafieClient(HttpClient &http, SafieSetup setup, CameraCredential credential, SafieSession::Renewed renewed);

    QFuture<Result<QList<Camera>>> cameras() override;
    QFuture<Result<QByteArray>> still(CameraId camera, std::optional<Instant> at) override;
    QFuture<Result<QByteArray>> thumbnail(CameraId camera) override;
    LiveSource liveSource(CameraId camera) const override;
    QFuture<Result<Done>> renew() override;
    std::chrono::milliseconds stillDelay() const override;

private:
    struct Listing;
    void fetchPage(const std::shared_ptr<Listing> &listing, int offset);
    void takePage(const std::shared_ptr<Listing> &listing, int offset, const SafieDevicePage &page);
    QUrl deviceUrl(const CameraId &camera, const QString &what, const QList<QPair<QString, QString>> &query = {}) const;
    QFuture<Result<QByteArray>> picture(const QUrl &url, SafieCall call);

    SafieSession m_session;
    StillQueue m_stills;
};
