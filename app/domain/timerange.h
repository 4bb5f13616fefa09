// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QDate>
#include <QList>

//! Half-open: from <= t < to.
struct TimeRange {
    Instant from;
    Instant to;

    bool contains(Instant t) const { return from <= t && t < to; }
    bool isEmpty() const { return to <= from; }
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

//! Adds to ranges that are in order of time; those that meet, or leave no more than `hole` between them, become one.
void addSpan(QList<TimeRange> &spans, const TimeRange &span, std::chrono::milliseconds hole = std::chrono::milliseconds(0));
//! Takes that out of ranges that are in order of time.
void removeSpan(QList<TimeRange> &spans, const TimeRange &span);

//! The calendar day in that zone; 23 or 25 hours long when the clocks change.
TimeRange dayRange(QDate day, const QTimeZone &zone);
QDate dayOf(Instant instant, const QTimeZone &zone);

//! The zone of the shops; the POS clouds of this version are all in Japan (smaregi.md 22.3).
QTimeZone shopZone();
