// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QObject>
#include <QTimer>

//! Notices that the machine slept or its clock was set: timers know of neither. Looks at each interval whether the clock went on by
//! as much.
class ClockWatch : public QObject {
    Q_OBJECT
public:
    ClockWatch(const Clock &clock, std::chrono::milliseconds interval, QObject *parent = nullptr);

signals:
    void jumped();

private:
    void look();

    const Clock &m_clock;
    const std::chrono::milliseconds m_interval;
    Instant m_last;
    QTimer m_timer;
};
