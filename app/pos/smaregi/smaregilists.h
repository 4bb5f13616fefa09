// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pos/smaregi/smaregiplatformsession.h"

#include <memory>

//! Reads the lists of the Platform API. Whether a page is the last one is told by the `Link` header and by its size; the address
//! in the header is never followed, so the token goes nowhere but to the API.
class SmaregiLists : public QObject {
    Q_OBJECT
public:
    using Query = SmaregiPlatformSession::Query;
    struct Page {
        QJsonArray rows;
        bool isLast = false;
    };

    //! `pageSize` is of whole lists; at most 1000 (smaregi.md 4.1).
    SmaregiLists(std::shared_ptr<SmaregiPlatformSession> session, int pageSize, QObject *parent = nullptr);
    ~SmaregiLists() override;

    QFuture<Result<Page>> page(const Query &query, int limit);
    QFuture<Result<QJsonArray>> whole(const Query &query);

private:
    void readOn(const Deferred<QJsonArray> &answer, const Query &query, const QJsonArray &before, int number);

    const std::shared_ptr<SmaregiPlatformSession> m_session;
    const int m_pageSize;
    QList<QFuture<Result<HttpReply>>> m_open; //!< the session may live on without us: what nobody waits for is not to be sent
};
