// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demorandom.h"
#include "app/demo/demosale.h"

#include <optional>

//! A sale and what becomes of it later.
struct PlannedSale {
    enum class Fate { Stays, Cancelled, Disposed };

    DemoSale sale;
    Fate fate = Fate::Stays;
    qint64 fateAt = 0; //!< second; in a slot of its own
};

//! Makes up what customers buy. The same seed, day and register always give the same sales, whatever was asked before.
class SaleGenerator {
public:
    enum class Shop { Smaregi, Ubiregi, SecondUbiregi };

    explicit SaleGenerator(quint32 seed) : m_seed(seed) {}

    //! All registers of one day (on the calendar of Japan), by time of sale.
    QList<PlannedSale> day(Shop shop, qint64 day) const;

    //! The sale of a half minute while the demo runs, never uploaded late. The second account is a quiet shop: it has none
    //! most of the time.
    std::optional<PlannedSale> live(Shop shop, qint64 slot) const;

    //! The one refund that is made while the cameras show nobody at the till: at second :33.
    DemoSale oddRefund(qint64 day) const;

private:
    PlannedSale sale(Shop shop, int registerNo, qint64 slot, bool mayBeLate, bool refund = false) const;

    quint32 m_seed;
};
