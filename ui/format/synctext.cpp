// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/synctext.h"

#include "ui/format/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SyncText)
};

} // namespace

namespace format {

QString duration(std::chrono::milliseconds length)
{
    const auto seconds = std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(length).count());
    if (seconds < 60)
        //: How long; seconds, in short.
        return Words::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        //: How long; minutes, in short.
        return Words::tr("%1 min").arg(seconds / 60);
    if (seconds < 86400)
        //: How long; hours, in short.
        return Words::tr("%1 h").arg(seconds / 3600);
    return Words::tr("%n day(s)", "how long", int(std::min<qint64>(seconds / 86400, 99999)));
}

bool isBehind(std::chrono::milliseconds lag)
{
    return lag >= 2min;
}

QString reach(BackfillReach::Kind kind)
{
    using Kind = BackfillReach::Kind;
    switch (kind) {
    case Kind::Days30:
        break;
    case Kind::Months3:
        return Words::tr("Last 3 months");
    case Kind::Year1:
        return Words::tr("Last year");
    case Kind::Years3:
        return Words::tr("Last 3 years");
    case Kind::Everything:
        return Words::tr("Everything");
    case Kind::Since:
        return Words::tr("Since a date");
    }
    return Words::tr("Last 30 days");
}

QString rowProblem(const QString &problem)
{
    const auto says = [&problem](std::initializer_list<QLatin1StringView> words) {
        return std::any_of(words.begin(), words.end(), [&problem](QLatin1StringView word) { return problem.contains(word); });
    };
    using Text = QLatin1StringView;
    if (says({Text("no key"), Text("no id"), Text("no transactionHeadId")}))
        return Words::tr("It has no number.");
    if (says({Text("payment ")}))
        return Words::tr("The amount of a payment cannot be read.");
    if (says({Text("tax ")}))
        return Words::tr("The amount of a tax cannot be read.");
    if (says({Text("line ")}) || says({Text("item ")}))
        return Words::tr("The amount or quantity of an item cannot be read.");
    if (says({Text("list of lines")}))
        return Words::tr("The items are missing.");
    if (says({Text("terminalTranDateTime"), Text("paid_at"), Text("time of sale")}))
        return Words::tr("The time of the sale cannot be read.");
    if (says({Text("total"), Text("price")}))
        return Words::tr("The total cannot be read.");
    if (says({Text("currency")}))
        return Words::tr("It has more than one currency.");
    return Words::tr("It is in a form that this program does not know.");
}

} // namespace format
