// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/list/framemeter.h"

#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <ctime>
#include <thread>

namespace {

constexpr std::chrono::nanoseconds kFrame = std::chrono::milliseconds(16);

double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

} // namespace

void FrameMeter::frame(const std::function<void()> &input)
{
    QElapsedTimer timer;
    timer.start();
    const double cpu = threadCpuMs();
    if (input)
        input();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // processEvents() leaves these to an event loop
    QCoreApplication::processEvents();
    m_cpuMs << threadCpuMs() - cpu;
    const std::chrono::nanoseconds busy(timer.nsecsElapsed());
    m_busyMs << double(busy.count()) / 1e6;
    if (busy < kFrame)
        std::this_thread::sleep_for(kFrame - busy);
}

std::optional<double> FrameMeter::framesUntil(const std::function<bool()> &reached, std::chrono::milliseconds limit)
{
    QElapsedTimer timer;
    timer.start();
    while (!reached()) {
        if (timer.hasExpired(limit.count()))
            return {};
        frame();
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

void FrameMeter::report(Report &report, const QString &prefix) const
{
    report.set(prefix + QStringLiteral("_p50_ms"), percentile(m_busyMs, 0.5));
    report.set(prefix + QStringLiteral("_p99_ms"), percentile(m_busyMs, 0.99));
    report.set(prefix + QStringLiteral("_worst_ms"), percentile(m_busyMs, 1));
    report.set(prefix + QStringLiteral("_p99_cpu_ms"), percentile(m_cpuMs, 0.99));
    report.set(prefix + QStringLiteral("_frames"), double(m_busyMs.size()));
}
