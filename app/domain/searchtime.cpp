// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/searchtime.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace {

constexpr int kMinutesOfDay = 24 * 60;

//! Half-open.
struct Days {
    QDate from;
    QDate to;
};

//! Where a day without a year lies: the last one up to a day, or the first one from a day on.
struct Anchor {
    QDate day;
    bool forward = false;
};

struct TimePoint {
    int minute = 0;
    int length = 1; //!< an hour for 14時, a minute for 14:30
};

QRegularExpressionMatch match(const QRegularExpression &expression, const QString &text)
{
    return expression.match(text, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
}

int number(const QRegularExpressionMatch &found, int group)
{
    return found.captured(group).toInt();
}

std::optional<Days> oneDay(QDate day)
{
    return day.isValid() ? std::optional(Days{day, day.addDays(1)}) : std::nullopt;
}

std::optional<Days> oneMonth(int year, int month)
{
    const QDate first(year, month, 1);
    return first.isValid() ? std::optional(Days{first, first.addMonths(1)}) : std::nullopt;
}

std::optional<Days> oneYear(int year)
{
    return year >= 1900 && year < 2200 ? std::optional(Days{QDate(year, 1, 1), QDate(year + 1, 1, 1)}) : std::nullopt;
}

std::optional<Days> namedDays(const QString &word, QDate today)
{
    static const QRegularExpression lastDays(QStringLiteral("(?:過去|直近)(\\d{1,3})日間?$|last (\\d{1,3}) days?$"));
    if (const auto found = match(lastDays, word); found.hasMatch()) {
        const int days = number(found, found.captured(1).isEmpty() ? 2 : 1);
        return days > 0 ? std::optional(Days{today.addDays(1 - days), today.addDays(1)}) : std::nullopt;
    }
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    const QDate month = today.addDays(1 - today.day());
    enum Name { Today, Yesterday, DayBefore, ThisWeek, LastWeek, ThisMonth, LastMonth, ThisYear, LastYear };
    static const QHash<QString, Name> names{
        {QStringLiteral("今日"), Today},          {QStringLiteral("本日"), Today},           {QStringLiteral("きょう"), Today},
        {QStringLiteral("today"), Today},         {QStringLiteral("昨日"), Yesterday},       {QStringLiteral("きのう"), Yesterday},
        {QStringLiteral("yesterday"), Yesterday}, {QStringLiteral("一昨日"), DayBefore},     {QStringLiteral("おととい"), DayBefore},
        {QStringLiteral("今週"), ThisWeek},       {QStringLiteral("this week"), ThisWeek},   {QStringLiteral("先週"), LastWeek},
        {QStringLiteral("last week"), LastWeek},  {QStringLiteral("今月"), ThisMonth},       {QStringLiteral("this month"), ThisMonth},
        {QStringLiteral("先月"), LastMonth},      {QStringLiteral("last month"), LastMonth}, {QStringLiteral("今年"), ThisYear},
        {QStringLiteral("本年"), ThisYear},       {QStringLiteral("this year"), ThisYear},   {QStringLiteral("昨年"), LastYear},
        {QStringLiteral("去年"), LastYear},       {QStringLiteral("last year"), LastYear},
    };
    const auto name = names.constFind(word);
    if (name == names.constEnd())
        return {};
    switch (*name) {
    case Today:
        return oneDay(today);
    case Yesterday:
        return oneDay(today.addDays(-1));
    case DayBefore:
        return oneDay(today.addDays(-2));
    case ThisWeek:
        return Days{monday, monday.addDays(7)};
    case LastWeek:
        return Days{monday.addDays(-7), monday};
    case ThisMonth:
        return Days{month, month.addMonths(1)};
    case LastMonth:
        return Days{month.addMonths(-1), month};
    case ThisYear:
        return oneYear(today.year());
    case LastYear:
        return oneYear(today.year() - 1);
    }
    return {};
}

//! The nearest year in which the day exists; 29 February may be up to eight years away.
std::optional<Days> dayOfYear(int month, int day, const Anchor &anchor)
{
    for (int step = 0; step <= 8; ++step) {
        const QDate date(anchor.day.year() + (anchor.forward ? step : -step), month, day);
        if (date.isValid() && (anchor.forward ? date >= anchor.day : date <= anchor.day))
            return oneDay(date);
    }
    return {};
}

std::optional<Days> dayOfMonth(int day, const Anchor &anchor)
{
    for (int step = 0; step <= 2; ++step) {
        const QDate first = anchor.day.addDays(1 - anchor.day.day()).addMonths(anchor.forward ? step : -step);
        const QDate date(first.year(), first.month(), day);
        if (date.isValid() && (anchor.forward ? date >= anchor.day : date <= anchor.day))
            return oneDay(date);
    }
    return {};
}

std::optional<Days> monthOfYear(int month, const Anchor &anchor)
{
    const int year = anchor.day.year();
    if (anchor.forward)
        return oneMonth(month >= anchor.day.month() ? year : year + 1, month);
    return oneMonth(month <= anchor.day.month() ? year : year - 1, month);
}

std::optional<Days> writtenDays(const QString &word, const Anchor &anchor)
{
    static const QRegularExpression era(QStringLiteral("令和(\\d{1,2}|元)年"));
    static const QRegularExpression full(QStringLiteral("(\\d{4})(?:年|[/.-])(\\d{1,2})(?:月|[/.-])(\\d{1,2})日?$"));
    static const QRegularExpression yearMonth(QStringLiteral("(\\d{4})(?:年(\\d{1,2})月|/(\\d{1,2}))$"));
    static const QRegularExpression year(QStringLiteral("(\\d{4})年$"));
    static const QRegularExpression monthDay(QStringLiteral("(?:(\\d{1,2})/(\\d{1,2})|(\\d{1,2})月(\\d{1,2})日)$"));
    static const QRegularExpression month(QStringLiteral("(\\d{1,2})月$"));
    static const QRegularExpression day(QStringLiteral("(\\d{1,2})日$"));
    static const QRegularExpression daysAgo(QStringLiteral("(\\d{1,3})(?:日前| days? ago)$"));

    if (const auto found = match(era, word); found.hasMatch()) {
        const int ofEra = found.captured(1) == u"元" ? 1 : number(found, 1);
        return writtenDays(QStringLiteral("%1年").arg(2018 + ofEra) + word.mid(found.capturedLength()), anchor);
    }
    if (const auto found = match(full, word); found.hasMatch())
        return oneDay(QDate(number(found, 1), number(found, 2), number(found, 3)));
    if (const auto found = match(yearMonth, word); found.hasMatch())
        return oneMonth(number(found, 1), number(found, found.captured(2).isEmpty() ? 3 : 2));
    if (const auto found = match(year, word); found.hasMatch())
        return oneYear(number(found, 1));
    if (const auto found = match(monthDay, word); found.hasMatch()) {
        const int first = found.captured(1).isEmpty() ? 3 : 1;
        return dayOfYear(number(found, first), number(found, first + 1), anchor);
    }
    if (const auto found = match(month, word); found.hasMatch())
        return monthOfYear(number(found, 1), anchor);
    if (const auto found = match(day, word); found.hasMatch())
        return dayOfMonth(number(found, 1), anchor);
    if (const auto found = match(daysAgo, word); found.hasMatch() && !anchor.forward)
        return oneDay(anchor.day.addDays(-number(found, 1)));
    return {};
}

std::optional<Days> simpleDays(const QString &word, const Anchor &anchor)
{
    if (const auto days = anchor.forward ? std::nullopt : namedDays(word, anchor.day))
        return days;
    return writtenDays(word, anchor);
}

const std::array<QString, 6> &separators()
{
    static const std::array<QString, 6> all{QStringLiteral("..."), QStringLiteral(".."),   QStringLiteral("~"),
                                            QStringLiteral("〜"),  QStringLiteral("から"), QStringLiteral("-")};
    return all;
}

//! The first way to cut the word in two at a separator that `fits` takes.
template <typename Fits>
bool splitRange(const QString &word, Fits fits)
{
    for (const QString &separator : separators()) {
        for (qsizetype at = word.indexOf(separator, 1); at > 0; at = word.indexOf(separator, at + 1)) {
            if (fits(word.left(at), word.mid(at + separator.size())))
                return true;
        }
    }
    return false;
}

//! The word without the ending, when it has one of them.
std::optional<QString> without(const QString &word, std::initializer_list<QStringView> endings)
{
    for (const QStringView ending : endings) {
        if (word.endsWith(ending) && word.size() > ending.size())
            return word.chopped(ending.size());
    }
    return {};
}

std::optional<QString> withoutStart(const QString &word, std::initializer_list<QStringView> beginnings)
{
    for (const QStringView beginning : beginnings) {
        if (word.startsWith(beginning) && word.size() > beginning.size())
            return word.mid(beginning.size());
    }
    return {};
}

std::optional<Days> parseDays(const QString &word, QDate today)
{
    if (const auto days = simpleDays(word, {today, false}))
        return days;
    if (const auto start = without(word, {u"以降", u"から", u"...", u"..", u"~", u"〜"})) {
        const auto days = simpleDays(*start, {today, false});
        return days ? std::optional(Days{days->from, QDate(2200, 1, 1)}) : std::nullopt;
    }
    auto end = without(word, {u"まで", u"以前"});
    if (!end)
        end = withoutStart(word, {u"...", u"..", u"~", u"〜"});
    if (end) {
        const auto days = simpleDays(*end, {today, false});
        return days ? std::optional(Days{QDate(1970, 1, 2), days->to}) : std::nullopt;
    }
    std::optional<Days> range;
    splitRange(word, [&](const QString &left, const QString &right) {
        const auto first = simpleDays(left, {today, false});
        if (!first)
            return false;
        auto last = namedDays(right, today);
        if (!last)
            last = simpleDays(right, {first->from, true});
        if (last && first->from < last->to)
            range = Days{first->from, last->to};
        return range.has_value();
    });
    return range;
}

std::optional<TimePoint> parsePoint(const QString &word)
{
    static const QRegularExpression clock(QStringLiteral("(午前|午後)?(\\d{1,2})(?::(\\d{2})(?::\\d{2})?|時(台|半|(\\d{1,2})分)?)$"));
    static const QRegularExpression english(QStringLiteral("(\\d{1,2})(?::(\\d{2}))?(am|pm)$"));
    int hour = 0;
    TimePoint point;
    int half = 0; // of the day: 1 morning, 2 afternoon
    if (const auto found = match(clock, word); found.hasMatch()) {
        hour = number(found, 2);
        half = found.captured(1).isEmpty() ? 0 : found.captured(1) == u"午前" ? 1 : 2;
        const QString minutes = found.captured(3) + found.captured(5);
        point.minute = found.captured(4) == u"半" ? 30 : minutes.toInt();
        point.length = minutes.isEmpty() && found.captured(4) != u"半" ? 60 : 1;
    } else if (const auto other = match(english, word); other.hasMatch()) {
        hour = number(other, 1);
        half = other.captured(3) == u"am" ? 1 : 2;
        point.minute = number(other, 2);
        point.length = other.captured(2).isEmpty() ? 60 : 1;
        if (hour == 0)
            return {};
    } else {
        return {};
    }
    if (half != 0 && hour > 12)
        return {};
    if (half == 1 && hour == 12)
        hour = 0;
    if (half == 2 && hour < 12)
        hour += 12;
    if (point.minute > 59 || hour > 24 || (hour == 24 && point.minute > 0))
        return {};
    point.minute += hour * 60;
    return point;
}

std::optional<MinuteRange> parseHours(const QString &word)
{
    if (word == u"午前" || word == u"am")
        return MinuteRange{0, kMinutesOfDay / 2};
    if (word == u"午後" || word == u"pm")
        return MinuteRange{kMinutesOfDay / 2, kMinutesOfDay};
    if (const auto point = parsePoint(word)) {
        return point->minute < kMinutesOfDay ? std::optional(MinuteRange{point->minute, point->minute + point->length}) : std::nullopt;
    }
    if (const auto start = without(word, {u"以降", u"から", u"...", u"..", u"~", u"〜"})) {
        const auto point = parsePoint(*start);
        return point && point->minute < kMinutesOfDay ? std::optional(MinuteRange{point->minute, kMinutesOfDay}) : std::nullopt;
    }
    if (const auto end = without(word, {u"まで", u"以前"})) { // "..14:00" would be one of many readings of "..14"
        const auto point = parsePoint(*end);
        return point && point->minute > 0 ? std::optional(MinuteRange{0, point->minute}) : std::nullopt;
    }
    std::optional<MinuteRange> range;
    splitRange(word, [&](const QString &left, const QString &right) {
        const auto to = parsePoint(right);
        const auto from = parsePoint(right.endsWith(u'時') && !left.contains(u'時') ? left + u'時' : left); // 14-15時
        if (from && to && from->minute < kMinutesOfDay && from->minute != to->minute)
            range = MinuteRange{from->minute, to->minute};
        return range.has_value();
    });
    return range;
}

Instant at(QDate day, int minute, const QTimeZone &zone)
{
    if (minute >= kMinutesOfDay)
        return at(day.addDays(1), minute - kMinutesOfDay, zone);
    return fromMs(QDateTime(day, QTime(minute / 60, minute % 60), zone).toMSecsSinceEpoch());
}

TimeRange periodOf(const Days &days, const QTimeZone &zone)
{
    return {dayRange(days.from, zone).from, dayRange(days.to, zone).from};
}

} // namespace

SearchTime parseSearchTime(const QString &word, QDate today, const QTimeZone &zone)
{
    if (const auto days = parseDays(word, today))
        return {periodOf(*days, zone), {}};
    if (const auto hours = parseHours(word))
        return {{}, hours};
    // A day and a time in one word: 1月24日14時.
    for (qsizetype i = 2; i < word.size(); ++i) {
        const auto days = simpleDays(word.left(i), {today, false});
        const auto hours = days && days->from.addDays(1) == days->to ? parseHours(word.mid(word.at(i) == u't' ? i + 1 : i)) : std::nullopt;
        if (hours) {
            const int end = hours->from < hours->to ? hours->to : hours->to + kMinutesOfDay;
            return {TimeRange{at(days->from, hours->from, zone), at(days->from, end, zone)}, {}};
        }
    }
    return {};
}
