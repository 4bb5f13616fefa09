// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/openprogress.h"
#include "app/storage/profilecopy.h"

#include <QString>

#include <memory>

class QSqlDatabase;

//! How a database is opened; the defaults are right for the program.
struct OpenOptions {
    //! Check every page first, however large the file is. Otherwise files above some size are not checked: it reads the whole
    //! file, which at ten million receipts takes minutes. Damage then shows as "profile.damaged" of the query that meets it.
    bool alwaysCheck = false;
    QString migrations = QStringLiteral(":/migrations");
    std::shared_ptr<OpenProgress> progress = {}; //!< to be watched from another thread
    FreeBytes freeBytes = {}; //!< tests tell of other disks
};

//! Whether a database with data has to be copied before it is brought to the newest schema; its log is folded into it then.
//! Errors for one that must be left untouched.
Result<bool> isCopyDue(QSqlDatabase &db, const OpenOptions &options);

//! Brings the database to the newest schema: settings of the connection, check, migrations. Runs on the writer thread.
Result<Done> prepareProfile(QSqlDatabase &db, const OpenOptions &options);

//! Is it of exactly the newest schema? "profile.older" and "profile.newer" else. Writes nothing.
Result<Done> checkProfileVersion(QSqlDatabase &db, const OpenOptions &options);

//! Where the copy is that is made before a migration of a database with data. There is one: that of the last migration.
QString backupPath(const QString &path);

//! Renames the database and its -wal and -shm to a dated name beside it; answers that name.
Result<QString> setProfileAside(const QString &path, const QString &stamp);
