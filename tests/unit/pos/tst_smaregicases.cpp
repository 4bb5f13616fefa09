// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One table of transactions of every kind, in the shapes of both generations, against the receipts that both have to make of
// them; and one of everything that the servers refuse with. Composed from smaregi.md 7, 8, 4.4 and 22.2.
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregiclassicparser.h"
#include "app/pos/smaregi/smaregiplatformparser.h"
#include "tests/unit/pos/posdata.h"
#include "tests/unit/pos/casetable.h"
#include "tests/unit/pos/receiptdifference.h"

#include <QJsonDocument>

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
    for (const QJsonValue &row : caseTable(QStringLiteral("smaregi/cases.json")))
        QTest::newRow(qPrintable(row[u"name"].toString())) << row.toObject();
}

void TstSmaregiCases::bothGenerationsMakeTheReceipt()
{
    QFETCH(const QJsonObject, row);
    const QString contract = QStringLiteral("demo001");
    const SmaregiPlatform::Names names{
        SmaregiPlatform::namesOf(row[u"staffs"].toArray(), u"staffId", u"staffName"),
        SmaregiPlatform::namesOf(row[u"paymentMethods"].toArray(), u"paymentMethodId", u"paymentMethodName")};
    const Smaregi::Receipts platform = SmaregiPlatform::receiptsOf(contract, {row[u"platform"]}, names);
    const Smaregi::Receipts classic = SmaregiClassic::receiptsOf(contract, {row[u"classicHead"]}, row[u"classicLines"].toArray());
    for (const Smaregi::Receipts &read : {platform, classic}) {
        QVERIFY(read.badRows.isEmpty());
        QCOMPARE(read.receipts.size(), 1);
        const QString difference = caseDifference(row[u"receipt"].toObject(), read.receipts.first());
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
    for (const QJsonValue &row : caseTable(QStringLiteral("smaregi/cases.json")))
        kinds.insert(row[u"receipt"][u"kind"].toString());
    for (const ReceiptKind kind : {ReceiptKind::Sale, ReceiptKind::Refund, ReceiptKind::Void, ReceiptKind::CashIn, ReceiptKind::CashOut,
                                   ReceiptKind::Reversal, ReceiptKind::Other}) // abandoned slips are of Ubiregi
        QVERIFY2(kinds.contains(caseWord(kind)), qPrintable(caseWord(kind)));
}

void TstSmaregiCases::refusalsAreTold_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : caseTable(QStringLiteral("smaregi/errors.json")))
        QTest::newRow(qPrintable(row[u"name"].toString())) << row.toObject();
}

void TstSmaregiCases::refusalsAreTold()
{
    QFETCH(const QJsonObject, row);
    const HttpReply reply = replyOf(row);
    const QString api = row[u"api"].toString();
    const Error error = api == u"classic"    ? SmaregiClassic::errorOf(reply, QStringLiteral("smaregi.transactions"))
                        : api == u"platform" ? SmaregiPlatform::errorOf(reply)
                        : api == u"consent"  ? SmaregiPlatform::consentErrorOf(reply, QStringLiteral("smaregi.consent"))
                                             : SmaregiPlatform::tokenErrorOf(reply);
    QCOMPARE(caseWord(error.kind), row[u"kind"].toString());
    QCOMPARE(error.reason, row[u"reason"].toString());
    QVERIFY(!error.detail.isEmpty()); // for the log
}

QTEST_GUILESS_MAIN(TstSmaregiCases)
#include "tst_smaregicases.moc"
