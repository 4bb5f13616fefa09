// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QDateTime>
#include <QString>

#include <atomic>

//! Turned by the test, read by the demo store's thread.
class TurnedClock final : public Clock {
public:
    explicit TurnedClock(const char *utc) : m_ms(QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODateWithMs).toMSecsSinceEpoch()) {}
    Instant now() const override { return fromMs(m_ms); }
    void advance(std::chrono::milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<qint64> m_ms;
};
