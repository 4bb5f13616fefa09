// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/searchtallytext.h"

#include "ui/format/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace {

struct SearchTallyText {
    Q_DECLARE_TR_FUNCTIONS(SearchTallyText)
};

int plural(qint64 count)
{
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

} // namespace

QString foundCountText(const ReceiptSearch &search)
{
    const qint64 count = std::max(search.count().count, search.sums().count);
    if (search.count().complete || search.sums().complete)
        //: How many receipts a search has found
        return SearchTallyText::tr("%Ln receipt(s)", nullptr, plural(count));
    //: How many receipts a search has found so far; it is still counting
    return SearchTallyText::tr("%Ln receipt(s) so far", nullptr, plural(count));
}

QStringList foundSumTexts(const ReceiptSearch &search)
{
    QStringList texts;
    for (const Money &sum : search.sums().sums) {
        const QString money = format::money(sum);
        //: A sum that is still growing
        texts << (search.sums().complete ? money : SearchTallyText::tr("%1…").arg(money));
    }
    return texts;
}

bool isStillCounting(const ReceiptSearch &search)
{
    return !search.sums().complete;
}

QString foundLine(const ReceiptSearch &search)
{
    QStringList parts{foundCountText(search)};
    parts += foundSumTexts(search);
    return parts.join(u'\u2003');
}
