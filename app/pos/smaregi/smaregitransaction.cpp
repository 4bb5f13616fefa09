// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregitransaction.h"

#include "app/domain/receiptsums.h"
#include "app/pos/jsonfields.h"
#include "app/pos/smaregi/smaregitax.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>

namespace Smaregi {
namespace {

const QString kYen = QStringLiteral("JPY");

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
    if (textOf(head[u"disposeDivision"]) == u"2")
        return ReceiptKind::Reversal;
    const bool returnSale = textOf(head[u"returnSales"]) == u"1"; // not in the recorded classic replies, may come (22.4)
    return returnSale || total.minor < 0 ? ReceiptKind::Refund : ReceiptKind::Sale;
}

//! Smaregi's own words for what is neither a sale nor a movement of cash (8.1); the number where it is new to us.
QString wordOf(const QString &division)
{
    static const QHash<QString, QString> words{{QStringLiteral("4"), QStringLiteral("預かり金")},
                                               {QStringLiteral("5"), QStringLiteral("預かり金返金")},
                                               {QStringLiteral("6"), QStringLiteral("ポイント加算")},
                                               {QStringLiteral("7"), QStringLiteral("ポイント減算")},
                                               {QStringLiteral("8"), QStringLiteral("ポイント失効")},
                                               {QStringLiteral("9"), QStringLiteral("回数券")},
                                               {QStringLiteral("10"), QStringLiteral("取置き")},
                                               {QStringLiteral("11"), QStringLiteral("チップ")},
                                               {QStringLiteral("13"), QStringLiteral("マイル加算")},
                                               {QStringLiteral("14"), QStringLiteral("マイル減算")},
                                               {QStringLiteral("15"), QStringLiteral("バリューカード入金")},
                                               {QStringLiteral("16"), QStringLiteral("領収証")}};
    return words.value(division, division);
}

//! total = subtotal - discounts + rounding + fees + tax on top (7.1); what is left out here shows as a remark.
QList<ReceiptAdjustment> adjustmentsOf(const QJsonObject &head)
{
    using Kind = ReceiptAdjustment::Kind;
    struct Field {
        QStringView name;
        Kind kind;
        int sign;
    };
    constexpr Field kFields[] = {
        {u"subtotalDiscountPrice", Kind::Discount, -1}, {u"pointDiscount", Kind::Points, -1}, {u"couponDiscount", Kind::Coupon, -1},
        {u"roundingPrice", Kind::Rounding, 1},          {u"commission", Kind::Fee, 1},        {u"carriage", Kind::Shipping, 1}};
    QList<ReceiptAdjustment> adjustments;
    for (const Field &field : kFields) {
        if (const Money amount = yenOr0(head[field.name]); amount.minor != 0)
            adjustments.append({field.kind, {field.sign * amount.minor, kYen}});
    }
    return adjustments;
}

//! 0 is a count that nobody made.
std::optional<int> guestsOf(const QJsonObject &head)
{
    const std::optional<qint64> guests = wholeOf(head[u"guestNumbers"]);
    return guests && *guests > 0 && *guests < 100'000 ? std::optional(int(*guests)) : std::nullopt;
}

QString memberOf(const QJsonObject &head)
{
    const QString code = textOf(head[u"customerCode"]);
    const QString id = textOf(head[u"customerId"]);
    return !code.isEmpty() ? code : id == u"0" ? QString() : id;
}

QList<ReceiptPayment> paymentsOf(const Transaction &transaction)
{
    QList<ReceiptPayment> payments;
    const auto add = [&payments](const QString &method, bool isCash, const QJsonValue &amount) {
        if (const Money money = yenOr0(amount); money.minor != 0)
            payments.append({method, isCash, money});
    };
    add(QStringLiteral("現金"), true, transaction.head[u"depositCash"]);
    const QString card = textOf(transaction.head[u"cardCompany"]);
    add(card.isEmpty() ? QStringLiteral("クレジット") : card, false, transaction.head[u"depositCredit"]);
    for (const OtherPayment &other : transaction.otherPayments)
        add(other.name.isEmpty() ? QStringLiteral("#") + other.methodId : other.name, false, other.amount);
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
    const std::optional<Money> before = moneyOf(detail[u"unitNonDiscountSum"], kYen);
    const qint64 discount = before ? before->minor - sum->minor : yenOr0(detail[u"unitDiscountSum"]).minor;
    line.discount = {isReturnLine(detail) ? -discount : discount, kYen};
    if (isReturnLine(detail))
        line.kind = ReceiptLine::Kind::Returned;
    else if (textOf(detail[u"productDivision"]) == u"8")
        line.kind = ReceiptLine::Kind::Discount; // of a bundle
    return line;
}

QList<ReceiptLine> linesOf(const QString &key, const QList<QJsonObject> &details, QList<BadRow> &badRows)
{
    QList<ReceiptLine> lines;
    for (const QJsonObject &detail : details) {
        if (const std::optional<ReceiptLine> line = lineOf(detail))
            lines.append(*line);
        else
            badRows.append({key, QStringLiteral("line %1: amount or quantity cannot be read").arg(textOf(detail[u"transactionDetailId"])),
                            compactJson(detail)});
    }
    return lines;
}

} // namespace

