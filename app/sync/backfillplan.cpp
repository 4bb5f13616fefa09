// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/backfillplan.h"

#include <algorithm>

using namespace std::chrono_literals;

BackfillPlan::BackfillPlan(const BackfillReach &reach, std::optional<Instant> fetchedTo, Instant now, const QTimeZone &zone,
                           std::optional<Instant> keptFrom)
    : m_zone(zone)
    , m_today(dayOf(now, zone))
    , m_midnight(dayRange(m_today, zone).from)
    , m_end(std::max(dayRange(reach.firstDay(m_today), zone).from, keptFrom.value_or(Instant::min())))
    , m_fetchedTo(fetchedTo.value_or(m_midnight))
{
}

TimeRange BackfillPlan::nextWindow(std::chrono::days longest) const
{
    const auto step = std::clamp<std::chrono::milliseconds>(m_midnight - m_fetchedTo, std::chrono::days(1), longest);
    return {std::max(m_end, m_fetchedTo - step), m_fetchedTo};
}

int BackfillPlan::daysWanted() const
{
    return int(dayOf(m_end, m_zone).daysTo(m_today));
}

int BackfillPlan::daysFetched() const
{
    return std::clamp(int(dayOf(m_fetchedTo, m_zone).daysTo(m_today)), 0, daysWanted());
}

std::optional<std::chrono::seconds> timeLeft(int daysDone, int daysToDo, std::chrono::milliseconds spent)
{
    // The first steps are short and say little.
    constexpr int kEnoughDays = 3;
    constexpr auto kEnoughTime = 5s;
    if (daysDone < kEnoughDays || spent < kEnoughTime)
        return {};
    return std::chrono::seconds(std::chrono::duration_cast<std::chrono::seconds>(spent).count() * daysToDo / daysDone);
}
