// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/salegenerator.h"
#include "app/demo/smaregibooks.h"
#include "app/demo/ubiregiaccounts.h"
#include "app/demo/ubiregibooks.h"

#include <queue>
#include <vector>

//! The shop and its two POS clouds' books: history up to `start`, then new sales as time goes by. Nothing ticks in here:
//! catchUp() does all that has happened until then, in the order in which it reached the servers, so the same seed and the
//! same day give the same books however often it was asked.
class ShopModel {
public:
    ShopModel(quint32 seed, int historyDays, bool newSales, qint64 start);

    void catchUp(qint64 now);

    const SmaregiBooks &smaregi() const { return m_smaregi; }
    const UbiregiBooks &ubiregi(int account = 0) const { return m_ubiregi[size_t(account)]; }

    // By hand. A sale is heard of at soldAt + uploadDelay, at the earliest now.
    qint64 addSmaregi(const DemoSale &sale, qint64 now);
    bool cancelSmaregi(qint64 id, qint64 now);
    bool touchSmaregi(qint64 id, qint64 now);
    qint64 disposeSmaregi(qint64 id, qint64 now);
    qint64 addUbiregi(const DemoSale &sale, qint64 now, int account = 0);
    bool cancelUbiregi(qint64 id, qint64 now);
    bool touchUbiregi(qint64 id, qint64 now);

private:
    struct Event {
        enum class Type { SmaregiSold, SmaregiSale, SmaregiCancel, SmaregiDispose, SmaregiSettle, UbiregiSale, UbiregiCancel };
        qint64 at = 0;
        quint64 order = 0; //!< among those of one second
        Type type = Type::SmaregiSale;
        SaleGenerator::Shop shop = SaleGenerator::Shop::Smaregi;
        qint64 id = 0; //!< 0 on sales whose id comes with the upload
        qint64 terminalTranId = 0;
        qint64 notBefore = 0; //!< the upload
        PlannedSale planned;
    };
    struct Later {
        bool operator()(const Event &a, const Event &b) const { return a.at != b.at ? a.at > b.at : a.order > b.order; }
    };

    static qint64 uploadOf(const Event &event);
    void push(Event event);
    void plan(SaleGenerator::Shop shop, const PlannedSale &planned, qint64 notBefore = 0, qint64 id = 0);
    void handle(const Event &event);
    void smaregiSale(const Event &event);
    void ubiregiSale(const Event &event);
    void follow(const Event &event, qint64 id, Event::Type type);
    UbiregiBooks &ubiregiOf(SaleGenerator::Shop shop) { return m_ubiregi[shop == SaleGenerator::Shop::SecondUbiregi ? 1 : 0]; }

    SaleGenerator m_generator;
    bool m_newSales;
    qint64 m_startSlot;
    qint64 m_nextSlot;
    quint64 m_order = 0;
    std::priority_queue<Event, std::vector<Event>, Later> m_events;
    SmaregiBooks m_smaregi;
    std::array<UbiregiBooks, kUbiregiAccounts> m_ubiregi{UbiregiBooks{0}, UbiregiBooks{1}};
};
