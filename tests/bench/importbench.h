// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class Report;

struct ImportOptions {
    qint64 rows = 1'000'000;
    qint64 compared = 1'000'000; //!< rows that the sqlite3 shell inserts too
    QString dir;
};

//! Fills DIR/journal.sqlite as a first fetch does, and beside it the same rows with and without the search index and by the
//! sqlite3 shell.
bool benchImport(const ImportOptions &options, Report &report);
