// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/camera.h"
#include "app/domain/livesource.h"

#include <QFuture>

#include <optional>

class CameraRecordings;

//! Reads the cameras of one signed-in account. Lives in the GUI thread. Forbidden when something does not reach this far,
//! with the reason "camera.optionMissing" when it is the camera's contract, "camera.noAccess" when it is this account's
//! permission on the camera, "camera.allowanceUsed" when the month's pictures are used up, and none when it is the account.
class CameraClient {
public:
    virtual ~CameraClient() = default;

    //! All cameras of the account, all pages; with their options as far as the cloud can tell.
    virtual QFuture<Result<QList<Camera>>> cameras() = 0;
    //! The next cameras() finds out the options anew.
    virtual void forgetOptions() = 0;
    //! Whether the live picture may be had, by asking for its playlist once. Forbidden when not; other errors leave it open
    //! (NotFound "camera.offline" ...).
    virtual QFuture<Result<Done>> tryLive(CameraId camera) = 0;

    //! A JPEG of the camera at that instant, the nearest the cloud has (its own time is not told, safie.md 6.2), or the
    //! newest when no instant is given. NotFound when nothing was recorded then or the camera has no stream; the error's
    //! `reason` is then "camera.noFootage" or "camera.offline". Instants of the last stillDelay() are refused by the
    //! cloud: reason "camera.tooFresh".
    virtual QFuture<Result<QByteArray>> still(CameraId camera, std::optional<Instant> at) = 0;

    //! A small JPEG of the newest picture; costs nothing of the still allowance.
    virtual QFuture<Result<QByteArray>> thumbnail(CameraId camera) = 0;

    //! With the credential of now. After a refusal (401) call renew() and ask again.
    virtual LiveSource liveSource(CameraId camera) const = 0;

    //! Renews the credential once for all who wait; SignInNeeded when it cannot be renewed: "signIn.expired", or
    //! "signIn.keyRevoked" for an API key. The other calls renew by themselves and end with the same errors.
    virtual QFuture<Result<Done>> renew() = 0;

    //! How old an instant must be before still() can answer it.
    virtual std::chrono::milliseconds stillDelay() const = 0;

    //! The recorded footage; null where the cloud gives none. Lives as long as the client.
    virtual CameraRecordings *recordings() = 0;
};
