// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/searchwriting.h"

#include <QRegularExpression>

#include <array>

namespace {

using Kind = SearchTerm::Kind;

constexpr int kMinutesOfDay = 24 * 60;
constexpr qint64 kLargestWritten = 999'999'999'999'999;

struct NameOfPeriod {
    NamedPeriod period;
    QStringView japanese;
    QStringView english;
};
// In the order in which a period that has several is called: the first week of a year may be 過去7日 as well.
constexpr std::array kNamesOfPeriods{
    NameOfPeriod{NamedPeriod::Today, u"今日", u"today"},
    NameOfPeriod{NamedPeriod::Yesterday, u"昨日", u"yesterday"},
    NameOfPeriod{NamedPeriod::LastSevenDays, u"過去7日", u"last 7 days"},
    NameOfPeriod{NamedPeriod::LastThirtyDays, u"過去30日", u"last 30 days"},
    NameOfPeriod{NamedPeriod::ThisWeek, u"今週", u"this week"},
    NameOfPeriod{NamedPeriod::LastWeek, u"先週", u"last week"},
    NameOfPeriod{NamedPeriod::ThisMonth, u"今月", u"this month"},
    NameOfPeriod{NamedPeriod::LastMonth, u"先月", u"last month"},
    NameOfPeriod{NamedPeriod::ThisYear, u"今年", u"this year"},
    NameOfPeriod{NamedPeriod::LastYear, u"昨年", u"last year"},
};

struct NameOfKind {
    ReceiptKind kind;
    QStringView japanese;
    QStringView english;
};
constexpr std::array kNamesOfKinds{
    NameOfKind{ReceiptKind::Sale, u"売上", u"sale"},
    NameOfKind{ReceiptKind::Refund, u"返品", u"refund"},
    NameOfKind{ReceiptKind::Reversal, u"打消", u"reversal"},
    NameOfKind{ReceiptKind::Void, u"取消", u"void"},
    NameOfKind{ReceiptKind::AbandonedSlip, u"破棄", u"abandoned"},
    NameOfKind{ReceiptKind::CashIn, u"入金", u"cash-in"},
    NameOfKind{ReceiptKind::CashOut, u"出金", u"cash-out"},
    NameOfKind{ReceiptKind::Other, u"その他", u"other"},
};

class Writer {
public:
    Writer(SearchLanguage language, Instant now, const QTimeZone &zone)
        : m_japanese(language == SearchLanguage::Japanese)
        , m_now(now)
        , m_zone(zone)
    {
    }

    QString written(const SearchTerm &term) const
    {
        switch (term.kind) {
        case Kind::Word:
            return word(term.words.first());
        case Kind::Number:
            return term.words.first();
        case Kind::Amount:
            return amount(term.amount);
        case Kind::ReceiptNumber:
            return receiptNumber(term.words.first());
        case Kind::ReceiptKind:
            return kinds(term.receiptKinds);
        case Kind::Cash:
            return either(u"現金", u"cash");
        case Kind::Cashless:
            return either(u"キャッシュレス", u"cashless");
        case Kind::Payment:
            return payment(term);
        case Kind::Register:
            return prefixed(either(u"レジ", u"register"), term.words);
        case Kind::Staff:
            return prefixed(either(u"担当", u"staff"), term.words);
        case Kind::Item:
            return prefixed(either(u"商品", u"item"), term.words);
        case Kind::Code:
            return prefixed(either(u"コード", u"code"), term.words);
        case Kind::Period:
            return period(term.period);
        case Kind::TimeOfDay:
            return hours(term.hours);
        }
        return {};
    }

private:
    QString either(QStringView japanese, QStringView english) const { return (m_japanese ? japanese : english).toString(); }

    //! Would it be read as that?
    bool means(const QString &text, const SearchTerm &term) const
    {
        const SearchQuery read = parseSearch(text, m_now, m_zone);
        if (read.terms.size() != 1)
            return false;
        SearchTerm one = read.terms.first();
        one.span = term.span;
        return one == term;
    }

    QString word(const QString &word) const
    {
        SearchTerm plain;
        plain.words = {word};
        return means(word, plain) ? word : u'"' + word + u'"';
    }

