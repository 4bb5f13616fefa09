// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregiclassicparser.h"
#include "app/pos/smaregi/smaregicursor.h"
#include "tests/unit/pos/posdata.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Smaregi;
using namespace SmaregiClassic;

class TstSmaregiClassicParser : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void readsASaleWhole();
    void readsNumbersLikeStrings();
    void tellsTheKinds_data();
    void tellsTheKinds();
    void turnsReturnLinesNegative();
    void splitsTaxesByRate();
    void namesPayments();
    void fallsBackOnMissingTimes();
    void keepsOthersBesideBrokenHeads();
    void keepsAReceiptWithoutABrokenLine();
    void refusesWhatIsNoTable_data();
    void refusesWhatIsNoTable();
    void readsTimes();
    void learnsRegisters();
    void tellsErrors_data();
    void tellsErrors();
    void cutsSpansOfIds();
    void keepsItsPlaceInATokenOfAnyAge();

private:
    Receipt receipt(const QString &key) const;
    Receipts m_read;
};

static QJsonArray rowsOf(const QString &file)
{
    return tableOf(testData(QStringLiteral("smaregi/") + file)).value().rows;
}

void TstSmaregiClassicParser::initTestCase()
{
    m_read = receiptsOf(QStringLiteral("demo001"), rowsOf(QStringLiteral("heads.json")), rowsOf(QStringLiteral("details.json")));
    QCOMPARE(m_read.receipts.size(), 9);
    QVERIFY(m_read.badRows.isEmpty());
}

Receipt TstSmaregiClassicParser::receipt(const QString &key) const
{
    for (const Receipt &candidate : m_read.receipts) {
        if (candidate.vendorKey == key)
            return candidate;
    }
    return {};
}

void TstSmaregiClassicParser::readsASaleWhole()
{
    const Receipt sale = receipt(QStringLiteral("6931"));
    QCOMPARE(sale.reg, (RegisterKey{{Vendor::Smaregi, QStringLiteral("demo001")}, QStringLiteral("2")}));
    QCOMPARE(sale.store, QStringLiteral("1"));
    QCOMPARE(sale.number, QStringLiteral("6932"));
    QCOMPARE(sale.kind, ReceiptKind::Sale);
    QCOMPARE(sale.rawKind, QString());
    QCOMPARE(sale.soldAt, utc("2026-03-02T12:34:56+09:00"));
    QCOMPARE(sale.uploadedAt, utc("2026-03-02T12:34:58+09:00"));
    QCOMPARE(sale.changedAt, utc("2026-03-02T12:34:59+09:00"));
    QCOMPARE(sale.businessDay, QDate(2026, 3, 2));
    QCOMPARE(sale.staff, QStringLiteral("佐藤"));
    QCOMPARE(sale.total, yen(1424));
    QCOMPARE(sale.deposit, yen(2000));
    QCOMPARE(sale.change, yen(576));
    QCOMPARE(sale.relatedKey, QString()); // "0" is none
    QCOMPARE(sale.lines.size(), 2);
    QCOMPARE(sale.lines[0],
             (ReceiptLine{QStringLiteral("ブレンドコーヒー"), QStringLiteral("4901234567894"), 2, yen(462), yen(924), 1000}));
    QCOMPARE(sale.lines[1], (ReceiptLine{QStringLiteral("食パン"), QStringLiteral("C-2"), 1, yen(600), yen(500), 800, yen(100)}));

    const QJsonDocument raw = QJsonDocument::fromJson(sale.raw);
    QCOMPARE(raw[u"TransactionHead"][u"transactionUuid"].toString(), QStringLiteral("7224224960002"));
    QVERIFY(raw[u"TransactionHead"].toObject().contains(u"aKeyFromTheFuture"));
    QCOMPARE(raw[u"TransactionDetail"].toArray().size(), 2);
    QVERIFY(!sale.raw.contains('\n'));
}

void TstSmaregiClassicParser::readsNumbersLikeStrings()
{
    const Receipt cancelled = receipt(QStringLiteral("6932"));
    QCOMPARE(cancelled.reg.terminal, QStringLiteral("2"));
    QCOMPARE(cancelled.total, yen(550));
    QCOMPARE(cancelled.number, QStringLiteral("7224226000002")); // no terminalTranId
    QVERIFY(!cancelled.businessDay.isValid());
    QCOMPARE(cancelled.lines, (QList<ReceiptLine>{{QStringLiteral("ケーキ"), {}, 1, yen(550), yen(550), 1000}}));
}

