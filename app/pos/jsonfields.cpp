// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/jsonfields.h"

#include <QLocale>

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("1") : QStringLiteral("0");
    if (!value.isDouble())
        return {};
    // toInteger() gives its default for all that is not a whole 64-bit number; two defaults tell that from the number itself.
    if (const qint64 whole = value.toInteger(1); whole == value.toInteger(2))
        return QString::number(whole);
    const double number = value.toDouble();
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

bool isMissing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty());
}

std::optional<qint64> wholeOf(const QJsonValue &value)
{
    // A currency without minor units reads exactly the whole numbers, with a trailing ".0" or without.
    const std::optional<Money> whole = Money::fromText(textOf(value), QStringLiteral("JPY"));
    return whole ? std::optional(whole->minor) : std::nullopt;
}

std::optional<Money> moneyOf(const QJsonValue &value, const QString &currency)
{
    constexpr qint64 kLargest = 10'000'000'000'000; // more is no amount of a till, and sums of it could overflow
    const std::optional<Money> money = Money::fromText(textOf(value), currency);
    return money && money->minor <= kLargest && money->minor >= -kLargest ? money : std::nullopt;
}

std::optional<int> rateOf(const QJsonValue &value)
{
    constexpr qint64 kHighest = 100'000; // 1000 %: more is no rate
    const std::optional<Money> hundredths = Money::fromText(textOf(value), QStringLiteral("USD")); // any with two digits
    if (!hundredths || hundredths->minor < 0 || hundredths->minor > kHighest)
        return {};
    return int(hundredths->minor);
}

std::optional<Instant> isoTimeOf(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return {};
    return fromMs(time.toMSecsSinceEpoch());
}