void appendReceipt(const QString &contract, const Transaction &transaction, const QByteArray &raw, Receipts &out)
{
    const QJsonObject &head = transaction.head;
    const std::optional<qint64> id = headIdOf(head);
    const std::optional<Instant> soldAt = timeOf(textOf(head[u"terminalTranDateTime"]));
    const std::optional<Money> total = moneyOf(head[u"total"], kYen);
    if (!id || !soldAt || !total) {
        const QString problem =
            !id ? QStringLiteral("no transactionHeadId")
                : (!soldAt ? QStringLiteral("terminalTranDateTime cannot be read") : QStringLiteral("total cannot be read"));
        out.badRows.append({id ? QString::number(*id) : QString(), problem, compactJson(head)});
        return;
    }
    Receipt receipt;
    receipt.reg = {{Vendor::Smaregi, contract}, textOf(head[u"terminalId"])};
    receipt.store = textOf(head[u"storeId"]);
    receipt.vendorKey = QString::number(*id);
    receipt.number = textOf(head[u"terminalTranId"]);
    if (receipt.number.isEmpty())
        receipt.number = textOf(head[u"transactionUuid"]);
    receipt.kind = kindOf(head, *total);
    if (receipt.kind == ReceiptKind::Other)
        receipt.rawKind = wordOf(textOf(head[u"transactionHeadDivision"]));
    receipt.soldAt = *soldAt;
    receipt.uploadedAt = timeOf(textOf(head[u"transactionDateTime"])).value_or(receipt.soldAt);
    receipt.changedAt = timeOf(textOf(head[u"updDateTime"])).value_or(receipt.uploadedAt);
    const QString day = textOf(transaction.businessDay); // null until the day is closed
    receipt.businessDay = QDate::fromString(day.left(10).replace(u'/', u'-'), Qt::ISODate);
    receipt.staff = textOf(head[u"staffName"]);
    receipt.guests = guestsOf(head);
    receipt.member = memberOf(head);
    receipt.total = *total;
    receipt.deposit = yenOr0(head[u"deposit"]);
    receipt.change = yenOr0(transaction.change);
    receipt.lines = linesOf(receipt.vendorKey, transaction.lines, out.badRows);
    receipt.payments = paymentsOf(transaction);
    const Taxes taxes = taxesOf(head, transaction.lines);
    receipt.taxes = taxes.taxes;
    receipt.adjustments = adjustmentsOf(head);
    receipt.remarks = remarksOnSums(receipt);
    if (taxes.difference != 0)
        receipt.remarks.append({ReceiptRemark::Kind::TaxesDiffer, {taxes.difference, kYen}});
    const QString related = textOf(head[u"disposeServerTransactionHeadId"]);
    if (related != u"0") // what a plain sale has in the classic API (22.5); null in the other
        receipt.relatedKey = related;
    receipt.raw = raw;
    out.receipts.append(std::move(receipt));
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QList<PosRegister> registersOf(const QString &contract, const QJsonArray &heads)
{
    QList<PosRegister> registers;
    for (const QJsonValue &head : heads) {
        const PosRegister found{{{Vendor::Smaregi, contract}, textOf(head[u"terminalId"])}, {}, textOf(head[u"storeId"])};
        if (!found.key.terminal.isEmpty() && !registers.contains(found))
            registers.append(found);
    }
    sortRegisters(registers);
    return registers;
}

void sortRegisters(QList<PosRegister> &registers)
{
    std::sort(registers.begin(), registers.end(), [](const PosRegister &a, const PosRegister &b) {
        const auto rank = [](const PosRegister &r) { return std::tuple(r.key.terminal.size(), r.key.terminal, r.store.size(), r.store); };
        return rank(a) < rank(b);
    });
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

} // namespace Smaregi
