// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safiecloud.h"

#include "app/cameras/safie/safieclient.h"

SafieCloud::SafieCloud(HttpClient &http, SafieSetup setup, QList<SignInWay> ways)
    : m_http(http)
    , m_setup(std::move(setup))
    , m_ways(std::move(ways))
    , m_auth(http, m_setup)
{
}

std::unique_ptr<CameraClient> SafieCloud::client(const CameraCredential &credential, CredentialRenewed renewed)
{
    return std::make_unique<SafieClient>(m_http, m_setup, credential, std::move(renewed));
}
