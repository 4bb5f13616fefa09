// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class Report;

//! Scrolls through all receipts of DIR/journal.sqlite, and through those of a search, in the list that the program shows.
//! A turn is a few clicks of the wheel, a page and a place dragged to.
bool benchScroll(const QString &dir, int turns, Report &report);
//! Through the table of receipts in a QTableView on a QSqlTableModel, which has to read all rows before a far one.
bool benchTableScroll(const QString &dir, int turns, Report &report);
