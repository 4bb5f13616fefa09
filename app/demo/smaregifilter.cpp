// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregifilter.h"

#include "app/demo/demotime.h"
#include "app/demo/smaregipaging.h"
#include "app/demo/smaregiplatformrows.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace {

constexpr qint64 kLongestRange = 31 * DemoTime::kDay;

//! Seconds since 1970. A '+' that was not encoded has become a space: not accepted, to teach the client (smaregi.md 25).
std::optional<qint64> timeOf(const QString &text)
{
    static const QRegularExpression kForm(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:Z|([+-])(\\d\\d):?(\\d\\d))$"));
    const QRegularExpressionMatch match = kForm.match(text);
    if (!match.hasMatch())
        return {};
    const QDateTime time = QDateTime::fromString(text.left(19) + QStringLiteral("Z"), Qt::ISODate);
    if (!time.isValid())
        return {};
    const int offset = match.captured(2).toInt() * 3600 + match.captured(3).toInt() * 60;
    return time.toSecsSinceEpoch() + (match.captured(1) == u"-" ? offset : -offset);
}

std::optional<qint64> dayOf(const QString &text)
{
    const QDate day = QDate::fromString(text, u"yyyy-MM-dd");
    return day.isValid() ? std::optional(DemoTime::dayStart(QDate(1970, 1, 1).daysTo(day))) : std::nullopt;
}

std::optional<qint64> wholeOf(const QString &text)
{
    bool sound = false;
    const qint64 number = text.toLongLong(&sound);
    return sound && number > 0 ? std::optional(number) : std::nullopt;
}

struct Field {
    const char *parameter;
    const char *name; //!< in smareginumbers.h
    std::optional<qint64> (*read)(const QString &);
};

constexpr Field kRanges[] = {{"transaction_date_time", "transactionDateTime", timeOf},
                             {"terminal_tran_date_time", "terminalTranDateTime", timeOf},
                             {"sum_date", "sumDateTime", dayOf},
                             {"upd_date_time", "updDateTime", timeOf}};
constexpr Field kSingle[] = {
    {"sum_date", "sumDateTime", dayOf}, {"adjustment_date_time", "adjustmentDateTime", timeOf}, {"store_id", "storeId", wholeOf}};
constexpr const char *kTexts[][2] = {{"transaction_head_division", "transactionHeadDivision"},
                                     {"customer_code", "customerCode"},
                                     {"transaction_uuid", "transactionUuid"},
                                     {"barcode", "barcode"}};

//! A question with a parameter that does not exist is most likely not what was meant.
QString unknownParameter(const DemoRequest &request)
{
    static const QRegularExpression kKnown(QStringLiteral(
        "^((transaction_date_time|terminal_tran_date_time|sum_date|upd_date_time|transaction_head_id)-(from|to)|sum_date|"
        "adjustment_date_time|store_id|transaction_head_division|customer_code|transaction_uuid|barcode|"
        "with_(details|deposit_others|layaways|layaway_pick_ups|money_control|detail_product_attributes)|sort|limit|page|fields)$"));
    for (const auto &[key, value] : request.query.queryItems()) {
        if (!kKnown.match(key).hasMatch())
            return QStringLiteral("%1 is not known").arg(key);
    }
    return {};
}

} // namespace

QString SmaregiFilter::read(const DemoRequest &request)
{
    if (const QString unknown = unknownParameter(request); !unknown.isEmpty())
        return unknown;
    bool bounded = false;
    for (const Field &range : kRanges) {
        const QString from = QLatin1String(range.parameter) + QStringLiteral("-from");
        const QString to = QLatin1String(range.parameter) + QStringLiteral("-to");
        if (request.query.hasQueryItem(from) != request.query.hasQueryItem(to))
            return QStringLiteral("%1 needs both ends").arg(QLatin1String(range.parameter));
        if (!request.query.hasQueryItem(from))
            continue;
        const std::optional<qint64> first = range.read(request.value(from));
        const std::optional<qint64> last = range.read(request.value(to));
        if (!first || !last || *last < *first)
            return QStringLiteral("%1: a value cannot be read").arg(QLatin1String(range.parameter));
        if (*last - *first > kLongestRange)
            return QStringLiteral("range of %1 exceeds 31 days").arg(QLatin1String(range.parameter));
        m_bounds.push_back({smaregiNumber(range.name, false), *first, *last});
        bounded = true;
    }
    if (!bounded)
        return QStringLiteral("a range of dates is needed");
    for (const Field &single : kSingle) {
        const QString key = QLatin1String(single.parameter);
        if (!request.query.hasQueryItem(key))
            continue;
        const std::optional<qint64> value = single.read(request.value(key));
        if (!value)
            return QStringLiteral("%1: the value cannot be read").arg(key);
        m_bounds.push_back({smaregiNumber(single.name, false), *value, *value});
    }
    for (const auto &[key, lowest] :
         {std::pair{QStringLiteral("transaction_head_id-from"), true}, {QStringLiteral("transaction_head_id-to"), false}}) {
        if (!request.query.hasQueryItem(key))
            continue;
        const std::optional<qint64> id = wholeOf(request.value(key));
        if (!id)
            return QStringLiteral("%1: the value cannot be read").arg(key);
        const qint64 most = std::numeric_limits<qint64>::max();
        m_bounds.push_back({smaregiNumber("transactionHeadId", false), lowest ? *id : 0, lowest ? most : *id});
    }
    for (const auto &[parameter, name] : kTexts) {
        if (const QString key = QLatin1String(parameter); request.query.hasQueryItem(key))
            m_texts.push_back({name, request.value(key).toUtf8()});
    }
    return {};
}

bool SmaregiFilter::accepts(const SmaregiRecord &record) const
{
    for (const Bound &bound : m_bounds) {
        const std::optional<qint64> value = bound.number->of(record);
        if (!value || *value < bound.first || *value > bound.last)
            return false;
    }
    if (m_texts.empty())
        return true;
    const SmaregiRow row = platformHead(record);
    return std::all_of(m_texts.begin(), m_texts.end(), [&](const auto &text) { return smaregiCell(row, text.first) == text.second; });
}
