// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

class Report;

//! Runs a view in frames of 16 ms, as a screen would show them, and measures how long the GUI thread is busy in each: with
//! the input, what arrived since, and the painting.
class FrameMeter {
public:
    //! One frame, which begins with the input.
    void frame(const std::function<void()> &input = {});
    //! Frames without input until it is so; how many ms that took, or nullopt when the time was up before.
    std::optional<double> framesUntil(const std::function<bool()> &reached, std::chrono::milliseconds limit);

    //! p50, p99 and the worst, and p99 of the thread's own processor time, which other programs do not lengthen.
    void report(Report &report, const QString &prefix) const;

private:
    QList<double> m_busyMs;
    QList<double> m_cpuMs;
};
