// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline/timelinecontent.h"

#include <algorithm>

namespace {

bool contains(const QList<TimeRange> &spans, Instant at)
{
    const auto after = std::upper_bound(spans.begin(), spans.end(), at, [](Instant a, const TimeRange &span) { return a < span.from; });
    return after != spans.begin() && (after - 1)->contains(at);
}

auto firstMarkAt(const QList<TimelineMark> &marks, Instant at)
{
    return std::lower_bound(marks.begin(), marks.end(), at, [](const TimelineMark &mark, Instant a) { return mark.at < a; });
}

} // namespace

FootagePlace footagePlace(const TimelineContent &content, Instant at)
{
    if (contains(content.here, at))
        return FootagePlace::Here;
    if (at > content.now)
        return FootagePlace::Future;
    if (contains(content.cloud, at))
        return FootagePlace::Cloud;
    return contains(content.unknown, at) ? FootagePlace::Unknown : FootagePlace::None;
}

const TimelineMark *markNear(const TimelineContent &content, Instant at, std::chrono::milliseconds most)
{
    const TimelineMark *nearest = nullptr;
    for (auto mark = firstMarkAt(content.marks, at - most); mark != content.marks.end() && mark->at <= at + most; ++mark) {
        if (!nearest || std::chrono::abs(mark->at - at) < std::chrono::abs(nearest->at - at))
            nearest = &*mark;
    }
    return nearest;
}

const TimelineMark *markFrom(const TimelineContent &content, Instant at, int direction)
{
    auto mark = firstMarkAt(content.marks, direction > 0 ? at + std::chrono::milliseconds(1) : at);
    if (direction > 0)
        return mark == content.marks.end() ? nullptr : &*mark;
    return mark == content.marks.begin() ? nullptr : &*(mark - 1);
}
