// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchtally.h"

#include <algorithm>

void addTo(QList<Money> &sums, const Money &money)
{
    for (Money &sum : sums) {
        if (sum.currency == money.currency) {
            sum.minor += money.minor;
            return;
        }
    }
    sums << money;
}

void addTo(QList<PaymentSum> &sums, const PaymentSum &payment)
{
    for (PaymentSum &sum : sums) {
        if (sum.isCash == payment.isCash && sum.method == payment.method && sum.amount.currency == payment.amount.currency) {
            sum.amount.minor += payment.amount.minor;
            return;
        }
    }
    sums << payment;
}

void SearchTally::append(const Part &part)
{
    m_parts << part;
    add(part);
}

void SearchTally::extend(const Part &part)
{
    Part &last = m_parts.last();
    last.from = part.from;
    last.count += part.count;
    for (const Money &sum : part.sums)
        addTo(last.sums, sum);
    for (const PaymentSum &payment : part.payments)
        addTo(last.payments, payment);
    add(part);
}

void SearchTally::add(const Part &part)
{
    count += part.count;
    for (const Money &sum : part.sums)
        addTo(sums, sum);
    for (const PaymentSum &payment : part.payments)
        addTo(payments, payment);
}

const SearchTally::Part *SearchTally::partOf(ReceiptId id) const
{
    const auto at = std::partition_point(m_parts.begin(), m_parts.end(), [id](const Part &part) { return part.from > id.value; });
    return at != m_parts.end() && id.value < at->below ? &*at : nullptr;
}

void SearchTally::replace(const SearchTally &anew)
{
    // From the parts anew, so that a currency or a way of payment that is in none any more goes too.
    const QList<Part> before = std::exchange(m_parts, {});
    count = 0;
    sums.clear();
    payments.clear();
    bool taken = false;
    for (const Part &part : before) {
        if (part.from < anew.m_from || part.below > anew.m_below) {
            append(part);
            continue;
        }
        for (qsizetype i = 0; !taken && i < anew.m_parts.size(); ++i)
            append(anew.m_parts.at(i));
        taken = true;
    }
}
