// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>

// The demo counts in whole seconds since 1970, as its vendors' times have no fractions.
namespace DemoTime {

constexpr qint64 kJapan = 9 * 3600; // fixed: no daylight saving
constexpr qint64 kDay = 86'400;

//! Sales close at :20 and :50 of each minute, when the cameras' loops show the open drawer: slot n is at n x 30 s + 20 s.
constexpr qint64 slotTime(qint64 slot)
{
    return slot * 30 + 20;
}

//! The last slot that is not after that second.
constexpr qint64 slotAt(qint64 second)
{
    return (second - 20) / 30;
}

//! Days since 1970 on the calendar of Japan.
constexpr qint64 dayAt(qint64 second)
{
    return (second + kJapan) / kDay;
}

constexpr qint64 dayStart(qint64 day)
{
    return day * kDay - kJapan;
}

inline qint64 secondsOf(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant.time_since_epoch()).count();
}

inline Instant instantOf(qint64 second)
{
    return fromMs(second * 1000);
}

QByteArray japanTime(qint64 second); //!< "2026-03-02 12:34:56", no zone, Japan (smaregi.md 22.3)
QByteArray japanDate(qint64 second); //!< "2026-03-02"
QByteArray utcTime(qint64 second); //!< "2026-03-02T03:34:56Z"

} // namespace DemoTime
