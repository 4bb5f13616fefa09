// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregiauth.h"

#include <utility>

using SmaregiPlatform::Token;

namespace {
//! openid for the contract, offline_access for the refresh token (smaregi.md 3.2).
const QString kScope = QStringLiteral("openid offline_access pos.transactions:read pos.stores:read pos.staffs:read");
} // namespace

SmaregiAuth::SmaregiAuth(HttpClient &http, SmaregiPlatformHosts hosts, SmaregiOAuth oauth, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_hosts(std::move(hosts))
    , m_oauth(std::move(oauth))
{
}

QFuture<Result<PosGrant>> SmaregiAuth::withBrowser(const OpenUrl &openUrl)
{
    OAuthRequest request;
    request.authorizeUrl = smaregiUrl(m_hosts.id, QStringLiteral("/authorize"));
    request.clientId = m_oauth.clientId;
    request.extra = {{QStringLiteral("scope"), kScope}};
    request.redirectPort = m_oauth.redirectPort;
    request.doneTitle = m_oauth.doneTitle;
    request.doneText = m_oauth.doneText;
    request.limit = m_oauth.limit;

    const Deferred<PosGrant> answer;
    const QFuture<Result<OAuthCode>> consent = askInBrowser(request, openUrl, this);
    cancelTogether(answer.future(), consent, this);
    onFinished(consent, this, [this, answer](const Result<OAuthCode> &code) {
        if (code)
            redeem(code.value(), answer);
        else
            answer.answer(code.error());
    });
    return answer.future();
}

void SmaregiAuth::redeem(const OAuthCode &code, const Deferred<PosGrant> &answer)
{
    const HttpRequest request = smaregiTokenRequest(m_hosts, {m_oauth.clientId, m_oauth.clientSecret},
                                                    {{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                                                     {QStringLiteral("code"), code.code},
                                                     {QStringLiteral("redirect_uri"), code.redirectUri.toString(QUrl::FullyEncoded)},
                                                     {QStringLiteral("code_verifier"), code.codeVerifier}});
    const auto reply = m_http.send(request);
    cancelTogether(answer.future(), reply, this);
    onFinished(reply, this, [this, answer](const Result<HttpReply> &result) {
        if (!result)
            return answer.answer(result.error());
        if (!result.value().isOk())
            return answer.answer(SmaregiPlatform::consentErrorOf(result.value(), QStringLiteral("signIn.codeRefused")));
        const Result<Token> token = SmaregiPlatform::tokenOf(result.value().body, {});
        if (!token)
            answer.answer(token.error());
        else if (token.value().refreshToken.isEmpty())
            answer.answer(Error{Error::Kind::BadData, QStringLiteral("the consent gave no refresh token"), {}, {}});
        else
            askWhose(token.value(), answer);
    });
}

void SmaregiAuth::askWhose(const Token &token, const Deferred<PosGrant> &answer)
{
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.url = smaregiUrl(m_hosts.id, QStringLiteral("/userinfo"));
    request.headers = {{"Authorization", "Bearer " + token.value}, {"Accept", "application/json"}};
    request.safeToRepeat = true;
    const auto reply = m_http.send(request);
    cancelTogether(answer.future(), reply, this);
    const SmaregiApp app{m_oauth.clientId, m_oauth.clientSecret, token.refreshToken};
    onFinished(reply, this, [answer, app](const Result<HttpReply> &result) {
        if (!result)
            return answer.answer(result.error());
        if (!result.value().isOk())
            return answer.answer(SmaregiPlatform::errorOf(result.value()));
        const Result<QString> contract = SmaregiPlatform::contractOfUser(result.value().body);
        answer.answer(contract ? Result<PosGrant>(PosGrant{contract.value(), app.toSecret()}) : contract.error());
    });
}
