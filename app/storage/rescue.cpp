// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/rescue.h"

#include "app/base/logging.h"
#include "app/storage/essentials.h"
#include "app/storage/profile.h"
#include "app/storage/sqlerror.h"
#include "app/storage/sqlthread.h"
#include "app/storage/statement.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>

namespace {

QString rescuedPath(const QString &path)
{
    return path + QStringLiteral(".rescued");
}

std::optional<QDateTime> timeOf(const QString &file)
{
    const QFileInfo info(file);
    return info.exists() ? std::optional(info.lastModified()) : std::nullopt;
}

//! Read-only, so that the damaged file stays as it is.
Essentials essentialsIn(const QString &path)
{
    Essentials essentials = nothingRead();
    if (!QFile::exists(path))
        return essentials;
    SqlThread reader(path, SqlThread::Access::ReadOnly);
    (void)reader.open([&essentials](QSqlDatabase &db) -> Result<Done> {
        (void)execute(db, QStringLiteral("PRAGMA writable_schema = ON")); // else SQLite reads nothing of a truncated file
        essentials = readEssentials(db);
        return Done{};
    });
    return essentials;
}

//! From the damaged file; what it lacks, from the copy beside it.
Essentials withCopy(const QString &path, const Essentials &damaged)
{
    if (damaged.unread.isEmpty())
        return damaged;
    const std::optional<Essentials> copy = loadEssentials(essentialsPath(path));
    return copy ? completed(damaged, *copy) : damaged;
}

} // namespace

DamageReport examineDamaged(const QString &path)
{
    const Essentials damaged = essentialsIn(path);
    const Essentials kept = withCopy(path, damaged);
    DamageReport report;
    report.links = kept.count(QStringLiteral("links"));
    report.dashboards = kept.count(QStringLiteral("dashboards"));
    report.linksWhole = kept.unread.isEmpty();
    if (!damaged.unread.isEmpty())
        report.linksFrom = timeOf(essentialsPath(path));
    report.backup = timeOf(backupPath(path));
    return report;
}

Result<QString> replaceDamaged(const QString &path, const QDateTime &now)
{
    // Before it is renamed: after a kill in between, the next start finds no database, but this.
    if (Result<Done> saved = saveEssentials(rescuedPath(path), withCopy(path, essentialsIn(path))); !saved)
        return saved.error();
    Result<QString> aside = setProfileAside(path, now.toString(QStringLiteral("yyyyMMdd-HHmmss")));
    if (!aside)
        QFile::remove(rescuedPath(path));
    return aside;
}

Result<QString> restoreBackup(const QString &path, const QDateTime &now)
{
    if (!QFile::exists(backupPath(path)))
        return storageError({}, QStringLiteral("there is no copy to restore"));
    Result<QString> aside = replaceDamaged(path, now);
    if (aside && !QFile::rename(backupPath(path), path))
        return storageError(QStringLiteral("profile.readOnly"), QStringLiteral("cannot rename %1").arg(backupPath(path)));
    return aside;
}

Result<Done> takeInRescued(QSqlDatabase &db)
{
    const QString file = rescuedPath(db.databaseName());
    if (!QFile::exists(file))
        return Done{};
    if (const std::optional<Essentials> essentials = loadEssentials(file)) {
        if (Result<Done> replaced = replaceEssentials(db, *essentials); !replaced)
            return replaced;
        qCInfo(lcStorage) << "taken over from the damaged database:" << essentials->count(QStringLiteral("links")) << "links,"
                          << essentials->count(QStringLiteral("dashboards")) << "dashboards";
    } else {
        qCWarning(lcStorage) << "what was rescued from the damaged database cannot be read";
    }
    if (!QFile::remove(file))
        return storageError(QStringLiteral("profile.readOnly"), QStringLiteral("cannot remove %1").arg(file));
    return Done{};
}

QString essentialsPath(const QString &path)
{
    return path + QStringLiteral(".links");
}
