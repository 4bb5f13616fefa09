// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safiesession.h"

#include "app/base/logging.h"

#include <utility>

SafieSession::SafieSession(HttpClient &http, SafieSetup setup, CameraCredential credential, Renewed renewed, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_setup(std::move(setup))
    , m_credential(std::move(credential))
    , m_renewed(std::move(renewed))
{
}

//! Who has signed out asks nothing more.
SafieSession::~SafieSession()
{
    for (QFuture<Result<HttpReply>> &sent : m_underWay)
        sent.cancel();
}

QFuture<Result<HttpReply>> SafieSession::send(HttpRequest request)
{
    const Deferred<HttpReply> deferred;
    sendOnce(request, deferred, true);
    return deferred.future();
}

QFuture<Result<HttpReply>> SafieSession::get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return send(std::move(request));
}

void SafieSession::sendOnce(const HttpRequest &request, const Deferred<HttpReply> &deferred, bool mayRenew)
{
    HttpRequest signedRequest = request;
    signedRequest.headers.append(safieHeader(m_credential));
    const auto sent = m_http.send(signedRequest);
    m_underWay.removeIf([](const QFuture<Result<HttpReply>> &other) { return other.isFinished(); });
    m_underWay.append(sent);
    cancelTogether(deferred.future(), sent, this);
    onFinished(sent, this, [=, this, used = m_credential.secret](const Result<HttpReply> &reply) {
        if (!reply || reply.value().status != 401)
            return deferred.answer(reply);
        if (!mayRenew)
            return deferred.answer(refusedError(safieError(reply.value(), SafieCall::Devices).detail));
        if (used != m_credential.secret) // renewed while this one was under way
            return sendOnce(request, deferred, false);
        onFinished(renew(), this, [=, this](const Result<Done> &done) {
            if (!done)
                deferred.answer(done.error());
            else if (!deferred.isCancelled())
                sendOnce(request, deferred, false);
        });
    });
}

QFuture<Result<Done>> SafieSession::renew()
{
    if (m_credential.kind == CameraCredential::Kind::ApiKey || m_credential.refreshToken.isEmpty())
        return readyResult<Done>(refusedError(QStringLiteral("there is nothing to renew it with")));
    if (m_refused)
        return readyResult<Done>(*m_refused);

    const Deferred<Done> deferred; // one for each, so that who gives up does not stop the others
    m_waiting.append(deferred);
    if (m_waiting.size() > 1)
        return deferred.future();

    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.url = safieUrl(m_setup.api, QStringLiteral("/auth/refresh-token")); // not the token path (safie.md 3.2)
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formEncoded(safieClientFields(m_setup) +
                               QList<QPair<QString, QString>>{{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                                                              {QStringLiteral("refresh_token"), m_credential.refreshToken},
                                                              {QStringLiteral("scope"), m_setup.scope}});
    onFinished(m_http.send(request), this, [this](const Result<HttpReply> &reply) { renewed(reply); });
    return deferred.future();
}

void SafieSession::renewed(const Result<HttpReply> &reply)
{
    const Result<CameraCredential> fresh = readRenewal(reply);
    if (fresh) {
        m_credential = fresh.value();
        if (m_renewed)
            m_renewed(m_credential);
    } else {
        qCWarning(lcCameras) << "the sign-in could not be renewed:" << fresh.error().detail;
        if (fresh.error().kind == Error::Kind::SignInNeeded)
            m_refused = fresh.error();
    }
    for (const Deferred<Done> &deferred : std::exchange(m_waiting, {}))
        deferred.answer(fresh ? Result<Done>(Done{}) : fresh.error());
}

Result<CameraCredential> SafieSession::readRenewal(const Result<HttpReply> &reply)
{
    if (!reply)
        return reply.error();
    if (!reply.value().isOk()) {
        const Error error = safieError(reply.value(), SafieCall::Devices);
        const bool refused = reply.value().status == 400 || reply.value().status == 401;
        return refused ? refusedError(error.detail) : error;
    }
    Result<CameraCredential> fresh = parseSafieToken(reply.value().body);
    if (!fresh)
        return fresh.error();
    CameraCredential credential = m_credential;
    credential.secret = fresh.value().secret;
    if (!fresh.value().refreshToken.isEmpty()) // always the one received last (safie.md 1, fact 4)
        credential.refreshToken = fresh.value().refreshToken;
    return credential;
}

Error SafieSession::refusedError(const QString &detail) const
{
    const bool isKey = m_credential.kind == CameraCredential::Kind::ApiKey;
    return {Error::Kind::SignInNeeded, detail, {}, isKey ? QStringLiteral("signIn.keyRevoked") : QStringLiteral("signIn.expired")};
}
