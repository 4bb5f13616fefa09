// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/receipt.h"

class QSqlDatabase;

//! What a search looks at, as it is stored: of `receipt` only kind, number, names, total, lines and payments are set.
struct SearchedReceipt {
    ReceiptId id;
    qint64 registerId = 0;
    Receipt receipt;
};

//! All receipts with fromId <= id < toId, in the order of their ids.
Result<QList<SearchedReceipt>> searchedReceipts(QSqlDatabase &db, qint64 fromId, qint64 toId);
//! Those of these ids that are there, in the order of their ids.
Result<QList<SearchedReceipt>> searchedReceipts(QSqlDatabase &db, const QList<ReceiptId> &ids);

//! Of the time of sale, in the shop's zone.
int minuteOfDay(ReceiptId id);