    static QString prefixed(const QString &prefix, const QStringList &values)
    {
        static const QRegularExpression special(QStringLiteral("[\\s,，、\"“”「」]"));
        QStringList written;
        for (const QString &value : values)
            written << (value.contains(special) ? u'"' + value + u'"' : value);
        return prefix + u':' + written.join(u',');
    }

    QString yen(qint64 amount) const { return m_japanese ? QStringLiteral("%1円").arg(amount) : QString::number(amount); }

    QString amount(const AmountRange &range) const
    {
        const std::optional<qint64> from = range.from;
        const std::optional<qint64> to = range.to;
        if (from && to)
            return from == to ? m_japanese ? yen(*from) : u'¥' + yen(*from) : yen(*from) + either(u"〜", u"..") + yen(*to);
        if (from && *from > kLargestWritten)
            return m_japanese ? yen(*from - 1) + QStringLiteral("超") : u'>' + yen(*from - 1);
        if (from)
            return m_japanese ? yen(*from) + QStringLiteral("以上") : QStringLiteral(">=") + yen(*from);
        if (to && *to < 0)
            return m_japanese ? yen(*to + 1) + QStringLiteral("未満") : u'<' + yen(*to + 1);
        return m_japanese ? yen(to.value_or(0)) + QStringLiteral("以下") : QStringLiteral("<=") + yen(to.value_or(0));
    }

    QString receiptNumber(const QString &number) const
    {
        static const QRegularExpression plain(QStringLiteral("^[0-9][0-9a-z-]*$"));
        return plain.match(number).hasMatch() ? QStringLiteral("No.") + number : prefixed(either(u"番号", u"number"), {number});
    }

    QString kinds(const QList<ReceiptKind> &kinds) const
    {
        QStringList names;
        for (const NameOfKind &name : kNamesOfKinds) {
            if (kinds.contains(name.kind))
                names << either(name.japanese, name.english);
        }
        return names.size() == 1 && kinds.first() != ReceiptKind::Other ? names.first() : prefixed(either(u"種別", u"kind"), names);
    }

    //! Credit cards and the like stand for several words.
    QString payment(const SearchTerm &term) const
    {
        SearchTerm plain = term;
        plain.span = {};
        const QString name = m_japanese ? term.words.first() : term.words.last();
        return means(name, plain) ? name : prefixed(either(u"支払", u"payment"), term.words);
    }

    static QString date(QDate date)
    {
        return QStringLiteral("%1/%2/%3").arg(date.year(), 4, 10, QLatin1Char('0')).arg(date.month()).arg(date.day());
    }

    QString period(const TimeRange &period) const
    {
        if (const auto name = nameOfPeriod(period, dayOf(m_now, m_zone), m_zone)) {
            for (const NameOfPeriod &known : kNamesOfPeriods) {
                if (known.period == *name)
                    return either(known.japanese, known.english);
            }
        }
        const std::optional<DaySpan> days = daysOf(period, m_zone);
        if (!days)
            return withinDay(period);
        if (!days->last.isValid())
            return date(days->first.isValid() ? days->first : QDate(1970, 1, 2)) + either(u"から", u"..");
        if (!days->first.isValid())
            return m_japanese ? date(days->last) + QStringLiteral("まで") : QStringLiteral("..") + date(days->last);
        return days->first == days->last ? date(days->first) : date(days->first) + either(u"〜", u"-") + date(days->last);
    }

    //! Hours of one day, which may end on the next one.
    QString withinDay(const TimeRange &period) const
    {
        const QDateTime from = toDateTime(period.from, m_zone);
        const QDateTime to = toDateTime(period.to, m_zone);
        const int end = minuteOf(to.time());
        return date(from.date()) + u'T' + clock({minuteOf(from.time()), end == 0 ? kMinutesOfDay : end}, u"-");
    }

    static int minuteOf(QTime time) { return time.hour() * 60 + time.minute(); }
    static QString point(int minute) { return QStringLiteral("%1:%2").arg(minute / 60).arg(minute % 60, 2, 10, QLatin1Char('0')); }
    static QString clock(const MinuteRange &range, QStringView dash)
    {
        return range.to == range.from + 1 ? point(range.from) : point(range.from) + dash.toString() + point(range.to);
    }

