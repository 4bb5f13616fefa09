// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/pos/fakeubiregi.h"

#include "tests/unit/pos/posdata.h"

#include <QJsonDocument>

#include <algorithm>

namespace {

DemoResponse json(const QJsonObject &body, int status = 200)
{
    return DemoResponse{status, "application/json; charset=utf-8", QJsonDocument(body).toJson(), {}};
}

QJsonObject file(const char *name)
{
    return QJsonDocument::fromJson(testData(QStringLiteral("ubiregi/") + QString::fromLatin1(name))).object();
}

} // namespace

FakeUbiregi::FakeUbiregi()
    : account(file("account.json")[u"account"].toObject())
    , items(file("items.json")[u"items"].toArray())
    , server([this](const DemoRequest &request) { return answer(request); })
{
    if (!server.listen())
        qFatal("no port");
}

void FakeUbiregi::addCheckout(qint64 id, const QString &paidAt, const QString &updatedAt)
{
    QJsonObject checkout = file("checkouts.json")[u"checkouts"][0].toObject();
    checkout[QStringLiteral("id")] = id;
    checkout[QStringLiteral("paid_at")] = paidAt;
    checkout[QStringLiteral("updated_at")] = updatedAt;
    checkouts.append(checkout);
}

DemoResponse FakeUbiregi::answer(const DemoRequest &request)
{
    paths.append(request.path);
    if (request.path == u"/oauth2/token")
        return token(request);
    const bool isKnown = request.header("X-Ubiregi-Auth-Token") == staticToken.toUtf8() ||
                         request.header("Authorization") == "Bearer " + accessToken.toUtf8();
    if (!isKnown)
        return DemoResponse{401, "text/html", "<h1>401</h1>", {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}}};
    if (request.path == u"/api/3/accounts/current")
        return json({{QStringLiteral("timestamp"), now}, {QStringLiteral("account"), account}});
    if (request.path == u"/api/3/menus/5120/items") { // two pages, to see that both are read
        const bool first = request.value(QStringLiteral("glb")).isEmpty();
        QJsonArray part;
        for (qsizetype i = first ? 0 : 1; i < (first ? 1 : items.size()); ++i)
            part.append(items[i]);
        const QString next = api().toString() + QStringLiteral("menus/5120/items?glb=1");
        return json({{QStringLiteral("items"), part}, {QStringLiteral("next-url"), first ? QJsonValue(next) : QJsonValue()}});
    }
    if (request.path != u"/api/3/accounts/current/checkouts")
        return DemoResponse{404, "text/html", "<h1>404</h1>", {}};
    if (status != 200)
        return DemoResponse{status, "text/html", "<h1>no</h1>", {}};
    if (beforeCheckouts)
        beforeCheckouts();
    return page(request);
}

DemoResponse FakeUbiregi::token(const DemoRequest &request)
{
    tokenRequests.append(request);
    const QUrlQuery form = request.form();
    const auto value = [&form](const char *name) { return form.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded); };
    const bool refreshes = value("grant_type") == u"refresh_token" && value("refresh_token") == refreshToken;
    const bool exchanges = value("grant_type") == u"authorization_code" && value("code") == code;
    if (!refreshes && !exchanges)
        return json({{QStringLiteral("error"), QStringLiteral("invalid_grant")}}, 400);
    ++m_issued;
    accessToken = QStringLiteral("at-%1").arg(m_issued); // the old pair is dead from here on
    refreshToken = QStringLiteral("rt-%1").arg(m_issued);
    return json({{QStringLiteral("access_token"), accessToken},
                 {QStringLiteral("token_type"), QStringLiteral("bearer")},
                 {QStringLiteral("expires_in"), 86400},
                 {QStringLiteral("refresh_token"), refreshToken},
                 {QStringLiteral("account_id"), 41207}});
}

DemoResponse FakeUbiregi::page(const DemoRequest &request) const
{
    const QString since = request.value(QStringLiteral("since"));
    const QString until = request.value(QStringLiteral("until"));
    const qint64 glb = request.value(QStringLiteral("glb")).toLongLong();
    const int limit = request.value(QStringLiteral("limit")).toInt();
    QList<QJsonObject> rows = checkouts;
    std::sort(rows.begin(), rows.end(),
              [](const QJsonObject &a, const QJsonObject &b) { return a[u"id"].toInteger() < b[u"id"].toInteger(); });
    QString last;
    QJsonArray part;
    bool more = false;
    for (const QJsonObject &row : rows) {
        const QString updated = row[u"updated_at"].toString();
        last = std::max(last, updated);
        if (updated < since || (!until.isEmpty() && updated >= until) || row[u"id"].toInteger() <= glb)
            continue;
        more = part.size() == limit;
        if (more)
            break;
        part.append(row);
    }
    for (const QJsonObject &row : rows)
        last = std::max(last, row[u"updated_at"].toString());
    const QString timestamp = until.isEmpty() ? now : until;
    const QDateTime batch = QDateTime::fromString(last, Qt::ISODate).addSecs(1);
    QJsonObject body{{QStringLiteral("timestamp"), timestamp},
                     {QStringLiteral("last_updated_at"), last},
                     {QStringLiteral("next_batch_since"), batch.toString(Qt::ISODate)},
                     {QStringLiteral("checkouts"), part}};
    if (more) {
        const QString base = nextUrlBase.isEmpty() ? api().toString() : nextUrlBase;
        body[QStringLiteral("next-url")] = QStringLiteral("%1accounts/current/checkouts?since=%2&until=%3&glb=%4&limit=%5")
                                               .arg(base, since, timestamp)
                                               .arg(part.last()[u"id"].toInteger())
                                               .arg(limit);
    }
    return json(body);
}
