// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregicloud.h"

#include "app/base/async.h"
#include "app/pos/smaregi/smaregiclassicclient.h"
#include "app/pos/smaregi/smaregicredential.h"
#include "app/pos/smaregi/smaregiplatformclient.h"

SmaregiCloud::SmaregiCloud(HttpClient &http, SmaregiAddresses addresses, const Clock &clock, SmaregiPace pace)
    : m_http(http)
    , m_addresses(std::move(addresses))
    , m_clock(clock, http, {m_addresses.classic, m_addresses.platform.id, m_addresses.platform.api})
    , m_auth(http, m_addresses.platform, m_addresses.oauth)
    , m_classicPaces(pace.classic)
    , m_platformPaces(pace.platform)
{
}

SmaregiCloud::~SmaregiCloud() = default;

std::unique_ptr<PosClient> SmaregiCloud::client(const QString &contract, const QByteArray &secret, SecretRenewed renewed)
{
    if (const std::optional<SmaregiApp> app = SmaregiApp::fromSecret(secret)) {
        const auto shared = session(contract, *app);
        auto client = std::make_unique<SmaregiPlatformClient>(shared, contract, m_clock);
        if (renewed) {
            QObject::connect(shared.get(), &SmaregiPlatformSession::renewed, client.get(),
                             [renewed](const SmaregiApp &fresh) { renewed(fresh.toSecret()); });
            if (shared->app() != *app) // exchanged by another client before this one came
                renewed(shared->app().toSecret());
        }
        return client;
    }
    SmaregiClassicOptions options;
    options.pace = m_classicPaces.of(contract);
    return std::make_unique<SmaregiClassicClient>(m_http, m_addresses.classic, contract, QString::fromUtf8(secret), m_clock, options);
}

std::shared_ptr<SmaregiPlatformSession> SmaregiCloud::session(const QString &contract, const SmaregiApp &app)
{
    std::erase_if(m_sessions, [](const auto &known) { return known.expired(); });
    for (const auto &known : m_sessions) {
        if (auto session = known.lock(); session && session->serves(contract, app))
            return session;
    }
    SmaregiSessionOptions options;
    options.pace = m_platformPaces.of(contract);
    auto session = std::make_shared<SmaregiPlatformSession>(m_http, m_addresses.platform, contract, app, m_clock, options);
    m_sessions.push_back(session);
    return session;
}

QByteArray SmaregiCloud::secretOf(const PosCredential &typed) const
{
    return typed.isApp() ? SmaregiApp{typed.clientId, typed.clientSecret}.toSecret() : typed.token.toUtf8();
}

QString SmaregiCloud::tokenTail(const QByteArray &secret) const
{
    const std::optional<SmaregiApp> app = SmaregiApp::fromSecret(secret);
    if (app && app->isOfPerson())
        return {};
    return (app ? app->clientSecret : QString::fromUtf8(secret)).right(4);
}

bool SmaregiCloud::isConsent(const QByteArray &secret) const
{
    const std::optional<SmaregiApp> app = SmaregiApp::fromSecret(secret);
    return app && app->isOfPerson();
}

QFuture<Result<PosGrant>> SmaregiCloud::grantInBrowser(OpenUrl openUrl, PosConsent)
{
    return m_auth.withBrowser(openUrl);
}
