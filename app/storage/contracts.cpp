// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/contracts.h"

#include "app/storage/statement.h"

Result<qint64> ensureContract(QSqlDatabase &db, const ContractKey &contract)
{
    Statement find(db, QStringLiteral("SELECT id FROM contracts WHERE vendor = ? AND contract = ?"));
    if (!find.run(int(contract.vendor), contract.contract))
        return find.error();
    if (find.next())
        return find.integer(0);
    Statement insert(db, QStringLiteral("INSERT INTO contracts (vendor, contract) VALUES (?, ?)"));
    if (!insert.run(int(contract.vendor), contract.contract))
        return insert.error();
    return insert.lastInsertId();
}

Result<Done> writeSyncState(QSqlDatabase &db, qint64 contractId, const SyncState &state)
{
    Statement update(db, QStringLiteral("UPDATE contracts SET cursor_ms = ?, backfilled_to_ms = ?, last_success_ms = ?, past_from_ms = ?, "
                                        "past_page = ? WHERE id = ?"));
    if (!update.run(state.cursor, state.backfilledTo, state.lastSuccess, state.pastFrom, state.pastPage, contractId))
        return update.error();
    return Done{};
}
