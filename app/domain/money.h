// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

//! An amount as whole minor units (yen, or cents) of a currency. Never a float.
struct Money {
    qint64 minor = 0;
    //! ISO 4217 code.
    QString currency = QStringLiteral("JPY");

    //! How many digits the currency has after the point: 0 for JPY, 2 for most others.
    static int minorDigits(QStringView currency);

    //! Reads a decimal text as the POS clouds send it ("1424", "-1424", "2178.0"). nullopt when it is no number or has
    //! more precision than the currency ("2178.5" yen): an amount is never rounded.
    static std::optional<Money> fromText(QStringView text, const QString &currency = QStringLiteral("JPY"));

    Money operator-() const { return {-minor, currency}; }
    friend bool operator==(const Money &, const Money &) = default;
};
