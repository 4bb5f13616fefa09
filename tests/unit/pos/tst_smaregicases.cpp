// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One table of transactions of every kind, in the shapes of both generations, against the receipts that both have to make of
// them; and one of everything that the servers refuse with. Composed from smaregi.md 7, 8, 4.4 and 22.2.
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregiclassicparser.h"
#include "app/pos/smaregi/smaregiplatformparser.h"
#include "tests/unit/pos/posdata.h"
#include "tests/unit/pos/receiptdifference.h"

#include <QJsonDocument>

namespace {

QJsonArray tableOf(const QString &file)
{
    return QJsonDocument::fromJson(testData(QStringLiteral("smaregi/") + file)).array();
}

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

QString word(Error::Kind kind)
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

QString word(const std::optional<int> &rate)
{
    return rate ? QString::number(*rate) : QStringLiteral("-");
}

QString word(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(instant), Qt::UTC).toString(Qt::ISODate);
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
                         .arg(word(line.taxRate)));
    QJsonArray payments;
    for (const ReceiptPayment &payment : receipt.payments)
        payments.append((payment.isCash ? QStringLiteral("cash ") : QString()) + payment.method + u' ' +
                        QString::number(payment.amount.minor));
    QJsonArray taxes;
    for (const ReceiptTax &tax : receipt.taxes)
        taxes.append((tax.included ? QStringLiteral("in ") : QStringLiteral("out ")) + word(tax.rate) + u' ' +
                     QString::number(tax.amount.minor));
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
            {QStringLiteral("related"), receipt.relatedKey},
            {QStringLiteral("lines"), lines},
            {QStringLiteral("payments"), payments},
            {QStringLiteral("taxes"), taxes}};
}

//! What the table leaves out is nothing, or (places and times) not what the row is about.
QString compare(QJsonObject expected, const Receipt &receipt)
{
    const QJsonObject nothing{{QStringLiteral("rawKind"), QString()},  {QStringLiteral("related"), QString()},
                              {QStringLiteral("deposit"), 0},          {QStringLiteral("change"), 0},
                              {QStringLiteral("lines"), QJsonArray()}, {QStringLiteral("payments"), QJsonArray()},
                              {QStringLiteral("taxes"), QJsonArray()}};
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

} // namespace

class TstSmaregiCases : public QObject {
    Q_OBJECT
private slots:
    void bothGenerationsMakeTheReceipt_data();
    void bothGenerationsMakeTheReceipt();
    void coversEveryKind();
    void refusalsAreTold_data();
    void refusalsAreTold();
};

void TstSmaregiCases::bothGenerationsMakeTheReceipt_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : tableOf(QStringLiteral("cases.json")))
        QTest::newRow(qPrintable(row[u"name"].toString())) << row.toObject();
}

void TstSmaregiCases::bothGenerationsMakeTheReceipt()
{
    QFETCH(const QJsonObject, row);
    const QString contract = QStringLiteral("demo001");
    const Smaregi::Receipts platform = SmaregiPlatform::receiptsOf(contract, {row[u"platform"]});
    const Smaregi::Receipts classic = SmaregiClassic::receiptsOf(contract, {row[u"classicHead"]}, row[u"classicLines"].toArray());
    for (const Smaregi::Receipts &read : {platform, classic}) {
        QVERIFY(read.badRows.isEmpty());
        QCOMPARE(read.receipts.size(), 1);
        const QString difference = compare(row[u"receipt"].toObject(), read.receipts.first());
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
    const QString between = differenceOf(platform.receipts.first(), classic.receipts.first());
    QVERIFY2(between.isEmpty(), qPrintable(between));
    const QJsonObject raw = QJsonDocument::fromJson(platform.receipts.first().raw).object();
    QCOMPARE(raw, row[u"platform"].toObject()); // whole, with what we do not know
}

void TstSmaregiCases::coversEveryKind()
{
    QSet<QString> kinds;
    for (const QJsonValue &row : tableOf(QStringLiteral("cases.json")))
        kinds.insert(row[u"receipt"][u"kind"].toString());
    for (const ReceiptKind kind : {ReceiptKind::Sale, ReceiptKind::Refund, ReceiptKind::Void, ReceiptKind::CashIn, ReceiptKind::CashOut,
                                   ReceiptKind::Other}) // abandoned slips are of Ubiregi
        QVERIFY2(kinds.contains(word(kind)), qPrintable(word(kind)));
}

void TstSmaregiCases::refusalsAreTold_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : tableOf(QStringLiteral("errors.json")))
        QTest::newRow(qPrintable(row[u"name"].toString())) << row.toObject();
}

void TstSmaregiCases::refusalsAreTold()
{
    QFETCH(const QJsonObject, row);
    const QJsonValue body = row[u"body"];
    const HttpReply reply{row[u"status"].toInt(),
                          body.isString() ? body.toString().toUtf8() : QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact),
                          {}};
    const QString api = row[u"api"].toString();
    const Error error = api == u"classic"    ? SmaregiClassic::errorOf(reply, QStringLiteral("smaregi.transactions"))
                        : api == u"platform" ? SmaregiPlatform::errorOf(reply)
                                             : SmaregiPlatform::tokenErrorOf(reply);
    QCOMPARE(word(error.kind), row[u"kind"].toString());
    QCOMPARE(error.reason, row[u"reason"].toString());
    QVERIFY(!error.detail.isEmpty()); // for the log
}

QTEST_GUILESS_MAIN(TstSmaregiCases)
#include "tst_smaregicases.moc"
