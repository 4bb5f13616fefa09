// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/profile.h"

#include "app/base/logging.h"
#include "app/storage/migrations.h"
#include "app/storage/sqlerror.h"
#include "app/storage/statement.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>

namespace {

constexpr qint64 kCheckedAtEachStart = 16 * 1024 * 1024; // about 50 ms

Result<QString> ask(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.exec(sql))
        return storageError(query.lastError());
    return query.next() ? query.value(0).toString() : QString();
}

Result<Done> configure(QSqlDatabase &db)
{
    const Result<QString> mode = ask(db, QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!mode)
        return mode.error();
    if (mode.value() != u"wal")
        qCWarning(lcStorage) << "no write-ahead log on this file system, the journal mode is" << mode.value();
    for (const QString &pragma : {QStringLiteral("PRAGMA synchronous = NORMAL"), QStringLiteral("PRAGMA foreign_keys = ON"),
                                  QStringLiteral("PRAGMA cache_size = -32768")}) {
        if (const Result<QString> set = ask(db, pragma); !set)
            return set.error();
    }
    // A file opened read-only by the system's rights shows it only here.
    Transaction probe(db);
    return probe.begun();
}

Result<Done> quickCheck(QSqlDatabase &db)
{
    const Result<QString> answer = ask(db, QStringLiteral("PRAGMA quick_check(1)"));
    if (!answer)
        return answer.error();
    if (answer.value() != u"ok")
        return storageError(QStringLiteral("profile.damaged"), answer.value());
    return Done{};
}

Result<Done> migrate(QSqlDatabase &db, int version, const QList<Migration> &all)
{
    for (const Migration &migration : all) {
        if (migration.version <= version)
            continue;
        if (const Result<Done> applied = applyMigration(db, migration); !applied) {
            Error error = applied.error();
            if (error.reason.isEmpty())
                error.reason = QStringLiteral("profile.damaged");
            return error;
        }
        qCInfo(lcStorage) << "schema is now version" << migration.version;
    }
    return Done{};
}

//! The version of its schema, unless it is one that we must not touch.
Result<int> versionOf(QSqlDatabase &db, int newest)
{
    const Result<QString> asked = ask(db, QStringLiteral("PRAGMA user_version"));
    if (!asked)
        return asked.error();
    const int version = asked.value().toInt();
    if (version > newest)
        return storageError(QStringLiteral("profile.newer"), QStringLiteral("schema version %1").arg(version));
    const Result<QString> tables = ask(db, QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return tables.error();
    if (version == 0 && tables.value() != u"0")
        return storageError(QStringLiteral("profile.damaged"), QStringLiteral("a database of another program"));
    return version;
}

Result<Done> checkUnlessLarge(QSqlDatabase &db, const OpenOptions &options)
{
    const bool due = options.alwaysCheck || QFileInfo(db.databaseName()).size() <= kCheckedAtEachStart;
    return due ? quickCheck(db) : Result<Done>(Done{});
}

} // namespace

Result<bool> isCopyDue(QSqlDatabase &db, const OpenOptions &options)
{
    const Result<QList<Migration>> all = migrationsIn(options.migrations);
    if (!all)
        return all.error();
    const int newest = all.value().last().version;
    const Result<int> version = versionOf(db, newest);
    if (!version)
        return version.error();
    if (version.value() == 0 || version.value() == newest)
        return false;
    // First, so that a good copy is not replaced by one of a damaged database.
    if (const Result<Done> checked = checkUnlessLarge(db, options); !checked)
        return checked.error();
    const Result<QString> blocked = ask(db, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!blocked)
        return blocked.error();
    if (blocked.value() != u"0")
        return storageError(QStringLiteral("profile.busy"), QStringLiteral("another program reads the database"));
    return true;
}

Result<Done> prepareProfile(QSqlDatabase &db, const OpenOptions &options)
{
    const Result<QList<Migration>> all = migrationsIn(options.migrations);
    if (!all)
        return all.error();
    // First of all, so that a newer program's database is left untouched.
    const Result<int> version = versionOf(db, all.value().last().version);
    if (!version)
        return version.error();
    if (Result<Done> configured = configure(db); !configured)
        return configured;
    if (Result<Done> checked = checkUnlessLarge(db, options); !checked)
        return checked;
    if (version.value() == all.value().last().version)
        return Done{};
    if (options.progress)
        options.progress->step = OpenProgress::Step::Migrating;
    return migrate(db, version.value(), all.value());
}

Result<Done> checkProfileVersion(QSqlDatabase &db, const OpenOptions &options)
{
    const Result<QList<Migration>> all = migrationsIn(options.migrations);
    if (!all)
        return all.error();
    const Result<QString> asked = ask(db, QStringLiteral("PRAGMA user_version"));
    if (!asked)
        return asked.error();
    const int version = asked.value().toInt();
    const int newest = all.value().last().version;
    if (version == newest)
        return Done{};
    const QString reason = version > newest ? QStringLiteral("profile.newer") : QStringLiteral("profile.older");
    return storageError(reason, QStringLiteral("schema version %1").arg(version));
}

QString backupPath(const QString &path)
{
    return path + QStringLiteral(".backup");
}

Result<QString> setProfileAside(const QString &path, const QString &stamp)
{
    const QFileInfo info(path);
    const QString suffix = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    const QString base = info.path() + u'/' + info.completeBaseName() + QStringLiteral(".damaged-") + stamp;
    QString target = base + suffix;
    for (int n = 2; QFile::exists(target); ++n)
        target = base + u'-' + QString::number(n) + suffix;

    QList<QString> moved;
    for (const QString &part : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        QFile file(path + part);
        if (!part.isEmpty() && !file.exists())
            continue;
        if (file.rename(target + part)) {
            moved << part;
            continue;
        }
        // All or nothing: a log without its database, or the reverse, would be taken for something it is not.
        for (const QString &back : std::as_const(moved)) {
            if (!QFile::rename(target + back, path + back))
                qCWarning(lcStorage) << "a part of the database could not be renamed back:" << back;
        }
        return storageError(QStringLiteral("profile.readOnly"), file.errorString());
    }
    return target;
}
