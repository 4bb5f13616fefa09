// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/ubiregi/ubiregiauth.h"

#include "app/base/async.h"
#include "app/pos/ubiregi/ubiregiparser.h"
#include "app/pos/ubiregi/ubiregisession.h"

UbiregiAuth::UbiregiAuth(HttpClient &http, QUrl apiBase, UbiregiOAuth oauth, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_apiBase(std::move(apiBase))
    , m_oauth(std::move(oauth))
{
}

QFuture<Result<UbiregiCredential>> UbiregiAuth::withBrowser(OpenUrl openUrl, bool askWho)
{
    OAuthRequest request;
    request.authorizeUrl = m_oauth.authorizeUrl();
    request.clientId = m_oauth.clientId;
    if (askWho)
        request.extra = {{QStringLiteral("force_login"), QStringLiteral("true")}};
    request.redirectPort = m_oauth.redirectPort;
    request.doneTitle = m_oauth.doneTitle;
    request.doneText = m_oauth.doneText;

    const Deferred<UbiregiCredential> answer;
    const QFuture<Result<OAuthCode>> consent = askInBrowser(request, openUrl, this);
    cancelTogether(answer.future(), consent, this);
    onFinished(consent, this, [this, answer](const Result<OAuthCode> &code) {
        if (!code) {
            answer.answer(code.error());
            return;
        }
        QList<QPair<QString, QString>> fields{
            {QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
            {QStringLiteral("code"), code.value().code},
            {QStringLiteral("redirect_uri"), code.value().redirectUri.toString(QUrl::FullyEncoded)},
        };
        if (!code.value().codeVerifier.isEmpty())
            fields.append({QStringLiteral("code_verifier"), code.value().codeVerifier});
        const QFuture<Result<UbiregiCredential>> token = requestUbiregiToken(m_http, m_oauth, fields, {}, this);
        onFinished(token, this, [answer](const Result<UbiregiCredential> &credential) { answer.answer(credential); });
    });
    return answer.future();
}

QFuture<Result<UbiregiCredential>> UbiregiAuth::withToken(QString staticToken)
{
    UbiregiCredential credential;
    credential.accessToken = staticToken.trimmed(); // it is pasted from a web page
    credential.isStatic = true;
    const Deferred<UbiregiCredential> answer;
    auto *session = new UbiregiSession(m_http, m_apiBase, credential, m_oauth, UbiregiSession::CredentialRenewed(), nullptr, this);
    const QFuture<Result<QByteArray>> account = session->get(session->apiBase().resolved(QUrl(QStringLiteral("accounts/current"))));
    cancelTogether(answer.future(), account, this);
    onFinished(account, this, [session, answer, credential](const Result<QByteArray> &body) {
        session->deleteLater();
        const Result<UbiregiMasters> masters = body ? Ubiregi::accountOf(body.value()) : Result<UbiregiMasters>(body.error());
        if (!masters) {
            answer.answer(masters.error());
            return;
        }
        UbiregiCredential known = credential;
        known.accountId = masters.value().accountId;
        answer.answer(known);
    });
    return answer.future();
}
