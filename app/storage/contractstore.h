// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/backfillwish.h"
#include "app/domain/ids.h"
#include "app/storage/syncstate.h"

#include <QFuture>
#include <QList>

class Database;

struct Contract {
    ContractKey key;
    QString accountName; //!< may be empty
    SyncState state;
    BackfillWish wish;

    friend bool operator==(const Contract &, const Contract &) = default;
};

//! The POS contracts that this program ever knew. Credentials are not here: they live in the key store only.
class ContractStore {
public:
    explicit ContractStore(Database &database) : m_database(database) {}

    QFuture<Result<QList<Contract>>> contracts();
    //! With nothing but the key for one that is not known.
    QFuture<Result<Contract>> contract(ContractKey contract);
    //! Adds the contract or renames it.
    QFuture<Result<Done>> setAccountName(ContractKey contract, QString accountName);
    //! Adds the contract when it is new. To commit a cursor together with its rows, see ReceiptStore::upsert().
    QFuture<Result<Done>> setState(ContractKey contract, SyncState state);
    //! The same.
    QFuture<Result<Done>> setWish(ContractKey contract, BackfillWish wish);

private:
    Database &m_database;
};
