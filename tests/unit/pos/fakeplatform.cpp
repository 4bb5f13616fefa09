// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/pos/fakeplatform.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <chrono>

namespace {

DemoResponse problem(int status)
{
    const QJsonObject body{{QStringLiteral("type"), QStringLiteral("about:blank")}, {QStringLiteral("title"), QStringLiteral("refused")}};
    return {status, "application/problem+json", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

DemoResponse oauthError(const QString &word)
{
    return {400, "application/json", QJsonDocument(QJsonObject{{QStringLiteral("error"), word}}).toJson(), {}};
}

QDateTime timeOf(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate);
}

} // namespace

FakePlatform::FakePlatform() : server([this](const DemoRequest &request) { return answer(request); })
{
    if (!server.listen())
        qFatal("no port");
}

void FakePlatform::add(qint64 id, const QString &sold, const QString &updated, int lines)
{
    QJsonArray details;
    for (int line = 1; line <= lines; ++line)
        details.append(QJsonObject{{QStringLiteral("transactionDetailId"), QString::number(line)},
                                   {QStringLiteral("transactionDetailDivision"), QStringLiteral("1")},
                                   {QStringLiteral("productName"), QStringLiteral("%1-%2").arg(id).arg(line)},
                                   {QStringLiteral("quantity"), QStringLiteral("1")},
                                   {QStringLiteral("unitDiscountedSum"), QStringLiteral("100")}});
    transactions.append({{QStringLiteral("transactionHeadId"), QString::number(id)},
                         {QStringLiteral("transactionHeadDivision"), QStringLiteral("1")},
                         {QStringLiteral("terminalTranDateTime"), sold + QStringLiteral("+09:00")},
                         {QStringLiteral("updDateTime"), updated + QStringLiteral("+09:00")},
                         {QStringLiteral("storeId"), QStringLiteral("1")},
                         {QStringLiteral("terminalId"), QString::number(1 + id % 2)},
                         {QStringLiteral("total"), QString::number(100 * lines)},
                         {QStringLiteral("details"), details}});
}

QList<FakePlatform::Request> FakePlatform::requestsFor(const QString &path) const
{
    QList<Request> found;
    std::copy_if(requests.cbegin(), requests.cend(), std::back_inserter(found), [&path](const Request &one) { return one.path == path; });
    return found;
}

DemoResponse FakePlatform::answer(const DemoRequest &request)
{
    if (request.path == u"/app/demo001/token")
        return token(request);
    Request seen{request.path.mid(QStringLiteral("/demo001/pos/").size()), request.query, request.header("Authorization"), 0};
    seen.atMs = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    requests.append(seen);
    if (beforeAnswer)
        beforeAnswer(seen);
    if (request.method != "GET" || !request.path.startsWith(u"/demo001/pos/"))
        return problem(404);
    if (m_token.isEmpty() || seen.authorization != "Bearer " + m_token)
        return problem(401);
    if (instead.contains(seen.path))
        return instead.value(seen.path);
    const bool ofTransactions = seen.path == u"transactions";
    const QString scope = ofTransactions           ? QStringLiteral("pos.transactions:read")
                          : seen.path == u"staffs" ? QStringLiteral("pos.staffs:read")
                                                   : QStringLiteral("pos.stores:read");
    if (checksScopes && !m_granted.contains(scope))
        return problem(403);
    const QHash<QString, QJsonArray> lists{{QStringLiteral("stores"), stores},
                                           {QStringLiteral("terminals"), terminals},
                                           {QStringLiteral("staffs"), staffs},
                                           {QStringLiteral("payment_methods"), paymentMethods}};
    QList<QJsonObject> rows;
    for (const QJsonValue &row : lists.value(seen.path))
        rows.append(row.toObject());
    return list(seen, ofTransactions ? transactions : rows);
}

DemoResponse FakePlatform::token(const DemoRequest &request)
{
    tokenRequests.append(request);
    if (tokenAnswer)
        return *tokenAnswer;
    const QStringList asked = request.form().queryItemValue(QStringLiteral("scope"), QUrl::FullyDecoded).split(u' ');
    m_granted = QSet<QString>(asked.begin(), asked.end()) & scopes;
    if (m_granted.isEmpty() || (refusesScopes && m_granted.size() < asked.size()))
        return oauthError(QStringLiteral("invalid_scope"));
    m_token = "token-" + QByteArray::number(++m_issued);
    QJsonObject body{{QStringLiteral("access_token"), QString::fromLatin1(m_token)}, {QStringLiteral("expires_in"), lifetime}};
    if (tellsScopes)
        body[QStringLiteral("scope")] = QStringList(m_granted.begin(), m_granted.end()).join(u' ');
    return {200, "application/json", QJsonDocument(body).toJson(), {}};
}

DemoResponse FakePlatform::list(const Request &request, QList<QJsonObject> rows) const
{
    if (request.path == u"transactions") {
        const bool sold = request.query.hasQueryItem(QStringLiteral("terminal_tran_date_time-from"));
        const QString parameter = sold ? QStringLiteral("terminal_tran_date_time") : QStringLiteral("upd_date_time");
        const QString field = sold ? QStringLiteral("terminalTranDateTime") : QStringLiteral("updDateTime");
        const QDateTime from = timeOf(request.value(parameter + QStringLiteral("-from")));
        const QDateTime to = timeOf(request.value(parameter + QStringLiteral("-to")));
        if (!from.isValid() || !to.isValid() || to < from || from.secsTo(to) > 31 * 86'400)
            return problem(400);
        rows.removeIf([&](const QJsonObject &row) {
            const QDateTime time = timeOf(row[field].toString());
            return time < from || time > to || (fromIsExclusive && time == from);
        });
        const bool down = request.value(QStringLiteral("sort")).contains(u":desc");
        std::stable_sort(rows.begin(), rows.end(), [&](const QJsonObject &a, const QJsonObject &b) {
            return down ? b[field].toString() < a[field].toString() : a[field].toString() < b[field].toString();
        });
    }
    const int limit = std::min(limitCut, request.value(QStringLiteral("limit")).toInt());
    const int page = !heedsPage ? 1 : std::max(1, request.value(QStringLiteral("page")).toInt());
    QJsonArray shown;
    for (const QJsonObject &row : rows.mid(qsizetype(limit) * (page - 1), limit))
        shown.append(row);
    DemoResponse response{200, "application/json", QJsonDocument(shown).toJson(), {}};
    if (tellsLink && rows.size() > qsizetype(limit) * page) {
        const QByteArray base = (linkBase.isEmpty() ? url().toString() : linkBase).toLatin1();
        response.headers = {
            {"Link", '<' + base + "/demo001/pos/" + request.path.toLatin1() + "?page=" + QByteArray::number(page + 1) + ">; rel=\"next\""}};
    }
    return response;
}
