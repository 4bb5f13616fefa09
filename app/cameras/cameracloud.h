// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameraauth.h"
#include "app/cameras/cameraclient.h"

#include <functional>
#include <memory>

//! The ways to sign in that a server profile may offer.
enum class SignInWay { Password, Browser, ApiKey };

//! One camera vendor: what the services know of it. Made in composition/.
class CameraCloud {
public:
    using CredentialRenewed = std::function<void(const CameraCredential &)>;

    virtual ~CameraCloud() = default;
    virtual QList<SignInWay> signInWays() const = 0;
    virtual CameraAuth &auth() = 0;
    //! `renewed` is called in the GUI thread before a renewed credential is first used, so that it can be stored.
    virtual std::unique_ptr<CameraClient> client(const CameraCredential &credential, CredentialRenewed renewed) = 0;
};
