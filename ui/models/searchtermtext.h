// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/searchquery.h"
#include "app/domain/searchwriting.h"

// How a typed text was understood, in the words of the program.

//! "Amount: ¥1,000–¥2,000"; `text` is the whole text that the term stands in.
QString searchTermText(const SearchTerm &term, const QString &text, Instant now);

QString namedPeriodText(NamedPeriod name);
QString amountRangeText(const AmountRange &range);
QString minuteText(int minute); //!< 14:00
