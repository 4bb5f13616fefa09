// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pos/poscloud.h"

class Clock;
class HttpClient;

//! Smaregi as the services know it: contract id and access token of the classic API.
class SmaregiCloud final : public PosCloud {
public:
    //! `http` and `clock` outlive it.
    SmaregiCloud(HttpClient &http, QUrl classicUrl, const Clock &clock);

    Vendor vendor() const override { return Vendor::Smaregi; }
    std::unique_ptr<PosClient> client(const QString &contract, const QByteArray &secret, SecretRenewed renewed) override;
    QByteArray secretOf(const PosCredential &typed) const override { return typed.token.toUtf8(); }
    QString tokenTail(const QByteArray &secret) const override { return QString::fromUtf8(secret).right(4); }
    QFuture<Result<PosGrant>> grantInBrowser(OpenUrl openUrl, PosConsent consent) override;

private:
    HttpClient &m_http;
    const QUrl m_classicUrl;
    const Clock &m_clock;
};
