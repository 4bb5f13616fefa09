// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/migrations.h"

#include "app/storage/sqlerror.h"
#include "app/storage/statement.h"

#include <QDir>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>

Result<QList<Migration>> migrationsIn(const QString &folder)
{
    static const QRegularExpression name(QStringLiteral("^(\\d{4})-.+\\.sql$"));
    QList<Migration> found;
    const QDir dir(folder);
    for (const QString &entry : dir.entryList(QDir::Files, QDir::Name)) {
        const QRegularExpressionMatch match = name.match(entry);
        if (!match.hasMatch())
            continue;
        found.append({match.captured(1).toInt(), dir.filePath(entry)});
        if (found.last().version != found.size())
            return storageError({}, QStringLiteral("migration %1 is out of order").arg(entry));
    }
    if (found.isEmpty())
        return storageError({}, QStringLiteral("no migrations in %1").arg(folder));
    return found;
}

QList<QString> statementsOf(const QString &sql)
{
    QList<QString> statements;
    QString current;
    for (const QString &line : sql.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(u"--"))
            continue;
        current += line + u'\n';
        const bool inTrigger = current.trimmed().startsWith(u"CREATE TRIGGER", Qt::CaseInsensitive);
        const bool ends = inTrigger ? trimmed.compare(u"END;", Qt::CaseInsensitive) == 0 : trimmed.endsWith(u';');
        if (ends) {
            statements << current.trimmed();
            current.clear();
        }
    }
    if (!current.trimmed().isEmpty())
        statements << current.trimmed();
    return statements;
}

Result<Done> applyMigration(QSqlDatabase &db, const Migration &migration)
{
    QFile file(migration.path);
    if (!file.open(QIODevice::ReadOnly))
        return storageError({}, QStringLiteral("%1: %2").arg(migration.path, file.errorString()));
    QList<QString> statements = statementsOf(QString::fromUtf8(file.readAll()));
    statements << QStringLiteral("PRAGMA user_version = %1").arg(migration.version); // part of the transaction in SQLite

    Transaction transaction(db);
    if (Result<Done> begun = transaction.begun(); !begun)
        return begun;
    for (const QString &statement : std::as_const(statements)) {
        QSqlQuery query(db);
        if (!query.exec(statement)) {
            Error error = storageError(query.lastError());
            error.detail.prepend(QStringLiteral("migration %1: ").arg(migration.version));
            return error;
        }
    }
    return transaction.commit();
}
