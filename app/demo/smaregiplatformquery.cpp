// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregiplatformquery.h"

#include "app/demo/demotime.h"
#include "app/demo/smareginumbers.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace {

constexpr qint64 kLongestRange = 31 * DemoTime::kDay;
constexpr int kLongestPage = 1000;
constexpr int kLongestWithDetails = 100;

//! Seconds since 1970. A '+' that was not encoded has become a space: not accepted, to teach the client (smaregi.md 25).
std::optional<qint64> timeOf(const QString &text)
{
    static const QRegularExpression kForm(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|([+-]\\d\\d):?(\\d\\d))$"));
    const QRegularExpressionMatch match = kForm.match(text);
    if (!match.hasMatch())
        return {};
    const QDateTime time = QDateTime::fromString(text.left(19) + QStringLiteral("Z"), Qt::ISODate);
    if (!time.isValid())
        return {};
    const int hours = match.captured(2).toInt();
    const int minutes = match.captured(3).toInt();
    return time.toSecsSinceEpoch() - hours * 3600 - (hours < 0 ? -60 : 60) * minutes;
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

QByteArray cell(const SmaregiRow &row, QByteArrayView name)
{
    const auto it = std::find_if(row.begin(), row.end(), [&](const auto &entry) { return entry.first == name; });
    return it == row.end() ? QByteArray() : it->second;
}

bool has(const SmaregiRow &row, QByteArrayView name)
{
    return std::any_of(row.begin(), row.end(), [&](const auto &entry) { return entry.first == name; });
}

//! Numbers by value, others by text.
bool isLess(const QByteArray &a, const QByteArray &b)
{
    bool numeric = false;
    bool numericToo = false;
    const qint64 left = a.toLongLong(&numeric);
    const qint64 right = b.toLongLong(&numericToo);
    return numeric && numericToo ? left < right : a < b;
}

struct SortKey {
    QByteArray name;
    bool down = false;
};

//! limit, page, sort and fields (smaregi.md 4.1).
struct Paging {
    int limit = 100;
    int page = 1;
    std::vector<SortKey> sort;
    QList<QByteArray> fields;

    QString read(const DemoRequest &request, const QSet<QByteArray> &sortable, const SmaregiRow &sample)
    {
        for (const auto &[key, target] : {std::pair{QStringLiteral("limit"), &limit}, {QStringLiteral("page"), &page}}) {
            if (!request.query.hasQueryItem(key))
                continue;
            const std::optional<qint64> number = wholeOf(request.value(key));
            if (!number || (key == u"limit" && *number > kLongestPage))
                return key + QStringLiteral(" is out of range");
            *target = int(*number);
        }
        for (const QString &word : request.value(QStringLiteral("sort")).split(u',', Qt::SkipEmptyParts)) {
            const QString direction = word.section(u':', 1);
            sort.push_back({word.section(u':', 0, 0).trimmed().toLatin1(), direction == u"desc"});
            if (!sortable.contains(sort.back().name) || (!direction.isEmpty() && direction != u"asc" && direction != u"desc"))
                return QStringLiteral("sort: %1 is not known").arg(word);
        }
        for (const QString &word : request.value(QStringLiteral("fields")).split(u',', Qt::SkipEmptyParts)) {
            fields.append(word.trimmed().toLatin1());
            if (!has(sample, fields.last()))
                return QStringLiteral("fields: %1 is not known").arg(word);
        }
        return {};
    }

    std::pair<size_t, size_t> bounds(size_t count) const
    {
        const size_t first = std::min(count, size_t(limit) * size_t(page - 1));
        return {first, std::min(count, first + size_t(limit))};
    }

    DemoResponse answer(const DemoRequest &request, const QByteArray &json, bool more, const QUrl &base) const
    {
        DemoResponse response{200, "application/json", json, {}};
        if (more) {
            QByteArray next = base.toEncoded() + QUrl::toPercentEncoding(request.path, "/") + '?';
            for (const auto &[key, value] : request.query.queryItems(QUrl::FullyDecoded)) {
                if (key != u"page")
                    next += QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value) + '&';
            }
            response.headers.append({"Link", '<' + next + "page=" + QByteArray::number(page + 1) + ">; rel=\"next\""});
        }
        return response;
    }
};

//! The filters of the list of transactions.
class Filter {
public:
    QString read(const DemoRequest &request)
    {
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

    bool accepts(const SmaregiRecord &record) const
    {
        for (const Bound &bound : m_bounds) {
            const std::optional<qint64> value = bound.number->of(record);
            if (!value || *value < bound.first || *value > bound.last)
                return false;
        }
        if (m_texts.empty())
            return true;
        const SmaregiRow row = platformHead(record);
        return std::all_of(m_texts.begin(), m_texts.end(), [&](const auto &text) { return cell(row, text.first) == text.second; });
    }

private:
    struct Bound {
        const SmaregiNumber *number;
        qint64 first;
        qint64 last;
    };
    std::vector<Bound> m_bounds;
    std::vector<std::pair<QByteArray, QByteArray>> m_texts;
};

//! A question with a parameter that does not exist is most likely not what was meant.
QString unknownParameter(const DemoRequest &request)
{
    static const QRegularExpression kKnown(QStringLiteral(
        "^((transaction_date_time|terminal_tran_date_time|sum_date|upd_date_time|transaction_head_id)-(from|to)|sum_date|adjustment_date_"
        "time|"
        "store_id|transaction_head_division|customer_code|transaction_uuid|barcode|with_(details|deposit_others|layaways|layaway_pick_ups|"
        "money_control|detail_product_attributes)|sort|limit|page|fields)$"));
    for (const auto &[key, value] : request.query.queryItems()) {
        if (!kKnown.match(key).hasMatch())
            return QStringLiteral("%1 is not known").arg(key);
    }
    return {};
}

} // namespace

