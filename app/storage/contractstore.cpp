// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/contractstore.h"

#include "app/storage/contracts.h"
#include "app/storage/database.h"
#include "app/storage/statement.h"

namespace {

const QString kColumns = QStringLiteral("SELECT vendor, contract, account_name, cursor_ms, backfilled_to_ms, last_success_ms, "
                                        "backfill_reach, backfill_paused, past_from_ms, past_page "
                                        "FROM contracts ");

Contract contractOf(const Statement &row)
{
    return {{Vendor(row.integer(0)), row.text(1)},
            row.text(2),
            {row.instant(3), row.instant(4), row.instant(5), row.instant(8), row.blob(9)},
            {BackfillReach::fromText(row.text(6)), row.integer(7) != 0}};
}

//! Makes the contract when it is new, and runs the rest in one transaction.
template <typename Write>
Result<Done> inContract(QSqlDatabase &db, const ContractKey &contract, Write write)
{
    Transaction transaction(db);
    if (Result<Done> begun = transaction.begun(); !begun)
        return begun;
    const Result<qint64> id = ensureContract(db, contract);
    if (!id)
        return id.error();
    if (Result<Done> written = write(id.value()); !written)
        return written;
    return transaction.commit();
}

} // namespace

QFuture<Result<QList<Contract>>> ContractStore::contracts()
{
    return m_database.read([](QSqlDatabase &db) -> Result<QList<Contract>> {
        Statement select(db, kColumns + QStringLiteral("ORDER BY id"));
        if (!select.run())
            return select.error();
        QList<Contract> contracts;
        while (select.next())
            contracts.append(contractOf(select));
        if (select.failed())
            return select.error();
        return contracts;
    });
}

QFuture<Result<Contract>> ContractStore::contract(ContractKey contract)
{
    return m_database.read([key = std::move(contract)](QSqlDatabase &db) -> Result<Contract> {
        Statement select(db, kColumns + QStringLiteral("WHERE vendor = ? AND contract = ?"));
        if (!select.run(int(key.vendor), key.contract))
            return select.error();
        if (select.next())
            return contractOf(select);
        return select.failed() ? Result<Contract>(select.error()) : Result<Contract>(Contract{key, {}, {}, {}});
    });
}

QFuture<Result<Done>> ContractStore::setAccountName(ContractKey contract, QString accountName)
{
    return m_database.write([contract = std::move(contract), name = std::move(accountName)](QSqlDatabase &db) {
        return inContract(db, contract, [&](qint64 id) {
            Statement update(db, QStringLiteral("UPDATE contracts SET account_name = ? WHERE id = ?"));
            return update.run(name, id) ? Result<Done>(Done{}) : Result<Done>(update.error());
        });
    });
}

QFuture<Result<Done>> ContractStore::setState(ContractKey contract, SyncState state)
{
    return m_database.write([contract = std::move(contract), state](QSqlDatabase &db) {
        return inContract(db, contract, [&](qint64 id) { return writeSyncState(db, id, state); });
    });
}

QFuture<Result<Done>> ContractStore::setWish(ContractKey contract, BackfillWish wish)
{
    return m_database.write([contract = std::move(contract), wish](QSqlDatabase &db) {
        return inContract(db, contract, [&](qint64 id) {
            Statement update(db, QStringLiteral("UPDATE contracts SET backfill_reach = ?, backfill_paused = ? WHERE id = ?"));
            return update.run(wish.reach.toText(), wish.paused, id) ? Result<Done>(Done{}) : Result<Done>(update.error());
        });
    });
}
