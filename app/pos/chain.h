// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"

#include <QThreadPool>

#include <type_traits>

//! Cancels `inner` as soon as `outer` is cancelled, so that giving up a page aborts the request that is on its way.
template <typename Outer, typename Inner> void cancelAlong(const QFuture<Outer> &outer, QFuture<Inner> inner, QObject *context)
{
    auto *watcher = new QFutureWatcher<Outer>(context);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, context, [inner]() mutable { inner.cancel(); });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(outer);
}

//! Runs fn() in the thread pool: parsing of a full page takes longer than the GUI thread may be blocked. `fn` owns all it
//! touches.
template <typename Fn> auto inPool(Fn fn) -> QFuture<std::invoke_result_t<Fn>>
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Fn>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, fn = std::move(fn)]() mutable {
        if (!promise->isCanceled())
            promise->addResult(fn());
        promise->finish();
    });
    return promise->future();
}
