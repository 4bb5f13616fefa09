// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

//! Runs fn() in the thread pool: parsing of a full page takes longer than the GUI thread may be blocked. `fn` owns all it
//! touches.
template <typename Fn>
auto inPool(Fn fn) -> QFuture<std::invoke_result_t<Fn>>
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
