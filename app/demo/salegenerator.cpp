// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/salegenerator.h"

#include "app/demo/demotime.h"
#include "app/demo/products.h"

#include <algorithm>
#include <numeric>

namespace {

using Kind = DemoSale::Kind;
using Method = DemoPayment::Method;

constexpr int kSlotsPerHour = 120;
constexpr int kSlotsPerDay = 24 * kSlotsPerHour;
//! Sales of an hour at a till with some 140 a day. The shop is open all night, so that a demo finds receipts at any hour.
constexpr int kHours[24] = {3, 3, 3, 3, 3, 3, 4, 6, 8, 8, 8, 9, 10, 9, 8, 8, 8, 9, 9, 7, 5, 4, 3, 3};
constexpr int kHoursSum = 144;
constexpr int kMembers = 240;
constexpr qint64 kFacts = 5; // tells the stream of numbers apart

QList<int> salesPerDay(SaleGenerator::Shop shop)
{
    switch (shop) {
    case SaleGenerator::Shop::Smaregi:
        return {140, 90, 50};
    case SaleGenerator::Shop::Ubiregi:
        return {80, 50};
    case SaleGenerator::Shop::SecondUbiregi:
        break;
    }
    return {30};
}

//! Distinct slots of the day at one till.
QList<qint64> slotsOfDay(DemoRandom &random, int perDay, bool rightAfterMidnight)
{
    QList<qint64> result;
    for (int hour = 0; hour < 24; ++hour) {
        int count = std::max(1, (kHours[hour] * perDay + kHoursSum / 2) / kHoursSum);
        if (count >= 4)
            count += random.between(-1, 1);
        QList<qint64> hourSlots;
        if (hour == 0 && rightAfterMidnight)
            hourSlots = {0, 1};
        while (hourSlots.size() < count) {
            const qint64 slot = hour * kSlotsPerHour + random.below(kSlotsPerHour);
            if (!hourSlots.contains(slot))
                hourSlots.append(slot);
        }
        result += hourSlots;
    }
    std::sort(result.begin(), result.end());
    return result;
}

QList<DemoLine> basket(DemoRandom &random)
{
    constexpr int kLineCounts[] = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6};
    const int count = kLineCounts[random.below(std::size(kLineCounts))];
    QList<DemoLine> lines;
    while (lines.size() < count) {
        const int product = random.below(int(demoProducts().size()));
        if (std::any_of(lines.cbegin(), lines.cend(), [&](const DemoLine &line) { return line.product == product; }))
            continue;
        DemoLine line{product, 1, 0};
        if (random.chance(200))
            line.quantity = random.between(2, 4);
        const qint64 price = demoProducts().at(product).price;
        if (price >= 300 && random.chance(60))
            line.discount = random.chance(500) ? price * line.quantity / 10 : 50 * line.quantity;
        lines.append(line);
    }
    return lines;
}

//! What a customer hands over for an amount: exact, or notes and coins that need change.
qint64 handedOver(DemoRandom &random, qint64 amount)
{
    constexpr qint64 kSteps[] = {1, 1, 100, 500, 1000, 1000, 1000, 1000, 5000, 10'000};
    const qint64 step = kSteps[random.below(std::size(kSteps))];
    return (amount + step - 1) / step * step;
}

QList<DemoPayment> payment(DemoRandom &random, qint64 total)
{
    const int die = random.below(100);
    if (die < 46)
        return {{Method::Cash, handedOver(random, total)}};
    if (die < 73)
        return {{Method::Card, total}};
    if (die < 94 || total < 1000)
        return {{Method::Qr, total}};
    const qint64 cashless = total / 2 / 100 * 100;
    return {{die < 97 ? Method::Card : Method::Qr, cashless}, {Method::Cash, handedOver(random, total - cashless)}};
}

//! Who exchanges: takes something dearer and brings back what lies last in the basket. One rate of tax, so that none of its sums falls
//! below zero.
bool bringBackTheLast(QList<DemoLine> &lines)
{
    if (lines.size() < 2)
        return false;
    const DemoProduct &first = demoProducts().at(lines.first().product);
    const DemoProduct &last = demoProducts().at(lines.last().product);
    if (first.taxPercent != last.taxPercent || first.price / 2 < last.price)
        return false;
    lines.last() = {lines.last().product, 1, 0, true};
    return true;
}

void fillSale(DemoRandom &random, DemoSale &sale, bool mayExchange = false)
{
    sale.lines = basket(random);
    const bool exchange = mayExchange && bringBackTheLast(sale.lines);
    if (sale.kind == Kind::Refund) {
        sale.lines.resize(1);
        sale.payments = {{Method::Cash, sumsOf(sale).total}};
        return;
    }
    const qint64 subtotal = sumsOf(sale).subtotal;
    if (!exchange && subtotal >= 1000 && random.chance(45))
        sale.subtotalDiscount = random.chance(500) ? subtotal / 20 : 100;
    if (sale.kind == Kind::Sale)
        sale.payments = payment(random, subtotal - sale.subtotalDiscount);
}

} // namespace

