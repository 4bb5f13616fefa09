// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/dashboard.h"

#include <QFuture>

class Database;

//! The dashboards, each change in a transaction of its own.
class DashboardStore {
public:
    explicit DashboardStore(Database &database) : m_database(database) {}

    //! In the user's order. One that follows a link comes without cameras and registers.
    QFuture<Result<QList<Dashboard>>> list();
    //! At the end; answers it with its new id.
    QFuture<Result<Dashboard>> add(Dashboard dashboard);
    //! NotFound when there is none of that id.
    QFuture<Result<Done>> update(Dashboard dashboard);
    QFuture<Result<Done>> remove(DashboardId id);
    //! Those that are not named come after the named ones, in their old order.
    QFuture<Result<Done>> reorder(QList<DashboardId> ids);

    //! Makes the first dashboard of each link that never had one.
    QFuture<Result<Done>> addForNewLinks();
    //! Forgets the dashboards without a name of their own whose link has ended; those with a name follow no link any more. To be
    //! called when no link can come back.
    QFuture<Result<Done>> removeOfEndedLinks();

private:
    Database &m_database;
};
