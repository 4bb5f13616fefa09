// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregiclassicclient.h"
#include "app/pos/smaregi/smaregicloud.h"
#include "app/pos/smaregi/smaregicursor.h"
#include "app/pos/smaregi/smaregiplatformclient.h"
#include "app/pos/smaregi/smaregiplatformparser.h"
#include "tests/unit/pos/posdata.h"
#include "tests/unit/pos/waiting.h"

#include <QJsonDocument>

using namespace SmaregiPlatform;
using namespace std::chrono_literals;

class TstSmaregiPlatformParser : public QObject {
    Q_OBJECT
private slots:
    void readsTokens();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void seesTheNextPage_data();
    void seesTheNextPage();
    void readsTimesWithTheirZone();
    void keepsOthersBesideBrokenRows();
    void readsTerminals();
    void keepsItsPlace();
    void tellsItsSecretsApart();
};

void TstSmaregiPlatformParser::readsTokens()
{
    const QStringList asked{QStringLiteral("a"), QStringLiteral("b")};
    const Token token = tokenOf(R"({"access_token":"x.y.z","token_type":"Bearer","expires_in":"7200","scope":"a c"})", asked).value();
    QCOMPARE(token.value, QByteArray("x.y.z"));
    QCOMPARE(token.lifetime, std::chrono::seconds(7200));
    QCOMPARE(token.scopes, (QSet<QString>{QStringLiteral("a"), QStringLiteral("c")}));
    const Token bare = tokenOf(R"({"access_token":"x"})", asked).value();
    QCOMPARE(bare.lifetime, std::chrono::seconds(3600));
    QCOMPARE(bare.scopes, (QSet<QString>{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(tokenOf(R"({"access_token":"x","expires_in":-5})", asked).value().lifetime, std::chrono::seconds(0));
    for (const QByteArray &body : {QByteArray(), QByteArray("<html>"), QByteArray("{}"), QByteArray(R"({"access_token":null})")})
        QCOMPARE(tokenOf(body, asked).error().kind, Error::Kind::BadData);
}

void TstSmaregiPlatformParser::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("truncated") << QByteArray(R"([{"transactionHeadId":"1"},{"tra)");
    QTest::newRow("HTML") << QByteArray("<html><body>Sign in to the Wi-Fi</body></html>");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("an object") << QByteArray(R"({"type":"about:blank","title":"Bad Request"})");
    QTest::newRow("classic") << QByteArray(R"({"total_count":"0","result":[]})");
}

void TstSmaregiPlatformParser::refusesWhatIsNoList()
{
    QFETCH(const QByteArray, body);
    const Result<QJsonArray> rows = rowsOf(body);
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, Error::Kind::BadData);
    QVERIFY(rowsOf("[]").value().isEmpty());
}

void TstSmaregiPlatformParser::seesTheNextPage_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<bool>("next");
    const QByteArray own("https://api.smaregi.jp/c/pos/transactions?page=2");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("next") << "<" + own + ">; rel=\"next\"" << true;
    QTest::newRow("without quotes") << "<" + own + ">;rel=next" << true;
    QTest::newRow("one of several words") << "<" + own + ">; rel=\"last next\"" << true;
    QTest::newRow("after others") << "<" + own + ">; rel=\"first\", <" + own + ">; title=\"a, b\"; rel=\"next\"" << true;
    QTest::newRow("relative") << QByteArray("</c/pos/transactions?page=2>; rel=\"next\"") << true;
    QTest::newRow("last page") << "<" + own + ">; rel=\"prev\", <" + own + ">; rel=\"first\"" << false;
    QTest::newRow("another word") << "<" + own + ">; rel=\"next-archive\"" << false;
    QTest::newRow("next in a title") << "<" + own + ">; title=\"rel=next\"" << false;
    QTest::newRow("another host") << QByteArray("<https://api.example.org/c/pos/transactions?page=2>; rel=\"next\"") << false;
    QTest::newRow("another scheme") << QByteArray("<http://api.smaregi.jp/c/pos/transactions?page=2>; rel=\"next\"") << false;
    QTest::newRow("another port") << QByteArray("<https://api.smaregi.jp:8443/c/pos/transactions?page=2>; rel=\"next\"") << false;
    QTest::newRow("nonsense") << QByteArray("next") << false;
}

