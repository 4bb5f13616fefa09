// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safiesetup.h"

#include "app/net/httpclient.h"

QUrl safieUrl(const QUrl &api, const QString &path, const QList<QPair<QString, QString>> &query)
{
    QUrl url = api;
    QString base = api.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + QStringLiteral("/v2") + path, QUrl::TolerantMode);
    // QUrlQuery would leave '+' as it is, which a server reads as a space (safie.md 4.2).
    url.setQuery(query.isEmpty() ? QString() : QString::fromLatin1(formEncoded(query)), QUrl::StrictMode);
    return url;
}

QUrl safieDeviceUrl(const QUrl &api, const CameraId &camera, const QString &what, const QList<QPair<QString, QString>> &query)
{
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding(camera.value));
    return safieUrl(api, QStringLiteral("/devices/") + id + what, query);
}

QString safieTime(Instant at)
{
    return toDateTime(at, QTimeZone::utc()).toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'");
}

QPair<QByteArray, QByteArray> safieHeader(const CameraCredential &credential)
{
    const QByteArray secret = credential.secret.toLatin1();
    if (credential.kind == CameraCredential::Kind::ApiKey)
        return {"Safie-API-Key", secret};
    return {"Authorization", "Bearer " + secret};
}

QList<QPair<QString, QString>> safieClientFields(const SafieSetup &setup)
{
    QList<QPair<QString, QString>> fields;
    if (!setup.clientId.isEmpty())
        fields.append({QStringLiteral("client_id"), setup.clientId});
    if (!setup.clientSecret.isEmpty())
        fields.append({QStringLiteral("client_secret"), setup.clientSecret});
    return fields;
}
