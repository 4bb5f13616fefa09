// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregicredential.h"

#include <QJsonDocument>
#include <QJsonObject>

QByteArray SmaregiApp::basicAuthorization() const
{
    return clientSecret.isEmpty() ? QByteArray() : "Basic " + (clientId + u':' + clientSecret).toUtf8().toBase64();
}

QByteArray SmaregiApp::toSecret() const
{
    QJsonObject json{{QStringLiteral("clientId"), clientId}, {QStringLiteral("clientSecret"), clientSecret}};
    if (isOfPerson())
        json.insert(QStringLiteral("refreshToken"), refreshToken);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<SmaregiApp> SmaregiApp::fromSecret(const QByteArray &secret)
{
    const QJsonObject json = QJsonDocument::fromJson(secret).object();
    const SmaregiApp app{json[u"clientId"].toString(), json[u"clientSecret"].toString(), json[u"refreshToken"].toString()};
    return app.clientId.isEmpty() ? std::nullopt : std::optional(app);
}
