// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/pos/fakeclassic.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <chrono>

namespace {

DemoResponse refused(int code)
{
    DemoResponse response;
    response.status = 400;
    response.body = QJsonDocument(QJsonObject{{QStringLiteral("error_code"), code}, {QStringLiteral("error"), QStringLiteral("refused")}})
                        .toJson(QJsonDocument::Compact);
    return response;
}

//! Ids by number, times by text (both spellings of a date).
int compare(const QString &field, const QString &a, const QString &b)
{
    if (field == u"transactionHeadId") {
        const qint64 difference = a.toLongLong() - b.toLongLong();
        return difference < 0 ? -1 : (difference > 0 ? 1 : 0);
    }
    return QString(a).replace(u'/', u'-').compare(QString(b).replace(u'/', u'-'));
}

bool matches(const QJsonObject &row, const QJsonObject &conditions)
{
    for (auto it = conditions.begin(); it != conditions.end(); ++it) {
        const QString field = it.key().section(u' ', 0, 0);
        const QString op = it.key().section(u' ', 1, 1);
        const int order = compare(field, row[field].toString(), it.value().toString());
        if (!(op == u">=" ? order >= 0 : (op == u"<=" ? order <= 0 : (op == u">" ? order > 0 : (op == u"<" ? order < 0 : order == 0)))))
            return false;
    }
    return true;
}

} // namespace

FakeClassic::FakeClassic() : server([this](const DemoRequest &request) { return answer(request); })
{
    if (!server.listen())
        qFatal("no port");
}

void FakeClassic::addHead(qint64 id, const QString &sold, const QString &updated, int lines)
{
    const QString key = QString::number(id);
    heads.append({{QStringLiteral("transactionHeadId"), key},
                  {QStringLiteral("transactionHeadDivision"), QStringLiteral("1")},
                  {QStringLiteral("terminalTranDateTime"), sold},
                  {QStringLiteral("updDateTime"), updated},
                  {QStringLiteral("storeId"), QStringLiteral("1")},
                  {QStringLiteral("terminalId"), QString::number(1 + id % 2)},
                  {QStringLiteral("total"), QString::number(100 * lines)}});
    for (int line = 1; line <= lines; ++line) {
        details.append({{QStringLiteral("transactionHeadId"), key},
                        {QStringLiteral("transactionDetailId"), QString::number(line)},
                        {QStringLiteral("transactionDetailDivision"), QStringLiteral("1")},
                        {QStringLiteral("productName"), QStringLiteral("%1-%2").arg(id).arg(line)},
                        {QStringLiteral("quantity"), QStringLiteral("1")},
                        {QStringLiteral("unitDiscountedSum"), QStringLiteral("100")}});
    }
}

QList<FakeClassic::Request> FakeClassic::requestsFor(const QString &table) const
{
    QList<Request> found;
    std::copy_if(requests.cbegin(), requests.cend(), std::back_inserter(found),
                 [&table](const Request &request) { return request.query[u"table_name"] == table; });
    return found;
}

DemoResponse FakeClassic::answer(const DemoRequest &request)
{
    const QUrlQuery form = request.form();
    Request seen;
    seen.function = form.queryItemValue(QStringLiteral("proc_name"), QUrl::FullyDecoded);
    seen.params = form.queryItemValue(QStringLiteral("params"), QUrl::FullyDecoded).toUtf8();
    seen.query = QJsonDocument::fromJson(seen.params).object();
    seen.atMs = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    requests.append(seen);
    if (beforeAnswer)
        beforeAnswer(seen);

    if (request.method != "POST" || request.path != u"/access/")
        return DemoResponse{404, "text/html", "<html>nothing here</html>", {}};
    if (request.header("X_contract_id") != "demo001" || request.header("X_access_token") != "secret")
        return refused(21);
    if (switchedOff.contains(seen.function))
        return refused(23);
    const QString table = seen.query[u"table_name"].toString();
    if (seen.query.isEmpty() || seen.params.contains('\n'))
        return refused(11);
    if (table != u"Store" && seen.query[u"conditions"].toArray().isEmpty())
        return refused(41);

    QList<QJsonObject> rows = table == u"Store" ? stores : (table == u"TransactionHead" ? heads : details);
    const QJsonObject conditions = seen.query[u"conditions"][0].toObject();
    rows.erase(std::remove_if(rows.begin(), rows.end(), [&](const QJsonObject &row) { return !matches(row, conditions); }), rows.end());
    const QStringList order = seen.query[u"order"][0].toString().split(u' ');
    std::stable_sort(rows.begin(), rows.end(), [&order](const QJsonObject &a, const QJsonObject &b) {
        const int difference = compare(order[0], a[order[0]].toString(), b[order[0]].toString());
        return order.value(1) == u"desc" ? difference > 0 : difference < 0;
    });
    const int limit = std::min(limitCut, seen.query[u"limit"].toInt(1000));
    QJsonArray page;
    for (const QJsonObject &row : rows.mid(limit * (seen.query[u"page"].toInt(1) - 1), limit))
        page.append(row);
    QJsonObject body{{QStringLiteral("result"), page}};
    if (tellsTotal)
        body[QStringLiteral("total_count")] = QString::number(rows.size());
    return DemoResponse{200, "application/json", QJsonDocument(body).toJson(), {}};
}
