// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QList>
#include <QString>

class QSqlDatabase;

//! One numbered file of resources/migrations.
struct Migration {
    int version = 0;
    QString path;
};

//! The files NNNN-name.sql of the folder, which must be numbered 1, 2, 3 …
Result<QList<Migration>> migrationsIn(const QString &folder);

//! The statements of a migration file, without comments. A statement ends at a ';' at the end of a line; a CREATE TRIGGER
//! ends at its line "END;".
QList<QString> statementsOf(const QString &sql);

//! Executes the file and sets the schema version, all in one transaction.
Result<Done> applyMigration(QSqlDatabase &db, const Migration &migration);
