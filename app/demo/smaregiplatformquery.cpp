// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregiplatformquery.h"

#include "app/demo/smaregifilter.h"
#include "app/demo/smaregipaging.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace {
constexpr int kLongestWithDetails = 100; // smaregi.md 6.1
}

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

DemoResponse listTransactions(const DemoRequest &request, const SmaregiBooks &books, const QUrl &base, bool names)
{
    static const SmaregiRow kSample = [] {
        SmaregiRecord record;
        record.sums = sumsOf(record.sale);
        return platformHead(record);
    }();
    static const QSet<QByteArray> kSortable{"transactionHeadId", "transactionDateTime", "transactionHeadDivision", "storeId",
                                            "terminalId",        "customerId",          "terminalTranId",          "terminalTranDateTime",
                                            "sumDate",           "updDateTime"};
    SmaregiFilter filter;
    SmaregiPaging paging;
    PlatformExtras extras;
    extras.names = names;
    QString problem = filter.read(request);
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
            return number ? number->of(*a) < number->of(*b)
                          : smaregiLess(smaregiCell(platformHead(*a), key->name), smaregiCell(platformHead(*b), key->name));
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
    SmaregiPaging paging;
    const QString problem = paging.read(request, names, rows.front());
    if (!problem.isEmpty())
        return platformProblem(400, problem);
    std::vector<SmaregiRow> sorted = rows;
    for (auto key = paging.sort.rbegin(); key != paging.sort.rend(); ++key) {
        std::stable_sort(sorted.begin(), sorted.end(), [&](const SmaregiRow &a, const SmaregiRow &b) {
            return key->down ? smaregiLess(smaregiCell(b, key->name), smaregiCell(a, key->name))
                             : smaregiLess(smaregiCell(a, key->name), smaregiCell(b, key->name));
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
