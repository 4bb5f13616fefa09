// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameraclient.h"
#include "app/cameras/safie/safiedevicelist.h"
#include "app/cameras/safie/safieparser.h"
#include "app/cameras/safie/safierecordings.h"
#include "app/cameras/safie/safiesession.h"
#include "app/cameras/safie/stillqueue.h"

//! The cameras of one Safie account, by API v2 (safie.md 4 to 7).
class SafieClient final : public CameraClient {
public:
    SafieClient(HttpClient &http, SafieSetup setup, CameraCredential credential, SafieSession::Renewed renewed);

    QFuture<Result<QList<Camera>>> cameras() override { return m_devices.ask(); }
    void forgetOptions() override { m_devices.forgetOptions(); }
    QFuture<Result<Done>> tryLive(CameraId camera) override;
    QFuture<Result<QByteArray>> still(CameraId camera, std::optional<Instant> at) override;
    QFuture<Result<QByteArray>> thumbnail(CameraId camera) override;
    LiveSource liveSource(CameraId camera) const override;
    QFuture<Result<Done>> renew() override;
    std::chrono::milliseconds stillDelay() const override;
    CameraRecordings *recordings() override { return &m_recordings; }

private:
    QUrl deviceUrl(const CameraId &camera, const QString &what, const QList<QPair<QString, QString>> &query = {}) const;
    //! The body of a 2xx reply, or what another one means.
    QFuture<Result<QByteArray>> get(const QUrl &url, SafieCall call);
    QFuture<Result<QByteArray>> picture(const QUrl &url, SafieCall call);

    //! Asks for what needs the same permission but no option of its own, and costs nothing.
    QFuture<Result<QByteArray>> asFarAsNoOptionIsNeeded(const CameraId &camera, std::optional<Instant> at);
    //! `first`, but where it lacks the option: "camera.noAccess" when `other` is refused as well.
    template <typename T>
    QFuture<Result<T>> tellOptionFromPermission(const QFuture<Result<T>> &first, const CameraId &camera, std::optional<Instant> at);

    SafieSession m_session;
    SafieDeviceList m_devices;
    SafieRecordings m_recordings;
    StillQueue m_stills;
};
