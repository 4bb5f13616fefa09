// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptcsv.h"

#include "app/domain/timerange.h"

#include <QDateTime>

#include <algorithm>

namespace {

constexpr int kTenPercent = 1000;
constexpr int kEightPercent = 800;
const QString kBetween = QStringLiteral("; ");

QString amountText(const Money &money)
{
    const int digits = Money::minorDigits(money.currency);
    if (digits == 0)
        return QString::number(money.minor);
    QString text = QString::number(qAbs(money.minor)).rightJustified(digits + 1, u'0');
    text.insert(text.size() - digits, u'.');
    return money.minor < 0 ? u'-' + text : text;
}

//! 800 → 8, 1050 → 10.5
QString percentText(const std::optional<int> &rate)
{
    return rate ? QString::number(double(*rate) / 100, 'g', 6) : QString();
}

QString timeText(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(instant), shopZone()).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString itemsText(const Receipt &receipt)
{
    QStringList items;
    for (const ReceiptLine &line : receipt.lines)
        items << (line.quantity == 1 ? line.name : line.name + QStringLiteral(" ×") + QString::number(line.quantity));
    return items.join(kBetween);
}

QString paymentsText(const Receipt &receipt, const QString &cash)
{
    QStringList payments;
    for (const ReceiptPayment &payment : receipt.payments)
        payments << ((payment.isCash ? cash : payment.method) + u' ' + amountText(payment.amount)).trimmed();
    return payments.join(kBetween);
}

QString paidText(const Receipt &receipt, bool cash)
{
    Money sum{cash ? -receipt.change.minor : 0, receipt.total.currency};
    for (const ReceiptPayment &payment : receipt.payments)
        sum.minor += payment.isCash == cash ? payment.amount.minor : 0;
    return amountText(sum);
}

template <typename Rate>
QString taxText(const Receipt &receipt, Rate isRate)
{
    Money sum{0, receipt.total.currency};
    for (const ReceiptTax &tax : receipt.taxes)
        sum.minor += isRate(tax.rate.value_or(-1)) ? tax.amount.minor : 0;
    return amountText(sum);
}

bool isDiscount(ReceiptAdjustment::Kind kind)
{
    using enum ReceiptAdjustment::Kind;
    return kind == Discount || kind == Points || kind == Coupon;
}

QString adjustmentsText(const Receipt &receipt, bool discounts)
{
    Money sum{0, receipt.total.currency};
    for (const ReceiptAdjustment &adjustment : receipt.adjustments)
        sum.minor += isDiscount(adjustment.kind) == discounts ? adjustment.amount.minor : 0;
    return amountText(sum);
}

bool isNumber(CsvColumn column)
{
    switch (column) {
    case CsvColumn::Total:
    case CsvColumn::Deposit:
    case CsvColumn::Change:
    case CsvColumn::Cash:
    case CsvColumn::Cashless:
    case CsvColumn::Tax10:
    case CsvColumn::Tax8:
    case CsvColumn::TaxOther:
    case CsvColumn::Discounts:
    case CsvColumn::OtherAdjustments:
    case CsvColumn::Guests:
    case CsvColumn::LineCount:
    case CsvColumn::LineNumber:
    case CsvColumn::Quantity:
    case CsvColumn::UnitPrice:
    case CsvColumn::LineDiscount:
    case CsvColumn::Amount:
    case CsvColumn::TaxRate:
        return true;
    default:
        return false;
    }
}

//! What a spreadsheet takes for a formula, also in full width, as Japanese ones do. What stands behind the apostrophe is text.
bool looksLikeFormula(QStringView text)
{
    static constexpr QStringView kFirst = u"=+-@\t\r\n＝＋－＠";
    return !text.isEmpty() && kFirst.contains(text.front());
}

bool needsQuotes(QStringView text)
{
    static constexpr QStringView kSpecial = u",\"\r\n";
    return !text.isEmpty() && (text.front() == u' ' || text.back() == u' ' ||
                               std::any_of(text.begin(), text.end(), [](QChar c) { return kSpecial.contains(c); }));
}

void appendCell(QByteArray &out, QString text, bool guarded)
{
    if (guarded && looksLikeFormula(text))
        text.prepend(u'\'');
    if (needsQuotes(text))
        text = u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
    out += text.toUtf8();
}

} // namespace

ReceiptCsv::ReceiptCsv(CsvKind kind, CsvRows rows, CsvWords words)
    : m_kind(kind)
    , m_rows(rows)
    , m_words(std::move(words))
    , m_columns(columnsOf(rows))
{
}

QList<CsvColumn> ReceiptCsv::columnsOf(CsvRows rows)
{
    using enum CsvColumn;
    const QList<CsvColumn> head{SoldAt, BusinessDay, Vendor, Contract, Store, Terminal, RegisterName, Number, Kind, Staff};
    const QList<CsvColumn> keys{Key, RelatedKey};
    if (rows == CsvRows::Lines)
        return head + QList{LineNumber, LineKind, ItemName, ItemCode, Quantity, UnitPrice, LineDiscount, Amount, TaxRate, Currency} + keys;
    return head + QList{Total, Currency, Deposit,   Change,           Cash,   Cashless,  Payments, Tax10,
                        Tax8,  TaxOther, Discounts, OtherAdjustments, Guests, LineCount, Items} +
           keys;
}

