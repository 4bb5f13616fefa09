// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptremoval.h"

#include "app/base/logging.h"
#include "app/storage/receiptpinsdata.h"
#include "app/storage/searchindex.h"
#include "app/storage/statement.h"

namespace {

// What came meanwhile is newer, as a rule. The row stays: to delete it, SQLite would look for receipts of it in all.
const QString kShrink = QStringLiteral("UPDATE registers SET first_receipt = CASE WHEN last_receipt > ? THEN max(first_receipt, ?) END, "
                                       "last_receipt = CASE WHEN last_receipt > ? THEN last_receipt END");

} // namespace

Overwriting::Overwriting(QSqlDatabase &db) : m_db(db)
{
    (void)execute(m_db, QStringLiteral("PRAGMA secure_delete = ON"));
}

Overwriting::~Overwriting()
{
    (void)execute(m_db, QStringLiteral("PRAGMA secure_delete = OFF"));
}

namespace {

Result<Done> removeAtOnce(QSqlDatabase &db, SearchVocabulary &vocabulary, const StillGoing &stillGoing)
{
    const Overwriting overwriting(db);
    Transaction transaction(db);
    if (Result<Done> begun = transaction.begun(); !begun)
        return begun;
    const Result<QList<ReceiptId>> going = stillGoing(db);
    if (!going)
        return going.error();
    const QList<ReceiptId> &ids = going.value();
    SearchIndex index(db, vocabulary);
    if (Result<Done> begun = index.begin(); !begun)
        return begun;
    if (Result<Done> forgotten = index.forgetForGood(ids); !forgotten)
        return forgotten;
    if (Result<Done> unpinned = forgetPins(db, ids); !unpinned)
        return unpinned;
    QVariantList values;
    for (const ReceiptId id : ids)
        values << id.value;
    // Lines, payments, taxes and the raw reply go with the receipt (ON DELETE CASCADE).
    const QString sql = QStringLiteral("DELETE FROM receipts WHERE id IN (%1)").arg(placeholders(ids.size()));
    if (Result<Done> removed = execute(db, sql, values); !removed)
        return removed;
    return transaction.commit();
}

} // namespace

Result<Done> removeReceipts(QSqlDatabase &db, SearchVocabulary &vocabulary, const StillGoing &stillGoing)
{
    Result<Done> removed = removeAtOnce(db, vocabulary, stillGoing);
    if (removed || removed.error().reason != u"profile.damaged" || !emptySearchIndex(db))
        return removed;
    qCWarning(lcStorage) << "the search index was emptied, as a deletion met damage:" << removed.error().detail;
    return removeAtOnce(db, vocabulary, stillGoing);
}

Result<Done> shrinkSpans(QSqlDatabase &db, ReceiptId lastOne)
{
    return execute(db, kShrink + QStringLiteral(" WHERE first_receipt <= ?"),
                   {lastOne.value, lastOne.value + 1, lastOne.value, lastOne.value});
}

Result<Done> shrinkSpan(QSqlDatabase &db, qint64 registerId, ReceiptId lastOne)
{
    return execute(db, kShrink + QStringLiteral(" WHERE id = ?"), {lastOne.value, lastOne.value + 1, lastOne.value, registerId});
}

Result<Done> resetSearchOfEmptyJournal(QSqlDatabase &db)
{
    Statement any(db, QStringLiteral("SELECT 1 FROM receipts LIMIT 1"));
    if (!any.run())
        return any.error();
    const bool empty = !any.next();
    any.finish();
    return empty ? resetSearchIndex(db) : Result<Done>(Done{});
}