void TstSmaregiClassicParser::tellsTheKinds_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<ReceiptKind>("kind");
    QTest::addColumn<QString>("rawKind");
    QTest::addColumn<QString>("related");
    QTest::newRow("sale") << "6931" << ReceiptKind::Sale << ""
                          << "";
    QTest::newRow("cancelled in place") << "6932" << ReceiptKind::Void << ""
                                        << "";
    QTest::newRow("counter-record") << "6933" << ReceiptKind::Reversal << ""
                                    << "6931";
    QTest::newRow("cash in") << "6935" << ReceiptKind::CashIn << ""
                             << "";
    QTest::newRow("cash out") << "6936" << ReceiptKind::CashOut << ""
                              << "";
    QTest::newRow("value card") << "6937" << ReceiptKind::Other << "バリューカード入金"
                                << "";
    QTest::newRow("countered original") << "6938" << ReceiptKind::Sale << ""
                                        << "6933";
    QTest::newRow("return sale") << "6939" << ReceiptKind::Refund << ""
                                 << "";
}

void TstSmaregiClassicParser::tellsTheKinds()
{
    QFETCH(const QString, key);
    QTEST(receipt(key).kind, "kind");
    QTEST(receipt(key).rawKind, "rawKind");
    QTEST(receipt(key).relatedKey, "related");
}

void TstSmaregiClassicParser::turnsReturnLinesNegative()
{
    const Receipt refund = receipt(QStringLiteral("6933"));
    QCOMPARE(refund.total, yen(-300));
    QCOMPARE(refund.lines.first().amount, yen(-300));
    QCOMPARE(refund.lines.first().unitPrice, yen(300));
    QCOMPARE(refund.taxes, (QList<ReceiptTax>{{1000, true, yen(-27)}}));
    QCOMPARE(refund.payments, (QList<ReceiptPayment>{{QStringLiteral("現金"), true, yen(-300)}}));
}

void TstSmaregiClassicParser::splitsTaxesByRate()
{
    QCOMPARE(receipt(QStringLiteral("6931")).taxes, (QList<ReceiptTax>{{800, true, yen(30)}, {1000, true, yen(84)}}));
    QCOMPARE(receipt(QStringLiteral("6932")).taxes, (QList<ReceiptTax>{{1000, true, yen(50)}}));
    // One line of each kind of tax, and one of none.
    QCOMPARE(receipt(QStringLiteral("6934")).taxes, (QList<ReceiptTax>{{800, true, yen(40)}, {1000, false, yen(98)}}));
    // The shares do not add up to the head: its sum stands, without a rate.
    QCOMPARE(receipt(QStringLiteral("6939")).taxes, (QList<ReceiptTax>{{std::nullopt, true, yen(-10)}}));
    QVERIFY(receipt(QStringLiteral("6935")).taxes.isEmpty());
}

void TstSmaregiClassicParser::namesPayments()
{
    QCOMPARE(receipt(QStringLiteral("6931")).payments, (QList<ReceiptPayment>{{QStringLiteral("現金"), true, yen(2000)}}));
    QCOMPARE(receipt(QStringLiteral("6932")).payments, (QList<ReceiptPayment>{{QStringLiteral("クレジット"), false, yen(550)}}));
    QCOMPARE(receipt(QStringLiteral("6934")).payments, (QList<ReceiptPayment>{{QStringLiteral("VISA"), false, yen(1000)},
                                                                              {QStringLiteral("PayPay"), false, yen(600)},
                                                                              {QStringLiteral("#9"), false, yen(26)}}));
}

void TstSmaregiClassicParser::fallsBackOnMissingTimes()
{
    const Receipt receipt = this->receipt(QStringLiteral("6938"));
    QCOMPARE(receipt.soldAt, utc("2026-03-02T15:24:50Z"));
    QCOMPARE(receipt.uploadedAt, receipt.soldAt);
    QCOMPARE(receipt.changedAt, receipt.soldAt);
    QCOMPARE(receipt.businessDay, QDate(2026, 3, 2)); // rung up after midnight
}

