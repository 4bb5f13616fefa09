// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlthread.h"

#include "app/storage/sqlerror.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

SqlThread::SqlThread(QString path, Access access) : m_path(std::move(path)), m_access(access)
{
    setObjectName(access == Access::ReadWrite ? QStringLiteral("storage writer") : QStringLiteral("storage reader"));
}

SqlThread::~SqlThread()
{
    std::deque<Job> dropped; // destroyed after the lock is free: their futures finish as cancelled, which wakes others
    {
        QMutexLocker lock(&m_mutex);
        m_quit = true;
        if (m_access == Access::ReadOnly)
            dropped.swap(m_jobs);
        m_wake.wakeAll();
    }
    wait();
}

Result<Done> SqlThread::open(std::function<Result<Done>(QSqlDatabase &)> prepare)
{
    m_prepare = std::move(prepare);
    start();
    m_opened.acquire();
    return m_openResult;
}

void SqlThread::post(Job job)
{
    QMutexLocker lock(&m_mutex);
    m_jobs.push_back(std::move(job));
    m_wake.wakeOne();
}

void SqlThread::run()
{
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        m_openResult = openConnection(db);
        const bool usable = bool(m_openResult);
        m_opened.release();
        if (usable)
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
            QMutexLocker lock(&m_mutex);
            while (m_jobs.empty() && !m_quit)
                m_wake.wait(&m_mutex);
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(db);
    }
}
