// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/soldregisters.h"

#include "app/storage/database.h"
#include "app/storage/statement.h"

QFuture<Result<QList<RegisterKey>>> soldRegisters(Database &database)
{
    return database.read([](QSqlDatabase &db) -> Result<QList<RegisterKey>> {
        Statement select(db,
                         QStringLiteral("SELECT c.vendor, c.contract, r.terminal FROM registers r JOIN contracts c ON c.id = r.contract_id "
                                        "WHERE r.first_receipt IS NOT NULL ORDER BY c.vendor, c.contract, r.terminal"));
        if (!select.run())
            return select.error();
        QList<RegisterKey> registers;
        while (select.next())
            registers << RegisterKey{{Vendor(select.integer(0)), select.text(1)}, select.text(2)};
        if (select.failed())
            return select.error();
        return registers;
    });
}
