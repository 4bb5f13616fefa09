// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/money.h"

#include <QJsonValue>

#include <optional>

// POS clouds send the same field as a string one day and as a number the next (smaregi.md 4.3), so every field is read
// through these. "Missing" is null, absent and the empty string.

//! The value as text; a whole number without point or exponent. Empty when missing or no plain value.
QString textOf(const QJsonValue &value);
bool isMissing(const QJsonValue &value);

//! nullopt when missing or unreadable. "3" and "3.0" are whole, "3.5" is not.
std::optional<qint64> wholeOf(const QJsonValue &value);
std::optional<Money> moneyOf(const QJsonValue &value, const QString &currency);
//! Percent times 100: "8.000" is 800.
std::optional<int> rateOf(const QJsonValue &value);
//! ISO 8601 with Z or an offset; one without is refused, as nobody can tell what it means.
std::optional<Instant> isoTimeOf(const QJsonValue &value);
