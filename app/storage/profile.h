// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

class QSqlDatabase;

//! How a database is opened; the defaults are right for the program.
struct OpenOptions {
    //! Check every page first, however large the file is. Otherwise files above some size are checked only before a
    //! migration: a check reads the whole file, which at ten million receipts takes minutes at each start. Damage then
    //! shows as "profile.damaged" of the query that meets it.
    bool alwaysCheck = false;
    QString migrations = QStringLiteral(":/migrations");
};

//! Brings the database to the newest schema: settings of the connection, check, copy, migrations. Runs on the writer thread.
Result<Done> prepareProfile(QSqlDatabase &db, const OpenOptions &options);

//! Is it of exactly the newest schema? "profile.older" and "profile.newer" else. Writes nothing.
Result<Done> checkProfileVersion(QSqlDatabase &db, const OpenOptions &options);

//! Where the copy is that is made before a migration of a database with data.
QString backupPath(const QString &path);

//! Renames the database and its -wal and -shm to a dated name beside it; answers that name.
Result<QString> setProfileAside(const QString &path, const QString &stamp);
