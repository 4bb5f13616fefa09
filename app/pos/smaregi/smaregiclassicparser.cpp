// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregiclassicparser.h"

#include "app/net/httpclient.h"
#include "app/pos/jsonfields.h"
#include "app/pos/smaregi/smaregitax.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>

namespace SmaregiClassic {
namespace {

const QString kYen = QStringLiteral("JPY");
constexpr auto kJapan = std::chrono::hours(9); // fixed: no daylight saving

using Lines = QList<QJsonObject>;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

//! Money of a head that may be missing; 0 then.
Money yenOr0(const QJsonValue &value)
{
    return moneyOf(value, kYen).value_or(Money{0, kYen});
}

//! smaregi.md 8.1 and 8.2.
ReceiptKind kindOf(const QJsonObject &head, const Money &total)
{
    if (textOf(head[u"cancelDivision"]) == u"1")
        return ReceiptKind::Void;
    const QString division = textOf(head[u"transactionHeadDivision"]);
    if (division == u"2")
        return ReceiptKind::CashIn;
    if (division == u"3")
        return ReceiptKind::CashOut;
    if (division != u"1")
        return ReceiptKind::Other;
    const bool counterRecord = textOf(head[u"disposeDivision"]) == u"2";
    const bool returnSale = textOf(head[u"returnSales"]) == u"1"; // not in the recorded classic replies, may come (22.4)
    return counterRecord || returnSale || total.minor < 0 ? ReceiptKind::Refund : ReceiptKind::Sale;
}

QList<ReceiptPayment> paymentsOf(const QJsonObject &head)
{
    QList<ReceiptPayment> payments;
    const auto add = [&payments](const QString &method, bool isCash, const QJsonValue &amount) {
        if (const Money money = yenOr0(amount); money.minor != 0)
            payments.append({method, isCash, money});
    };
    add(QStringLiteral("現金"), true, head[u"depositCash"]);
    const QString card = textOf(head[u"cardCompany"]);
    add(card.isEmpty() ? QStringLiteral("クレジット") : card, false, head[u"depositCredit"]);
    for (int i = 1; i <= 3; ++i) {
        QString name = textOf(head[QStringLiteral("paymentMethodName%1").arg(i)]);
        if (name.isEmpty())
            name = QStringLiteral("#") + textOf(head[QStringLiteral("paymentMethodId%1").arg(i)]);
        add(name, false, head[QStringLiteral("depositOthers%1").arg(i)]);
    }
    return payments;
}

std::optional<ReceiptLine> lineOf(const QJsonObject &detail)
{
    const std::optional<Money> sum = moneyOf(detail[u"unitDiscountedSum"], kYen);
    const std::optional<qint64> quantity = wholeOf(detail[u"quantity"]);
    if (!sum || !quantity)
        return {};
    ReceiptLine line;
    line.name = textOf(detail[u"productName"]);
    line.code = textOf(detail[u"productCode"]);
    line.quantity = *quantity;
    line.unitPrice = yenOr0(detail[u"salesPrice"]);
    line.amount = isReturnLine(detail) ? -*sum : *sum; // amounts of return lines are positive as well (8.2 "Signs")
    line.taxRate = rateOf(detail[u"taxRate"]);
    return line;
}

QList<ReceiptLine> linesOf(const QString &key, const Lines &details, QList<BadRow> &badRows)
{
    QList<ReceiptLine> lines;
    for (const QJsonObject &detail : details) {
        if (const std::optional<ReceiptLine> line = lineOf(detail))
            lines.append(*line);
        else
            badRows.append({key, QStringLiteral("line %1: amount or quantity cannot be read").arg(textOf(detail[u"transactionDetailId"])),
                            compact(detail)});
    }
    return lines;
}

void appendReceipt(const QString &contract, const QJsonValue &row, const QHash<qint64, Lines> &details, Receipts &out)
{
    const QJsonObject head = row.toObject();
    const std::optional<qint64> id = headIdOf(row);
    const std::optional<Instant> soldAt = timeOf(textOf(head[u"terminalTranDateTime"]));
    const std::optional<Money> total = moneyOf(head[u"total"], kYen);
    if (!id || !soldAt || !total) {
        const QString problem =
            !id ? QStringLiteral("no transactionHeadId")
                : (!soldAt ? QStringLiteral("terminalTranDateTime cannot be read") : QStringLiteral("total cannot be read"));
        out.badRows.append({id ? QString::number(*id) : QString(), problem, compact(head)});
        return;
    }
    const Lines lines = details.value(*id);
    Receipt receipt;
    receipt.reg = {{Vendor::Smaregi, contract}, textOf(head[u"terminalId"])};
    receipt.store = textOf(head[u"storeId"]);
    receipt.vendorKey = QString::number(*id);
    receipt.number = textOf(head[u"terminalTranId"]);
    if (receipt.number.isEmpty())
        receipt.number = textOf(head[u"transactionUuid"]);
    receipt.kind = kindOf(head, *total);
    if (receipt.kind == ReceiptKind::Other)
        receipt.rawKind = textOf(head[u"transactionHeadDivision"]);
    receipt.soldAt = *soldAt;
    receipt.uploadedAt = timeOf(textOf(head[u"transactionDateTime"])).value_or(receipt.soldAt);
    receipt.changedAt = timeOf(textOf(head[u"updDateTime"])).value_or(receipt.uploadedAt);
    const QString day = textOf(head[u"sumDateTime"]); // null until the day is closed
    receipt.businessDay = QDate::fromString(day.left(10).replace(u'/', u'-'), Qt::ISODate);
    receipt.staff = textOf(head[u"staffName"]);
    receipt.total = *total;
    receipt.deposit = yenOr0(head[u"deposit"]);
    receipt.change = yenOr0(head[u"charge"]); // the classic name (7.1)
    receipt.lines = linesOf(receipt.vendorKey, lines, out.badRows);
    receipt.payments = paymentsOf(head);
    receipt.taxes = taxesOf(head, lines);
    const QString related = textOf(head[u"disposeServerTransactionHeadId"]);
    if (related != u"0") // a plain sale has "0" (22.5)
        receipt.relatedKey = related;
    QJsonArray rawLines;
    for (const QJsonObject &line : lines)
        rawLines.append(line);
    receipt.raw = compact({{QStringLiteral("TransactionHead"), head}, {QStringLiteral("TransactionDetail"), rawLines}});
    out.receipts.append(std::move(receipt));
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

Receipts receiptsOf(const QString &contract, const QJsonArray &heads, const QJsonArray &details)
{
    QHash<qint64, Lines> byHead;
    for (const QJsonValue &detail : details) {
        if (const std::optional<qint64> id = headIdOf(detail))
            byHead[*id].append(detail.toObject());
    }
    Receipts out;
    out.receipts.reserve(heads.size());
    for (const QJsonValue &head : heads)
        appendReceipt(contract, head, byHead, out);
    return out;
}

QList<PosRegister> registersOf(const QString &contract, const QJsonArray &heads)
{
    QList<PosRegister> registers;
    for (const QJsonValue &head : heads) {
        const PosRegister found{{{Vendor::Smaregi, contract}, textOf(head[u"terminalId"])}, {}, textOf(head[u"storeId"])};
        if (!found.key.terminal.isEmpty() && !registers.contains(found))
            registers.append(found);
    }
    std::sort(registers.begin(), registers.end(), [](const PosRegister &a, const PosRegister &b) {
        const auto rank = [](const PosRegister &r) { return std::tuple(r.key.terminal.size(), r.key.terminal, r.store.size(), r.store); };
        return rank(a) < rank(b);
    });
    return registers;
}

std::optional<qint64> headIdOf(const QJsonValue &head)
{
    const std::optional<qint64> id = wholeOf(head[u"transactionHeadId"]);
    return id && *id > 0 ? id : std::nullopt;
}

std::optional<Instant> timeOf(const QString &text)
{
    if (text.size() < 19 || (text[10] != u' ' && text[10] != u'T'))
        return {};
    if (text.size() > 19) { // with a zone after all, as the Platform API writes it
        const QJsonValue iso(QString(text).replace(u'/', u'-'));
        return isoTimeOf(iso);
    }
    const QDate day = QDate::fromString(text.left(10).replace(u'/', u'-'), Qt::ISODate);
    const QTime time = QTime::fromString(text.mid(11), Qt::ISODate);
    if (!day.isValid() || !time.isValid())
        return {};
    return fromMs(QDateTime(day, time, Qt::UTC).toMSecsSinceEpoch()) - kJapan;
}

QString conditionTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(instant + kJapan), Qt::UTC).toString(QStringLiteral("yyyy/MM/dd HH:mm:ss"));
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
