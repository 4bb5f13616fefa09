// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/clockwatch.h"

#include "app/base/logging.h"

using namespace std::chrono_literals;

namespace {
constexpr auto kTolerance = 30s; // a busy machine fires late
}

ClockWatch::ClockWatch(const Clock &clock, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_interval(interval)
    , m_last(clock.now())
{
    connect(&m_timer, &QTimer::timeout, this, &ClockWatch::look);
    m_timer.start(interval);
}

void ClockWatch::look()
{
    const Instant now = m_clock.now();
    const auto off = now - m_last - m_interval;
    m_last = now;
    if (off <= kTolerance && off >= -kTolerance)
        return;
    qCInfo(lcSync) << "the clock jumped by" << std::chrono::duration_cast<std::chrono::seconds>(off).count() << "s";
    emit jumped();
}
