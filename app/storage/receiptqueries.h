// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/timerange.h"
#include "app/storage/receiptrow.h"

#include <QVariantList>

class QSqlDatabase;

// What ReceiptStore reads, on the reader thread.

//! Row ids of those registers that ever sold something.
Result<QVariantList> registerIds(QSqlDatabase &db, const QList<RegisterKey> &registers);
Result<QList<ReceiptId>> queryIds(QSqlDatabase &db, const TimeRange &soldAt, const QList<RegisterKey> &registers);
Result<QList<ReceiptRow>> queryRows(QSqlDatabase &db, const QList<ReceiptId> &ids);
Result<Receipt> queryReceipt(QSqlDatabase &db, ReceiptId id);
//! The receipts that this one names and those that name it, oldest first.
Result<QList<ReceiptId>> queryRelated(QSqlDatabase &db, ReceiptId id);
//! For `kind NOT IN (…)`.
QString kindsOutsideSums();
Result<DayTotals> queryTotals(QSqlDatabase &db, const TimeRange &soldAt, const QList<RegisterKey> &registers);
Result<std::optional<TimeRange>> querySpan(QSqlDatabase &db, const QList<RegisterKey> &registers);
Result<QList<QuarantinedRow>> queryQuarantine(QSqlDatabase &db, const ContractKey &contract);
