// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/retentiondata.h"

#include "app/storage/database.h"
#include "app/storage/receiptremoval.h"
#include "app/storage/rowid.h"
#include "app/storage/searchindex.h"
#include "app/storage/statement.h"

namespace {

//! Pinned receipts from before the limit are still of their registers.
Result<Done> widenToPinned(QSqlDatabase &db, qint64 before)
{
    return execute(db,
                   QStringLiteral("UPDATE registers SET first_receipt = pinned.first, last_receipt = ifnull(last_receipt, pinned.last) "
                                  "FROM (SELECT r.register_id, min(r.id) AS first, max(r.id) AS last FROM receipt_pins p "
                                  "JOIN receipts r ON r.contract_id = p.contract_id AND r.vendor_key = p.vendor_key "
                                  "WHERE r.id < ? GROUP BY r.register_id) pinned WHERE registers.id = pinned.register_id"),
                   {before});
}

} // namespace

RetentionData::RetentionData(Database &database) : m_database(database), m_vocabulary(std::make_shared<SearchVocabulary>()) {}

QFuture<Result<QList<RetentionData::OldReceipt>>> RetentionData::soldBefore(Instant limit, int atMost)
{
    return m_database.readInBackground([limit, atMost](QSqlDatabase &db) -> Result<QList<OldReceipt>> {
        Statement select(db, QStringLiteral("SELECT r.id, c.vendor, c.contract FROM receipts r JOIN contracts c ON c.id = r.contract_id "
                                            "WHERE r.id < ? AND NOT EXISTS (SELECT 1 FROM receipt_pins p WHERE p.contract_id = "
                                            "r.contract_id AND p.vendor_key = r.vendor_key) ORDER BY r.id LIMIT ?"));
        if (!select.run(firstIdAt(limit), atMost))
            return select.error();
        QList<OldReceipt> found;
        while (select.next())
            found.append({{select.integer(0)}, {Vendor(select.integer(1)), select.text(2)}});
        return select.failed() ? Result<QList<OldReceipt>>(select.error()) : Result<QList<OldReceipt>>(found);
    });
}

QFuture<Result<Done>> RetentionData::remove(QList<ReceiptId> receipts)
{
    return m_database.write([ids = std::move(receipts), vocabulary = m_vocabulary](QSqlDatabase &db) {
        return removeReceipts(db, *vocabulary, [&ids](QSqlDatabase &) { return Result<QList<ReceiptId>>(ids); });
    });
}

QFuture<Result<Done>> RetentionData::close(Instant limit)
{
    return m_database.write([limit](QSqlDatabase &db) -> Result<Done> {
        const Overwriting overwriting(db);
        Transaction transaction(db);
        if (Result<Done> begun = transaction.begun(); !begun)
            return begun;
        if (Result<Done> shrunk = shrinkSpans(db, {firstIdAt(limit) - 1}); !shrunk)
            return shrunk;
        if (Result<Done> widened = widenToPinned(db, firstIdAt(limit)); !widened)
            return widened;
        const qint64 limitMs = toMs(limit);
        if (Result<Done> moved =
                execute(db,
                        QStringLiteral(
                            "UPDATE contracts SET backfilled_to_ms = ?, past_from_ms = NULL, past_page = x'' WHERE backfilled_to_ms < ?"),
                        {limitMs, limitMs});
            !moved)
            return moved;
        // Their time of sale cannot be read, perhaps; those from before it was noted when they came stay.
        if (Result<Done> forgot = execute(db, QStringLiteral("DELETE FROM quarantine WHERE first_seen_ms < ?"), {limitMs}); !forgot)
            return forgot;
        if (Result<Done> reset = resetSearchOfEmptyJournal(db); !reset)
            return reset;
        return transaction.commit();
    });
}