void TstSmaregiPlatformParser::seesTheNextPage()
{
    QFETCH(const QByteArray, link);
    const QUrl asked(QStringLiteral("https://api.smaregi.jp/c/pos/transactions?page=1"));
    QTEST(hasNextPage({200, {}, {{"link", link}}}, asked), "next");
}

void TstSmaregiPlatformParser::readsTimesWithTheirZone()
{
    const Instant expected = utc("2026-03-02T03:34:56Z");
    for (const QString &text :
         {QStringLiteral("2026-03-02T12:34:56+09:00"), QStringLiteral("2026-03-02T12:34:56+0900"), QStringLiteral("2026-03-02T03:34:56Z"),
          QStringLiteral("2026-03-02T03:34:56.000Z"), QStringLiteral("2026-03-01T19:34:56-08:00")})
        QVERIFY2(Smaregi::timeOf(text) == expected, qPrintable(text));
    QVERIFY(!Smaregi::timeOf(QStringLiteral("2026-02-30T12:34:56+09:00")));
    QVERIFY(!Smaregi::timeOf(QStringLiteral("2026-03-02T12:34:56 09:00")));
    QCOMPARE(queryTime(expected), QStringLiteral("2026-03-02T12:34:56+09:00"));
}

void TstSmaregiPlatformParser::keepsOthersBesideBrokenRows()
{
    const QJsonArray rows = QJsonDocument::fromJson(R"([
        {"transactionHeadDivision":"1","terminalTranDateTime":"2026-03-02T12:00:00+09:00","total":"100"},
        {"transactionHeadId":"11","transactionHeadDivision":"1","terminalTranDateTime":null,"total":"100"},
        {"transactionHeadId":"12","transactionHeadDivision":"1","terminalTranDateTime":"2026-03-02T12:00:00+09:00","total":"1,424"},
        "no object at all",
        {"transactionHeadId":"13","transactionHeadDivision":"1","terminalTranDateTime":"2026-03-02T12:00:00+09:00","total":"100"},
        {"transactionHeadId":"14","transactionHeadDivision":"1","terminalTranDateTime":"2026-03-02T12:00:00+09:00","total":"100",
         "details":[{"transactionDetailId":"1","quantity":"1","unitDiscountedSum":"abc"},
                    {"transactionDetailId":"2","quantity":"1","unitDiscountedSum":"100"}]},
        {"transactionHeadId":"15","transactionHeadDivision":"2","terminalTranDateTime":"2026-03-02T12:00:00+09:00","total":"100"}])")
                                .array();
    const Smaregi::Receipts read = receiptsOf(QStringLiteral("c"), rows);
    QStringList keys;
    for (const Receipt &receipt : read.receipts)
        keys << receipt.vendorKey;
    QCOMPARE(keys, (QStringList{QStringLiteral("13"), QStringLiteral("14"), QStringLiteral("15")}));
    QCOMPARE(read.receipts[1].lines.size(), 1);
    QStringList problems;
    for (const BadRow &row : read.badRows)
        problems << row.vendorKey + u':' + row.problem;
    QCOMPARE(problems, (QStringList{QStringLiteral(":no transactionHeadId"), QStringLiteral("11:terminalTranDateTime cannot be read"),
                                    QStringLiteral("12:total cannot be read"), QStringLiteral(":no transactionHeadId"),
                                    QStringLiteral("13:the list of lines is missing"),
                                    QStringLiteral("14:line 1: amount or quantity cannot be read")}));
}

