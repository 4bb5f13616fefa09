// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/requestpace.h"
#include "app/net/serverclock.h"
#include "app/pos/poscloud.h"
#include "app/pos/ubiregi/ubiregiauth.h"

//! Least time between two requests: no limit is published, and clients take half a second (ubiregi.md 5.4).
struct UbiregiPace {
    std::chrono::milliseconds api{500};
};

//! Ubiregi as the services know it: consent in the browser, or an API access token.
class UbiregiCloud final : public PosCloud {
public:
    //! `http` and `clock` outlive it.
    UbiregiCloud(HttpClient &http, QUrl apiBase, UbiregiOAuth oauth, const Clock &clock, UbiregiPace pace = {});

    Vendor vendor() const override { return Vendor::Ubiregi; }
    std::unique_ptr<PosClient> client(const QString &contract, const QByteArray &secret, SecretRenewed renewed) override;
    QByteArray secretOf(const PosCredential &typed) const override;
    QString tokenTail(const QByteArray &secret) const override;
    bool isConsent(const QByteArray &secret) const override;
    bool canGrantInBrowser() const override { return !m_oauth.clientId.isEmpty(); }
    QFuture<Result<PosGrant>> grantInBrowser(OpenUrl openUrl, PosConsent consent) override;

private:
    HttpClient &m_http;
    const QUrl m_apiBase;
    const UbiregiOAuth m_oauth;
    const ServerClock m_clock;
    UbiregiAuth m_auth;
    RequestPaces m_paces;
};
