// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/base/clock.h"
#include "app/pos/ubiregi/ubiregiparser.h"

#include <QObject>

class UbiregiSession;

//! Keeps the masters of one account: checkouts name staff, items, payment types and registers by id only. They are fetched again
//! once a day, and when a checkout names an id that they lack, at most every ten minutes: an item that was deleted
//! for good must not cost a fetch with every page.
class UbiregiMastersCache : public QObject {
    Q_OBJECT
public:
    UbiregiMastersCache(UbiregiSession &session, const Clock &clock, QObject *parent = nullptr);

    //! Asks the server now; shared by all who ask meanwhile.
    QFuture<Result<UbiregiMasters>> fetch();
    //! Masters that know all these checkouts name, as far as the server knows it.
    QFuture<Result<UbiregiMasters>> forCheckouts(const QJsonArray &checkouts);

private:
    void readItems(UbiregiMasters masters, qsizetype menu, const QUrl &page);
    void finish(const Result<UbiregiMasters> &result);
    void fetchFor(const Deferred<UbiregiMasters> &answer, const QJsonArray &checkouts);

    UbiregiSession &m_session;
    const Clock &m_clock;
    std::optional<UbiregiMasters> m_masters;
    Instant m_fetchedAt;
    QSet<QString> m_missing; //!< ids that even the server lacked
    QList<Deferred<UbiregiMasters>> m_waiting; //!< not empty while a fetch is on its way
};