    QString hours(const MinuteRange &range) const
    {
        if (range == MinuteRange{0, kMinutesOfDay / 2})
            return either(u"午前", u"am");
        if (range == MinuteRange{kMinutesOfDay / 2, kMinutesOfDay})
            return either(u"午後", u"pm");
        if (m_japanese && range.from % 60 == 0 && range.to == range.from + 60)
            return QStringLiteral("%1時").arg(range.from / 60);
        return clock(range, m_japanese ? u"〜" : u"-");
    }

    const bool m_japanese;
    const Instant m_now;
    const QTimeZone m_zone;
};

// What parseSearchTime() takes for an open end.
const QDate kFirstDay(1970, 1, 2);
const QDate kEndOfDays(2200, 1, 1);

} // namespace

QString writtenTerm(const SearchTerm &term, SearchLanguage language, Instant now, const QTimeZone &zone)
{
    return Writer(language, now, zone).written(term);
}

QString withTerms(const QString &text, const QList<SearchTerm> &replaced, const QString &written)
{
    if (replaced.isEmpty())
        return text.trimmed().isEmpty() ? written : written.isEmpty() ? text : text.trimmed() + u' ' + written;
    QString result = text;
    for (qsizetype i = replaced.size() - 1; i > 0; --i) // from the end, so that the places of the others stay right
        result = withoutTerm(result, replaced.at(i));
    const TextSpan place = replaced.first().span;
    if (written.isEmpty())
        return withoutTerm(result, replaced.first());
    return result.replace(place.position, place.length, written);
}

TimeRange periodNamed(NamedPeriod name, QDate today, const QTimeZone &zone)
{
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    const QDate month = today.addDays(1 - today.day());
    const QDate year(today.year(), 1, 1);
    switch (name) {
    case NamedPeriod::Today:
        return periodOf({today, today}, zone);
    case NamedPeriod::Yesterday:
        return periodOf({today.addDays(-1), today.addDays(-1)}, zone);
    case NamedPeriod::LastSevenDays:
        return periodOf({today.addDays(-6), today}, zone);
    case NamedPeriod::LastThirtyDays:
        return periodOf({today.addDays(-29), today}, zone);
    case NamedPeriod::ThisWeek:
        return periodOf({monday, monday.addDays(6)}, zone);
    case NamedPeriod::LastWeek:
        return periodOf({monday.addDays(-7), monday.addDays(-1)}, zone);
    case NamedPeriod::ThisMonth:
        return periodOf({month, month.addMonths(1).addDays(-1)}, zone);
    case NamedPeriod::LastMonth:
        return periodOf({month.addMonths(-1), month.addDays(-1)}, zone);
    case NamedPeriod::ThisYear:
        return periodOf({year, year.addYears(1).addDays(-1)}, zone);
    case NamedPeriod::LastYear:
        return periodOf({year.addYears(-1), year.addDays(-1)}, zone);
    }
    return {};
}

std::optional<NamedPeriod> nameOfPeriod(const TimeRange &period, QDate today, const QTimeZone &zone)
{
    for (const NameOfPeriod &name : kNamesOfPeriods) {
        if (periodNamed(name.period, today, zone) == period)
            return name.period;
    }
    return {};
}

std::optional<DaySpan> daysOf(const TimeRange &period, const QTimeZone &zone)
{
    const QDate from = dayOf(period.from, zone);
    const QDate to = dayOf(period.to, zone);
    if (dayRange(from, zone).from != period.from || dayRange(to, zone).from != period.to)
        return {};
    return DaySpan{from == kFirstDay ? QDate() : from, to == kEndOfDays ? QDate() : to.addDays(-1)};
}

TimeRange periodOf(const DaySpan &days, const QTimeZone &zone)
{
    const QDate from = days.first.isValid() ? days.first : kFirstDay;
    const QDate to = days.last.isValid() ? days.last.addDays(1) : kEndOfDays;
    return {dayRange(from, zone).from, dayRange(to, zone).from};
}
