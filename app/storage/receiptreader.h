// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/receipt.h"

class QSqlDatabase;

//! The receipts in the order of the ids, without those that are not there (any more), with all that is in them but remarks
//! and the vendor's raw reply; some hundred at a time. To be called in a transaction: their parts are read one after the other.
Result<QList<Receipt>> readReceipts(QSqlDatabase &db, const QList<ReceiptId> &ids);
