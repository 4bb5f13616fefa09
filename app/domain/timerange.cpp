// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/timerange.h"

#include <algorithm>
#include <utility>

TimeRange dayRange(QDate day, const QTimeZone &zone)
{
    return {fromMs(day.startOfDay(zone).toMSecsSinceEpoch()), fromMs(day.addDays(1).startOfDay(zone).toMSecsSinceEpoch())};
}

void addSpan(QList<TimeRange> &spans, const TimeRange &span, std::chrono::milliseconds hole)
{
    // Nearly always it goes on where the last one ended.
    auto after = std::upper_bound(spans.begin(), spans.end(), span, [](const TimeRange &a, const TimeRange &b) { return a.from < b.from; });
    const auto touch = [hole](const TimeRange &first, const TimeRange &second) { return second.from <= first.to + hole; };
    if (after == spans.begin() || !touch(*(after - 1), span))
        after = spans.insert(after, span) + 1;
    else
        (after - 1)->to = std::max((after - 1)->to, span.to);
    const auto grown = after - 1;
    auto end = after;
    for (; end != spans.end() && touch(*grown, *end); ++end)
        grown->to = std::max(grown->to, end->to);
    spans.erase(after, end);
}

void removeSpan(QList<TimeRange> &spans, const TimeRange &span)
{
    if (span.isEmpty())
        return;
    QList<TimeRange> left;
    for (const TimeRange &one : std::as_const(spans)) {
        const TimeRange before{one.from, std::min(one.to, span.from)};
        const TimeRange after{std::max(one.from, span.to), one.to};
        if (!before.isEmpty())
            left.append(before);
        if (!after.isEmpty())
            left.append(after);
    }
    spans = left;
}

QDate dayOf(Instant instant, const QTimeZone &zone)
{
    return toDateTime(instant, zone).date();
}

QTimeZone shopZone()
{
    return QTimeZone(9 * 3600); // Japan has no daylight saving, so no zone database is needed
}
