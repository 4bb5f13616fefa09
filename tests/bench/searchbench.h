// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class Report;

//! Searches in DIR/journal.sqlite, and the same by the sqlite3 shell.
bool benchSearch(const QString &dir, Report &report);
