// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clockoffset.h"

#include <algorithm>

ClockOffset medianOffset(QList<std::chrono::milliseconds> measured)
{
    ClockOffset offset;
    if (measured.isEmpty())
        return offset;
    std::sort(measured.begin(), measured.end());
    const qsizetype middle = measured.size() / 2;
    offset.value = measured.size() % 2 == 1 ? measured[middle] : (measured[middle - 1] + measured[middle]) / 2;
    offset.receipts = int(measured.size());
    offset.spread = measured.last() - measured.first();
    return offset;
}