DemoResponse platformProblem(int status, const QString &detail)
{
    static const QHash<int, QString> kTitles{{400, QStringLiteral("Bad Request")},        {401, QStringLiteral("Unauthorized")},
                                             {403, QStringLiteral("Forbidden")},          {404, QStringLiteral("Not Found")},
                                             {405, QStringLiteral("Method Not Allowed")}, {429, QStringLiteral("Too Many Requests")}};
    const QJsonObject body{{QStringLiteral("type"), QStringLiteral("about:blank")},
                           {QStringLiteral("title"), kTitles.value(status, QStringLiteral("Error"))},
                           {QStringLiteral("detail"), detail},
                           {QStringLiteral("status"), status}};
    return {status, "application/problem+json", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

QString readExtras(const DemoRequest &request, PlatformExtras &extras)
{
    using Details = PlatformExtras::Details;
    bool ignored = false; // the demo's lines have no product attributes
    const std::pair<QString, bool *> switches[] = {{QStringLiteral("with_deposit_others"), &extras.depositOthers},
                                                   {QStringLiteral("with_layaways"), &extras.layaways},
                                                   {QStringLiteral("with_layaway_pick_ups"), &extras.layawayPickUps},
                                                   {QStringLiteral("with_money_control"), &extras.moneyControl},
                                                   {QStringLiteral("with_detail_product_attributes"), &ignored}};
    for (const auto &[key, target] : switches) {
        const QString value = request.value(key);
        if (request.query.hasQueryItem(key) && value != u"all" && value != u"none")
            return key + QStringLiteral(" is none or all");
        *target = value == u"all";
    }
    const QString details = request.value(QStringLiteral("with_details"));
    if (!details.isEmpty() && details != u"none" && details != u"summary" && details != u"all")
        return QStringLiteral("with_details is none, summary or all");
    extras.details = details == u"all" ? Details::All : details == u"summary" ? Details::Summary : Details::None;
    return {};
}

DemoResponse listTransactions(const DemoRequest &request, const SmaregiBooks &books, const QUrl &base)
{
    static const SmaregiRow kSample = [] {
        SmaregiRecord record;
        record.sums = sumsOf(record.sale);
        return platformHead(record);
    }();
    static const QSet<QByteArray> kSortable{"transactionHeadId", "transactionDateTime", "transactionHeadDivision", "storeId",
                                            "terminalId",        "customerId",          "terminalTranId",          "terminalTranDateTime",
                                            "sumDate",           "updDateTime"};
    Filter filter;
    Paging paging;
    PlatformExtras extras;
    QString problem = unknownParameter(request);
    if (problem.isEmpty())
        problem = filter.read(request);
    if (problem.isEmpty())
        problem = paging.read(request, kSortable, kSample);
    if (problem.isEmpty())
        problem = readExtras(request, extras);
    if (problem.isEmpty() && extras.details != PlatformExtras::Details::None && paging.limit > kLongestWithDetails)
        problem = QStringLiteral("limit is at most 100 with details");
    if (!problem.isEmpty())
        return platformProblem(400, problem);

    std::vector<const SmaregiRecord *> hits; // by id, which settles ties
    for (const SmaregiRecord &record : books.records()) {
        if (filter.accepts(record))
            hits.push_back(&record);
    }
    for (auto key = paging.sort.rbegin(); key != paging.sort.rend(); ++key) {
        const QByteArray classicName = key->name == "sumDate" ? QByteArray("sumDateTime") : key->name;
        const SmaregiNumber *number = smaregiNumber(classicName, false);
        const auto less = [&](const SmaregiRecord *a, const SmaregiRecord *b) {
            return number ? number->of(*a) < number->of(*b) : isLess(cell(platformHead(*a), key->name), cell(platformHead(*b), key->name));
        };
        std::stable_sort(hits.begin(), hits.end(),
                         [&](const SmaregiRecord *a, const SmaregiRecord *b) { return key->down ? less(b, a) : less(a, b); });
    }
    const auto [first, end] = paging.bounds(hits.size());
    QByteArray json = "[";
    for (size_t i = first; i < end; ++i) {
        if (i > first)
            json += ',';
        appendTransaction(json, platformHead(*hits[i]), *hits[i], paging.fields, extras);
    }
    return paging.answer(request, json + ']', end < hits.size(), base);
}

DemoResponse listRows(const DemoRequest &request, const std::vector<SmaregiRow> &rows, const QUrl &base)
{
    QSet<QByteArray> names;
    for (const auto &entry : rows.front())
        names.insert(entry.first.toByteArray());
    Paging paging;
    const QString problem = paging.read(request, names, rows.front());
    if (!problem.isEmpty())
        return platformProblem(400, problem);
    std::vector<SmaregiRow> sorted = rows;
    for (auto key = paging.sort.rbegin(); key != paging.sort.rend(); ++key) {
        std::stable_sort(sorted.begin(), sorted.end(), [&](const SmaregiRow &a, const SmaregiRow &b) {
            return key->down ? isLess(cell(b, key->name), cell(a, key->name)) : isLess(cell(a, key->name), cell(b, key->name));
        });
    }
    const auto [first, end] = paging.bounds(sorted.size());
    QByteArray json = "[";
    for (size_t i = first; i < end; ++i) {
        if (i > first)
            json += ',';
        appendJson(json, sorted[i], paging.fields);
    }
    return paging.answer(request, json + ']', end < sorted.size(), base);
}
