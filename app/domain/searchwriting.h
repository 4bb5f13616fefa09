// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/searchquery.h"

// A search is its text: filters change it by writing terms into it, and read from it what they show.

enum class SearchLanguage { English, Japanese };

//! The term as a user would type it: parseSearch() of it at the same moment gives the term again, in either language.
QString writtenTerm(const SearchTerm &term, SearchLanguage language, Instant now, const QTimeZone &zone);

//! The text with `written` in the place of the first of those terms of it and without the others; at the end where there
//! are none. An empty `written` takes them away.
QString withTerms(const QString &text, const QList<SearchTerm> &replaced, const QString &written);

//! The periods that have a name of their own.
enum class NamedPeriod { Today, Yesterday, LastSevenDays, LastThirtyDays, ThisWeek, LastWeek, ThisMonth, LastMonth, ThisYear, LastYear };
TimeRange periodNamed(NamedPeriod name, QDate today, const QTimeZone &zone);
std::optional<NamedPeriod> nameOfPeriod(const TimeRange &period, QDate today, const QTimeZone &zone);

//! The first and the last day of a period of whole days; an open end is null. nullopt: it begins or ends within a day.
struct DaySpan {
    QDate first;
    QDate last;
    friend bool operator==(const DaySpan &, const DaySpan &) = default;
};
std::optional<DaySpan> daysOf(const TimeRange &period, const QTimeZone &zone);
TimeRange periodOf(const DaySpan &days, const QTimeZone &zone);
