// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/async.h"

#include <QTest>

#include <memory>

class TstAsync : public QObject {
    Q_OBJECT
private slots:
    void tellsAReadyResult();
    void tellsALaterResult();
    void isSilentWhenCancelled();
    void isSilentWhenTheContextDied();
    void firstAnswerCounts();
    void nobodyWaitsForEver();
    void cancelsTheInnerOne();
};

void TstAsync::tellsAReadyResult()
{
    int told = 0;
    onFinished(readyResult<int>(7), this, [&told](const Result<int> &result) { told = result.value(); });
    QCOMPARE(told, 0); // never from within the call
    QTRY_COMPARE(told, 7);
}

void TstAsync::tellsALaterResult()
{
    int told = 0;
    Deferred<int> deferred;
    onFinished(deferred.future(), this, [&told](const Result<int> &result) { told = result.value(); });
    QCoreApplication::processEvents();
    QCOMPARE(told, 0);
    deferred.answer(3);
    QTRY_COMPARE(told, 3);
}

void TstAsync::isSilentWhenCancelled()
{
    bool told = false;
    Deferred<int> deferred;
    auto future = deferred.future();
    onFinished(future, this, [&told](const Result<int> &) { told = true; });
    future.cancel();
    QVERIFY(deferred.isCancelled());
    deferred.answer(3);
    QTRY_VERIFY(future.isFinished());
    QCoreApplication::processEvents();
    QVERIFY(!told);
}

void TstAsync::isSilentWhenTheContextDied()
{
    bool told = false;
    Deferred<int> deferred;
    auto context = std::make_unique<QObject>();
    onFinished(deferred.future(), context.get(), [&told](const Result<int> &) { told = true; });
    context.reset();
    deferred.answer(3);
    QCoreApplication::processEvents();
    QVERIFY(!told);
}

void TstAsync::firstAnswerCounts()
{
    const Deferred<int> deferred;
    deferred.answer(1);
    deferred.answer(2);
    QVERIFY(deferred.future().isFinished());
    QCOMPARE(deferred.future().result().value(), 1);
}

void TstAsync::nobodyWaitsForEver()
{
    auto deferred = std::make_unique<Deferred<int>>();
    const auto future = deferred->future();
    const auto copy = std::make_unique<Deferred<int>>(*deferred);
    deferred.reset();
    QVERIFY(!future.isFinished());
    *copy = Deferred<int>();
    QVERIFY(future.isFinished());
    QVERIFY(!future.result());
    QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
}

void TstAsync::cancelsTheInnerOne()
{
    const Deferred<int> outer;
    const Deferred<QString> inner;
    cancelTogether(outer.future(), inner.future(), this);
    outer.future().cancel();
    QTRY_VERIFY(inner.isCancelled());
}

QTEST_GUILESS_MAIN(TstAsync)
#include "tst_async.moc"
