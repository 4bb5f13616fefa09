// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregiplatformsession.h"

#include "app/base/logging.h"
#include "app/net/requestpace.h"

#include <utility>

using namespace std::chrono_literals;
using SmaregiPlatform::Token;

namespace {

constexpr std::chrono::seconds kMargin = 60s; // what clients use (smaregi.md 3.1)
constexpr auto kRecheck = 30s; // nobody gives an app a scope and is back sooner

//! What is asked for, best first: whether a scope that the app lacks is refused or left out of the answer is not known
//! (smaregi.md 3.3), so a refusal is followed by a smaller question. Staff names come with the transactions anyway.
const QStringList kRungs[] = {
    {QStringLiteral("pos.transactions:read"), QStringLiteral("pos.stores:read"), QStringLiteral("pos.staffs:read")},
    {QStringLiteral("pos.transactions:read"), QStringLiteral("pos.stores:read")},
    {QStringLiteral("pos.transactions:read")},
    {QStringLiteral("pos.stores:read")},
};

} // namespace

QUrl smaregiUrl(QUrl base, const QString &path)
{
    QString start = base.path();
    while (start.endsWith(u'/'))
        start.chop(1);
    base.setPath(start + path, QUrl::DecodedMode);
    return base;
}

HttpRequest smaregiTokenRequest(const SmaregiPlatformHosts &hosts, const SmaregiApp &app, QList<QPair<QString, QString>> fields)
{
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.url = smaregiUrl(hosts.id, QStringLiteral("/authorize/token"));
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    if (const QByteArray basic = app.basicAuthorization(); !basic.isEmpty())
        request.headers.append({"Authorization", basic});
    else
        fields.append({QStringLiteral("client_id"), app.clientId});
    request.body = formEncoded(fields);
    return request;
}

struct SmaregiPlatformSession::Call {
    Query query;
    Deferred<HttpReply> answer;
    bool mayRenew = true;
};

