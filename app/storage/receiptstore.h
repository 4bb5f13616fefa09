// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/timerange.h"
#include "app/storage/receiptrow.h"
#include "app/storage/syncstate.h"

#include <QFuture>

#include <memory>
#include <optional>

class Database;
class SearchVocabulary;

//! The journal: every receipt of every contract. An empty list of registers means all of them.
class ReceiptStore {
public:
    //! The clock tells when a receipt is seen first; the system's when none is given.
    explicit ReceiptStore(Database &database, const Clock *clock = nullptr);
    ~ReceiptStore();

    //! Receipts sold before this are not stored (any more), whoever brings them: see services/retention.h. None: all are.
    void setKeptFrom(std::optional<Instant> keptFrom) { m_keptFrom = keptFrom; }
    std::optional<Instant> keptFrom() const { return m_keptFrom; }

    //! One transaction: the receipts by (contract, vendorKey), the rows that could not be read, and the state. A receipt that
    //! is older (changedAt) than the stored one is left out. A receipt that cannot be stored as it is (no key, time of sale
    //! out of range, two currencies) goes to quarantine. BadData when a receipt belongs to another contract.
    QFuture<Result<UpsertResult>> upsert(QList<Receipt> receipts, QList<BadRow> badRows, ContractKey contract,
                                         std::optional<SyncState> stateToCommit);

    //! Newest first.
    QFuture<Result<QList<ReceiptId>>> idsIn(TimeRange soldAt, QList<RegisterKey> registers);
    //! In the order of the ids; without those that are not there (any more).
    QFuture<Result<QList<ReceiptRow>>> rows(QList<ReceiptId> ids);
    //! NotFound when it is not there (any more).
    QFuture<Result<Receipt>> receipt(ReceiptId id);
    //! The receipt that it cancels or refunds, and those that cancel or refund it; oldest first. What names a receipt is known of
    //! those that came since the journal keeps it (0004).
    QFuture<Result<QList<ReceiptId>>> related(ReceiptId id);
    QFuture<Result<DayTotals>> totals(TimeRange soldAt, QList<RegisterKey> registers);
    //! From the first sale to just after the last.
    QFuture<Result<std::optional<TimeRange>>> span(QList<RegisterKey> registers);
    //! The rows of a contract that could not be read, for the sync report.
    QFuture<Result<QList<QuarantinedRow>>> quarantine(ContractKey contract);

private:
    Database &m_database;
    SystemClock m_systemClock;
    const Clock &m_clock;
    std::optional<Instant> m_keptFrom;
    std::shared_ptr<SearchVocabulary> m_vocabulary; //!< shared with the queued jobs, which alone use it
};
