// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/oauthdesk.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QJsonDocument>
#include <QUuid>

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds kCodeLife = 10min;

QString newSecret()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString item(const QUrlQuery &query, const QString &key)
{
    return query.queryItemValue(key, QUrl::FullyDecoded);
}

//! Loopback only: a demo must not send anybody anywhere else.
bool isLoopbackRedirect(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != u"http" || url.hasFragment() || !url.userInfo().isEmpty())
        return false;
    return url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
}

QString redirect(const QUrlQuery &authorization, const QString &key, const QString &value)
{
    const QString target = item(authorization, QStringLiteral("redirect_uri"));
    QString address = target + (target.contains(u'?') ? u'&' : u'?') + key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    if (authorization.hasQueryItem(QStringLiteral("state")))
        address += QStringLiteral("&state=") + QString::fromLatin1(QUrl::toPercentEncoding(item(authorization, QStringLiteral("state"))));
    return address;
}

} // namespace

QString OAuthDesk::redirectWithCode(const QUrlQuery &authorization, qint64 now)
{
    const QString code = newSecret();
    m_codes.insert(code, {item(authorization, QStringLiteral("redirect_uri")), item(authorization, QStringLiteral("code_challenge")),
                          now + kCodeLife.count()});
    return redirect(authorization, QStringLiteral("code"), code);
}

QString OAuthDesk::redirectWithError(const QUrlQuery &authorization, const QString &error)
{
    return redirect(authorization, QStringLiteral("error"), error);
}

QString OAuthDesk::problemOf(const QUrlQuery &authorization) const
{
    if (item(authorization, QStringLiteral("client_id")) != m_rules.clientId)
        return QStringLiteral("client_id");
    if (!isLoopbackRedirect(item(authorization, QStringLiteral("redirect_uri"))))
        return QStringLiteral("redirect_uri");
    if (item(authorization, QStringLiteral("response_type")) != u"code")
        return QStringLiteral("response_type");
    const QString method = item(authorization, QStringLiteral("code_challenge_method"));
    const bool hasChallenge = authorization.hasQueryItem(QStringLiteral("code_challenge"));
    return hasChallenge && method != u"S256" ? QStringLiteral("code_challenge_method") : QString();
}

std::optional<DemoResponse> OAuthDesk::refuseClient(const DemoRequest &request) const
{
    const QUrlQuery form = request.form();
    QString id = item(form, QStringLiteral("client_id"));
    QString secret = item(form, QStringLiteral("client_secret"));
    const QByteArray authorization = request.header("Authorization");
    if (authorization.startsWith("Basic ")) {
        const QByteArray pair = QByteArray::fromBase64(authorization.mid(6));
        id = QUrl::fromPercentEncoding(pair.left(pair.indexOf(':')));
        secret = QUrl::fromPercentEncoding(pair.mid(pair.indexOf(':') + 1));
    }
    if (id == m_rules.clientId && secret == m_rules.clientSecret)
        return {};
    DemoResponse response = oauthError(401, QStringLiteral("invalid_client"));
    response.headers.append({QByteArray("WWW-Authenticate"), QByteArray("Basic realm=\"demo\"")});
    return response;
}

std::optional<OAuthDesk::Tokens> OAuthDesk::redeem(const QUrlQuery &form, qint64 now)
{
    const Code code = m_codes.take(item(form, QStringLiteral("code")));
    if (now >= code.validUntil || code.redirectUri != item(form, QStringLiteral("redirect_uri")))
        return {};
    if (!code.challenge.isEmpty()) {
        const QByteArray verifier = item(form, QStringLiteral("code_verifier")).toLatin1();
        const QByteArray challenge = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                                         .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        if (challenge != code.challenge.toLatin1())
            return {};
    }
    return newTokens(now);
}

std::optional<OAuthDesk::Tokens> OAuthDesk::refresh(const QString &refreshToken, qint64 now)
{
    const Refresh old = m_refresh.take(refreshToken);
    if (now >= old.validUntil)
        return {};
    if (m_rules.refreshEndsAccess)
        m_access.remove(old.access);
    return newTokens(now);
}

OAuthDesk::Tokens OAuthDesk::newTokens(qint64 now)
{
    const Tokens tokens{newSecret(), newSecret()};
    m_access.insert(tokens.access, now + m_rules.accessLife.count());
    m_refresh.insert(tokens.refresh, {tokens.access, now + m_rules.refreshLife.count()});
    return tokens;
}

QJsonObject OAuthDesk::tokenJson(const Tokens &tokens) const
{
    return {{QStringLiteral("access_token"), tokens.access},
            {QStringLiteral("token_type"), QString::fromLatin1(m_rules.tokenType)},
            {QStringLiteral("expires_in"), qint64(m_rules.accessLife.count())},
            {QStringLiteral("refresh_token"), tokens.refresh}};
}

OAuthDesk::Access OAuthDesk::check(const QString &accessToken, qint64 now) const
{
    const auto it = m_access.constFind(accessToken);
    if (it == m_access.constEnd())
        return Access::Unknown;
    return now < *it ? Access::Valid : Access::Expired;
}

void OAuthDesk::expireAccess()
{
    for (qint64 &validUntil : m_access)
        validUntil = 0;
}

void OAuthDesk::revokeAll()
{
    m_codes.clear();
    m_access.clear();
    m_refresh.clear();
}

DemoResponse oauthError(int status, const QString &error)
{
    return {status,
            "application/json",
            QJsonDocument(QJsonObject{{QStringLiteral("error"), error}}).toJson(QJsonDocument::Compact),
            {{"Cache-Control", "no-store"}}};
}

DemoResponse htmlPage(int status, const QString &title, const QString &body)
{
    const QString page = QStringLiteral(R"(<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%1</title>
<style>
body { font-family: sans-serif; max-width: 26em; margin: 4em auto; padding: 0 1em; line-height: 1.7; color: #222; }
label { display: block; margin: 1em 0; }
input { display: block; width: 100%; box-sizing: border-box; font-size: 1em; padding: .5em; }
button { font-size: 1em; padding: .5em 1.5em; margin-right: 1em; }
.error { color: #b00020; }
</style>
</head>
<body>
<h1>%1</h1>
%2
</body>
</html>
)");
    return {status, "text/html; charset=utf-8", page.arg(title.toHtmlEscaped(), body).toUtf8(), {{"Cache-Control", "no-store"}}};
}

DemoResponse redirectTo(const QString &address)
{
    return {302, "text/html; charset=utf-8", {}, {{"Location", address.toUtf8()}, {"Cache-Control", "no-store"}}};
}

QString hiddenInputs(const QUrlQuery &authorization)
{
    QString html;
    for (const char16_t *name :
         {u"client_id", u"response_type", u"redirect_uri", u"scope", u"state", u"code_challenge", u"code_challenge_method"}) {
        const QString key = QString::fromUtf16(name);
        if (authorization.hasQueryItem(key))
            html += QStringLiteral("<input type=\"hidden\" name=\"%1\" value=\"%2\">\n").arg(key, item(authorization, key).toHtmlEscaped());
    }
    return html;
}
