// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"
#include "app/pos/ubiregi/ubiregicredential.h"
#include "app/pos/ubiregi/ubiregiparser.h"
#include "tests/unit/pos/posdata.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Ubiregi;

class TstUbiregiParser : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void readsTheAccount();
    void readsASaleWhole();
    void tellsTheKinds_data();
    void tellsTheKinds();
    void readsANegativeSlip();
    void showsIdsThatHaveNoName();
    void findsUnknownIds();
    void keepsOthersBesideBrokenRows();
    void readsTheEnvelope();
    void refusesOtherBodies_data();
    void refusesOtherBodies();
    void tellsErrors();
    void keepsACredentialAsText();

private:
    Receipt receipt(int last) const;
    UbiregiMasters m_masters;
    QJsonArray m_rows;
    Receipts m_read;
};

static QByteArray data(const char *name)
{
    return testData(QStringLiteral("ubiregi/") + QString::fromLatin1(name));
}

void TstUbiregiParser::initTestCase()
{
    m_masters = accountOf(data("account.json")).value();
    addItems(m_masters, collectionOf(data("items.json"), u"items").value().rows);
    m_rows = collectionOf(data("checkouts.json"), u"checkouts").value().rows;
    QCOMPARE(m_rows.size(), 8);
    m_read = receiptsOf(m_rows, m_masters);
    QCOMPARE(m_read.receipts.size(), 7); // an open slip is no receipt
    QVERIFY(m_read.badRows.isEmpty());
}

Receipt TstUbiregiParser::receipt(int last) const
{
    for (const Receipt &candidate : m_read.receipts) {
        if (candidate.vendorKey == QString::number(500000100 + last))
            return candidate;
    }
    return {};
}

void TstUbiregiParser::readsTheAccount()
{
    QCOMPARE(m_masters.accountId, QStringLiteral("41207"));
    QCOMPARE(m_masters.accountName, QStringLiteral("ひばり珈琲 中野店"));
    QCOMPARE(m_masters.currency, QStringLiteral("JPY"));
    QCOMPARE(m_masters.menus, QList<qint64>{5120});
    QCOMPARE(m_masters.devices.size(), 2);
    QCOMPARE(m_masters.deviceName(QStringLiteral("a1d94f0e-2b7c-4e0a-8f63-77c1b1d0e922")), QStringLiteral("レジ2"));
    QCOMPARE(m_masters.cashiers.value(3002), QStringLiteral("鈴木")); // left, but still in old receipts
    QVERIFY(m_masters.paymentTypes.value(7001).isCash);
    QVERIFY(!m_masters.paymentTypes.value(7002).isCash);
    QCOMPARE(m_masters.items.value(88090).name, QStringLiteral("10%割引"));
}

void TstUbiregiParser::readsASaleWhole()
{
    const Receipt sale = receipt(1);
    QCOMPARE(sale.reg, (RegisterKey{{Vendor::Ubiregi, QStringLiteral("41207")}, QStringLiteral("5b0e7c52-6d0b-4c57-9e0b-0c4a1f6e2d11")}));
    QCOMPARE(sale.registerName, QStringLiteral("レジ1"));
    QCOMPARE(sale.store, QString());
    QCOMPARE(sale.number, QStringLiteral("000101"));
    QCOMPARE(sale.kind, ReceiptKind::Sale);
    QCOMPARE(sale.soldAt, utc("2026-03-14T03:05:12Z"));
    QCOMPARE(sale.uploadedAt, utc("2026-03-14T03:05:17Z"));
    QCOMPARE(sale.changedAt, utc("2026-03-14T03:05:17Z"));
    QCOMPARE(sale.businessDay, QDate(2026, 3, 14));
    QCOMPARE(sale.staff, QStringLiteral("佐藤"));
    QCOMPARE(sale.total, yen(2178));
    QCOMPARE(sale.deposit, yen(3000));
    QCOMPARE(sale.change, yen(822));
    QCOMPARE(sale.lines,
             (QList<ReceiptLine>{
                 {QStringLiteral("ブレンド"), QStringLiteral("C-001"), 2, yen(500), yen(1000), 1000},
                 {QStringLiteral("サンドイッチ"), QStringLiteral("S-002"), 1, yen(540), yen(540), 800},
                 {QStringLiteral("マグカップ"), QStringLiteral("G-003"), 1, yen(800), yen(800), 1000},
                 {QStringLiteral("10%割引"), QStringLiteral("D-10"), 1, yen(-234), yen(-234), 0, yen(0), ReceiptLine::Kind::Discount},
             }));
    QCOMPARE(sale.payments, (QList<ReceiptPayment>{{QStringLiteral("現金"), true, yen(3000)}}));
    QCOMPARE(sale.taxes, (QList<ReceiptTax>{{800, true, yen(36)}, {1000, true, yen(81)}, {1000, false, yen(72)}}));
    QCOMPARE(QJsonDocument::fromJson(sale.raw)[u"guid"].toString(), QStringLiteral("0F3B1C76-52A9-4D0B-9D62-3C1D6A0B7E01"));
}

