// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"

#include <QHash>

//! What is written of a receipt: one row of it, or one for each of its lines.
enum class CsvRows { Receipts, Lines };

//! For spreadsheets: UTF-8 with a byte order mark, and texts that would be taken for a formula begin with an apostrophe.
//! Plain: neither, for other programs; every text is exactly what is in the receipt.
enum class CsvKind { ForExcel, Plain };

//! The columns, in the order of the rows of a file; which ones a file has depends on CsvRows.
enum class CsvColumn {
    SoldAt,
    BusinessDay,
    Vendor,
    Contract,
    Store,
    Terminal,
    RegisterName,
    Number,
    Kind,
    Staff,
    Total,
    Currency,
    Deposit,
    Change,
    Cash, //!< handed over in cash, without the change
    Cashless,
    Payments, //!< each way with its amount
    Tax10,
    Tax8,
    TaxOther,
    Discounts, //!< on the receipt as a whole, with points and coupons: negative
    OtherAdjustments, //!< rounding, fees, shipping
    Guests,
    Items, //!< names with quantities
    LineCount,
    LineNumber,
    LineKind,
    ItemName,
    ItemCode,
    Quantity,
    UnitPrice,
    LineDiscount, //!< what the line's own discounts took off: negative, and in the amount already
    Amount,
    TaxRate,
    Key, //!< the vendor's own id
    RelatedKey,
};

//! The words of a file in the user's language.
struct CsvWords {
    QHash<CsvColumn, QString> columns;
    QHash<Vendor, QString> vendors;
    QHash<ReceiptKind, QString> kinds; //!< Other: when the vendor's own word is missing
    QHash<ReceiptLine::Kind, QString> lineKinds;
    QString cash;
};

//! Receipts as comma-separated values (RFC 4180: quotes where needed, CRLF). Times are those of the shop, amounts plain numbers.
class ReceiptCsv {
public:
    ReceiptCsv(CsvKind kind, CsvRows rows, CsvWords words);

    QByteArray header() const; //!< with the byte order mark, if any
    QByteArray rowsOf(const QList<Receipt> &receipts) const;

    static QList<CsvColumn> columnsOf(CsvRows rows);

private:
    QString cell(CsvColumn column, const Receipt &receipt, qsizetype line) const;
    QString lineCell(CsvColumn column, const ReceiptLine &line, qsizetype index) const;
    void append(QByteArray &out, const Receipt &receipt, qsizetype line) const;

    const CsvKind m_kind;
    const CsvRows m_rows;
    const CsvWords m_words;
    const QList<CsvColumn> m_columns;
};
