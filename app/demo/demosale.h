// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QList>
#include <QString>

#include <array>
#include <chrono>

//! One line of a slip: `product` is an index into demoProducts().
struct DemoLine {
    int product = 0;
    int quantity = 1;
    qint64 discount = 0; //!< of the whole line, in yen
    bool returned = false; //!< brought back, within a sale: takes its amount off the total

    friend bool operator==(const DemoLine &, const DemoLine &) = default;
};

struct DemoPayment {
    enum class Method { Cash, Card, Qr };
    Method method = Method::Cash;
    qint64 amount = 0; //!< handed over, before change

    friend bool operator==(const DemoPayment &, const DemoPayment &) = default;
};

//! What happens at a till, the same for both vendors. Amounts are positive on refunds too.
struct DemoSale {
    enum class Kind {
        Sale,
        Refund,
        CashIn, //!< Smaregi only
        CashOut, //!< Smaregi only
        ThrownAway //!< Ubiregi only: a slip with goods that was never paid
    };

    Kind kind = Kind::Sale;
    int registerNo = 1; //!< 1.. ; the history uses 1-3 (Smaregi) and 1-2 (Ubiregi)
    Instant soldAt{}; //!< whole seconds
    std::chrono::seconds uploadDelay{2}; //!< until it reaches the vendor's server
    int staff = 0; //!< index into demoStaff(); -1 when nobody was chosen
    QList<DemoLine> lines{}; //!< empty: one piece of product 0
    qint64 subtotalDiscount = 0;
    QList<DemoPayment> payments{}; //!< empty: exact cash
    qint64 cashMoved = 0; //!< of CashIn and CashOut
    QString memo{};
    int guests = 1;
    int member = 0; //!< of the shop's list, from 1; 0 for others

    friend bool operator==(const DemoSale &, const DemoSale &) = default;
};

//! The sums of one sale, as a register makes them: prices include the tax (内税), the tax is floored per rate.
struct DemoSums {
    struct Line { // negative on returned lines
        qint64 gross = 0; //!< quantity x price
        qint64 net = 0; //!< after the line's own discount
        qint64 discountShare = 0;
        qint64 taxShare = 0;
    };
    struct Rate {
        int percent = 0;
        qint64 sales = 0; //!< net of the lines
        qint64 discount = 0;
        qint64 tax = 0;
    };

    QList<Line> lines;
    std::array<Rate, 2> rates{Rate{8}, Rate{10}};
    qint64 gross = 0;
    qint64 lineDiscounts = 0;
    qint64 subtotal = 0;
    qint64 total = 0;
    qint64 tax = 0;
    int quantity = 0;
    int returned = 0; //!< the quantity of the returned lines
    qint64 cash = 0; //!< handed over
    qint64 card = 0;
    qint64 qr = 0;
    qint64 deposit = 0;
    qint64 change = 0;
};

DemoSums sumsOf(const DemoSale &sale);