PlannedSale SaleGenerator::sale(Shop shop, int registerNo, qint64 slot, bool mayBeLate, bool refund) const
{
    DemoRandom random{m_seed, int(shop), registerNo, slot};
    const bool smaregi = shop == Shop::Smaregi;
    PlannedSale planned;
    DemoSale &sale = planned.sale;
    sale.registerNo = registerNo;
    sale.soldAt = DemoTime::instantOf(DemoTime::slotTime(slot));
    sale.uploadDelay = std::chrono::seconds(smaregi ? random.between(0, 3) : random.between(4, 7));
    // One person works a shift of four hours at a till; now and then nobody was chosen.
    const qint64 shift = DemoTime::slotTime(slot) / (4 * 3600);
    sale.staff = random.chance(smaregi ? 30 : 150) ? -1 : int((shift + registerNo) % demoStaff().size());
    const int die = random.below(1000);
    if (refund || die < 10) {
        sale.kind = Kind::Refund;
    } else if (die < 25) {
        planned.fate = PlannedSale::Fate::Cancelled;
        planned.fateAt = DemoTime::slotTime(slot + random.between(2, 20));
    } else if (smaregi && die < 34) {
        planned.fate = PlannedSale::Fate::Disposed;
        planned.fateAt = DemoTime::slotTime(slot + random.between(10, 120));
    } else if (smaregi && die < 44) {
        sale.kind = die < 39 ? Kind::CashIn : Kind::CashOut;
        sale.cashMoved = random.between(1, 5) * (die < 39 ? 10'000 : 5000);
        sale.memo = die < 39 ? QStringLiteral("両替") : QStringLiteral("備品購入");
        return planned;
    } else if (!smaregi && die < 85) {
        sale.kind = Kind::ThrownAway;
        sale.uploadDelay = std::chrono::seconds(random.between(0, 3));
    } else if (mayBeLate && die >= 985) {
        sale.uploadDelay = std::chrono::seconds(random.between(600, 9000));
    }
    // From numbers of their own: what was sold stays as it was before the books had these.
    DemoRandom facts{m_seed, int(shop), registerNo, slot, kFacts};
    constexpr int kGuests[] = {1, 1, 1, 1, 1, 1, 2, 2, 3, 4};
    sale.guests = kGuests[facts.below(std::size(kGuests))];
    if (smaregi && facts.chance(120))
        sale.member = 1 + facts.below(kMembers);
    const bool stays = sale.kind == Kind::Sale && planned.fate == PlannedSale::Fate::Stays;
    fillSale(random, sale, stays && facts.chance(100)); // few baskets have what it takes
    return planned;
}

QList<PlannedSale> SaleGenerator::day(Shop shop, qint64 day) const
{
    QList<PlannedSale> all;
    // slotTime() counts from 20 s after 1970, and a day begins at a whole half minute.
    const qint64 firstSlot = DemoTime::slotAt(DemoTime::dayStart(day) + 20);
    const QList<int> perDay = salesPerDay(shop);
    const qint64 refundAfter = (11 + day % 6) * kSlotsPerHour; // one refund a day at the least, at a lively hour
    for (int i = 0; i < perDay.size(); ++i) {
        DemoRandom random{m_seed, int(shop), i + 1, day, kSlotsPerDay};
        const QList<qint64> slotsHere = slotsOfDay(random, perDay.at(i), i == 0);
        bool refundDone = i != 0;
        for (const qint64 slot : slotsHere) {
            const bool refund = !refundDone && slot >= refundAfter;
            refundDone = refundDone || refund;
            all.append(sale(shop, i + 1, firstSlot + slot, true, refund));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const PlannedSale &a, const PlannedSale &b) { return a.sale.soldAt < b.sale.soldAt; });
    return all;
}

std::optional<PlannedSale> SaleGenerator::live(Shop shop, qint64 slot) const
{
    constexpr int kSmaregiTurn[] = {1, 2, 1, 3};
    constexpr int kUbiregiTurn[] = {1, 2, 1};
    if (shop == Shop::SecondUbiregi)
        return slot % 4 == 0 ? std::optional(sale(shop, 1, slot, false)) : std::nullopt;
    return sale(shop, shop == Shop::Smaregi ? kSmaregiTurn[slot % 4] : kUbiregiTurn[slot % 3], slot, false);
}

DemoSale SaleGenerator::oddRefund(qint64 day) const
{
    DemoRandom random{m_seed, day, 33};
    DemoSale sale;
    sale.kind = Kind::Refund;
    sale.soldAt = DemoTime::instantOf(DemoTime::dayStart(day) + 14 * 3600 + 12 * 60 + 33);
    sale.staff = 1;
    fillSale(random, sale);
    return sale;
}
