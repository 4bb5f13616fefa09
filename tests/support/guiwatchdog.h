// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <chrono>
#include <functional>

//! An application that watches its GUI thread: for as long as one event takes, nothing on the screen moves and no key is heard.
//!
//! What counts is the time in one event less the time in which the thread was ready to run and had no processor. So a test can
//! hold to a limit on a machine that compiles something at the same time, and what the program does wrong still counts: both
//! work and waiting (for a lock, a thread, a disk). Where the system does not tell how long a thread stood in the queue, only its
//! work counts.
class GuiWatchdog : public QApplication {
    Q_OBJECT
public:
    struct Longest {
        std::chrono::microseconds time{0};
        QString what; //!< the event and who got it
    };
    static constexpr std::chrono::milliseconds kLimit{50};

    GuiWatchdog(int &argc, char **argv);
    ~GuiWatchdog() override;
    static GuiWatchdog &instance();

    bool notify(QObject *receiver, QEvent *event) override;
    //! Work that no event brings: the end of an object.
    void watch(const char *what, const std::function<void()> &work);

    Longest longest() const { return m_longest; } //!< since the last restart
    void restart() { m_longest = {}; }
    //! Empty when nothing took longer than the limit.
    QString complaint() const;

private:
    struct Times {
        std::chrono::nanoseconds passed;
        std::chrono::nanoseconds worked;
        std::chrono::nanoseconds queued;
    };
    Times now() const;
    std::chrono::microseconds since(const Times &before) const;
    void take(std::chrono::microseconds time, const std::function<QString()> &what);

    const int m_queue; //!< the system's file about this thread; -1: none
    int m_depth = 0;
    Longest m_longest;
};

//! QTEST_MAIN with the watchdog as the application.
#define REGILENS_WATCHED_TEST_MAIN(TestObject)                                                                                             \
    int main(int argc, char **argv)                                                                                                        \
    {                                                                                                                                      \
        GuiWatchdog app(argc, argv);                                                                                                       \
        QTEST_SET_MAIN_SOURCE_PATH                                                                                                         \
        TestObject test;                                                                                                                   \
        return QTest::qExec(&test, argc, argv);                                                                                            \
    }
