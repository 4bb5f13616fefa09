// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/timerange.h"
#include "app/storage/receiptstore.h"

#include <QObject>

class SyncService;

//! The journal as the screens ask for it. GUI thread; answers come from the reader thread.
class ReceiptBook : public QObject {
    Q_OBJECT
public:
    ReceiptBook(ReceiptStore &store, SyncService &sync, const Clock &clock, QObject *parent = nullptr);

    QDate today() const; //!< in the shop's zone
    Instant now() const;
    QTimeZone zone() const { return shopZone(); }

    QFuture<Result<QList<ReceiptId>>> idsOfDay(QDate day, const QList<RegisterKey> &registers); //!< newest first
    QFuture<Result<QList<ReceiptRow>>> rows(const QList<ReceiptId> &ids);
    QFuture<Result<Receipt>> receipt(ReceiptId id);
    QFuture<Result<QList<ReceiptId>>> related(ReceiptId id); //!< that it takes back, or that take it back; oldest first
    QFuture<Result<DayTotals>> totals(QDate day, const QList<RegisterKey> &registers);

    //! Earlier days are still on their way from a vendor, so an empty day may fill.
    bool isFetchingPast(const QList<RegisterKey> &registers) const;

signals:
    void fetchingChanged(); //!< isFetchingPast() may answer otherwise now
    //! Receipts of that contract came, changed or went; the ids carry the time of sale.
    void changed(const ContractKey &contract, const UpsertResult &what);

private:
    ReceiptStore &m_store;
    const SyncService &m_sync;
    const Clock &m_clock;
};
