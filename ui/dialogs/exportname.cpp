// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportname.h"

#include "ui/dialogs/legalname.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExportDialog)
};

constexpr qsizetype kLongestQuery = 60;
constexpr qsizetype kMostBytes = 240;

QString daysOf(const TimeRange &period)
{
    const QString from = dayOf(period.from, shopZone()).toString(Qt::ISODate);
    const QString to = dayOf(period.to - std::chrono::milliseconds(1), shopZone()).toString(Qt::ISODate);
    return from == to ? from : from + u'_' + to;
}

} // namespace

QString exportFileName(const SearchQuery &query, const QString &typed, const std::optional<TimeRange> &soldAt)
{
    std::optional<TimeRange> period = soldAt;
    QString words = typed;
    for (auto term = query.terms.rbegin(); term != query.terms.rend(); ++term) { // from the end, as their places are those in the text
        if (term->kind != SearchTerm::Kind::Period)
            continue;
        period = term->period;
        words = withoutTerm(words, *term);
    }
    //: First word of the name of an exported file
    QString name = Words::tr("receipts");
    if (period && !period->isEmpty())
        name += u'_' + daysOf(*period);
    if (const QString text = legalNamePart(words, kMostBytes).left(kLongestQuery).trimmed(); !text.isEmpty())
        name += u'_' + text;
    return legalBaseName(name, kMostBytes) + QStringLiteral(".csv");
}
