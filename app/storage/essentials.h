// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QJsonObject>
#include <QSet>
#include <QString>

#include <optional>

class QSqlDatabase;

//! What no cloud gives back: contracts (without how far they were fetched), links and dashboards, as rows by table. Without
//! secrets, which are not in the database. Columns are taken as they are, so that those of other versions do not get lost.
struct Essentials {
    QJsonObject tables; //!< name → rows
    QSet<QString> unread; //!< tables of which not every row could be read

    qsizetype count(const QString &table) const;
};

//! As far as they can be read: a damaged database answers what it has.
Essentials readEssentials(QSqlDatabase &db);
//! Of a database that cannot be opened.
Essentials nothingRead();
//! Those rows and, for tables that were not read whole, the further ones of `older`.
Essentials completed(Essentials essentials, const Essentials &older);
//! Puts them in the place of those that are there; contracts are added to. In one transaction.
Result<Done> replaceEssentials(QSqlDatabase &db, const Essentials &essentials);

//! Whole or not at all.
Result<Done> saveEssentials(const QString &file, const Essentials &essentials);
std::optional<Essentials> loadEssentials(const QString &file);
