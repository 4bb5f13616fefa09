// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlthread.h"

#include "app/storage/sqlerror.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

SqlThread::SqlThread(QString path, Access access) : m_path(std::move(path)), m_access(access) {}

SqlThread::~SqlThread()
{
    std::deque<Job> dropped; // destroyed after the lock is free: their futures finish as cancelled, which wakes others
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
        if (m_access == Access::ReadOnly)
            dropped.swap(m_jobs);
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Result<Done> SqlThread::open(std::function<Result<Done>(QSqlDatabase &)> prepare)
{
    m_prepare = std::move(prepare);
    m_thread = std::thread([this] { run(); });
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_opened.has_value(); });
    return *m_opened;
}

void SqlThread::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_all();
}

void SqlThread::run()
{
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        const Result<Done> opened = openConnection(db);
        {
            const std::lock_guard lock(m_mutex);
            m_opened = opened;
        }
        m_wake.notify_all();
        if (opened)
            work(db);
        db.close();
    } // all copies must be gone before removeDatabase()
    QSqlDatabase::removeDatabase(name);
}

Result<Done> SqlThread::openConnection(QSqlDatabase &db)
{
    db.setDatabaseName(m_path);
    db.setConnectOptions(m_access == Access::ReadOnly ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_READONLY")
                                                      : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!db.open())
        return storageError(db.lastError());
    return m_prepare(db);
}

void SqlThread::work(QSqlDatabase &db)
{
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return !m_jobs.empty() || m_quit; });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(db);
    }
}
