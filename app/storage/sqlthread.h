// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

class QSqlDatabase;

//! A thread with a queue of jobs and one SQLite connection, which is added, used and removed on it. Of the standard library,
//! not of Qt: the thread sanitizer sees its locks, and so the hand-over of every job can be checked.
class SqlThread final {
public:
    using Job = std::function<void(QSqlDatabase &)>;
    enum class Access { ReadWrite, ReadOnly };

    SqlThread(QString path, Access access);
    //! Finishes what is queued (ReadWrite) or drops it (ReadOnly), and joins.
    ~SqlThread();
    SqlThread(const SqlThread &) = delete;
    SqlThread &operator=(const SqlThread &) = delete;

    //! Starts the thread, opens the connection, runs `prepare` on it, and waits for the outcome. When it failed, the
    //! thread has ended.
    Result<Done> open(std::function<Result<Done>(QSqlDatabase &)> prepare);
    void post(Job job);
    Access access() const { return m_access; }

private:
    void run();
    Result<Done> openConnection(QSqlDatabase &db);
    void work(QSqlDatabase &db);

    const QString m_path;
    const Access m_access;
    std::function<Result<Done>(QSqlDatabase &)> m_prepare;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Result<Done>> m_opened;
    std::deque<Job> m_jobs;
    bool m_quit = false;
    std::thread m_thread; // last: it uses all of the above
};
