// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/stillqueue.h"

StillQueue::StillQueue(std::chrono::milliseconds pause, QObject *parent) : QObject(parent), m_pauseLength(pause)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &StillQueue::startNext);
}

QFuture<Result<QByteArray>> StillQueue::add(Job job)
{
    m_waiting.removeIf([](const Entry &entry) { return entry.deferred.isCancelled(); });
    const Entry entry{std::move(job), {}};
    m_waiting.append(entry);
    startNext();
    return entry.deferred.future();
}

void StillQueue::startNext()
{
    while (m_running < kAtOnce && !m_pause.isActive() && !m_waiting.isEmpty()) {
        const Entry entry = m_waiting.takeLast();
        if (!entry.deferred.isCancelled())
            start(entry);
    }
}

void StillQueue::start(const Entry &entry)
{
    ++m_running;
    const QFuture<Result<QByteArray>> running = entry.job();
    cancelTogether(entry.deferred.future(), running, this);
    // Not onFinished(): a cancelled job must free its place as well.
    auto *watcher = new QFutureWatcher<Result<QByteArray>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, deferred = entry.deferred] {
        watcher->deleteLater();
        --m_running;
        if (watcher->future().resultCount() > 0) {
            Result<QByteArray> result = watcher->result();
            if (!result && result.error().kind == Error::Kind::RateLimited) {
                Error error = result.error();
                if (error.retryAfter.count() <= 0)
                    error.retryAfter = m_pauseLength;
                m_pause.start(std::max(error.retryAfter, m_pause.remainingTimeAsDuration()));
                result = error;
            }
            deferred.answer(result);
        }
        startNext();
    });
    watcher->setFuture(running);
}
