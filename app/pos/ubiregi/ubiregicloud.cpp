// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/ubiregi/ubiregicloud.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/pos/ubiregi/ubiregiclient.h"

UbiregiCloud::UbiregiCloud(HttpClient &http, QUrl apiBase, UbiregiOAuth oauth, const Clock &clock, UbiregiPace pace)
    : m_http(http)
    , m_apiBase(apiBase)
    , m_oauth(oauth)
    , m_clock(clock, http, {m_apiBase})
    , m_auth(http, apiBase, oauth)
    , m_paces(pace.api)
{
}

std::unique_ptr<PosClient> UbiregiCloud::client(const QString &contract, const QByteArray &secret, SecretRenewed renewed)
{
    const Result<UbiregiCredential> credential = UbiregiCredential::fromJson(secret);
    if (!credential) // an empty credential is refused by the server, and the user is asked to connect again
        qCWarning(lcPos) << "the stored Ubiregi credential cannot be read:" << credential.error().detail;
    const UbiregiCredential used = credential ? credential.value() : UbiregiCredential{};
    // Before the first answer a typed token does not say whose it is.
    const QString account = contract.isEmpty() ? used.accountId : contract;
    UbiregiOptions options;
    options.pace = m_paces.of(account.isEmpty() ? QStringLiteral("?") : account);
    return std::make_unique<UbiregiClient>(
        m_http, m_apiBase, used, m_oauth, m_clock,
        [renewed = std::move(renewed)](const UbiregiCredential &fresh) { renewed(fresh.toJson()); }, options);
}

QByteArray UbiregiCloud::secretOf(const PosCredential &typed) const
{
    return UbiregiCredential{typed.token, {}, {}, true}.toJson();
}

QString UbiregiCloud::tokenTail(const QByteArray &secret) const
{
    const Result<UbiregiCredential> credential = UbiregiCredential::fromJson(secret);
    return credential && credential.value().isStatic ? credential.value().accessToken.right(4) : QString();
}

bool UbiregiCloud::isConsent(const QByteArray &secret) const
{
    const Result<UbiregiCredential> credential = UbiregiCredential::fromJson(secret);
    return credential && !credential.value().isStatic;
}

QFuture<Result<PosGrant>> UbiregiCloud::grantInBrowser(OpenUrl openUrl, PosConsent consent)
{
    const Deferred<PosGrant> deferred;
    const auto asking = m_auth.withBrowser(std::move(openUrl), consent == PosConsent::OtherAccount);
    cancelTogether(deferred.future(), asking, &m_auth);
    onFinished(asking, &m_auth, [deferred](const Result<UbiregiCredential> &credential) {
        if (credential)
            deferred.answer(PosGrant{credential.value().accountId, credential.value().toJson()});
        else
            deferred.answer(credential.error());
    });
    return deferred.future();
}
