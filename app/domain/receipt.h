// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"
#include "app/domain/money.h"

#include <QByteArray>
#include <QDate>
#include <QList>

#include <optional>

//! The numbers are stored.
enum class ReceiptKind {
    Sale = 1,
    Refund = 2, //!< 返品, and the countering record of a 返品取消
    Void = 3, //!< 取消: closed, then cancelled in place; its amount does not count
    Disposal = 4, //!< a slip thrown away before it was closed (Ubiregi `delete`)
    CashIn = 5,
    CashOut = 6,
    Other = 7, //!< a kind this version does not know: shown raw, see Receipt::rawKind
};

struct ReceiptLine {
    QString name;
    QString code;
    qint64 quantity = 1;
    Money unitPrice;
    //! What the line adds to the receipt after its own discounts; negative on returns and discount lines.
    Money amount;
    //! Percent times 100, so 800 and 1000; nullopt when the vendor did not say.
    std::optional<int> taxRate;
    friend bool operator==(const ReceiptLine &, const ReceiptLine &) = default;
};

struct ReceiptPayment {
    QString method; //!< the vendor's or the shop's own name ("クレジットカード"); for plain cash see `isCash`
    bool isCash = false;
    Money amount; //!< handed over, before change
    friend bool operator==(const ReceiptPayment &, const ReceiptPayment &) = default;
};

struct ReceiptTax {
    std::optional<int> rate; //!< percent times 100
    bool included = true; //!< 内税, else 外税
    Money amount;
    friend bool operator==(const ReceiptTax &, const ReceiptTax &) = default;
};

//! One transaction of a register, the same for all vendors.
struct Receipt {
    RegisterKey reg;
    QString store; //!< the vendor's store id; empty where an account is one store
    QString vendorKey; //!< unique within the contract: Smaregi transactionHeadId, Ubiregi checkout id
    QString number; //!< as printed or nearest to it
    ReceiptKind kind = ReceiptKind::Sale;
    QString rawKind; //!< the vendor's own word, for ReceiptKind::Other

    Instant soldAt; //!< on the register's clock: this is what is matched to video
    Instant uploadedAt; //!< on the vendor's server
    Instant changedAt; //!< the vendor's last update
    QDate businessDay; //!< null while the vendor has not given it

    QString staff;
    QString registerName; //!< where the vendor gives it with the receipt
    Money total; //!< the vendor's own total; negative on refunds
    Money deposit; //!< 預かり金
    Money change; //!< 釣り銭
    QList<ReceiptLine> lines;
    QList<ReceiptPayment> payments;
    QList<ReceiptTax> taxes;
    QString relatedKey; //!< vendorKey of the receipt it cancels or refunds
    QByteArray raw; //!< the vendor's reply for this receipt, as compact JSON
};

//! A row that could not be read; it never stops the others.
struct BadRow {
    QString vendorKey; //!< empty when not even that could be read
    QString problem; //!< for the log and the sync report; no customer data
    QByteArray raw;
};
