// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <optional>

//! How long receipts are kept, counted in days of the shop.
struct RetentionPeriod {
    enum class Unit { Forever, Years, Days };

    Unit unit = Unit::Forever;
    int count = 0; //!< 0 for ever

    //! The first day whose receipts are kept; none when all are.
    std::optional<QDate> keptFrom(QDate today) const;

    //! "", "7y" or "90d". What cannot be read, or is not from 1 to longest(), means for ever: nothing is deleted by mistake.
    QString toString() const;
    static RetentionPeriod fromString(const QString &text);
    static constexpr int longest(Unit unit) { return unit == Unit::Years ? 100 : 36'500; }

    friend bool operator==(const RetentionPeriod &, const RetentionPeriod &) = default;
};
