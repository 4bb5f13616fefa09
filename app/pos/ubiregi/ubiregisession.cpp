// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/ubiregi/ubiregisession.h"

#include "app/base/logging.h"
#include "app/net/httpclient.h"
#include "app/pos/jsonfields.h"
#include "app/pos/ubiregi/ubiregiparser.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace std::chrono_literals;

namespace {

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == u"https" ? 443 : 80); };
    return a.isValid() && a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b) && a.userInfo().isEmpty();
}

QUrl withSlash(QUrl url)
{
    if (!url.path().endsWith(u'/'))
        url.setPath(url.path() + u'/'); // or resolved() would cut the last part
    return url;
}

Result<UbiregiCredential> credentialOf(const HttpReply &reply, UbiregiCredential credential)
{
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    if (!reply.isOk()) {
        Error error = statusError(reply);
        if (reply.status == 400 || reply.status == 401) { // {"error":"invalid_grant"} (RFC 6749 section 5.2)
            error.kind = Error::Kind::SignInNeeded;
            error.detail = QStringLiteral("the token address refused: %1").arg(textOf(body[u"error"]).left(100));
        }
        return error;
    }
    credential.accessToken = textOf(body[u"access_token"]);
    if (credential.accessToken.isEmpty())
        return Error{Error::Kind::BadData, QStringLiteral("the token answer has no access_token"), {}, {}};
    if (const QString refresh = textOf(body[u"refresh_token"]); !refresh.isEmpty())
        credential.refreshToken = refresh;
    if (const QString account = textOf(body[u"account_id"]); !account.isEmpty())
        credential.accountId = account;
    return credential;
}

} // namespace

QFuture<Result<UbiregiCredential>> requestUbiregiToken(HttpClient &http, const UbiregiOAuth &oauth, QList<QPair<QString, QString>> fields,
                                                       const UbiregiCredential &before, QObject *context)
{
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.url = oauth.tokenUrl();
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    if (oauth.clientSecret.isEmpty()) {
        fields.append({QStringLiteral("client_id"), oauth.clientId});
    } else {
        const QByteArray pair = QUrl::toPercentEncoding(oauth.clientId) + ':' + QUrl::toPercentEncoding(oauth.clientSecret);
        request.headers.append({"Authorization", "Basic " + pair.toBase64()}); // both form-encoded first (RFC 6749 section 2.3.1)
    }
    request.body = formEncoded(fields);

    const Deferred<UbiregiCredential> answer;
    const QFuture<Result<HttpReply>> reply = http.send(request); // never repeated: a code or refresh token works once
    onFinished(reply, context, [answer, before](const Result<HttpReply> &received) {
        answer.answer(received ? credentialOf(received.value(), before) : Result<UbiregiCredential>(received.error()));
    });
    return answer.future();
}

UbiregiSession::UbiregiSession(HttpClient &http, QUrl apiBase, UbiregiCredential credential, UbiregiOAuth oauth, CredentialRenewed renewed,
                               std::shared_ptr<RequestPace> pace, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_apiBase(withSlash(std::move(apiBase)))
    , m_credential(std::move(credential))
    , m_oauth(std::move(oauth))
    , m_renewed(std::move(renewed))
    , m_pace(std::move(pace))
{
}

QFuture<Result<QByteArray>> UbiregiSession::get(const QUrl &url)
{
    if (!sameOrigin(url, m_apiBase)) {
        qCWarning(lcPos) << "ubiregi: refused to follow" << redacted(url);
        return readyResult<QByteArray>(Error{Error::Kind::BadData, QStringLiteral("an address away from the API"), {}, {}});
    }
    const Deferred<QByteArray> answer;
    attempt(answer, url, true);
    return answer.future();
}

void UbiregiSession::attempt(const Deferred<QByteArray> &answer, const QUrl &url, bool mayRenew)
{
    HttpRequest request;
    request.url = url;
    request.headers = {m_credential.header(), {"Accept", "application/json"}};
    request.timeout = 60s; // a page of a busy shop takes the server a while
    request.pace = m_pace;
    const QFuture<Result<HttpReply>> reply = m_http.send(request);
    cancelTogether(answer.future(), reply, this);
    onFinished(reply, this, [this, answer, url, mayRenew, used = m_credential.accessToken](const Result<HttpReply> &received) {
        if (!received) {
            answer.answer(received.error());
        } else if (received.value().isOk()) {
            answer.answer(received.value().body);
        } else if (received.value().status != 401 || !mayRenew || m_credential.refreshToken.isEmpty()) {
            answer.answer(Ubiregi::errorOf(received.value()));
        } else if (used != m_credential.accessToken) { // somebody else's 401 has brought a new one meanwhile
            attempt(answer, url, false);
        } else {
            onFinished(renew(), this, [this, answer, url](const Result<Done> &renewed) {
                if (renewed)
                    attempt(answer, url, false);
                else
                    answer.answer(renewed.error());
            });
        }
    });
}

QFuture<Result<Done>> UbiregiSession::renew()
{
    // Each waiter has a future of its own: one that gives up must not cancel the renewal, or the new pair would be lost.
    m_waiting.append(Deferred<Done>());
    const QFuture<Result<Done>> mine = m_waiting.last().future();
    if (m_waiting.size() > 1)
        return mine;
    const QFuture<Result<UbiregiCredential>> token = requestUbiregiToken(
        m_http, m_oauth,
        {{QStringLiteral("grant_type"), QStringLiteral("refresh_token")}, {QStringLiteral("refresh_token"), m_credential.refreshToken}},
        m_credential, this);
    onFinished(token, this, [this](const Result<UbiregiCredential> &received) {
        Result<Done> result = Done{};
        if (received) {
            m_credential = received.value();
            if (m_renewed)
                m_renewed(m_credential);
        } else {
            Error error = received.error();
            if (error.kind == Error::Kind::SignInNeeded)
                error.reason = QStringLiteral("ubiregi.revoked");
            qCWarning(lcPos, "ubiregi: the credential could not be renewed: %s", qPrintable(error.detail));
            result = error;
        }
        for (const Deferred<Done> &waiter : std::exchange(m_waiting, {}))
            waiter.answer(result);
    });
    return mine;
}
