// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QDateTime>
#include <QString>

#include <optional>

class QSqlDatabase;

//! What is left of a damaged database.
struct DamageReport {
    qsizetype links = 0; //!< that will be there again
    qsizetype dashboards = 0;
    bool linksWhole = true; //!< neither a link nor a dashboard is known to be lost
    std::optional<QDateTime> linksFrom; //!< when they are (partly) from the copy of them, its time
    std::optional<QDateTime> backup; //!< time of the copy that was made before the last migration
};

// All of them block; nobody may have the database open.

DamageReport examineDamaged(const QString &path);
//! Renames the damaged database to a dated name, never deletes it, and leaves what could be rescued of it to be taken into
//! the next one that is opened there: at any point of it the program may be killed. Answers the new name.
Result<QString> replaceDamaged(const QString &path, const QDateTime &now = QDateTime::currentDateTime());
//! The same, with the copy from before the last migration as the next one.
Result<QString> restoreBackup(const QString &path, const QDateTime &now = QDateTime::currentDateTime());

//! Takes in what was rescued, if anything was. Writer thread.
Result<Done> takeInRescued(QSqlDatabase &db);

//! The copy of links and dashboards that is kept beside the database, in case it gets damaged.
QString essentialsPath(const QString &path);
