// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/link.h"

#include <QFuture>
#include <QList>

class Database;

//! The links between registers and cameras. Removing one keeps the receipts.
class LinkStore {
public:
    explicit LinkStore(Database &database) : m_database(database) {}

    //! In the order in which they were added.
    QFuture<Result<QList<Link>>> list();
    //! Answers the link with its new id. A second link of the same register and camera is refused: Storage, reason
    //! "link.exists".
    QFuture<Result<Link>> add(Link link);
    //! NotFound when there is no link of that id; "link.exists" as in add().
    QFuture<Result<Done>> update(Link link);
    //! All or none. Ids that are not there (any more) are left out in silence: the wish is fulfilled.
    QFuture<Result<Done>> remove(QList<LinkId> ids);
    //! Adds removed links again with their old ids, all or none; those that are there already stay as they are.
    //! "link.exists" as in add().
    QFuture<Result<Done>> restore(QList<Link> links);

private:
    Database &m_database;
};
