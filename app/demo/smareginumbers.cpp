// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smareginumbers.h"

#include "app/demo/demotime.h"

#include <QDateTime>

namespace {

std::optional<qint64> orNull(qint64 second)
{
    return second ? std::optional(second) : std::nullopt;
}

using R = const SmaregiRecord &;
using N = std::optional<qint64>;

const SmaregiNumber kNumbers[] = {
    {"transactionHeadId", false, true, [](R r) -> N { return r.headId; }},
    {"transactionDateTime", true, true, [](R r) -> N { return r.receivedAt; }},
    {"terminalTranDateTime", true, false, [](R r) -> N { return r.soldAt; }},
    {"updDateTime", true, true, [](R r) -> N { return r.updatedAt; }},
    {"sumDateTime", true, false, [](R r) -> N { return DemoTime::dayStart(DemoTime::dayAt(r.soldAt)); }},
    {"adjustmentDateTime", true, false, [](R r) { return orNull(r.settledAt); }},
    {"cancelDateTime", true, false, [](R r) { return orNull(r.cancelledAt); }},
    {"terminalId", false, false, [](R r) -> N { return r.sale.registerNo; }},
    {"storeId", false, false, [](R) -> N { return 1; }},
    {"cancelDivision", false, false, [](R r) -> N { return r.cancelled ? 1 : 0; }},
};

} // namespace

const SmaregiNumber *smaregiNumber(QByteArrayView name, bool detail)
{
    for (const SmaregiNumber &number : kNumbers) {
        if (number.name == name && (!detail || number.isInDetail))
            return &number;
    }
    return nullptr;
}

std::optional<qint64> smaregiTime(QByteArrayView text)
{
    const QString given = QString::fromLatin1(text).replace(u'/', u'-');
    const QDate day = QDate::fromString(given.left(10), u"yyyy-MM-dd");
    const QTime time = given.size() == 10 ? QTime(0, 0) : QTime::fromString(given.mid(10), u" HH:mm:ss");
    if (!day.isValid() || !time.isValid())
        return {};
    return QDateTime(day, time, Qt::UTC).toSecsSinceEpoch() - DemoTime::kJapan;
}
