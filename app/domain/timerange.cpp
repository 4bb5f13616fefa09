// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/timerange.h"

TimeRange dayRange(QDate day, const QTimeZone &zone)
{
    return {fromMs(day.startOfDay(zone).toMSecsSinceEpoch()), fromMs(day.addDays(1).startOfDay(zone).toMSecsSinceEpoch())};
}

QDate dayOf(Instant instant, const QTimeZone &zone)
{
    return toDateTime(instant, zone).date();
}

QTimeZone shopZone()
{
    return QTimeZone(9 * 3600); // Japan has no daylight saving, so no zone database is needed
}
