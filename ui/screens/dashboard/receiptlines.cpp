// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptlines.h"

#include "app/domain/timerange.h"
#include "ui/format/format.h"

#include <QCoreApplication>
#include <QLocale>

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
//! What lies between the lines and the total: discounts on the whole receipt, points, coupons, rounding. Shown, so that the
//! column adds up for who looks twice.
qint64 unexplained(const Receipt &receipt)
{
    qint64 rest = receipt.total.minor;
    for (const ReceiptLine &line : receipt.lines)
        rest -= line.amount.minor;
    for (const ReceiptTax &tax : receipt.taxes)
        rest -= tax.included ? 0 : tax.amount.minor;
    return rest;
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
        lines.append({name, format::money(line.amount), false, false});
    }
    if (const qint64 rest = unexplained(receipt); rest != 0 && !receipt.lines.isEmpty())
        lines.append({ReceiptLines::tr("Discounts and rounding"), format::money({rest, receipt.total.currency}), false, false});
    lines.append({ReceiptLines::tr("Total"), format::money(receipt.total), true, true});
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
    return lines;
}
