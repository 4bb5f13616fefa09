// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosale.h"

#include "app/demo/products.h"

namespace {

//! Splits `whole` over `parts` in their proportion, each floored cumulatively, so that the shares add up to the yen.
template <typename Part, typename Take>
void share(qint64 whole, const QList<Part> &parts, qint64 sum, Take take)
{
    qint64 seen = 0;
    qint64 given = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        seen += parts.at(i);
        const qint64 upToHere = sum > 0 ? whole * seen / sum : 0;
        take(i, upToHere - given);
        given = upToHere;
    }
}

} // namespace

DemoSums sumsOf(const DemoSale &sale)
{
    DemoSums sums;
    if (sale.kind == DemoSale::Kind::CashIn || sale.kind == DemoSale::Kind::CashOut) {
        sums.total = sale.cashMoved;
        return sums;
    }
    for (const DemoLine &line : sale.lines) {
        const DemoProduct &product = demoProducts().at(line.product);
        const qint64 gross = (line.returned ? -1 : 1) * product.price * line.quantity;
        sums.lines.append({gross, gross - line.discount, 0, 0});
        sums.gross += gross;
        sums.lineDiscounts += line.discount;
        (line.returned ? sums.returned : sums.quantity) += line.quantity;
        sums.rates[product.taxPercent == 8 ? 0 : 1].sales += gross - line.discount;
    }
    sums.subtotal = sums.gross - sums.lineDiscounts;
    sums.total = sums.subtotal - sale.subtotalDiscount;
    share(sale.subtotalDiscount, QList<qint64>{sums.rates[0].sales, sums.rates[1].sales}, sums.subtotal,
          [&](qsizetype i, qint64 part) { sums.rates[size_t(i)].discount = part; });
    for (DemoSums::Rate &rate : sums.rates) {
        rate.tax = (rate.sales - rate.discount) * rate.percent / (100 + rate.percent);
        sums.tax += rate.tax;
        QList<qint64> nets;
        QList<qsizetype> rows;
        for (qsizetype i = 0; i < sale.lines.size(); ++i) {
            if (demoProducts().at(sale.lines.at(i).product).taxPercent == rate.percent) {
                nets.append(sums.lines.at(i).net);
                rows.append(i);
            }
        }
        share(rate.discount, nets, rate.sales, [&](qsizetype i, qint64 part) { sums.lines[rows.at(i)].discountShare = part; });
        share(rate.tax, nets, rate.sales, [&](qsizetype i, qint64 part) { sums.lines[rows.at(i)].taxShare = part; });
    }
    if (sale.kind == DemoSale::Kind::ThrownAway)
        return sums;
    for (const DemoPayment &payment : sale.payments) {
        sums.deposit += payment.amount;
        (payment.method == DemoPayment::Method::Cash   ? sums.cash
         : payment.method == DemoPayment::Method::Card ? sums.card
                                                       : sums.qr) += payment.amount;
    }
    if (sale.payments.isEmpty())
        sums.cash = sums.deposit = sums.total;
    sums.change = sums.deposit - sums.total;
    return sums;
}
