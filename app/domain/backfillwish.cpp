// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/backfillwish.h"

#include <algorithm>
#include <utility>

namespace {

using Kind = BackfillReach::Kind;

// ISO 8601 durations; a date is itself.
constexpr std::pair<Kind, QLatin1StringView> kTexts[] = {
    {Kind::Days30, QLatin1StringView("P30D")}, {Kind::Months3, QLatin1StringView("P3M")},    {Kind::Year1, QLatin1StringView("P1Y")},
    {Kind::Years3, QLatin1StringView("P3Y")},  {Kind::Everything, QLatin1StringView("all")},
};

// Before the first sale of either cloud: Ubiregi opened in 2010, Smaregi in 2011. Their empty years are few questions.
const QDate kFirstYear(2010, 1, 1);

} // namespace

QDate BackfillReach::firstDay(QDate today) const
{
    switch (kind) {
    case Kind::Days30:
        break;
    case Kind::Months3:
        return today.addMonths(-3);
    case Kind::Year1:
        return today.addYears(-1);
    case Kind::Years3:
        return today.addYears(-3);
    case Kind::Everything:
        return std::min(kFirstYear, today);
    case Kind::Since:
        return std::clamp(since, std::min(kFirstYear, today), today);
    }
    return today.addDays(-30);
}

QString BackfillReach::toText() const
{
    for (const auto &[known, text] : kTexts) {
        if (known == kind)
            return text;
    }
    return since.toString(Qt::ISODate);
}

BackfillReach BackfillReach::fromText(const QString &text)
{
    for (const auto &[kind, known] : kTexts) {
        if (text == known)
            return {kind, {}};
    }
    const QDate date = QDate::fromString(text, Qt::ISODate);
    return date.isValid() ? BackfillReach{Kind::Since, date} : BackfillReach{};
}
