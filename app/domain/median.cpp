// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/median.h"

#include <algorithm>

Median medianOf(QList<std::chrono::milliseconds> measured)
{
    if (measured.isEmpty())
        return {};
    std::sort(measured.begin(), measured.end());
    const qsizetype middle = measured.size() / 2;
    const std::chrono::milliseconds value = measured.size() % 2 == 1 ? measured[middle] : (measured[middle - 1] + measured[middle]) / 2;
    return {value, measured.last() - measured.first(), int(measured.size())};
}
