// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

//! A small Ubiregi behind a real socket: one account, its menu, checkouts in pages with a pinned `until`, and tokens that die.
class FakeUbiregi {
public:
    FakeUbiregi();

    QUrl web() const { return server.baseUrl(); }
    QUrl api() const { return server.baseUrl().resolved(QUrl(QStringLiteral("/api/3/"))); }
    void addCheckout(qint64 id, const QString &paidAt, const QString &updatedAt);
    int count(const QString &path) const { return int(paths.count(path)); }

    QString now = QStringLiteral("2026-03-14T03:30:00Z");
    QJsonObject account; //!< as in tests/data
    QJsonArray items;
    QList<QJsonObject> checkouts;
    QString staticToken = QStringLiteral("static-1");
    QString accessToken = QStringLiteral("at-1");
    QString refreshToken = QStringLiteral("rt-1");
    QString code = QStringLiteral("code-1");
    int status = 200; //!< of all checkouts
    std::function<void()> beforeCheckouts;
    QString nextUrlBase; //!< empty: our own, as it should be

    QStringList paths;
    QList<DemoRequest> tokenRequests;
    DemoHttpServer server;

private:
    DemoResponse answer(const DemoRequest &request);
    DemoResponse token(const DemoRequest &request);
    DemoResponse page(const DemoRequest &request) const;
    int m_issued = 1;
};
