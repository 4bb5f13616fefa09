// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/guiwatchdog.h"

#include <QFile>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <ctime>
#include <memory>
#include <vector>

using namespace std::chrono_literals;

namespace {

void work(std::chrono::milliseconds time)
{
    const auto worked = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
    };
    const auto end = worked() + time;
    while (worked() < end) {
    }
}

//! More threads than processors, all at work.
class BusyMachine {
public:
    BusyMachine()
    {
        for (int i = 0; i < 3 * QThread::idealThreadCount(); ++i) {
            m_threads.emplace_back(QThread::create([this] {
                while (!m_stop) {
                }
            }));
            m_threads.back()->start();
        }
    }
    ~BusyMachine()
    {
        m_stop = true;
        for (const auto &thread : m_threads)
            thread->wait();
    }

private:
    std::atomic<bool> m_stop = false;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace

class TstGuiWatchdog : public QObject {
    Q_OBJECT
private slots:
    void init() { GuiWatchdog::instance().restart(); }

    void countsWork();
    void countsWaiting();
    void countsWhatNoEventBrings();
    void doesNotCountABusyMachine();

private:
    //! In an event.
    template <typename Fn>
    void happens(Fn fn)
    {
        bool done = false;
        QTimer::singleShot(0, this, [&] {
            fn();
            done = true;
        });
        QTRY_VERIFY(done);
    }
    static QString complaint() { return GuiWatchdog::instance().complaint(); }
};

void TstGuiWatchdog::countsWork()
{
    happens([] { work(5ms); });
    QVERIFY2(complaint().isEmpty(), qPrintable(complaint()));
    happens([] { work(60ms); });
    QVERIFY2(complaint().contains(u"blocked for 6"), qPrintable(complaint()));
    GuiWatchdog::instance().restart();
    QVERIFY(complaint().isEmpty());
}

void TstGuiWatchdog::countsWaiting()
{
    if (!QFile::exists(QStringLiteral("/proc/thread-self/schedstat")))
        QSKIP("this system does not tell how long a thread waited for a processor");
    happens([] { QThread::msleep(60); });
    QVERIFY2(complaint().contains(u"blocked for"), qPrintable(complaint()));
}

void TstGuiWatchdog::countsWhatNoEventBrings()
{
    GuiWatchdog::instance().watch("the end", [] { work(60ms); });
    QVERIFY2(complaint().endsWith(u": the end"), qPrintable(complaint()));
}

void TstGuiWatchdog::doesNotCountABusyMachine()
{
    const BusyMachine others;
    happens([] { work(30ms); });
    QVERIFY2(complaint().isEmpty(), qPrintable(complaint()));
    QVERIFY(GuiWatchdog::instance().longest().time >= 25ms);
}

REGILENS_WATCHED_TEST_MAIN(TstGuiWatchdog)
#include "tst_guiwatchdog.moc"
