// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

//! A column of a table that is as wide as its window.
struct ColumnWish {
    int needed = 0; //!< for what is in it
    int share = 0; //!< of the whole width, against the shares of the others
};

//! The widths of the columns, in the order given; the last one takes what the others leave. A column gets more than it needs
//! only as far as there is room, so that a table scrolls sideways only when all of them together need more than `whole`.
QList<int> columnWidths(int whole, const QList<ColumnWish> &columns);
