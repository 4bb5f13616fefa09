// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/pos/casetable.h"

#include "tests/unit/pos/posdata.h"

#include <QJsonDocument>

namespace {

QString word(ReceiptKind kind)
{
    switch (kind) {
    case ReceiptKind::Sale:
        return QStringLiteral("sale");
    case ReceiptKind::Refund:
        return QStringLiteral("refund");
    case ReceiptKind::Void:
        return QStringLiteral("void");
    case ReceiptKind::AbandonedSlip:
        return QStringLiteral("abandonedSlip");
    case ReceiptKind::Reversal:
        return QStringLiteral("reversal");
    case ReceiptKind::CashIn:
        return QStringLiteral("cashIn");
    case ReceiptKind::CashOut:
        return QStringLiteral("cashOut");
    case ReceiptKind::Other:
        return QStringLiteral("other");
    }
    return {};
}

QString word(const std::optional<int> &rate)
{
    return rate ? QString::number(*rate) : QStringLiteral("-");
}

QString word(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(instant), Qt::UTC).toString(Qt::ISODate);
}

QString word(ReceiptLine::Kind kind)
{
    const char *const words[] = {"", " returned", " cancelled", " discount"};
    return QString::fromLatin1(words[int(kind)]);
}

QString word(ReceiptAdjustment::Kind kind)
{
    const char *const words[] = {"", "discount", "points", "coupon", "rounding", "fee", "shipping"};
    return QString::fromLatin1(words[int(kind)]);
}

QString word(ReceiptRemark::Kind kind)
{
    const char *const words[] = {"", "lines", "payments", "taxes"};
    return QString::fromLatin1(words[int(kind)]);
}

//! A receipt as the table writes it.
QJsonObject written(const Receipt &receipt)
{
    QJsonArray lines;
    for (const ReceiptLine &line : receipt.lines)
        lines.append(QStringLiteral("%1|%2|%3|%4|%5|%6")
                         .arg(line.name, line.code)
                         .arg(line.quantity)
                         .arg(line.unitPrice.minor)
                         .arg(line.amount.minor)
                         .arg(word(line.taxRate)) +
                     (line.discount.minor != 0 ? QStringLiteral(" off %1").arg(line.discount.minor) : QString()) + word(line.kind));
    QJsonArray payments;
    for (const ReceiptPayment &payment : receipt.payments)
        payments.append((payment.isCash ? QStringLiteral("cash ") : QString()) + payment.method + u' ' +
                        QString::number(payment.amount.minor));
    QJsonArray taxes;
    for (const ReceiptTax &tax : receipt.taxes)
        taxes.append((tax.included ? QStringLiteral("in ") : QStringLiteral("out ")) + word(tax.rate) + u' ' +
                     QString::number(tax.amount.minor));
    QJsonArray adjustments;
    for (const ReceiptAdjustment &adjustment : receipt.adjustments)
        adjustments.append(word(adjustment.kind) + u' ' + QString::number(adjustment.amount.minor));
    QJsonArray remarks;
    for (const ReceiptRemark &remark : receipt.remarks)
        remarks.append(word(remark.kind) + u' ' + QString::number(remark.difference.minor));
    return {{QStringLiteral("key"), receipt.vendorKey},
            {QStringLiteral("kind"), word(receipt.kind)},
            {QStringLiteral("rawKind"), receipt.rawKind},
            {QStringLiteral("number"), receipt.number},
            {QStringLiteral("terminal"), receipt.reg.terminal},
            {QStringLiteral("store"), receipt.store},
            {QStringLiteral("soldAt"), word(receipt.soldAt)},
            {QStringLiteral("uploadedAt"), word(receipt.uploadedAt)},
            {QStringLiteral("changedAt"), word(receipt.changedAt)},
            {QStringLiteral("businessDay"), receipt.businessDay.toString(Qt::ISODate)},
            {QStringLiteral("staff"), receipt.staff},
            {QStringLiteral("total"), receipt.total.minor},
            {QStringLiteral("deposit"), receipt.deposit.minor},
            {QStringLiteral("change"), receipt.change.minor},
            {QStringLiteral("guests"), receipt.guests.value_or(0)},
            {QStringLiteral("member"), receipt.member},
            {QStringLiteral("related"), receipt.relatedKey},
            {QStringLiteral("adjustments"), adjustments},
            {QStringLiteral("remarks"), remarks},
            {QStringLiteral("lines"), lines},
            {QStringLiteral("payments"), payments},
            {QStringLiteral("taxes"), taxes}};
}

} // namespace

QJsonArray caseTable(const QString &file)
{
    return QJsonDocument::fromJson(testData(file)).array();
}

QString caseWord(ReceiptKind kind)
{
    return word(kind);
}

QString caseWord(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::SignInNeeded:
        return QStringLiteral("SignInNeeded");
    case Error::Kind::Forbidden:
        return QStringLiteral("Forbidden");
    case Error::Kind::NotFound:
        return QStringLiteral("NotFound");
    case Error::Kind::RateLimited:
        return QStringLiteral("RateLimited");
    case Error::Kind::Server:
        return QStringLiteral("Server");
    case Error::Kind::BadData:
        return QStringLiteral("BadData");
    default:
        return QStringLiteral("another");
    }
}

QString caseDifference(QJsonObject expected, const Receipt &receipt)
{
    const QJsonObject nothing{
        {QStringLiteral("rawKind"), QString()},  {QStringLiteral("related"), QString()},        {QStringLiteral("deposit"), 0},
        {QStringLiteral("change"), 0},           {QStringLiteral("lines"), QJsonArray()},       {QStringLiteral("payments"), QJsonArray()},
        {QStringLiteral("taxes"), QJsonArray()}, {QStringLiteral("adjustments"), QJsonArray()}, {QStringLiteral("remarks"), QJsonArray()}};
    for (auto it = nothing.begin(); it != nothing.end(); ++it) {
        if (!expected.contains(it.key()))
            expected.insert(it.key(), it.value());
    }
    QJsonObject seen = written(receipt);
    const QStringList keys = seen.keys();
    for (const QString &key : keys) {
        if (!expected.contains(key))
            seen.remove(key);
    }
    if (seen == expected)
        return {};
    return QStringLiteral("expected %1\n     seen %2")
        .arg(QString::fromUtf8(QJsonDocument(expected).toJson(QJsonDocument::Compact)),
             QString::fromUtf8(QJsonDocument(seen).toJson(QJsonDocument::Compact)));
}

HttpReply replyOf(const QJsonObject &row)
{
    const QJsonValue body = row[u"body"];
    return {row[u"status"].toInt(),
            body.isString() ? body.toString().toUtf8() : QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact),
            {}};
}
