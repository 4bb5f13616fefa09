// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QProcess>

#include <memory>
#include <optional>

//! Starts a program on the display and measures how long it takes until its window can be used, the same way for any program:
//! the window is mapped, something is painted in it, and the program answers a ping (_NET_WM_PING, which toolkits answer in
//! their event loop), that and all of the next half second without delay.
class WindowWatch {
public:
    WindowWatch(); //!< of $DISPLAY, which should have no window manager and no other windows
    ~WindowWatch();
    bool isOpen() const;

    struct Times {
        double mappedMs = 0;
        double paintedMs = 0;
        double usableMs = 0;
    };
    //! Starts the process, which is set up already, and ends it afterwards. Nothing when it does not get that far.
    std::optional<Times> start(QProcess &process, const QByteArray &input = {});

private:
    struct Connection;
    void readEvents();
    bool isPainted() const;
    void ping();

    std::unique_ptr<Connection> m_x;
    QElapsedTimer m_timer;
    unsigned m_window = 0; //!< the one that was mapped last
    Times m_times;
    unsigned m_pings = 0;
    double m_pingedMs = 0; //!< when the ping without an answer was sent; 0: there is none
    double m_answeredMs = 0;
    bool m_late = false; //!< the last answer was
};