void TstSmaregiPlatformParser::readsTerminals()
{
    const QJsonArray rows = QJsonDocument::fromJson(R"([
        {"storeId":"2","terminalId":"1","terminalName":"レジ","uuid":null,"useStopDivision":"0","appVersion":null},
        {"storeId":1,"terminalId":12,"terminalName":"テラス","uuid":"SIM-12","useStopDivision":1,"appVersion":"8.0.0"},
        {"storeId":"1","terminalId":"1","terminalName":"レジ 1"},
        {"storeId":"1","terminalName":"no id"}])")
                                .array();
    const QList<PosRegister> registers = terminalsOf(QStringLiteral("c"), rows);
    QCOMPARE(registers.size(), 3); // a terminal id is given per store (smaregi.md 11)
    QCOMPARE(registers[0].name, QStringLiteral("レジ 1"));
    QCOMPARE(registers[1].store, QStringLiteral("2"));
    QCOMPARE(registers[2].identification, QStringLiteral("SIM-12"));
    QCOMPARE(registers[2].appVersion, QStringLiteral("8.0.0"));
    QVERIFY(registers[2].stopped && !registers[0].stopped);
}

void TstSmaregiPlatformParser::keepsItsPlace()
{
    const Instant start = utc("2026-03-02T00:00:00Z");
    SmaregiCursor cursor{utc("2026-03-03T00:00:00Z"), start, 0, utc("2026-03-02T12:00:00Z"), {}};
    cursor.toNextPage({{1, start + 10s}, {2, start + 20s}, {3, start + 20s}});
    QCOMPARE(cursor.windowFrom, start + 19s);
    QCOMPARE(cursor.page, 1);
    QCOMPARE(cursor.seen, (QList<qint64>{2, 3}));
    cursor.toNextPage({{2, start + 20s}, {3, start + 20s}, {4, start + 20s}}); // leads nowhere: the number counts
    QCOMPARE(cursor.windowFrom, start + 19s);
    QCOMPARE(cursor.page, 2);
    QCOMPARE(cursor.seen, (QList<qint64>{2, 3, 4}));
    const SmaregiCursor again = SmaregiCursor::fromToken(cursor.toToken()).value();
    QCOMPARE(again.page, 2);
    QCOMPARE(again.seen, cursor.seen);
    cursor.toNextPage({{5, start + 20s}, {6, start + 21s}});
    QCOMPARE(cursor.windowFrom, start + 20s);
    QCOMPARE(cursor.page, 1);
    QCOMPARE(cursor.seen, (QList<qint64>{2, 3, 4, 5, 6}));
    cursor.toNextPage({}); // not one row could be read
    QCOMPARE(cursor.page, 2);
    cursor.toNextWindow();
    QCOMPARE(cursor.page, 1);
    QVERIFY(cursor.seen.isEmpty());
}

void TstSmaregiPlatformParser::tellsItsSecretsApart()
{
    HttpClient http;
    const StandingClock clock(utc("2026-03-02T12:00:00+09:00"));
    SmaregiCloud cloud(http, {}, clock);
    const QByteArray token = cloud.secretOf({QStringLiteral("0123456789abcdef"), {}, {}});
    const QByteArray app = cloud.secretOf({{}, QStringLiteral("my-app"), QStringLiteral("ページ\"secret")});
    QCOMPARE(token, QByteArray("0123456789abcdef")); // as earlier versions stored it
    const QByteArray consent = SmaregiApp{QStringLiteral("my-app"), {}, QStringLiteral("refresh-1")}.toSecret();
    QVERIFY(!cloud.isConsent(token) && !cloud.isConsent(app) && cloud.isConsent(consent));
    QCOMPARE(cloud.tokenTail(token), QStringLiteral("cdef"));
    QCOMPARE(cloud.tokenTail(app), QStringLiteral("cret"));
    QCOMPARE(SmaregiApp::fromSecret(app), (SmaregiApp{QStringLiteral("my-app"), QStringLiteral("ページ\"secret")}));
    for (const QByteArray &odd : {QByteArray(), QByteArray("{}"), QByteArray("12345"), QByteArray("{\"a\":1}"), QByteArray("\xff\xfe")})
        QVERIFY(!SmaregiApp::fromSecret(odd) && !cloud.isConsent(odd));
    QVERIFY(dynamic_cast<SmaregiClassicClient *>(cloud.client(QStringLiteral("c"), token, {}).get()));
    QVERIFY(dynamic_cast<SmaregiPlatformClient *>(cloud.client(QStringLiteral("c"), app, {}).get()));
}

QTEST_GUILESS_MAIN(TstSmaregiPlatformParser)
#include "tst_smaregiplatformparser.moc"
