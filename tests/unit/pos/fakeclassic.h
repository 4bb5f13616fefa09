// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

//! A small classic API behind a real socket: two tables, the conditions of smaregi.md 21.1, paging, switched-off functions.
class FakeClassic {
public:
    struct Request {
        QString function;
        QByteArray params; //!< as sent
        QJsonObject query;
        qint64 atMs = 0;
    };

    FakeClassic();

    QUrl url() const { return server.baseUrl().resolved(QUrl(QStringLiteral("/access/"))); }
    void addHead(qint64 id, const QString &sold, const QString &updated, int lines = 1);
    QList<Request> requestsFor(const QString &table) const;

    QList<QJsonObject> heads;
    QList<QJsonObject> details;
    QList<QJsonObject> stores{{{QStringLiteral("storeId"), QStringLiteral("1")}, {QStringLiteral("storeName"), QStringLiteral("本店")}}};
    QSet<QString> switchedOff; //!< functions
    bool tellsTotal = true;
    int limitCut = 1000; //!< a higher limit is cut in silence
    std::function<void(const Request &)> beforeAnswer;
    QList<Request> requests;
    DemoHttpServer server;

private:
    DemoResponse answer(const DemoRequest &request);
};
