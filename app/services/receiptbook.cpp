// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptbook.h"

#include "app/services/syncservice.h"

#include <algorithm>

ReceiptBook::ReceiptBook(ReceiptStore &store, SyncService &sync, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_sync(sync)
    , m_clock(clock)
{
    connect(&sync, &SyncService::receiptsChanged, this, &ReceiptBook::changed);
    connect(&sync, &SyncService::statusChanged, this, &ReceiptBook::fetchingChanged);
}

QDate ReceiptBook::today() const
{
    return dayOf(m_clock.now(), zone());
}

Instant ReceiptBook::now() const
{
    return m_clock.now();
}

QFuture<Result<QList<ReceiptId>>> ReceiptBook::idsOfDay(QDate day, const QList<RegisterKey> &registers)
{
    return m_store.idsIn(dayRange(day, zone()), registers);
}

QFuture<Result<QList<ReceiptRow>>> ReceiptBook::rows(const QList<ReceiptId> &ids)
{
    return m_store.rows(ids);
}

QFuture<Result<Receipt>> ReceiptBook::receipt(ReceiptId id)
{
    return m_store.receipt(id);
}

QFuture<Result<QList<ReceiptId>>> ReceiptBook::related(ReceiptId id)
{
    return m_store.related(id);
}

QFuture<Result<DayTotals>> ReceiptBook::totals(QDate day, const QList<RegisterKey> &registers)
{
    return m_store.totals(dayRange(day, zone()), registers);
}

bool ReceiptBook::isFetchingPast(const QList<RegisterKey> &registers) const
{
    return std::any_of(registers.begin(), registers.end(),
                       [this](const RegisterKey &reg) { return m_sync.status(reg.contract).backfill.has_value(); });
}
