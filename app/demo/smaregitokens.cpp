// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregitokens.h"

#include "app/demo/democredentials.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace {

DemoResponse refused(int status, const char *error)
{
    const QJsonObject body{{QStringLiteral("error"), QString::fromLatin1(error)},
                           {QStringLiteral("error_description"), QStringLiteral("The request was refused.")}};
    return {status, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

bool isScope(const QString &name)
{
    static const QSet<QString> kScopes{QStringLiteral("pos.transactions:read"), QStringLiteral("pos.transactions:write"),
                                       QStringLiteral("pos.stores:read"),       QStringLiteral("pos.stores:write"),
                                       QStringLiteral("pos.staffs:read"),       QStringLiteral("pos.products:read"),
                                       QStringLiteral("pos.customers:read")};
    return kScopes.contains(name);
}

bool isTheApp(const DemoRequest &request)
{
    const QByteArray pair = QByteArray(DemoCredentials::kSmaregiClientId.latin1()) + ':' + DemoCredentials::kSmaregiClientSecret.latin1();
    return request.header("Authorization") == "Basic " + pair.toBase64();
}

} // namespace

DemoResponse SmaregiTokens::issue(const DemoRequest &request, const QString &contract, qint64 now)
{
    const QUrlQuery form = request.form();
    if (!request.header("Content-Type").startsWith("application/x-www-form-urlencoded"))
        return refused(400, "invalid_request");
    if (!m_appValid || contract != DemoCredentials::kSmaregiContract || !isTheApp(request))
        return refused(401, "invalid_client");
    if (form.queryItemValue(QStringLiteral("grant_type"), QUrl::FullyDecoded) != u"client_credentials")
        return refused(400, "unsupported_grant_type");
    Token token;
    const QStringList asked = form.queryItemValue(QStringLiteral("scope"), QUrl::FullyDecoded).split(u' ', Qt::SkipEmptyParts);
    QStringList granted;
    for (const QString &scope : asked) {
        if (!isScope(scope))
            return refused(400, "invalid_scope");
        if (m_given.contains(scope))
            granted.append(scope);
    }
    if (granted.isEmpty())
        return refused(400, "invalid_scope");
    const QByteArray value = "eyJhbGciOiJSUzI1NiJ9.demo-" + QByteArray::number(++m_issued) + ".c2lnbmF0dXJl";
    m_tokens.insert(value, {{granted.begin(), granted.end()}, now + m_lifetime});
    const QJsonObject body{{QStringLiteral("scope"), granted.join(u' ')},
                           {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                           {QStringLiteral("expires_in"), m_lifetime},
                           {QStringLiteral("access_token"), QString::fromLatin1(value)}};
    return {200, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

std::optional<QSet<QString>> SmaregiTokens::scopesOf(const DemoRequest &request, qint64 now) const
{
    const QByteArray header = request.header("Authorization");
    const auto token = header.startsWith("Bearer ") ? m_tokens.constFind(header.mid(7)) : m_tokens.constEnd();
    if (token == m_tokens.constEnd() || now >= token->validUntil)
        return {};
    return token->scopes & m_given;
}

void SmaregiTokens::setScope(const QString &scope, bool given)
{
    if (given)
        m_given.insert(scope);
    else
        m_given.remove(scope);
}

void SmaregiTokens::setAppValid(bool valid)
{
    m_appValid = valid;
    if (!valid)
        expireAll();
}
