// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregitax.h"

#include "app/pos/jsonfields.h"

#include <QMap>

namespace Smaregi {
namespace {

const QString kYen = QStringLiteral("JPY");

struct Kind {
    QStringView headField;
    QStringView shareField;
    QStringView taxDivision; //!< of the lines that carry this kind of tax
    bool included;
};

constexpr Kind kKinds[] = {
    {u"taxInclude", u"taxIncludeProportional", u"0", true},
    {u"taxExclude", u"taxExcludeProportional", u"1", false},
};

//! The shares by rate. A line whose rate is missing is under -1.
QMap<int, qint64> sharesOf(const Kind &kind, const QList<QJsonObject> &details)
{
    QMap<int, qint64> shares;
    for (const QJsonObject &detail : details) {
        const QString division = textOf(detail[u"taxDivision"]);
        if (!division.isEmpty() && division != kind.taxDivision)
            continue;
        const qint64 share = moneyOf(detail[kind.shareField], kYen).value_or(Money{}).minor;
        shares[rateOf(detail[u"taxRate"]).value_or(-1)] += isReturnLine(detail) ? -share : share;
    }
    return shares;
}

} // namespace

bool isReturnLine(const QJsonObject &detail)
{
    return textOf(detail[u"transactionDetailDivision"]) == u"2";
}

QList<ReceiptTax> taxesOf(const QJsonObject &head, const QList<QJsonObject> &details)
{
    QList<ReceiptTax> taxes;
    for (const Kind &kind : kKinds) {
        const Money sum = moneyOf(head[kind.headField], kYen).value_or(Money{0, kYen});
        if (sum.minor == 0)
            continue;
        const QMap<int, qint64> shares = sharesOf(kind, details);
        const auto add = [&](int rate, qint64 minor) {
            taxes.append({rate < 0 ? std::nullopt : std::optional(rate), kind.included, Money{minor, kYen}});
        };
        qint64 added = 0;
        for (const qint64 share : shares)
            added += share;
        if (shares.size() == 1) {
            add(shares.firstKey(), sum.minor);
        } else if (added == sum.minor) {
            for (auto it = shares.cbegin(); it != shares.cend(); ++it) {
                if (it.value() != 0)
                    add(it.key(), it.value());
            }
        } else {
            add(-1, sum.minor);
        }
    }
    return taxes;
}

} // namespace Smaregi
