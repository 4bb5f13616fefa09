// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/ubiregi/ubiregicredential.h"

#include <QJsonDocument>
#include <QJsonObject>

QPair<QByteArray, QByteArray> UbiregiCredential::header() const
{
    if (isStatic)
        return {"X-Ubiregi-Auth-Token", accessToken.toUtf8()};
    return {"Authorization", "Bearer " + accessToken.toUtf8()};
}

QByteArray UbiregiCredential::toJson() const
{
    const QJsonObject json{
        {QStringLiteral("accessToken"), accessToken},
        {QStringLiteral("refreshToken"), refreshToken},
        {QStringLiteral("accountId"), accountId},
        {QStringLiteral("static"), isStatic},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<UbiregiCredential> UbiregiCredential::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    UbiregiCredential credential;
    credential.accessToken = object[u"accessToken"].toString();
    credential.refreshToken = object[u"refreshToken"].toString();
    credential.accountId = object[u"accountId"].toString();
    credential.isStatic = object[u"static"].toBool();
    if (credential.accessToken.isEmpty())
        return Error{Error::Kind::BadData, QStringLiteral("the stored Ubiregi credential cannot be read"), {}, {}};
    return credential;
}

QUrl UbiregiOAuth::authorizeUrl() const
{
    return web.resolved(QUrl(QStringLiteral("/oauth2/authorize")));
}

QUrl UbiregiOAuth::tokenUrl() const
{
    return web.resolved(QUrl(QStringLiteral("/oauth2/token")));
}
