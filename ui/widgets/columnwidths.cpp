// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnwidths.h"

#include <algorithm>

QList<int> columnWidths(int whole, const QList<ColumnWish> &columns)
{
    int shares = 0;
    int spare = whole;
    for (const ColumnWish &column : columns) {
        shares += column.share;
        spare -= column.needed;
    }
    QList<int> widths;
    for (const ColumnWish &column : columns) {
        const bool last = widths.size() == columns.size() - 1;
        const int wished = last || shares == 0 ? spare : whole * column.share / shares - column.needed;
        const int more = std::clamp(wished, 0, std::max(spare, 0));
        widths << column.needed + more;
        spare -= more;
    }
    return widths;
}
