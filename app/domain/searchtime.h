// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/timerange.h"

#include <optional>

//! Minutes since midnight, half-open; over midnight when to <= from (22:00-02:00 is {1320, 120}).
struct MinuteRange {
    int from = 0;
    int to = 24 * 60;
    bool contains(int minute) const { return from < to ? from <= minute && minute < to : from <= minute || minute < to; }
    friend bool operator==(const MinuteRange &, const MinuteRange &) = default;
};

//! What a word about time means. One of the two is set, or none when it is no such word.
struct SearchTime {
    std::optional<TimeRange> period;
    std::optional<MinuteRange> hours;
};

//! 今日, yesterday, 先週, 2026/1/24, 1月24日, 1/20-1/25, 14時, 14:00-15:00, 1月24日14時 …; `word` is folded. A day or month
//! without a year is the last one that is not after today.
SearchTime parseSearchTime(const QString &word, QDate today, const QTimeZone &zone);
