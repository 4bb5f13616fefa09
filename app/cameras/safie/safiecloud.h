// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameracloud.h"
#include "app/cameras/safie/safieauth.h"

//! Safie, or a server that speaks its API (the demo store).
class SafieCloud final : public CameraCloud {
public:
    SafieCloud(HttpClient &http, SafieSetup setup, QList<SignInWay> ways);

    QList<SignInWay> signInWays() const override { return m_ways; }
    CameraAuth &auth() override { return m_auth; }
    std::unique_ptr<CameraClient> client(const CameraCredential &credential, CredentialRenewed renewed) override;

private:
    HttpClient &m_http;
    const SafieSetup m_setup;
    const QList<SignInWay> m_ways;
    SafieAuth m_auth;
};
