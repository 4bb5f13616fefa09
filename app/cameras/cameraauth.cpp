// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/cameraauth.h"

#include <QJsonDocument>
#include <QJsonObject>

QByteArray CameraCredential::toJson() const
{
    const QJsonObject json{
        {QStringLiteral("kind"), kind == Kind::ApiKey ? QStringLiteral("api-key") : QStringLiteral("token")},
        {QStringLiteral("secret"), secret},
        {QStringLiteral("refreshToken"), refreshToken},
        {QStringLiteral("account"), account},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<CameraCredential> CameraCredential::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    CameraCredential credential;
    credential.kind = object[QStringLiteral("kind")].toString() == QStringLiteral("api-key") ? Kind::ApiKey : Kind::Token;
    credential.secret = object[QStringLiteral("secret")].toString();
    credential.refreshToken = object[QStringLiteral("refreshToken")].toString();
    credential.account = object[QStringLiteral("account")].toString();
    if (credential.secret.isEmpty())
        return Error{Error::Kind::BadData, QStringLiteral("the stored sign-in cannot be read"), {}, {}};
    return credential;
}
