// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptlines.h"

#include "app/domain/timerange.h"
#include "ui/format/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <utility>

namespace {
struct ReceiptLines {
    Q_DECLARE_TR_FUNCTIONS(ReceiptLines)
};

QString taxText(const ReceiptTax &tax)
{
    if (!tax.rate)
        return tax.included ? ReceiptLines::tr("Tax included") : ReceiptLines::tr("Tax added");
    const QString percent = QLocale().toString(*tax.rate / 100.0, 'g', 4);
    //: %1 is a tax rate in percent; the tax is part of the prices
    return tax.included ? ReceiptLines::tr("Tax %1 % included").arg(percent)
                        //: %1 is a tax rate in percent; the tax came on top of the prices
                        : ReceiptLines::tr("Tax %1 % added").arg(percent);
}

QString adjustmentText(ReceiptAdjustment::Kind kind)
{
    switch (kind) {
    case ReceiptAdjustment::Kind::Discount:
        return ReceiptLines::tr("Discount on the total");
    case ReceiptAdjustment::Kind::Points:
        return ReceiptLines::tr("Points used");
    case ReceiptAdjustment::Kind::Coupon:
        return ReceiptLines::tr("Coupon");
    case ReceiptAdjustment::Kind::Rounding:
        return ReceiptLines::tr("Rounding");
    case ReceiptAdjustment::Kind::Fee:
        return ReceiptLines::tr("Fee");
    case ReceiptAdjustment::Kind::Shipping:
        return ReceiptLines::tr("Shipping");
    }
    return ReceiptLines::tr("Discounts and rounding"); // of a newer program
}

//: The sign before it is painted too; room for some 16 Japanese characters
QString remarkText(ReceiptRemark::Kind kind)
{
    switch (kind) {
    case ReceiptRemark::Kind::PaymentsDiffer:
        return ReceiptLines::tr("Payments do not make the total");
    case ReceiptRemark::Kind::TaxesDiffer:
        return ReceiptLines::tr("Taxes of the lines do not add up");
    case ReceiptRemark::Kind::LinesDiffer:
        break;
    }
    return ReceiptLines::tr("Lines do not make the total");
}

//! What lies between the lines and the total: discounts on the whole receipt, points, coupons, rounding, on receipts of journals
//! that did not keep them one by one. Shown, so that the column adds up for who looks twice.
qint64 unexplained(const Receipt &receipt)
{
    qint64 rest = receipt.total.minor;
    for (const ReceiptAdjustment &adjustment : receipt.adjustments)
        rest -= adjustment.amount.minor;
    for (const ReceiptRemark &remark : receipt.remarks) // is told below
        rest -= remark.kind == ReceiptRemark::Kind::LinesDiffer ? remark.difference.minor : 0;
    for (const ReceiptLine &line : receipt.lines)
        rest -= line.amount.minor;
    for (const ReceiptTax &tax : receipt.taxes)
        rest -= tax.included ? 0 : tax.amount.minor;
    return rest;
}

QString lineText(const ReceiptLine &line, const QString &name)
{
    if (line.kind == ReceiptLine::Kind::Returned) //: %1 is a product that was brought back
        return ReceiptLines::tr("Returned: %1").arg(name);
    if (line.kind == ReceiptLine::Kind::Cancelled) //: %1 is a product that was struck out of the receipt
        return ReceiptLines::tr("Struck out: %1").arg(name);
    return name;
}
} // namespace

QList<ReceiptPanelLine> receiptLines(const Receipt &receipt)
{
    QList<ReceiptPanelLine> lines;
    const QString clock = format::time(receipt.soldAt, shopZone());
    lines.append(
        {receipt.number.isEmpty() ? ReceiptLines::tr("Receipt") : ReceiptLines::tr("No. %1").arg(receipt.number), clock, true, false});
    if (receipt.kind != ReceiptKind::Sale)
        lines.append({format::receiptKind(receipt.kind, receipt.rawKind), {}, true, false});
    for (const ReceiptLine &line : receipt.lines) {
        const bool several = line.quantity > 1 || line.quantity < -1;
        //: A product and how many of it were sold
        const QString name = several ? ReceiptLines::tr("%1 ×%2").arg(line.name).arg(qAbs(line.quantity)) : line.name;
        const qint64 gross = line.amount.minor + line.discount.minor;
        lines.append({lineText(line, name), format::money({gross, line.amount.currency}), false, false});
        if (line.discount.minor != 0) //: Below a product of the receipt: what was taken off its price
            lines.append({QStringLiteral("\u3000") + ReceiptLines::tr("Discount"),
                          format::money({-line.discount.minor, line.amount.currency}), false, false});
    }
    for (const ReceiptAdjustment &adjustment : receipt.adjustments)
        lines.append({adjustmentText(adjustment.kind), format::money(adjustment.amount), false, false});
    if (const qint64 rest = unexplained(receipt); rest != 0 && !receipt.lines.isEmpty())
        lines.append({ReceiptLines::tr("Discounts and rounding"), format::money({rest, receipt.total.currency}), false, false});
    lines.append({ReceiptLines::tr("Total"), format::money(receipt.total), true, true, true});
    for (const ReceiptTax &tax : receipt.taxes)
        lines.append({taxText(tax), format::money(tax.amount), false, false});

    const qsizetype beforePayments = lines.size();
    bool cash = false;
    for (const ReceiptPayment &payment : receipt.payments) {
        cash = cash || payment.isCash;
        if (!payment.isCash) // cash stands below as what was received and given back
            lines.append({payment.method, format::money(payment.amount), false, false});
    }
    if (cash || receipt.deposit.minor != 0)
        lines.append({ReceiptLines::tr("Cash received"), format::money(receipt.deposit), false, false});
    if (cash || receipt.change.minor != 0)
        lines.append({ReceiptLines::tr("Change"), format::money(receipt.change), false, false});
    if (lines.size() > beforePayments)
        lines[beforePayments].ruled = true;
    bool first = true;
    for (const ReceiptRemark &remark : receipt.remarks) {
        lines.append({QStringLiteral("\u203b ") + remarkText(remark.kind), {}, true, std::exchange(first, false)});
        lines.append({ReceiptLines::tr("Difference"), format::money(remark.difference), false, false});
    }
    return lines;
}
