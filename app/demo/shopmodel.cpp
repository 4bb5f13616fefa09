// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/shopmodel.h"

#include "app/demo/demotime.h"

#include <algorithm>

using Shop = SaleGenerator::Shop;
using Type = PlannedSale::Fate;

namespace {
constexpr Shop kShops[] = {Shop::Smaregi, Shop::Ubiregi, Shop::SecondUbiregi};
}

ShopModel::ShopModel(quint32 seed, int historyDays, bool newSales, qint64 start)
    : m_generator(seed)
    , m_newSales(newSales)
    , m_startSlot(DemoTime::slotAt(start))
    , m_nextSlot(m_startSlot)
{
    const qint64 today = DemoTime::dayAt(start);
    for (qint64 day = today - historyDays; day <= today; ++day) {
        for (const Shop shop : kShops) {
            const QList<PlannedSale> sales = m_generator.day(shop, day);
            for (const PlannedSale &planned : sales) {
                // From the start on, live sales take over.
                if (DemoTime::secondsOf(planned.sale.soldAt) < DemoTime::slotTime(m_startSlot))
                    plan(shop, planned);
            }
        }
        if (day == today - 1)
            plan(Shop::Smaregi, {m_generator.oddRefund(day), Type::Stays, 0});
    }
    Event settlement;
    settlement.at = DemoTime::dayStart(today - historyDays + 1);
    settlement.type = Event::Type::SmaregiSettle;
    push(settlement);
    catchUp(start);
}

void ShopModel::catchUp(qint64 now)
{
    const qint64 lastSlot = m_newSales ? DemoTime::slotAt(now) : std::min(DemoTime::slotAt(now), m_startSlot);
    while (m_nextSlot <= lastSlot) {
        for (const Shop shop : kShops) {
            if (const std::optional<PlannedSale> sale = m_generator.live(shop, m_nextSlot))
                plan(shop, *sale);
        }
        ++m_nextSlot;
    }
    while (!m_events.empty() && m_events.top().at <= now) {
        const Event event = m_events.top();
        m_events.pop();
        handle(event);
    }
}

qint64 ShopModel::uploadOf(const Event &event)
{
    return std::max(event.notBefore, DemoTime::secondsOf(event.planned.sale.soldAt + event.planned.sale.uploadDelay));
}

void ShopModel::push(Event event)
{
    event.order = m_order++;
    m_events.push(std::move(event));
}

void ShopModel::plan(Shop shop, const PlannedSale &planned, qint64 notBefore, qint64 id)
{
    Event event;
    event.shop = shop;
    event.id = id;
    event.planned = planned;
    event.notBefore = notBefore;
    if (shop == Shop::Smaregi) {
        event.type = Event::Type::SmaregiSold; // the register numbers its receipts as they are printed, before any upload
        event.at = DemoTime::secondsOf(planned.sale.soldAt);
    } else {
        event.type = Event::Type::UbiregiSale;
        event.at = uploadOf(event);
    }
    push(std::move(event));
}

void ShopModel::handle(const Event &event)
{
    switch (event.type) {
    case Event::Type::SmaregiSold: {
        Event upload = event;
        upload.type = Event::Type::SmaregiSale;
        upload.at = uploadOf(event);
        upload.terminalTranId = m_smaregi.nextTerminalTranId(event.planned.sale.registerNo);
        push(std::move(upload));
        break;
    }
    case Event::Type::SmaregiSale:
        smaregiSale(event);
        break;
    case Event::Type::SmaregiCancel:
        m_smaregi.cancel(event.id, event.at);
        break;
    case Event::Type::SmaregiDispose:
        m_smaregi.dispose(event.id, event.at);
        break;
    case Event::Type::SmaregiSettle: {
        m_smaregi.settle(event.at);
        Event next = event;
        next.at += DemoTime::kDay;
        push(std::move(next));
        break;
    }
    case Event::Type::UbiregiSale:
        ubiregiSale(event);
        break;
    case Event::Type::UbiregiCancel:
        ubiregiOf(event.shop).cancel(event.id, event.at);
        break;
    }
}

