// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregitax.h"

#include "app/pos/jsonfields.h"

#include <QMap>

#include <numeric>

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

struct Shares {
    QMap<int, qint64> byRate; //!< a line whose rate is missing is under -1
    bool told = false; //!< some line had one

    qint64 sum() const { return std::accumulate(byRate.cbegin(), byRate.cend(), qint64(0)); }
};

Shares sharesOf(const Kind &kind, const QList<QJsonObject> &details)
{
    Shares shares;
    for (const QJsonObject &detail : details) {
        const QString division = textOf(detail[u"taxDivision"]);
        if (!division.isEmpty() && division != kind.taxDivision)
            continue;
        const qint64 share = moneyOf(detail[kind.shareField], kYen).value_or(Money{}).minor;
        shares.told = shares.told || !isMissing(detail[kind.shareField]);
        shares.byRate[rateOf(detail[u"taxRate"]).value_or(-1)] += isReturnLine(detail) ? -share : share;
    }
    return shares;
}

} // namespace

bool isReturnLine(const QJsonObject &detail)
{
    return textOf(detail[u"transactionDetailDivision"]) == u"2";
}

Taxes taxesOf(const QJsonObject &head, const QList<QJsonObject> &details)
{
    Taxes result;
    for (const Kind &kind : kKinds) {
        const Money sum = moneyOf(head[kind.headField], kYen).value_or(Money{0, kYen});
        const Shares told = sharesOf(kind, details);
        const qint64 added = told.sum();
        if (told.told)
            result.difference += sum.minor - added;
        if (sum.minor == 0)
            continue;
        const QMap<int, qint64> &shares = told.byRate;
        const auto add = [&](int rate, qint64 minor) {
            result.taxes.append({rate < 0 ? std::nullopt : std::optional(rate), kind.included, Money{minor, kYen}});
        };
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
    return result;
}

} // namespace Smaregi
