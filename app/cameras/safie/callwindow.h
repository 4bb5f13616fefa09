// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QList>

#include <chrono>

//! Counts the calls of the last quarter of an hour, for limits that the server counts so (safie.md 4.5).
class CallWindow {
public:
    explicit CallWindow(int most, std::chrono::milliseconds window = std::chrono::minutes(15)) : m_most(most), m_window(window) {}

    //! 0: the call may be made, and is counted. Else how long to wait.
    std::chrono::milliseconds enter()
    {
        m_calls.removeIf([](const QDeadlineTimer &call) { return call.hasExpired(); });
        if (m_calls.size() >= m_most)
            return std::max(std::chrono::duration_cast<std::chrono::milliseconds>(m_calls.first().remainingTimeAsDuration()),
                            std::chrono::milliseconds(1));
        m_calls.append(QDeadlineTimer(m_window));
        return std::chrono::milliseconds(0);
    }

private:
    const int m_most;
    const std::chrono::milliseconds m_window;
    QList<QDeadlineTimer> m_calls; //!< when each leaves the window
};
