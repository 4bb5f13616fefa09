// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One table of slips of every kind against the receipts that the client has to make of them and against the stand-in's shapes;
// and one of everything that the server refuses with. Composed from ubiregi.md 6 to 8.
#include "app/demo/ubiregijson.h"
#include "app/pos/ubiregi/ubiregiparser.h"
#include "tests/unit/pos/casetable.h"
#include "tests/unit/pos/posdata.h"

#include <QJsonDocument>

namespace {
const QString kCases = QStringLiteral("ubiregi/cases.json");
const QString kErrors = QStringLiteral("ubiregi/errors.json");

QStringList keysOf(const QJsonValue &object)
{
    return object.toObject().keys();
}
} // namespace

class TstUbiregiCases : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void makesTheReceipt_data();
    void makesTheReceipt();
    void coversEveryKind();
    void theStandInHasTheShape();
    void refusalsAreTold_data();
    void refusalsAreTold();

private:
    UbiregiMasters m_masters;
};

void TstUbiregiCases::initTestCase()
{
    m_masters = Ubiregi::accountOf(testData(QStringLiteral("ubiregi/account.json"))).value();
    Ubiregi::addItems(m_masters, Ubiregi::collectionOf(testData(QStringLiteral("ubiregi/items.json")), u"items").value().rows);
}

void TstUbiregiCases::makesTheReceipt_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : caseTable(kCases))
        QTest::newRow(qPrintable(row[u"name"].toString())) << row.toObject();
}

void TstUbiregiCases::makesTheReceipt()
{
    QFETCH(const QJsonObject, row);
    const Ubiregi::Receipts read = Ubiregi::receiptsOf({row[u"checkout"]}, m_masters);
    QVERIFY(read.badRows.isEmpty());
    QCOMPARE(read.receipts.size(), 1);
    const QString difference = caseDifference(row[u"receipt"].toObject(), read.receipts.first());
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
    QCOMPARE(QJsonDocument::fromJson(read.receipts.first().raw).object(), row[u"checkout"].toObject()); // whole
}

void TstUbiregiCases::coversEveryKind()
{
    QSet<QString> kinds;
    for (const QJsonValue &row : caseTable(kCases))
        kinds.insert(row[u"receipt"][u"kind"].toString());
    for (const ReceiptKind kind :
         {ReceiptKind::Sale, ReceiptKind::Refund, ReceiptKind::Void, ReceiptKind::AbandonedSlip, ReceiptKind::Other})
        QVERIFY2(kinds.contains(caseWord(kind)), qPrintable(caseWord(kind))); // cash in and out are not in this API (13)
}

void TstUbiregiCases::theStandInHasTheShape()
{
    UbiregiRecord record;
    record.id = 285'000'001;
    record.sale.lines = {DemoLine{}};
    record.sums = sumsOf(record.sale);
    record.paidAt = 1'773'457'200;
    const QJsonObject made = UbiregiJson::checkout(record, 0);
    const QJsonObject wanted = caseTable(kCases).first()[u"checkout"].toObject();
    QCOMPARE(keysOf(made), keysOf(wanted));
    for (const QString &list : {QStringLiteral("items"), QStringLiteral("payments"), QStringLiteral("taxes")}) {
        QVERIFY(!made[list].toArray().isEmpty());
        QCOMPARE(keysOf(made[list].toArray().first()), keysOf(wanted[list].toArray().first()));
    }
}

void TstUbiregiCases::refusalsAreTold_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : caseTable(kErrors))
        QTest::newRow(qPrintable(row[u"name"].toString())) << row.toObject();
}

void TstUbiregiCases::refusalsAreTold()
{
    QFETCH(const QJsonObject, row);
    const Error error = Ubiregi::errorOf(replyOf(row));
    QCOMPARE(caseWord(error.kind), row[u"kind"].toString());
    QCOMPARE(error.reason, row[u"reason"].toString());
    QVERIFY(!error.detail.isEmpty()); // for the log
}

QTEST_GUILESS_MAIN(TstUbiregiCases)
#include "tst_ubiregicases.moc"
