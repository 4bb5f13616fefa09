// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database.h"

#include "app/storage/rescue.h"
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

namespace {

// While no connection is open: to close a second descriptor of the file would take SQLite's locks away (POSIX).
Result<Done> copyBeforeMigration(const QString &path, const OpenOptions &options)
{
    removeUnfinishedCopy(backupPath(path));
    const QFileInfo file(path);
    if (!file.exists())
        return Done{};
    if (file.size() == 0 && QFile::exists(essentialsPath(path))) // SQLite would take it for a new one
        return storageError(QStringLiteral("profile.damaged"), QStringLiteral("the file is empty"));
    bool due = false;
    {
        SqlThread probe(path, SqlThread::Access::ReadWrite);
        const Result<Done> opened = probe.open([&](QSqlDatabase &db) -> Result<Done> {
            const Result<bool> answer = isCopyDue(db, options);
            due = answer && answer.value();
            return answer ? Result<Done>(Done{}) : answer.error();
        });
        if (!opened)
            return opened;
    }
    return due ? copyProfile(path, backupPath(path), *options.progress, options.freeBytes) : Result<Done>(Done{});
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(QString path, OpenOptions options)
{
    initMigrations();
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return storageError(QStringLiteral("profile.readOnly"), QStringLiteral("cannot make the folder %1").arg(folder));

    const bool logIsLeft = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    if (!options.progress)
        options.progress = std::make_shared<OpenProgress>();
    if (const Result<Done> copied = copyBeforeMigration(path, options); !copied)
        return copied.error();
    std::unique_ptr<Database> database(new Database(path));
    database->m_endedUncleanly = logIsLeft;
    database->m_writer = std::make_unique<SqlThread>(path, SqlThread::Access::ReadWrite);
    Result<Done> opened = database->m_writer->open([options](QSqlDatabase &db) {
        const Result<Done> prepared = prepareProfile(db, options);
        return prepared ? takeInRescued(db) : prepared;
    });
    if (!opened)
        return opened.error();

    opened = database->openReaders([](QSqlDatabase &) -> Result<Done> { return Done{}; });
    if (!opened)
        return opened.error();
    return Result<std::unique_ptr<Database>>(std::move(database));
}

Result<std::unique_ptr<Database>> Database::openForReading(const QString &path)
{
    initMigrations();
    if (!QFileInfo::exists(path))
        return storageError(QStringLiteral("profile.missing"), QStringLiteral("no such file"));
    std::unique_ptr<Database> database(new Database(path));
    if (const Result<Done> opened = database->openReaders([](QSqlDatabase &db) { return checkProfileVersion(db, {}); }); !opened)
        return opened.error();
    return Result<std::unique_ptr<Database>>(std::move(database));
}

Result<Done> Database::openReaders(const std::function<Result<Done>(QSqlDatabase &)> &check)
{
    for (std::unique_ptr<SqlThread> *reader : {&m_reader, &m_background}) {
        *reader = std::make_unique<SqlThread>(m_path, SqlThread::Access::ReadOnly);
        const Result<Done> opened = (*reader)->open([check](QSqlDatabase &db) -> Result<Done> {
            QSqlQuery query(db);
            if (!query.exec(QStringLiteral("PRAGMA cache_size = -16384")))
                return storageError(query.lastError());
            return check(db);
        });
        if (!opened)
            return opened;
    }
    return Done{};
}

Database::~Database()
{
    m_background.reset(); // these first, so that the writer is the last connection: that one folds the log back into the file
    m_reader.reset();
    m_writer.reset();
}