void TstSmaregiClassicParser::keepsOthersBesideBrokenHeads()
{
    const Receipts read = receiptsOf(QStringLiteral("c"), rowsOf(QStringLiteral("broken-heads.json")), {});
    QCOMPARE(read.receipts.size(), 1);
    QCOMPARE(read.receipts.first().vendorKey, QStringLiteral("15"));
    QStringList keys;
    for (const BadRow &row : read.badRows)
        keys << row.vendorKey + u':' + row.problem;
    QCOMPARE(keys, (QStringList{QStringLiteral(":no transactionHeadId"), QStringLiteral("11:terminalTranDateTime cannot be read"),
                                QStringLiteral("12:total cannot be read"), QStringLiteral(":no transactionHeadId"),
                                QStringLiteral("14:terminalTranDateTime cannot be read")}));
    QVERIFY(read.badRows.first().raw.contains("\"total\":\"100\""));
}

void TstSmaregiClassicParser::keepsAReceiptWithoutABrokenLine()
{
    const QJsonArray details = QJsonDocument::fromJson(R"([
        {"transactionHeadId":"15","transactionDetailId":"1","quantity":"1","unitDiscountedSum":"abc"},
        {"transactionHeadId":"15","transactionDetailId":"2","quantity":null,"unitDiscountedSum":"100"},
        {"transactionHeadId":"15","transactionDetailId":"3","quantity":"1","unitDiscountedSum":"100"}])")
                                   .array();
    const Receipts read = receiptsOf(QStringLiteral("c"), rowsOf(QStringLiteral("broken-heads.json")), details);
    QCOMPARE(read.receipts.first().lines.size(), 1);
    QCOMPARE(read.badRows.size(), 7);
    QCOMPARE(read.badRows.last().vendorKey, QStringLiteral("15"));
    QVERIFY(read.badRows.last().problem.startsWith(QStringLiteral("line 2")));
}

void TstSmaregiClassicParser::refusesWhatIsNoTable_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = testData(QStringLiteral("smaregi/heads.json"));
    QTest::newRow("truncated") << good.left(good.size() / 2);
    QTest::newRow("HTML") << QByteArray("<html><body>Sign in to the Wi-Fi</body></html>");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no result") << QByteArray("{\"total_count\":\"0\"}");
    QTest::newRow("result is no list") << QByteArray("{\"result\":{\"TransactionHead\":1}}");
}

void TstSmaregiClassicParser::refusesWhatIsNoTable()
{
    QFETCH(const QByteArray, body);
    const Result<Table> table = tableOf(body);
    QVERIFY(!table);
    QCOMPARE(table.error().kind, Error::Kind::BadData);
}

void TstSmaregiClassicParser::readsTimes()
{
    const Instant expected = utc("2018-07-23T15:24:50Z"); // recorded beside a receipt number that holds the Unix time (22.3)
    QCOMPARE(timeOf(QStringLiteral("2018-07-24 00:24:50")), expected);
    QCOMPARE(timeOf(QStringLiteral("2018/07/24 00:24:50")), expected);
    QCOMPARE(timeOf(QStringLiteral("2018-07-24T00:24:50+09:00")), expected);
    QVERIFY(!timeOf(QStringLiteral("2018-07-24")));
    QVERIFY(!timeOf(QStringLiteral("2018-07-24 25:00:00")));
    QVERIFY(!timeOf(QStringLiteral("0000-00-00 00:00:00")));
    QVERIFY(!timeOf(QString()));
    QCOMPARE(conditionTime(expected), QStringLiteral("2018/07/24 00:24:50"));
}

void TstSmaregiClassicParser::learnsRegisters()
{
    QStringList found;
    for (const PosRegister &reg : registersOf(QStringLiteral("demo001"), rowsOf(QStringLiteral("heads.json"))))
        found << reg.key.terminal + u'@' + reg.store;
    QCOMPARE(found, (QStringList{QStringLiteral("2@1"), QStringLiteral("3@2"), QStringLiteral("10@1")}));
}

