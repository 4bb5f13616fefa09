// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journalwalk.h"

#include "app/storage/database.h"
#include "app/storage/statement.h"

#include <limits>

namespace {

//! Every column of every row: a page that only holds the rest of a long value is read for the value alone.
template <typename... Args>
Result<Done> readRows(QSqlDatabase &db, const QString &sql, const Args &...args)
{
    Statement rows(db, sql);
    if (!rows.run(args...))
        return rows.error();
    while (rows.next()) {
    }
    return rows.failed() ? Result<Done>(rows.error()) : Result<Done>(Done{});
}

Result<Done> readSmallTables(QSqlDatabase &db)
{
    for (const char *table : {"contracts", "registers", "links", "quarantine", "counters", "dashboards", "dashboard_cameras",
                              "dashboard_registers", "dashboard_links"}) {
        if (Result<Done> read = readRows(db, QStringLiteral("SELECT * FROM ") + QLatin1String(table)); !read)
            return read;
    }
    return Done{};
}

//! After the one and up to the other.
Result<Done> readReceipts(QSqlDatabase &db, qint64 after, qint64 last)
{
    if (Result<Done> read = readRows(db, QStringLiteral("SELECT * FROM receipts WHERE id > ? AND id <= ?"), after, last); !read)
        return read;
    for (const char *table : {"receipt_lines", "receipt_payments", "receipt_taxes", "receipt_raw", "receipt_adjustments", "receipt_remarks",
                              "receipt_relations"}) {
        const QString sql = QStringLiteral("SELECT * FROM %1 WHERE receipt_id > ? AND receipt_id <= ?").arg(QLatin1String(table));
        if (Result<Done> read = readRows(db, sql, after, last); !read)
            return read;
    }
    return Done{};
}

} // namespace

QFuture<Result<ReceiptId>> JournalWalk::readAfter(ReceiptId id)
{
    return m_database.readInBackground([id](QSqlDatabase &db) -> Result<ReceiptId> {
        if (!id.isValid()) {
            if (const Result<Done> read = readSmallTables(db); !read)
                return read.error();
        }
        const qint64 after = id.isValid() ? id.value : std::numeric_limits<qint64>::min();
        ReceiptId last;
        {
            Statement select(db, QStringLiteral("SELECT max(id) FROM (SELECT id FROM receipts WHERE id > ? ORDER BY id LIMIT ?)"));
            if (!select.run(after, kReceiptsAtOnce))
                return select.error();
            if (!select.next())
                return select.error();
            last = {select.integer(0)}; // NULL is 0: there are no more
        }
        if (const Result<Done> read = readReceipts(db, after, last.isValid() ? last.value : after); !read)
            return read.error();
        return last;
    });
}
