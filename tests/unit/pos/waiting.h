// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pos/posclient.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

#include <functional>

class StandingClock final : public Clock {
public:
    explicit StandingClock(Instant start) : at(start) {}
    Instant now() const override { return at; }
    Instant at;
};

//! The answer, with the event loop running meanwhile (QTest::qWaitFor sleeps 10 ms at each step of the way).
template <typename T>
Result<T> waitFor(const QFuture<Result<T>> &future)
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    if (!future.isFinished())
        return Error{Error::Kind::Timeout, QStringLiteral("the test waited too long"), {}, {}};
    return future.resultCount() > 0 ? future.result() : Result<T>(Error{Error::Kind::Cancelled, {}, {}, {}});
}

//! All pages of one question.
struct Walk {
    QList<Receipt> receipts;
    QList<BadRow> badRows;
    std::optional<Instant> nextSince;
    std::optional<Error> error;
    int pages = 0;
};

inline Walk walkAll(const std::function<QFuture<Result<ReceiptPage>>(const QByteArray &page)> &ask)
{
    Walk walk;
    QByteArray token;
    do {
        const Result<ReceiptPage> page = waitFor(ask(token));
        if (!page) {
            walk.error = page.error();
            return walk;
        }
        ++walk.pages;
        walk.receipts += page.value().receipts;
        walk.badRows += page.value().badRows;
        walk.nextSince = page.value().nextSince;
        token = page.value().nextPage;
    } while (!token.isEmpty());
    return walk;
}
