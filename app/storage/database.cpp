// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database.h"

#include "app/storage/sqlerror.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

static void initMigrations() // Q_INIT_RESOURCE must stand outside a namespace; a static library's resource needs it
{
    Q_INIT_RESOURCE(migrations);
}

Result<std::unique_ptr<Database>> Database::open(QString path, OpenOptions options)
{
    initMigrations();
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return storageError(QStringLiteral("profile.readOnly"), QStringLiteral("cannot make the folder %1").arg(folder));

    std::unique_ptr<Database> database(new Database);
    database->m_writer = std::make_unique<SqlThread>(path, SqlThread::Access::ReadWrite);
    Result<Done> opened = database->m_writer->open([options](QSqlDatabase &db) { return prepareProfile(db, options); });
    if (!opened)
        return opened.error();

    opened = database->openReader(path, [](QSqlDatabase &) -> Result<Done> { return Done{}; });
    if (!opened)
        return opened.error();
    return Result<std::unique_ptr<Database>>(std::move(database));
}

Result<std::unique_ptr<Database>> Database::openForReading(const QString &path)
{
    initMigrations();
    if (!QFileInfo::exists(path))
        return storageError(QStringLiteral("profile.missing"), QStringLiteral("no such file"));
    std::unique_ptr<Database> database(new Database);
    if (const Result<Done> opened = database->openReader(path, [](QSqlDatabase &db) { return checkProfileVersion(db, {}); }); !opened)
        return opened.error();
    return Result<std::unique_ptr<Database>>(std::move(database));
}

Result<Done> Database::openReader(const QString &path, const std::function<Result<Done>(QSqlDatabase &)> &check)
{
    m_reader = std::make_unique<SqlThread>(path, SqlThread::Access::ReadOnly);
    return m_reader->open([check](QSqlDatabase &db) -> Result<Done> {
        QSqlQuery query(db);
        if (!query.exec(QStringLiteral("PRAGMA cache_size = -16384")))
            return storageError(query.lastError());
        return check(db);
    });
}

Result<QString> Database::setAside(const QString &path, const QDateTime &now)
{
    return setProfileAside(path, now.toString(QStringLiteral("yyyyMMdd-HHmmss")));
}

Database::~Database()
{
    m_reader.reset(); // first, so that the writer is the last connection: that one folds the log back into the file
    m_writer.reset();
}
