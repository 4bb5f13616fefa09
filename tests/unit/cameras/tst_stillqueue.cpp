// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/stillqueue.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace std::chrono_literals;

class TstStillQueue : public QObject {
    Q_OBJECT
private slots:
    void init();
    void runsTwoAtOnceNewestFirst();
    void skipsWhatNobodyWants();
    void cancelReachesTheJob();
    void pausesWhenItIsTooMuch();
    void pausesAsLongAsAsked();
    void destroyedAnswersAll();

private:
    QFuture<Result<QByteArray>> add(int number)
    {
        return m_queue->add([this, number] {
            m_started.append(number);
            m_jobs.insert(number, {});
            return m_jobs[number].future();
        });
    }

    QList<int> m_started;
    QHash<int, Deferred<QByteArray>> m_jobs;
    std::unique_ptr<StillQueue> m_queue;
};

void TstStillQueue::init()
{
    m_started.clear();
    m_jobs.clear();
    m_queue = std::make_unique<StillQueue>(100ms);
}

void TstStillQueue::runsTwoAtOnceNewestFirst()
{
    const auto first = add(1);
    for (int i = 2; i <= 5; ++i)
        (void)add(i);
    QCOMPARE(m_started, (QList<int>{1, 2}));
    m_jobs[1].answer(QByteArray("one"));
    QTRY_COMPARE(m_started, (QList<int>{1, 2, 5}));
    QVERIFY(first.isFinished());
    QCOMPARE(first.result().value(), "one");
    m_jobs[5].answer(Error{Error::Kind::NotFound, {}, {}, {}});
    QTRY_COMPARE(m_started, (QList<int>{1, 2, 5, 4}));
    m_jobs[2].answer(QByteArray());
    m_jobs[4].answer(QByteArray());
    QTRY_COMPARE(m_started, (QList<int>{1, 2, 5, 4, 3}));
}

void TstStillQueue::skipsWhatNobodyWants()
{
    (void)add(1);
    (void)add(2);
    (void)add(3);
    add(4).cancel();
    m_jobs[1].answer(QByteArray());
    QTRY_COMPARE(m_started, (QList<int>{1, 2, 3}));
}

void TstStillQueue::cancelReachesTheJob()
{
    auto first = add(1);
    (void)add(2);
    (void)add(3);
    first.cancel();
    QTRY_VERIFY(m_jobs[1].isCancelled());
    m_jobs[1] = {}; // as a transfer does that was aborted
    QTRY_COMPARE(m_started, (QList<int>{1, 2, 3})); // its place is free again
}

void TstStillQueue::pausesWhenItIsTooMuch()
{
    const auto first = add(1);
    (void)add(2);
    (void)add(3);
    QElapsedTimer timer;
    timer.start();
    m_jobs[1].answer(Error{Error::Kind::RateLimited, {}, {}, {}});
    QTRY_VERIFY(first.isFinished());
    QCOMPARE(first.result().error().retryAfter, 100ms);
    m_jobs[2].answer(QByteArray());
    (void)add(4);
    QCOMPARE(m_started, (QList<int>{1, 2}));
    QTRY_COMPARE(m_started, (QList<int>{1, 2, 4, 3}));
    QVERIFY(timer.elapsed() >= 95);
}

void TstStillQueue::pausesAsLongAsAsked()
{
    const auto first = add(1);
    (void)add(2);
    (void)add(3);
    QElapsedTimer timer;
    timer.start();
    m_jobs[1].answer(Error{Error::Kind::RateLimited, {}, 300ms, {}});
    QTRY_VERIFY(first.isFinished());
    m_jobs[2].answer(Error{Error::Kind::RateLimited, {}, 10ms, {}}); // does not shorten it
    QTRY_COMPARE(m_started, (QList<int>{1, 2, 3}));
    QVERIFY(timer.elapsed() >= 290);
}

void TstStillQueue::destroyedAnswersAll()
{
    const auto first = add(1);
    (void)add(2);
    const auto third = add(3);
    m_queue.reset();
    for (const auto &future : {first, third}) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    }
}

QTEST_GUILESS_MAIN(TstStillQueue)
#include "tst_stillqueue.moc"
