// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptstore.h"

#include "app/base/logging.h"
#include "app/storage/contracts.h"
#include "app/storage/database.h"
#include "app/storage/receiptqueries.h"
#include "app/storage/receiptwriter.h"
#include "app/storage/statement.h"

ReceiptStore::ReceiptStore(Database &database, const Clock *clock)
    : m_database(database)
    , m_clock(clock ? *clock : m_systemClock)
    , m_vocabulary(std::make_shared<SearchVocabulary>())
{
}

ReceiptStore::~ReceiptStore() = default;

namespace {

struct Batch {
    QList<Receipt> receipts;
    QList<BadRow> badRows;
    ContractKey contract;
    std::optional<SyncState> state;
    Instant now;
};

Result<UpsertResult> write(QSqlDatabase &db, SearchVocabulary &vocabulary, const Batch &batch)
{
    Transaction transaction(db);
    if (const Result<Done> begun = transaction.begun(); !begun)
        return begun.error();
    const Result<qint64> contractId = ensureContract(db, batch.contract);
    if (!contractId)
        return contractId.error();
    ReceiptWriter writer(db, vocabulary, batch.contract, contractId.value(), batch.now);
    Result<UpsertResult> result = writer.upsert(batch.receipts, batch.badRows);
    if (!result)
        return result;
    if (batch.state) {
        if (const Result<Done> written = writeSyncState(db, contractId.value(), *batch.state); !written)
            return written.error();
    }
    if (const Result<Done> committed = transaction.commit(); !committed)
        return committed.error();
    writer.committed();
    return result;
}

} // namespace

QFuture<Result<UpsertResult>> ReceiptStore::upsert(QList<Receipt> newReceipts, QList<BadRow> newBadRows, ContractKey contract,
                                                   std::optional<SyncState> stateToCommit)
{
    if (m_keptFrom)
        newReceipts.removeIf([limit = *m_keptFrom](const Receipt &receipt) { return receipt.soldAt < limit; });
    Batch given{std::move(newReceipts), std::move(newBadRows), std::move(contract), stateToCommit, m_clock.now()};
    return m_database.write([batch = std::move(given), vocabulary = m_vocabulary](QSqlDatabase &db) -> Result<UpsertResult> {
        Result<UpsertResult> result = write(db, *vocabulary, batch);
        // A damaged index must not keep receipts out of the journal, and can be built anew from them.
        if (result || result.error().reason != u"profile.damaged" || !emptySearchIndex(db))
            return result;
        qCWarning(lcStorage) << "the search index was emptied, as a write met damage:" << result.error().detail;
        return write(db, *vocabulary, batch);
    });
}

QFuture<Result<QList<ReceiptId>>> ReceiptStore::idsIn(TimeRange soldAt, QList<RegisterKey> registers)
{
    return m_database.read([soldAt, registers = std::move(registers)](QSqlDatabase &db) { return queryIds(db, soldAt, registers); });
}

QFuture<Result<QList<ReceiptRow>>> ReceiptStore::rows(QList<ReceiptId> ids)
{
    return m_database.read([ids = std::move(ids)](QSqlDatabase &db) { return queryRows(db, ids); });
}

QFuture<Result<Receipt>> ReceiptStore::receipt(ReceiptId id)
{
    return m_database.read([id](QSqlDatabase &db) { return queryReceipt(db, id); });
}

QFuture<Result<QList<ReceiptId>>> ReceiptStore::related(ReceiptId id)
{
    return m_database.read([id](QSqlDatabase &db) { return queryRelated(db, id); });
}

QFuture<Result<DayTotals>> ReceiptStore::totals(TimeRange soldAt, QList<RegisterKey> registers)
{
    return m_database.read([soldAt, registers = std::move(registers)](QSqlDatabase &db) { return queryTotals(db, soldAt, registers); });
}

QFuture<Result<std::optional<TimeRange>>> ReceiptStore::span(QList<RegisterKey> registers)
{
    return m_database.read([registers = std::move(registers)](QSqlDatabase &db) { return querySpan(db, registers); });
}

QFuture<Result<QList<QuarantinedRow>>> ReceiptStore::quarantine(ContractKey contract)
{
    return m_database.read([contract = std::move(contract)](QSqlDatabase &db) { return queryQuarantine(db, contract); });
}
