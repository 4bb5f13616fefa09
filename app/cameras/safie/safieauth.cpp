// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safieauth.h"

#include "app/base/async.h"
#include "app/cameras/safie/safieparser.h"
#include "app/net/httpclient.h"

#include <algorithm>

namespace {

Error refused(const QString &detail, const QString &reason)
{
    return {Error::Kind::SignInNeeded, detail, {}, reason};
}

//! About this program's registration, not about the user (RFC 6749 section 5.2).
bool isAboutClient(const HttpReply &reply)
{
    return reply.body.contains("invalid_client") || reply.body.contains("unauthorized_client") ||
           reply.body.contains("unsupported_grant_type") || reply.body.contains("invalid_scope");
}

Error clientRefused(const QString &detail)
{
    return {Error::Kind::Forbidden, detail, {}, QStringLiteral("signIn.clientRefused")};
}

Result<CameraCredential> readPasswordReply(const HttpReply &reply, const QString &email)
{
    if (reply.isOk()) {
        Result<CameraCredential> credential = parseSafieToken(reply.body);
        if (!credential)
            return credential.error();
        CameraCredential signedIn = credential.value();
        signedIn.account = email;
        return signedIn;
    }
    const Error error = safieError(reply, SafieCall::Devices);
    if (isAboutClient(reply))
        return clientRefused(error.detail);
    if (reply.status == 401 || (reply.status == 400 && reply.body.contains("invalid_grant")))
        return refused(error.detail, QStringLiteral("signIn.wrongPassword"));
    return error;
}

Result<CameraCredential> readCodeReply(const HttpReply &reply)
{
    if (reply.isOk())
        return parseSafieToken(reply.body);
    const Error error = safieError(reply, SafieCall::Devices);
    if (isAboutClient(reply))
        return clientRefused(error.detail);
    if (reply.status == 400 || reply.status == 401) // used, too old, or not for us
        return refused(error.detail, QStringLiteral("signIn.codeRefused"));
    return error;
}

//! What may stand in a header.
bool isPlainText(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

SafieAuth::SafieAuth(HttpClient &http, SafieSetup setup) : m_http(http), m_setup(std::move(setup)) {}

QFuture<Result<HttpReply>> SafieAuth::askForToken(const Fields &fields)
{
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.url = safieUrl(m_setup.api, QStringLiteral("/auth/token"));
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formEncoded(safieClientFields(m_setup) + fields);
    return m_http.send(request);
}

QFuture<Result<CameraCredential>> SafieAuth::withPassword(QString email, QString password)
{
    const Deferred<CameraCredential> deferred;
    const auto reply = askForToken({{QStringLiteral("grant_type"), QStringLiteral("password")},
                                    {QStringLiteral("username"), email},
                                    {QStringLiteral("password"), password},
                                    {QStringLiteral("scope"), m_setup.scope}});
    cancelTogether(deferred.future(), reply, &m_context);
    onFinished(reply, &m_context, [deferred, email](const Result<HttpReply> &answer) {
        deferred.answer(answer ? readPasswordReply(answer.value(), email) : answer.error());
    });
    return deferred.future();
}

QFuture<Result<CameraCredential>> SafieAuth::withBrowser(OpenUrl openUrl)
{
    OAuthRequest request;
    request.authorizeUrl = safieUrl(m_setup.api, QStringLiteral("/auth/authorize"));
    request.clientId = m_setup.clientId;
    request.extra = {{QStringLiteral("scope"), m_setup.scope}};
    request.redirectPort = m_setup.redirectPort;
    request.doneTitle = m_setup.doneTitle;
    request.doneText = m_setup.doneText;
    request.usePkce = m_setup.pkce;

    const Deferred<CameraCredential> deferred;
    const auto consent = askInBrowser(request, openUrl, &m_context);
    cancelTogether(deferred.future(), consent, &m_context);
    onFinished(consent, &m_context, [this, deferred](const Result<OAuthCode> &code) {
        if (!code)
            return deferred.answer(code.error());
        if (deferred.isCancelled())
            return;
        Fields fields{{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                      {QStringLiteral("redirect_uri"), code.value().redirectUri.toString(QUrl::FullyEncoded)},
                      {QStringLiteral("code"), code.value().code}};
        if (!code.value().codeVerifier.isEmpty())
            fields.append({QStringLiteral("code_verifier"), code.value().codeVerifier});
        const auto reply = askForToken(fields);
        cancelTogether(deferred.future(), reply, &m_context);
        onFinished(reply, &m_context, [deferred](const Result<HttpReply> &answer) {
            deferred.answer(answer ? readCodeReply(answer.value()) : answer.error());
        });
    });
    return deferred.future();
}

QFuture<Result<CameraCredential>> SafieAuth::withApiKey(QString key)
{
    const QString wrongKey = QStringLiteral("signIn.wrongApiKey");
    const CameraCredential credential{CameraCredential::Kind::ApiKey, key.trimmed(), {}, {}};
    if (!isPlainText(credential.secret))
        return readyResult<CameraCredential>(refused(QStringLiteral("not the text of a key"), wrongKey));

    HttpRequest request;
    request.url = safieUrl(m_setup.api, QStringLiteral("/devices"), {{QStringLiteral("limit"), QStringLiteral("1")}});
    request.headers.append(safieHeader(credential));
    const Deferred<CameraCredential> deferred;
    const auto reply = m_http.send(request);
    cancelTogether(deferred.future(), reply, &m_context);
    onFinished(reply, &m_context, [deferred, credential, wrongKey](const Result<HttpReply> &answer) {
        if (!answer)
            return deferred.answer(answer.error());
        if (answer.value().isOk()) {
            const Result<SafieDevicePage> page = parseSafieDevices(answer.value().body);
            return deferred.answer(page ? Result<CameraCredential>(credential) : page.error());
        }
        const Error error = safieError(answer.value(), SafieCall::Devices);
        deferred.answer(answer.value().status == 401 ? refused(error.detail, wrongKey) : error);
    });
    return deferred.future();
}
