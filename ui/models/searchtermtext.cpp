// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/searchtermtext.h"

#include "ui/format/format.h"

#include <QCoreApplication>

namespace {

struct SearchTermText {
    Q_DECLARE_TR_FUNCTIONS(SearchTermText)
};

const QString kOr = QStringLiteral(" / ");

QString fromTo(const QString &from, const QString &to)
{
    //: Of a search: from %1 to %2, times, days or amounts
    return SearchTermText::tr("%1–%2").arg(from, to);
}

QString since(const QString &from)
{
    //: Of a search: a day and all after it
    return SearchTermText::tr("From %1").arg(from);
}

QString until(const QString &to)
{
    //: Of a search: a day and all before it
    return SearchTermText::tr("Until %1").arg(to);
}

QString periodText(const TimeRange &period, Instant now)
{
    const QTimeZone zone = shopZone();
    if (const auto name = nameOfPeriod(period, dayOf(now, zone), zone))
        return namedPeriodText(*name);
    if (const auto days = daysOf(period, zone)) {
        if (!days->last.isValid())
            return since(format::date(days->first));
        if (!days->first.isValid())
            return until(format::date(days->last));
        return days->first == days->last ? format::date(days->first) : fromTo(format::date(days->first), format::date(days->last));
    }
    const QDateTime from = toDateTime(period.from, zone);
    const QDateTime to = toDateTime(period.to, zone);
    return format::date(from.date()) + u' ' + fromTo(format::hourMinute(from.time()), format::hourMinute(to.time()));
}

QString hoursText(const MinuteRange &hours)
{
    return hours.to == hours.from + 1 ? minuteText(hours.from) : fromTo(minuteText(hours.from), minuteText(hours.to));
}

QString kindsText(const QList<ReceiptKind> &kinds)
{
    QStringList names;
    for (const ReceiptKind kind : kinds)
        names << format::receiptKind(kind);
    return names.join(kOr);
}

//! A word that stands for a payment has several spellings; what was typed says it best.
QString paymentText(const SearchTerm &term, const QString &text)
{
    const QString typed = text.mid(term.span.position, term.span.length);
    return typed.contains(u':') || typed.contains(u'：') ? term.words.join(kOr) : typed;
}

} // namespace

QString minuteText(int minute)
{
    return QStringLiteral("%1:%2").arg(minute / 60).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString amountRangeText(const AmountRange &range)
{
    const auto money = [](qint64 minor) { return format::money({minor}); };
    if (range.from && range.to)
        return range.from == range.to ? money(*range.from) : fromTo(money(*range.from), money(*range.to));
    if (range.from)
        //: Of a search: an amount of at least %1
        return SearchTermText::tr("%1 or more").arg(money(*range.from));
    //: Of a search: an amount of at most %1
    return SearchTermText::tr("%1 or less").arg(money(range.to.value_or(0)));
}

QString namedPeriodText(NamedPeriod name)
{
    switch (name) {
    case NamedPeriod::Today:
        return SearchTermText::tr("Today");
    case NamedPeriod::Yesterday:
        return SearchTermText::tr("Yesterday");
    case NamedPeriod::LastSevenDays:
        return SearchTermText::tr("Last 7 days");
    case NamedPeriod::LastThirtyDays:
        return SearchTermText::tr("Last 30 days");
    case NamedPeriod::ThisWeek:
        return SearchTermText::tr("This week");
    case NamedPeriod::LastWeek:
        return SearchTermText::tr("Last week");
    case NamedPeriod::ThisMonth:
        return SearchTermText::tr("This month");
    case NamedPeriod::LastMonth:
        return SearchTermText::tr("Last month");
    case NamedPeriod::ThisYear:
        return SearchTermText::tr("This year");
    case NamedPeriod::LastYear:
        return SearchTermText::tr("Last year");
    }
    return {};
}

QString searchTermText(const SearchTerm &term, const QString &text, Instant now)
{
    using Kind = SearchTerm::Kind;
    switch (term.kind) {
    case Kind::Word:
        //: A word that is searched for
        return SearchTermText::tr("“%1”").arg(term.words.first());
    case Kind::Number:
        //: A number that is searched for as amount, receipt number, product code and part of a name
        return SearchTermText::tr("Amount, No. or code: %1").arg(term.words.first());
    case Kind::Amount:
        return SearchTermText::tr("Amount: %1").arg(amountRangeText(term.amount));
    case Kind::ReceiptNumber:
        return SearchTermText::tr("No. %1").arg(term.words.first());
    case Kind::ReceiptKind:
        return SearchTermText::tr("Kind: %1").arg(kindsText(term.receiptKinds));
    case Kind::Cash:
        return SearchTermText::tr("Payment: %1").arg(SearchTermText::tr("Cash"));
    case Kind::Cashless:
        return SearchTermText::tr("Payment: %1").arg(SearchTermText::tr("Cashless"));
    case Kind::Payment:
        return SearchTermText::tr("Payment: %1").arg(paymentText(term, text));
    case Kind::Register:
        return SearchTermText::tr("Register: %1").arg(term.words.join(kOr));
    case Kind::Staff:
        return SearchTermText::tr("Staff: %1").arg(term.words.first());
    case Kind::Item:
        return SearchTermText::tr("Product: %1").arg(term.words.first());
    case Kind::Code:
        return SearchTermText::tr("Product code: %1").arg(term.words.first());
    case Kind::Period:
        return periodText(term.period, now);
    case Kind::TimeOfDay:
        return SearchTermText::tr("Time: %1").arg(hoursText(term.hours));
    }
    return {};
}
