// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"

#include <QStringList>

#include <optional>

//! What a list shows of a receipt.
struct ReceiptRow {
    ReceiptId id;
    RegisterKey reg;
    QString registerName;
    QString number;
    ReceiptKind kind = ReceiptKind::Sale;
    QString rawKind;
    Instant soldAt;
    QString staff;
    Money total;
    Money deposit;
    Money change;
    QStringList paymentNames; //!< of payments other than cash, each once
    bool hasCash = false;
    QString firstLine;
    qint64 firstQuantity = 0;
    int lineCount = 0;

    friend bool operator==(const ReceiptRow &, const ReceiptRow &) = default;
};

//! A row of the vendor that could not be read.
struct QuarantinedRow : BadRow {
    std::optional<Instant> firstSeen; //!< none of one from a journal that did not keep it
};

//! Below a list: all kinds are counted; kKindsOutsideSums are left out of the sums.
struct DayTotals {
    int count = 0;
    Money sum; //!< of the currency with the most receipts
    QList<Money> otherSums; //!< of further currencies; empty nearly always

    friend bool operator==(const DayTotals &, const DayTotals &) = default;
};

//! What one upsert did, newest first. A receipt whose time of sale changed has its old id in `removed` and its new one in
//! `added`. Rows that were the same already are in none.
struct UpsertResult {
    QList<ReceiptId> added;
    QList<ReceiptId> changed;
    QList<ReceiptId> removed;
    int badRows = 0; //!< how many rows of the contract are in quarantine now

    bool isEmpty() const { return added.isEmpty() && changed.isEmpty() && removed.isEmpty(); }
    friend bool operator==(const UpsertResult &, const UpsertResult &) = default;
};
