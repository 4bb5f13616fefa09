// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregiclassicparser.h"

#include "app/net/httpclient.h"
#include "app/pos/jsonfields.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace SmaregiClassic {
namespace {

//! The numbered fields of a head, as far as they are used.
QList<Smaregi::OtherPayment> otherPaymentsOf(const QJsonObject &head)
{
    QList<Smaregi::OtherPayment> others;
    for (int i = 1; i <= 3; ++i)
        others.append({textOf(head[QStringLiteral("paymentMethodId%1").arg(i)]), textOf(head[QStringLiteral("paymentMethodName%1").arg(i)]),
                       head[QStringLiteral("depositOthers%1").arg(i)]});
    return others;
}

} // namespace

Result<Table> tableOf(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{Error::Kind::BadData, QStringLiteral("not JSON: %1 at %2").arg(problem.errorString()).arg(problem.offset), {}, {}};
    const QJsonValue rows = document[u"result"];
    if (!rows.isArray())
        return Error{Error::Kind::BadData, QStringLiteral("the answer has no result"), {}, {}};
    return Table{rows.toArray(), wholeOf(document[u"total_count"])};
}

Smaregi::Receipts receiptsOf(const QString &contract, const QJsonArray &heads, const QJsonArray &details)
{
    QHash<qint64, QList<QJsonObject>> byHead;
    for (const QJsonValue &detail : details) {
        if (const std::optional<qint64> id = Smaregi::headIdOf(detail))
            byHead[*id].append(detail.toObject());
    }
    Smaregi::Receipts out;
    out.receipts.reserve(heads.size());
    for (const QJsonValue &row : heads) {
        const QJsonObject head = row.toObject();
        const QList<QJsonObject> lines = byHead.value(Smaregi::headIdOf(row).value_or(0));
        QJsonArray rawLines;
        for (const QJsonObject &line : lines)
            rawLines.append(line);
        const QByteArray raw =
            Smaregi::compactJson({{QStringLiteral("TransactionHead"), head}, {QStringLiteral("TransactionDetail"), rawLines}});
        Smaregi::appendReceipt(contract, {head, lines, otherPaymentsOf(head), head[u"charge"], head[u"sumDateTime"]}, raw, out);
    }
    return out;
}

QString conditionTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(instant + Smaregi::kJapan), Qt::UTC).toString(QStringLiteral("yyyy/MM/dd HH:mm:ss"));
}

Error errorOf(const HttpReply &reply, const QString &functionOff)
{
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    const std::optional<qint64> code = wholeOf(body[u"error_code"]);
    if (!code || reply.status == 429 || reply.status >= 500)
        return statusError(reply);
    const QString detail = QStringLiteral("code %1: %2").arg(*code).arg(textOf(body[u"error"]).left(200));
    switch (*code) { // smaregi.md 22.2
    case 13:
    case 14:
    case 21:
        return {Error::Kind::SignInNeeded, detail, {}, QStringLiteral("smaregi.contract")};
    case 22:
        return {Error::Kind::Forbidden, detail, {}, QStringLiteral("smaregi.locked")};
    case 23:
        return {Error::Kind::Forbidden, detail, {}, functionOff};
    case 24:
        return {Error::Kind::Forbidden, detail, {}, QStringLiteral("smaregi.ip")};
    default:
        return {Error::Kind::BadData, detail, {}, {}};
    }
}

} // namespace SmaregiClassic
