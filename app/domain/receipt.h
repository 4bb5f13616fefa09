// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"
#include "app/domain/money.h"

#include <QByteArray>
#include <QDate>
#include <QList>

#include <array>
#include <optional>

//! The numbers are stored.
enum class ReceiptKind {
    Sale = 1,
    Refund = 2, //!< 返品: goods came back
    Void = 3, //!< 取消: closed, then cancelled in place; its amount does not count
    AbandonedSlip = 4, //!< 破棄: a slip thrown away before it was paid (Ubiregi `delete`); its amount does not count
    CashIn = 5,
    CashOut = 6,
    Other = 7, //!< a kind this version does not know: shown raw, see Receipt::rawKind
    //! 打消: the negative record that counters an earlier receipt as a whole (Smaregi `dispose`, 返品取消). A Refund in
    //! journals of before; goods thrown away (廃棄) are no receipts but stock movements, which no vendor lists here.
    Reversal = 8,
};

//! Counted and listed, but their amounts are in no sum.
inline constexpr std::array kKindsOutsideSums{ReceiptKind::Void, ReceiptKind::AbandonedSlip, ReceiptKind::CashIn, ReceiptKind::CashOut};

struct ReceiptLine {
    //! The numbers are stored.
    enum class Kind {
        Goods = 0,
        Returned = 1, //!< brought back; the amount is negative
        Cancelled = 2, //!< struck out afterwards, and left on the receipt with a quantity of 0
        Discount = 3, //!< no goods: takes off from the lines beside it
    };

    QString name;
    QString code;
    qint64 quantity = 1;
    Money unitPrice;
    //! What the line adds to the receipt after its own discounts; negative on returns and discount lines.
    Money amount;
    //! Percent times 100, so 800 and 1000; nullopt when the vendor did not say.
    std::optional<int> taxRate;
    //! What the line's own discounts took off: amount + discount is the amount before. Negative on returned lines.
    Money discount = {};
    Kind kind = Kind::Goods;
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

//! What lies between the sum of the lines and the total, besides added tax.
struct ReceiptAdjustment {
    //! The numbers are stored.
    enum class Kind {
        Discount = 1, //!< on the whole receipt
        Points = 2,
        Coupon = 3,
        Rounding = 4,
        Fee = 5,
        Shipping = 6,
    };
    Kind kind = Kind::Discount;
    Money amount; //!< as it goes into the total: what is taken off is negative
    friend bool operator==(const ReceiptAdjustment &, const ReceiptAdjustment &) = default;
};

//! The vendor's figures do not agree with each other. They are kept as they came.
struct ReceiptRemark {
    //! The numbers are stored.
    enum class Kind {
        LinesDiffer = 1, //!< lines, adjustments and added tax do not make the total
        PaymentsDiffer = 2, //!< what was paid less the change is not the total
        TaxesDiffer = 3, //!< the tax of the lines is not the tax of the receipt
    };
    Kind kind = Kind::LinesDiffer;
    Money difference; //!< the vendor's figure less what its parts make
    friend bool operator==(const ReceiptRemark &, const ReceiptRemark &) = default;
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
    //! On our clock, when the journal first took it in; an update does not change it. The journal sets it; empty before that,
    //! and on receipts of journals that did not keep it yet.
    std::optional<Instant> firstSeenAt = {};
    Instant changedAt; //!< the vendor's last update
    QDate businessDay; //!< null while the vendor has not given it

    QString staff;
    std::optional<int> guests = {}; //!< how many customers; nullopt when nobody counted them
    //! The member's number in the shop's own list, empty for others: enough to find the receipts of one member, and all that
    //! is wanted. Names, ranks and addresses of customers are not asked for, as nothing here needs to know who somebody is.
    QString member = {};
    QString registerName; //!< where the vendor gives it with the receipt
    Money total; //!< the vendor's own total; negative on refunds
    Money deposit; //!< 預かり金
    Money change; //!< 釣り銭
    QList<ReceiptLine> lines;
    QList<ReceiptPayment> payments;
    QList<ReceiptTax> taxes;
    QList<ReceiptAdjustment> adjustments = {};
    QList<ReceiptRemark> remarks = {};
    QString relatedKey; //!< vendorKey of the receipt it cancels or refunds
    QByteArray raw; //!< the vendor's reply for this receipt, as compact JSON
};

//! A row that could not be read; it never stops the others.
struct BadRow {
    QString vendorKey; //!< empty when not even that could be read
    QString problem; //!< for the log and the sync report; no customer data
    QByteArray raw;
};
