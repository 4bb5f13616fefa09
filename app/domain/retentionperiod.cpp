// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/retentionperiod.h"

std::optional<QDate> RetentionPeriod::keptFrom(QDate today) const
{
    switch (unit) {
    case Unit::Forever:
        break;
    case Unit::Years:
        return today.addYears(-count); // from 29 February to the 28th: a day more is kept, not a day less
    case Unit::Days:
        return today.addDays(-count);
    }
    return {};
}

QString RetentionPeriod::toString() const
{
    return unit == Unit::Forever ? QString() : QString::number(count) + (unit == Unit::Years ? u'y' : u'd');
}

RetentionPeriod RetentionPeriod::fromString(const QString &text)
{
    if (!text.endsWith(u'y') && !text.endsWith(u'd'))
        return {};
    const Unit unit = text.endsWith(u'y') ? Unit::Years : Unit::Days;
    const int count = text.chopped(1).toInt();
    return count >= 1 && count <= longest(unit) ? RetentionPeriod{unit, count} : RetentionPeriod{};
}