void TstUbiregiParser::tellsTheKinds_data()
{
    QTest::addColumn<int>("last");
    QTest::addColumn<ReceiptKind>("kind");
    QTest::addColumn<QString>("rawKind");
    QTest::newRow("close") << 1 << ReceiptKind::Sale << "";
    QTest::newRow("delete") << 2 << ReceiptKind::AbandonedSlip << "";
    QTest::newRow("negative slip") << 3 << ReceiptKind::Refund << "";
    QTest::newRow("cancel") << 4 << ReceiptKind::Void << "";
    QTest::newRow("deleted") << 5 << ReceiptKind::AbandonedSlip << "";
    QTest::newRow("unknown") << 7 << ReceiptKind::Other << "Parked";
    QTest::newRow("Close") << 8 << ReceiptKind::Sale << "";
}

void TstUbiregiParser::tellsTheKinds()
{
    QFETCH(const int, last);
    QTEST(receipt(last).kind, "kind");
    QTEST(receipt(last).rawKind, "rawKind");
}

void TstUbiregiParser::readsANegativeSlip()
{
    const Receipt refund = receipt(3);
    QCOMPARE(refund.total, yen(-1100));
    QCOMPARE(refund.deposit, yen(-1100));
    QCOMPARE(refund.staff, QStringLiteral("鈴木"));
    QCOMPARE(refund.lines, (QList<ReceiptLine>{{QStringLiteral("ブレンド"), QStringLiteral("C-001"), -2, yen(550), yen(-1100), 1000, yen(0),
                                                ReceiptLine::Kind::Returned}}));
}

void TstUbiregiParser::showsIdsThatHaveNoName()
{
    const Receipt sale = receipt(8); // with numbers instead of strings, too
    QCOMPARE(sale.staff, QStringLiteral("#3999"));
    QCOMPARE(sale.registerName, QString());
    QCOMPARE(sale.payments, (QList<ReceiptPayment>{{QStringLiteral("#7999"), false, yen(1100)}}));
    QCOMPARE(sale.total, yen(1100));
    QCOMPARE(sale.lines.size(), 2);
    QCOMPARE(sale.lines[0], (ReceiptLine{QStringLiteral("#"), {}, 3, yen(0), yen(1000), 1000})); // 1000 / 3 is no price
    QCOMPARE(sale.lines[1], (ReceiptLine{QStringLiteral("#88999"), {}, 1, yen(120), yen(80), 1000, yen(20)}));
}

void TstUbiregiParser::findsUnknownIds()
{
    QCOMPARE(unknownIds(m_rows, m_masters), (QSet<QString>{QStringLiteral("c3999"), QStringLiteral("p7999"), QStringLiteral("i88999"),
                                                           QStringLiteral("dffffffff-0000-4000-8000-000000000000")}));
}

