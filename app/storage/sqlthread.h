// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QMutex>
#include <QSemaphore>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <functional>

class QSqlDatabase;

//! A thread with a queue of jobs and one SQLite connection, which is added, used and removed on it.
class SqlThread final : public QThread {
public:
    using Job = std::function<void(QSqlDatabase &)>;
    enum class Access { ReadWrite, ReadOnly };

    SqlThread(QString path, Access access);
    //! Finishes what is queued (ReadWrite) or drops it (ReadOnly), and joins.
    ~SqlThread() override;

    //! Starts the thread, opens the connection, runs `prepare` on it, and waits for the outcome. When it failed, the
    //! thread has ended.
    Result<Done> open(std::function<Result<Done>(QSqlDatabase &)> prepare);
    void post(Job job);
    Access access() const { return m_access; }

protected:
    void run() override;

private:
    Result<Done> openConnection(QSqlDatabase &db);
    void work(QSqlDatabase &db);

    const QString m_path;
    const Access m_access;
    std::function<Result<Done>(QSqlDatabase &)> m_prepare;
    QSemaphore m_opened;
    Result<Done> m_openResult = Done{};

    QMutex m_mutex;
    QWaitCondition m_wake;
    std::deque<Job> m_jobs;
    bool m_quit = false;
};