void TstSmaregiClassicParser::tellsErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("reason");
    const auto code = [](const char *number) { return QByteArray("{\"error_code\":") + number + ",\"error\":\"short text\"}"; };
    QTest::newRow("13") << 400 << code("13") << Error::Kind::SignInNeeded << "smaregi.contract";
    QTest::newRow("14") << 400 << code("14") << Error::Kind::SignInNeeded << "smaregi.contract";
    QTest::newRow("21 as text") << 400 << code("\"21\"") << Error::Kind::SignInNeeded << "smaregi.contract";
    QTest::newRow("22") << 400 << code("22") << Error::Kind::Forbidden << "smaregi.locked";
    QTest::newRow("23") << 400 << code("23") << Error::Kind::Forbidden << "the.function";
    QTest::newRow("24") << 400 << code("24") << Error::Kind::Forbidden << "smaregi.ip";
    QTest::newRow("41") << 400 << code("41") << Error::Kind::BadData << "";
    QTest::newRow("HTML 404") << 404 << QByteArray("<html>Not found</html>") << Error::Kind::NotFound << "";
    QTest::newRow("HTML 400") << 400 << QByteArray("<html>Bad</html>") << Error::Kind::BadData << "";
    QTest::newRow("503") << 503 << QByteArray() << Error::Kind::Server << "";
    QTest::newRow("429 with a code") << 429 << code("41") << Error::Kind::RateLimited << "";
}

void TstSmaregiClassicParser::tellsErrors()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const Error error = errorOf({status, body, {}}, QStringLiteral("the.function"));
    QTEST(error.kind, "kind");
    QTEST(error.reason, "reason");
    if (body.contains("error_code") && status == 400)
        QVERIFY2(error.detail.contains(QStringLiteral("short text")), qPrintable(error.detail));
}

void TstSmaregiClassicParser::cutsSpansOfIds()
{
    QVERIFY(spansOf({}).isEmpty());
    QCOMPARE(spansOf({7, 5, 6}), (QList<HeadIdSpan>{{5, 7}}));
    QCOMPARE(spansOf({1, 301, 602}), (QList<HeadIdSpan>{{1, 301}, {602, 602}}));
    QList<qint64> many;
    for (qint64 id = 1; id <= 200'001; id += 200)
        many << id;
    for (const HeadIdSpan &span : spansOf(many))
        QVERIFY(span.last - span.first < 100'000);
    QCOMPARE(spansOf(many).first().first, 1);
    QCOMPARE(spansOf(many).last().last, 200'001);
}

void TstSmaregiClassicParser::keepsItsPlaceInATokenOfAnyAge()
{
    SmaregiCursor cursor{utc("2026-03-02T00:00:00Z"), utc("2026-01-01T00:00:00Z"), 77, utc("2026-03-01T00:00:00Z"), {}};
    QCOMPARE(cursor.window().to, utc("2026-02-01T00:00:00Z")); // 31 days
    QVERIFY(!cursor.isLastWindow());
    cursor.sawChange(utc("2026-01-05T00:00:00Z"));
    cursor.sawChange(utc("2026-01-04T00:00:00Z"));
    const SmaregiCursor again = SmaregiCursor::fromToken(cursor.toToken()).value();
    QCOMPARE(again.until, cursor.until);
    QCOMPARE(again.windowFrom, cursor.windowFrom);
    QCOMPARE(again.afterId, 77);
    QCOMPARE(again.nextSince(), utc("2026-01-05T00:00:00Z"));
    QVERIFY(!SmaregiCursor::fromToken("{}"));
    QVERIFY(!SmaregiCursor::fromToken("garbage"));

    const TimeRange whole{utc("2026-02-01T00:00:00Z"), utc("2026-02-02T00:00:00Z")};
    const Instant now = utc("2026-03-01T00:00:00Z");
    SmaregiCursor place;
    QVERIFY(!place.begin({}, whole, now));
    QCOMPARE(place.window(), whole);
    QCOMPARE(place.startedAt, now);
    QVERIFY(!place.begin(cursor.toToken(), whole, now));
    QCOMPARE(place.afterId, 77);
    QVERIFY(*place.begin({}, {whole.from, whole.from}, now)); // nothing to ask for
    QVERIFY(!*place.begin("garbage", whole, now));
}

QTEST_GUILESS_MAIN(TstSmaregiClassicParser)
#include "tst_smaregiclassicparser.moc"