void TstUbiregiParser::keepsOthersBesideBrokenRows()
{
    const Receipts read = receiptsOf(collectionOf(data("broken-checkouts.json"), u"checkouts").value().rows, m_masters);
    QStringList kept;
    for (const Receipt &receipt : read.receipts)
        kept << receipt.vendorKey;
    QCOMPARE(kept, (QStringList{QStringLiteral("500000125"), QStringLiteral("500000126")}));
    QVERIFY(read.receipts.first().lines.isEmpty());
    QCOMPARE(read.receipts.last().uploadedAt, read.receipts.last().soldAt); // the keys are missing
    QStringList problems;
    for (const BadRow &row : read.badRows)
        problems << row.vendorKey + u':' + row.problem.section(u' ', 0, 0);
    QCOMPARE(problems, (QStringList{QStringLiteral(":no"), QStringLiteral("500000121:paid_at"), QStringLiteral("500000122:paid_at"),
                                    QStringLiteral("500000123:price"), QStringLiteral(":no"), QStringLiteral("500000125:item"),
                                    QStringLiteral("500000125:payment"), QStringLiteral("500000125:tax")}));
}

void TstUbiregiParser::readsTheEnvelope()
{
    const Collection last = collectionOf(data("checkouts.json"), u"checkouts").value();
    QVERIFY(last.nextUrl.isEmpty()); // null, as recorded
    QCOMPARE(last.timestamp, utc("2026-03-14T03:30:00Z"));
    QCOMPARE(last.nextBatchSince, utc("2026-03-14T03:29:41Z"));
    QVERIFY(collectionOf(data("broken-checkouts.json"), u"checkouts").value().nextUrl.isEmpty()); // left out, as documented
    const Collection more =
        collectionOf(R"({"checkouts":[],"next-url":"https://ubiregi.com/api/3/x?since=2026-03-14T03:00:00Z&glb=5"})", u"checkouts").value();
    QCOMPARE(more.nextUrl.toString(), QStringLiteral("https://ubiregi.com/api/3/x?since=2026-03-14T03:00:00Z&glb=5"));
    QVERIFY(!more.timestamp);
}

void TstUbiregiParser::refusesOtherBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("truncated") << data("checkouts.json").left(2000);
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><h1>We're sorry</h1>");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("errors") << QByteArray(R"({"timestamp":"2026-03-14T03:31:00Z","errors":[]})");
    QTest::newRow("no list") << QByteArray(R"({"checkouts":{},"account":[]})");
}

void TstUbiregiParser::refusesOtherBodies()
{
    QFETCH(const QByteArray, body);
    QVERIFY(!collectionOf(body, u"checkouts"));
    QCOMPARE(collectionOf(body, u"checkouts").error().kind, Error::Kind::BadData);
    QVERIFY(!accountOf(body));
}

void TstUbiregiParser::tellsErrors()
{
    QCOMPARE(errorOf({401, {}, {}}).kind, Error::Kind::SignInNeeded);
    QCOMPARE(errorOf({401, {}, {}}).reason, QStringLiteral("ubiregi.revoked"));
    QCOMPARE(errorOf({402, {}, {}}).kind, Error::Kind::Forbidden);
    QCOMPARE(errorOf({402, {}, {}}).reason, QStringLiteral("ubiregi.subscription"));
    QCOMPARE(errorOf({404, {}, {}}).kind, Error::Kind::NotFound);
    QCOMPARE(errorOf({500, "<html>", {}}).kind, Error::Kind::Server);
}

void TstUbiregiParser::keepsACredentialAsText()
{
    const UbiregiCredential credential{QStringLiteral("at-1"), QStringLiteral("rt-1"), QStringLiteral("41207"), false};
    QCOMPARE(UbiregiCredential::fromJson(credential.toJson()).value(), credential);
    QCOMPARE(credential.header(), qMakePair(QByteArray("Authorization"), QByteArray("Bearer at-1")));
    const UbiregiCredential token{QStringLiteral("static"), {}, {}, true};
    QCOMPARE(UbiregiCredential::fromJson(token.toJson()).value(), token);
    QCOMPARE(token.header(), qMakePair(QByteArray("X-Ubiregi-Auth-Token"), QByteArray("static")));
    QVERIFY(!UbiregiCredential::fromJson("{}"));
    QVERIFY(!UbiregiCredential::fromJson("broken"));
}

QTEST_GUILESS_MAIN(TstUbiregiParser)
#include "tst_ubiregiparser.moc"
