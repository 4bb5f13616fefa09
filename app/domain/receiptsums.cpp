// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/receiptsums.h"

namespace {

bool isTrade(ReceiptKind kind)
{
    return kind != ReceiptKind::CashIn && kind != ReceiptKind::CashOut && kind != ReceiptKind::Other;
}

template <typename Part>
qint64 sumOf(const QList<Part> &parts)
{
    qint64 sum = 0;
    for (const Part &part : parts)
        sum += part.amount.minor;
    return sum;
}

} // namespace

QList<ReceiptRemark> remarksOnSums(const Receipt &receipt)
{
    QList<ReceiptRemark> remarks;
    if (!isTrade(receipt.kind))
        return remarks;
    const auto compare = [&](ReceiptRemark::Kind kind, qint64 sum) {
        if (sum != receipt.total.minor)
            remarks.append({kind, {receipt.total.minor - sum, receipt.total.currency}});
    };
    if (!receipt.lines.isEmpty()) {
        qint64 sum = sumOf(receipt.lines) + sumOf(receipt.adjustments);
        for (const ReceiptTax &tax : receipt.taxes)
            sum += tax.included ? 0 : tax.amount.minor;
        compare(ReceiptRemark::Kind::LinesDiffer, sum);
    }
    if (!receipt.payments.isEmpty())
        compare(ReceiptRemark::Kind::PaymentsDiffer, sumOf(receipt.payments) - receipt.change.minor);
    return remarks;
}
