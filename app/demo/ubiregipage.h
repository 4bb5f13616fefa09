// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"
#include "app/demo/ubiregibooks.h"

#include <QJsonArray>
#include <QJsonObject>

DemoResponse ubiregiError(int status, const QString &message, qint64 now);

//! One page of a collection: since, until, glb, limit and next-url (ubiregi.md 5).
class UbiregiPage {
public:
    UbiregiPage(const DemoRequest &request, const QUrl &base, int pageSize, qint64 now);

    DemoResponse checkouts(const UbiregiBooks &books, bool onlyClose) const;
    DemoResponse masters(const QString &listKey, const QJsonArray &all) const;

private:
    bool isInWindow(qint64 id, qint64 updatedAt) const;
    DemoResponse answer(const QString &listKey, const QJsonArray &rows, qint64 lastUpdatedAt, bool more, qint64 total) const;
    QString nextUrl(qint64 lastId) const;

    const DemoRequest &m_request;
    QUrl m_base;
    qint64 m_now;
    QString m_problem;
    std::optional<qint64> m_since;
    std::optional<qint64> m_until;
    qint64 m_glb = 0;
    qint64 m_limit = 0;
};
