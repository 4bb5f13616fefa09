// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>

//! Calls fn(value) on context's thread once the future has a result; never, when it was cancelled or the context died first.
//! Call on context's thread. (QFuture::then(context, ...) asserts in Qt 6.4 when the context dies first.)
template <typename T, typename Fn>
void onFinished(const QFuture<T> &future, QObject *context, Fn fn)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            fn(watcher->result());
    });
    watcher->setFuture(future); // last, or a ready future finishes unheard
}

//! Cancelling `outer` cancels `inner` too, so that giving up reaches the wire. Call on context's thread.
template <typename Outer, typename Inner>
void cancelTogether(const QFuture<Outer> &outer, const QFuture<Inner> &inner, QObject *context)
{
    auto *watcher = new QFutureWatcher<Outer>(context);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, context, [inner = QFuture<Inner>(inner)]() mutable { inner.cancel(); });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(outer);
}

//! A future that is finished already.
template <typename T>
QFuture<Result<T>> readyResult(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

//! The producing end of a QFuture<Result<T>>, made to be copied into lambdas. Answers once; the first answer counts.
//! When the last copy goes without an answer, the future finishes as Error::Kind::Cancelled, so nobody waits for ever.
template <typename T>
class Deferred {
public:
    Deferred() : m_state(std::make_shared<State>()) {}

    QFuture<Result<T>> future() const { return m_state->promise.future(); }
    bool isCancelled() const { return m_state->promise.isCanceled(); }
    void answer(Result<T> result) const { m_state->answer(std::move(result)); }

private:
    struct State {
        State() { promise.start(); }
        ~State() { answer(Error{Error::Kind::Cancelled, {}, {}, {}}); }
        void answer(Result<T> result)
        {
            if (answered)
                return;
            answered = true;
            promise.addResult(std::move(result));
            promise.finish();
        }
        QPromise<Result<T>> promise;
        bool answered = false;
    };
    std::shared_ptr<State> m_state;
};
