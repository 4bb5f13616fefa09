// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/requestpace.h"
#include "app/net/serverclock.h"
#include "app/pos/poscloud.h"
#include "app/pos/smaregi/smaregiauth.h"

#include <memory>
#include <vector>

//! Where Smaregi is (smaregi.md 2 and 21).
struct SmaregiAddresses {
    QUrl classic; //!< the whole address, ".../access/"
    SmaregiPlatformHosts platform;
    SmaregiOAuth oauth = {};
};

//! Least time between two requests: no limit is documented for the classic API (22.2), and far below that of the other (4.5).
struct SmaregiPace {
    std::chrono::milliseconds classic{2000};
    std::chrono::milliseconds platform{500};
};

//! Smaregi as the services know it, both generations: an access token opens the classic API; the id and secret of an app, or
//! a person's consent in the browser, the Platform API. The secret tells which one it is.
class SmaregiCloud final : public PosCloud {
public:
    //! `http` and `clock` outlive it and its clients.
    SmaregiCloud(HttpClient &http, SmaregiAddresses addresses, const Clock &clock, SmaregiPace pace = {});
    ~SmaregiCloud() override;

    Vendor vendor() const override { return Vendor::Smaregi; }
    std::unique_ptr<PosClient> client(const QString &contract, const QByteArray &secret, SecretRenewed renewed) override;
    QByteArray secretOf(const PosCredential &typed) const override;
    QString tokenTail(const QByteArray &secret) const override;
    bool isConsent(const QByteArray &secret) const override;
    bool canGrantInBrowser() const override { return !m_addresses.oauth.clientId.isEmpty(); }
    QFuture<Result<PosGrant>> grantInBrowser(OpenUrl openUrl, PosConsent consent) override;

private:
    std::shared_ptr<SmaregiPlatformSession> session(const QString &contract, const SmaregiApp &app);

    HttpClient &m_http;
    const SmaregiAddresses m_addresses;
    const ServerClock m_clock;
    SmaregiAuth m_auth;
    // The limits count per contract, so its clients share one pace, whoever asks for them.
    RequestPaces m_classicPaces;
    RequestPaces m_platformPaces;
    std::vector<std::weak_ptr<SmaregiPlatformSession>> m_sessions; //!< clients with the same credential share one
};
