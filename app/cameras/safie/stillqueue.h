// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

//! Asks for few stills at once, the newest wish first, and pauses when the cloud says it is too much: the limits of the
//! call are unknown (safie.md 4.5), and who scrolls wants what is on the screen now.
class StillQueue : public QObject {
    Q_OBJECT
public:
    using Job = std::function<QFuture<Result<QByteArray>>()>;

    static constexpr int kAtOnce = 2;

    //! `pause` is how long to wait after RateLimited without a Retry-After.
    explicit StillQueue(std::chrono::milliseconds pause = std::chrono::seconds(30), QObject *parent = nullptr);

    //! The job is started when its turn comes, and not at all when the future is cancelled before. A job that ends as
    //! RateLimited is answered so (with retryAfter); the others wait.
    QFuture<Result<QByteArray>> add(Job job);

private:
    struct Entry {
        Job job;
        Deferred<QByteArray> deferred;
    };
    void startNext();
    void start(const Entry &entry);

    const std::chrono::milliseconds m_pauseLength;
    QTimer m_pause;
    QList<Entry> m_waiting;
    int m_running = 0;
};
