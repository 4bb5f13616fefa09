// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/contractstore.h"

#include "app/storage/contracts.h"
#include "app/storage/database.h"
#include "app/storage/statement.h"

QFuture<Result<QList<Contract>>> ContractStore::contracts()
{
    return m_database.read([](QSqlDatabase &db) -> Result<QList<Contract>> {
        Statement select(db, QStringLiteral("SELECT vendor, contract, account_name, cursor_ms, backfilled_to_ms, last_success_ms "
                                            "FROM contracts ORDER BY id"));
        if (!select.run())
            return select.error();
        QList<Contract> contracts;
        while (select.next()) {
            contracts.append(
                {{Vendor(select.integer(0)), select.text(1)}, select.text(2), {select.instant(3), select.instant(4), select.instant(5)}});
        }
        if (select.failed())
            return select.error();
        return contracts;
    });
}

QFuture<Result<SyncState>> ContractStore::state(ContractKey contract)
{
    return m_database.read([contract = std::move(contract)](QSqlDatabase &db) -> Result<SyncState> {
        Statement select(db, QStringLiteral("SELECT cursor_ms, backfilled_to_ms, last_success_ms FROM contracts "
                                            "WHERE vendor = ? AND contract = ?"));
        if (!select.run(int(contract.vendor), contract.contract))
            return select.error();
        if (!select.next())
            return select.failed() ? Result<SyncState>(select.error()) : Result<SyncState>(SyncState{});
        return SyncState{select.instant(0), select.instant(1), select.instant(2)};
    });
}

QFuture<Result<Done>> ContractStore::setAccountName(ContractKey contract, QString accountName)
{
    return m_database.write([contract = std::move(contract), name = std::move(accountName)](QSqlDatabase &db) -> Result<Done> {
        Transaction transaction(db);
        if (Result<Done> begun = transaction.begun(); !begun)
            return begun;
        const Result<qint64> id = ensureContract(db, contract);
        if (!id)
            return id.error();
        Statement update(db, QStringLiteral("UPDATE contracts SET account_name = ? WHERE id = ?"));
        if (!update.run(name, id.value()))
            return update.error();
        return transaction.commit();
    });
}

QFuture<Result<Done>> ContractStore::setState(ContractKey contract, SyncState state)
{
    return m_database.write([contract = std::move(contract), state](QSqlDatabase &db) -> Result<Done> {
        Transaction transaction(db);
        if (Result<Done> begun = transaction.begun(); !begun)
            return begun;
        const Result<qint64> id = ensureContract(db, contract);
        if (!id)
            return id.error();
        if (Result<Done> written = writeSyncState(db, id.value(), state); !written)
            return written;
        return transaction.commit();
    });
}
