// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clockoffset.h"

#include "app/domain/median.h"

ClockOffset medianOffset(const QList<ClockMeasure> &measures)
{
    QList<std::chrono::milliseconds> offsets;
    for (const ClockMeasure &measure : measures)
        offsets << measure.offset();
    const Median median = medianOf(offsets);
    return {median.value, {}, median.count, median.spread};
}