void ShopModel::smaregiSale(const Event &event)
{
    SmaregiRecord record;
    record.headId = event.id ? event.id : m_smaregi.reserveId();
    record.terminalTranId = event.terminalTranId;
    record.sale = event.planned.sale;
    record.sums = sumsOf(record.sale);
    record.soldAt = DemoTime::secondsOf(record.sale.soldAt);
    record.receivedAt = record.updatedAt = event.at;
    if (event.planned.fate == Type::Cancelled)
        follow(event, record.headId, Event::Type::SmaregiCancel);
    else if (event.planned.fate == Type::Disposed)
        follow(event, record.headId, Event::Type::SmaregiDispose);
    m_smaregi.insert(std::move(record));
}

void ShopModel::ubiregiSale(const Event &event)
{
    UbiregiBooks &books = ubiregiOf(event.shop);
    UbiregiRecord record;
    record.id = event.id ? event.id : books.reserveId();
    record.sale = event.planned.sale;
    record.sums = sumsOf(record.sale);
    record.paidAt = DemoTime::secondsOf(record.sale.soldAt);
    record.openedAt = record.paidAt - 20 - record.id % 70;
    record.createdAt = record.updatedAt = event.at;
    if (record.sale.kind == DemoSale::Kind::ThrownAway) {
        record.status = UbiregiRecord::Status::Delete;
        record.deletedAt = record.paidAt; // the same by ubiregi.md 6.4
    }
    if (event.planned.fate == Type::Cancelled)
        follow(event, record.id, Event::Type::UbiregiCancel);
    books.insert(std::move(record));
}

void ShopModel::follow(const Event &event, qint64 id, Event::Type type)
{
    Event next;
    next.at = std::max(event.planned.fateAt, DemoTime::slotTime(DemoTime::slotAt(event.at) + 1)); // what is not uploaded cannot be undone
    next.type = type;
    next.shop = event.shop;
    next.id = id;
    push(std::move(next));
}

namespace {

DemoSale completed(DemoSale sale)
{
    const bool moved = sale.kind == DemoSale::Kind::CashIn || sale.kind == DemoSale::Kind::CashOut;
    if (sale.lines.isEmpty() && !moved)
        sale.lines = {DemoLine{}};
    return sale;
}

} // namespace

qint64 ShopModel::addSmaregi(const DemoSale &sale, qint64 now)
{
    catchUp(now);
    const qint64 id = m_smaregi.reserveId();
    plan(Shop::Smaregi, {completed(sale), Type::Stays, 0}, now, id);
    catchUp(now);
    return id;
}

bool ShopModel::cancelSmaregi(qint64 id, qint64 now)
{
    catchUp(now);
    return m_smaregi.cancel(id, now);
}

qint64 ShopModel::disposeSmaregi(qint64 id, qint64 now)
{
    catchUp(now);
    return m_smaregi.dispose(id, now);
}

qint64 ShopModel::addUbiregi(const DemoSale &sale, qint64 now, int account)
{
    catchUp(now);
    const Shop shop = account == 0 ? Shop::Ubiregi : Shop::SecondUbiregi;
    const qint64 id = ubiregiOf(shop).reserveId();
    plan(shop, {completed(sale), Type::Stays, 0}, now, id);
    catchUp(now);
    return id;
}

bool ShopModel::cancelUbiregi(qint64 id, qint64 now)
{
    catchUp(now);
    return m_ubiregi.front().cancel(id, now);
}

bool ShopModel::touchSmaregi(qint64 id, qint64 now)
{
    catchUp(now);
    return m_smaregi.touch(id, now);
}

bool ShopModel::touchUbiregi(qint64 id, qint64 now)
{
    catchUp(now);
    return m_ubiregi.front().touch(id, now);
}
