// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <chrono>

//! An instant: UTC, milliseconds since 1970. The only time type that crosses our interfaces.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

inline Instant fromMs(qint64 msSince1970)
{
    return Instant(std::chrono::milliseconds(msSince1970));
}

inline qint64 toMs(Instant instant)
{
    return instant.time_since_epoch().count();
}

inline QDateTime toDateTime(Instant instant, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(instant), zone);
}

//! Where the wall-clock time comes from, so that tests can turn it.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};