SmaregiPlatformSession::SmaregiPlatformSession(HttpClient &http, SmaregiPlatformHosts hosts, QString contract, SmaregiApp app,
                                               const Clock &clock, SmaregiSessionOptions options, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_hosts(std::move(hosts))
    , m_contract(std::move(contract))
    , m_app(std::move(app))
    , m_clock(clock)
    , m_silence(options.silence)
    , m_pace(options.pace ? options.pace : std::make_shared<RequestPace>(options.minInterval))
{
}

QUrl SmaregiPlatformSession::urlOf(const Query &query) const
{
    QUrl url = smaregiUrl(m_hosts.api, u'/' + m_contract + QStringLiteral("/pos/") + query.path);
    if (!query.items.isEmpty()) // with '+' and ':' encoded (smaregi.md 4.2)
        url.setQuery(QString::fromLatin1(formEncoded(query.items)), QUrl::StrictMode);
    return url;
}

bool SmaregiPlatformSession::serves(const QString &contract, const SmaregiApp &app) const
{
    SmaregiApp now = app;
    if (m_exchanged.contains(app.refreshToken))
        now.refreshToken = m_app.refreshToken;
    return contract == m_contract && now == m_app;
}

QFuture<Result<HttpReply>> SmaregiPlatformSession::get(const Query &query)
{
    // Anything else in the path would lead to another contract or another function.
    if (m_contract.isEmpty() || m_contract.contains(u'/') || m_contract.startsWith(u'.')) {
        return readyResult<HttpReply>(
            Error{Error::Kind::SignInNeeded, QStringLiteral("this is no contract id"), {}, QStringLiteral("smaregi.app")});
    }
    const Call call{query, {}, true};
    attempt(call);
    return call.answer.future();
}

void SmaregiPlatformSession::attempt(const Call &call)
{
    if (m_clock.now() >= m_validUntil) {
        onFinished(renew(), this, [this, call](const Result<Token> &token) {
            if (token)
                transmit(call, token.value());
            else
                call.answer.answer(token.error());
        });
    } else {
        transmit(call, m_token);
    }
}

void SmaregiPlatformSession::transmit(const Call &call, const Token &token)
{
    const QString &scope = call.query.scope;
    if (token.value.isEmpty() || (!scope.isEmpty() && !token.scopes.contains(scope))) {
        forget(token.value, m_grantedAt + kRecheck);
        call.answer.answer(Error{Error::Kind::Forbidden, QStringLiteral("the app lacks the scope ") + scope, {}, {}});
        return;
    }
    HttpRequest request;
    request.url = urlOf(call.query);
    request.headers = {{"Authorization", "Bearer " + token.value}, {"Accept", "application/json, application/problem+json"}};
    request.timeout = m_silence;
    request.pace = m_pace;
    const QFuture<Result<HttpReply>> reply = m_http.send(request);
    cancelTogether(call.answer.future(), reply, this);
    onFinished(reply, this, [this, call, token = token.value](const Result<HttpReply> &answer) { received(call, token, answer); });
}

void SmaregiPlatformSession::received(Call call, const QByteArray &token, const Result<HttpReply> &reply)
{
    if (!reply || reply.value().isOk()) {
        call.answer.answer(reply);
        return;
    }
    const Error error = SmaregiPlatform::errorOf(reply.value());
    if (error.kind == Error::Kind::SignInNeeded)
        forget(token, {});
    else if (error.kind == Error::Kind::Forbidden)
        forget(token, m_grantedAt + kRecheck);
    if (error.kind == Error::Kind::SignInNeeded && std::exchange(call.mayRenew, false))
        attempt(call);
    else
        call.answer.answer(error);
}

void SmaregiPlatformSession::forget(const QByteArray &token, Instant at)
{
    if (token == m_token.value) // else another one's refusal has brought a new one meanwhile
        m_validUntil = std::min(m_validUntil, at);
}

void SmaregiPlatformSession::keep(const Token &token)
{
    m_token = token;
    m_grantedAt = m_clock.now();
    // One that lives shorter than the margin is used for half of its life, not asked for anew each time.
    m_validUntil = m_grantedAt + token.lifetime - std::min<std::chrono::seconds>(kMargin, token.lifetime / 2);
}

QFuture<Result<Token>> SmaregiPlatformSession::renew()
{
    // Each waiter has a future of its own: one that gives up must not cancel the others' renewal.
    m_waiting.append(Deferred<Token>());
    const QFuture<Result<Token>> mine = m_waiting.last().future();
    if (m_waiting.size() == 1)
        m_app.isOfPerson() ? askByRefreshToken() : askForToken(0);
    return mine;
}

void SmaregiPlatformSession::askForToken(int rung)
{
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.url = smaregiUrl(m_hosts.id, QStringLiteral("/app/") + m_contract + QStringLiteral("/token"));
    request.headers = {{"Authorization", m_app.basicAuthorization()},
                       {"Content-Type", "application/x-www-form-urlencoded"},
                       {"Accept", "application/json"}};
    request.body = formEncoded(
        {{QStringLiteral("grant_type"), QStringLiteral("client_credentials")}, {QStringLiteral("scope"), kRungs[rung].join(u' ')}});
    request.timeout = m_silence;
    request.safeToRepeat = true; // it gives one more token, nothing else
    request.pace = m_pace;
    onFinished(m_http.send(request), this, [this, rung](const Result<HttpReply> &reply) {
        if (!reply) {
            finishRenewal(reply.error());
            return;
        }
        if (!reply.value().isOk()) {
            const Error error = SmaregiPlatform::tokenErrorOf(reply.value());
            if (error.kind != Error::Kind::Forbidden)
                finishRenewal(error);
            else if (rung + 1 < int(std::size(kRungs)))
                askForToken(rung + 1);
            else
                finishRenewal(Token{}); // the app is right, but may do nothing
            return;
        }
        finishRenewal(SmaregiPlatform::tokenOf(reply.value().body, kRungs[rung]));
    });
}

void SmaregiPlatformSession::askByRefreshToken()
{
    HttpRequest request = smaregiTokenRequest(
        m_hosts, m_app,
        {{QStringLiteral("grant_type"), QStringLiteral("refresh_token")}, {QStringLiteral("refresh_token"), m_app.refreshToken}});
    request.timeout = m_silence;
    request.pace = m_pace;
    onFinished(m_http.send(request), this, [this](const Result<HttpReply> &reply) {
        if (!reply)
            return finishRenewal(reply.error());
        if (!reply.value().isOk())
            return finishRenewal(SmaregiPlatform::consentErrorOf(reply.value(), QStringLiteral("smaregi.consent")));
        const Result<Token> token = SmaregiPlatform::tokenOf(reply.value().body, kRungs[0]);
        if (token && !token.value().refreshToken.isEmpty()) { // always the one received last (smaregi.md 3.2)
            m_exchanged.insert(std::exchange(m_app.refreshToken, token.value().refreshToken));
            emit renewed(m_app);
        }
        finishRenewal(token);
    });
}

void SmaregiPlatformSession::finishRenewal(const Result<Token> &token)
{
    if (token)
        keep(token.value());
    else
        qCWarning(lcPos, "smaregi: no access token: %s", qPrintable(token.error().detail));
    for (const Deferred<Token> &waiter : std::exchange(m_waiting, {}))
        waiter.answer(token);
}
