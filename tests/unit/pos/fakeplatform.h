// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

//! A small Platform API behind a real socket, with the habits that the documents leave open as switches.
class FakePlatform {
public:
    struct Request {
        QString path;
        QUrlQuery query;
        QByteArray authorization;
        qint64 atMs = 0;

        QString value(const QString &key) const { return query.queryItemValue(key, QUrl::FullyDecoded); }
    };

    FakePlatform();

    QUrl url() const { return server.baseUrl(); }
    //! Times as "2026-03-02T12:00:00", in Japan.
    void add(qint64 id, const QString &sold, const QString &updated, int lines = 1);
    QList<Request> requestsFor(const QString &path) const;
    void endTokens() { m_token.clear(); }

    QList<QJsonObject> transactions;
    QJsonArray stores{QJsonObject{{QStringLiteral("storeId"), QStringLiteral("1")}, {QStringLiteral("storeName"), QStringLiteral("本店")}}};
    QJsonArray terminals;
    QJsonArray staffs;
    QJsonArray paymentMethods;
    QHash<QString, DemoResponse> instead; //!< of the list of that path
    QSet<QString> scopes{QStringLiteral("pos.transactions:read"), QStringLiteral("pos.stores:read"), QStringLiteral("pos.staffs:read")};
    bool refusesScopes = false; //!< invalid_scope where one is lacking, else it is left out of the answer
    bool tellsScopes = true;
    bool checksScopes = true; //!< 403 without the scope
    int lifetime = 3600;
    std::optional<DemoResponse> tokenAnswer; //!< instead of a token
    bool tellsLink = true;
    QString linkBase; //!< of the addresses in `Link`; empty: our own
    int limitCut = 1000; //!< a higher limit is cut in silence
    bool fromIsExclusive = false;
    bool heedsPage = true;
    std::function<void(const Request &)> beforeAnswer;

    QList<DemoRequest> tokenRequests;
    QList<Request> requests; //!< of the API
    DemoHttpServer server;

private:
    DemoResponse answer(const DemoRequest &request);
    DemoResponse token(const DemoRequest &request);
    DemoResponse list(const Request &request, QList<QJsonObject> rows) const;

    QByteArray m_token;
    QSet<QString> m_granted;
    int m_issued = 0;
};