QByteArray ReceiptCsv::header() const
{
    QByteArray out = m_kind == CsvKind::ForExcel ? QByteArray("\xEF\xBB\xBF") : QByteArray();
    for (const CsvColumn column : m_columns) {
        appendCell(out, m_words.columns.value(column), false);
        out += column == m_columns.last() ? "\r\n" : ",";
    }
    return out;
}

QByteArray ReceiptCsv::rowsOf(const QList<Receipt> &receipts) const
{
    QByteArray out;
    for (const Receipt &receipt : receipts) {
        // One without lines (cash in) has a row all the same: no receipt may be missing.
        const qsizetype rows = m_rows == CsvRows::Lines ? std::max<qsizetype>(1, receipt.lines.size()) : 1;
        for (qsizetype line = 0; line < rows; ++line)
            append(out, receipt, line);
    }
    return out;
}

void ReceiptCsv::append(QByteArray &out, const Receipt &receipt, qsizetype line) const
{
    for (const CsvColumn column : m_columns) {
        appendCell(out, cell(column, receipt, line), m_kind == CsvKind::ForExcel && !isNumber(column));
        out += column == m_columns.last() ? "\r\n" : ",";
    }
}

QString ReceiptCsv::cell(CsvColumn column, const Receipt &receipt, qsizetype line) const
{
    switch (column) {
    case CsvColumn::SoldAt:
        return timeText(receipt.soldAt);
    case CsvColumn::BusinessDay:
        return receipt.businessDay.toString(Qt::ISODate);
    case CsvColumn::Vendor:
        return m_words.vendors.value(receipt.reg.contract.vendor);
    case CsvColumn::Contract:
        return receipt.reg.contract.contract;
    case CsvColumn::Store:
        return receipt.store;
    case CsvColumn::Terminal:
        return receipt.reg.terminal;
    case CsvColumn::RegisterName:
        return receipt.registerName;
    case CsvColumn::Number:
        return receipt.number;
    case CsvColumn::Kind:
        return receipt.kind == ReceiptKind::Other && !receipt.rawKind.isEmpty() ? receipt.rawKind : m_words.kinds.value(receipt.kind);
    case CsvColumn::Staff:
        return receipt.staff;
    case CsvColumn::Total:
        return amountText(receipt.total);
    case CsvColumn::Currency:
        return receipt.total.currency;
    case CsvColumn::Deposit:
        return amountText(receipt.deposit);
    case CsvColumn::Change:
        return amountText(receipt.change);
    case CsvColumn::Cash:
        return paidText(receipt, true);
    case CsvColumn::Cashless:
        return paidText(receipt, false);
    case CsvColumn::Payments:
        return paymentsText(receipt, m_words.cash);
    case CsvColumn::Tax10:
        return taxText(receipt, [](int rate) { return rate == kTenPercent; });
    case CsvColumn::Tax8:
        return taxText(receipt, [](int rate) { return rate == kEightPercent; });
    case CsvColumn::TaxOther:
        return taxText(receipt, [](int rate) { return rate != kTenPercent && rate != kEightPercent; });
    case CsvColumn::Discounts:
        return adjustmentsText(receipt, true);
    case CsvColumn::OtherAdjustments:
        return adjustmentsText(receipt, false);
    case CsvColumn::Guests:
        return receipt.guests ? QString::number(*receipt.guests) : QString();
    case CsvColumn::Items:
        return itemsText(receipt);
    case CsvColumn::LineCount:
        return QString::number(receipt.lines.size());
    case CsvColumn::Key:
        return receipt.vendorKey;
    case CsvColumn::RelatedKey:
        return receipt.relatedKey;
    default:
        return line < receipt.lines.size() ? lineCell(column, receipt.lines.at(line), line) : QString();
    }
}

QString ReceiptCsv::lineCell(CsvColumn column, const ReceiptLine &line, qsizetype index) const
{
    switch (column) {
    case CsvColumn::LineNumber:
        return QString::number(index + 1);
    case CsvColumn::LineKind:
        return m_words.lineKinds.value(line.kind);
    case CsvColumn::ItemName:
        return line.name;
    case CsvColumn::ItemCode:
        return line.code;
    case CsvColumn::Quantity:
        return QString::number(line.quantity);
    case CsvColumn::UnitPrice:
        return amountText(line.unitPrice);
    case CsvColumn::LineDiscount:
        return amountText(-line.discount);
    case CsvColumn::Amount:
        return amountText(line.amount);
    case CsvColumn::TaxRate:
        return percentText(line.taxRate);
    default:
        return {};
    }
}
