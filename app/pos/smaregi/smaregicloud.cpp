// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregicloud.h"

#include "app/base/async.h"
#include "app/pos/smaregi/smaregiclassicclient.h"

SmaregiCloud::SmaregiCloud(HttpClient &http, QUrl classicUrl, const Clock &clock)
    : m_http(http)
    , m_classicUrl(std::move(classicUrl))
    , m_clock(clock)
{
}

std::unique_ptr<PosClient> SmaregiCloud::client(const QString &contract, const QByteArray &secret, SecretRenewed)
{
    return std::make_unique<SmaregiClassicClient>(m_http, m_classicUrl, contract, QString::fromUtf8(secret), m_clock);
}

QFuture<Result<PosGrant>> SmaregiCloud::grantInBrowser(OpenUrl, PosConsent)
{
    return readyResult<PosGrant>(Error{Error::Kind::NotFound, QStringLiteral("the classic API knows tokens only"), {}, {}});
}
