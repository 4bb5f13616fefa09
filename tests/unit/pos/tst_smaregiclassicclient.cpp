// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregiclassicclient.h"
#include "tests/unit/pos/fakeclassic.h"
#include "tests/unit/pos/posdata.h"
#include "tests/unit/pos/waiting.h"

#include <QJsonDocument>

using namespace std::chrono_literals;

namespace {

const QString kHeads = QStringLiteral("TransactionHead");
const QString kDetails = QStringLiteral("TransactionDetail");

//! A fake cloud, its client, and a clock that stands at noon of 2 March 2026 in Japan.
struct Shop {
    FakeClassic cloud;
    StandingClock clock{utc("2026-03-02T12:00:00+09:00")};
    HttpClient http{RetryPolicy{3, 10ms, 100ms}};

    std::unique_ptr<SmaregiClassicClient> client(SmaregiClassicOptions options = {0ms, 500, 1000},
                                                 const QString &token = QStringLiteral("secret"))
    {
        return std::make_unique<SmaregiClassicClient>(http, cloud.url(), QStringLiteral("demo001"), token, clock, options);
    }
};

QList<int> idsOf(const QList<Receipt> &receipts)
{
    QList<int> ids;
    for (const Receipt &receipt : receipts)
        ids << receipt.vendorKey.toInt();
    std::sort(ids.begin(), ids.end());
    return ids;
}

Instant conditionOf(const FakeClassic::Request &request, const QString &key)
{
    return Smaregi::timeOf(request.query[u"conditions"][0][key].toString()).value_or(Instant());
}

} // namespace

class TstSmaregiClassicClient : public QObject {
    Q_OBJECT
private slots:
    void asksInTheVendorsWay();
    void readsADayInPages();
    void believesNoLimitAndNoTotal();
    void keepsRequestsSmall();
    void cutsALongTimeIntoWindows();
    void losesNoRowThatChangesMeanwhile();
    void saysWhereToAskFromNext();
    void countsBrokenRows();
    void checksAndLearnsRegisters();
    void saysWhatIsOff_data();
    void saysWhatIsOff();
    void refusesTheWrongPair();
    void leavesTimeBetweenRequests();
    void tellsFailures_data();
    void tellsFailures();
    void triesAgainAfterAServerError();
    void refusesAForeignToken();
    void stopsWhenCancelled();
    void endsItsQuestionsWhenItDies();
};

void TstSmaregiClassicClient::asksInTheVendorsWay()
{
    Shop shop;
    shop.cloud.addHead(5, QStringLiteral("2026-03-02 10:00:00"), QStringLiteral("2026-03-02 10:00:05"));
    const auto client = shop.client();
    const TimeRange day{utc("2026-03-02T00:00:00+09:00"), utc("2026-03-03T00:00:00+09:00")};
    QVERIFY(waitFor(client->soldIn(day, {})));
    QCOMPARE(shop.cloud.requests.size(), 2);
    QCOMPARE(shop.cloud.requests[0].function, QStringLiteral("transaction_ref"));
    QCOMPARE(
        shop.cloud.requests[0].params,
        QByteArray(R"({"conditions":[{"terminalTranDateTime <=":"2026/03/02 23:59:59","terminalTranDateTime >=":"2026/03/02 00:00:00"}],)"
                   R"("limit":500,"order":["transactionHeadId"],"page":1,"table_name":"TransactionHead"})"));
    QCOMPARE(shop.cloud.requests[1].params,
             QByteArray(R"({"conditions":[{"transactionHeadId <=":"5","transactionHeadId >=":"5"}],)"
                        R"("limit":1000,"order":["transactionHeadId","transactionDetailId"],"page":1,"table_name":"TransactionDetail"})"));
}

void TstSmaregiClassicClient::readsADayInPages()
{
    Shop shop;
    shop.cloud.addHead(4, QStringLiteral("2026-03-01 23:59:59"), QStringLiteral("2026-03-02 08:00:00"));
    for (int id = 5; id <= 11; ++id)
        shop.cloud.addHead(id, QStringLiteral("2026-03-02 10:00:%1").arg(id, 2, 10, QLatin1Char('0')),
                           QStringLiteral("2026-03-02 10:01:00"), id % 4);
    shop.cloud.addHead(12, QStringLiteral("2026-03-03 00:00:00"), QStringLiteral("2026-03-03 00:00:00"));
    const auto client = shop.client({0ms, 3, 2});
    const Walk walk = walkAll([&](const QByteArray &page) {
        return client->soldIn({utc("2026-03-02T00:00:00+09:00"), utc("2026-03-03T00:00:00+09:00")}, page);
    });
    QVERIFY(!walk.error);
    QCOMPARE(walk.pages, 3);
    QCOMPARE(idsOf(walk.receipts), (QList<int>{5, 6, 7, 8, 9, 10, 11}));
    for (const Receipt &receipt : walk.receipts) {
        QCOMPARE(receipt.lines.size(), receipt.vendorKey.toInt() % 4);
        QCOMPARE(receipt.reg.contract.contract, QStringLiteral("demo001"));
        for (const ReceiptLine &line : receipt.lines)
            QVERIFY(line.name.startsWith(receipt.vendorKey + u'-'));
    }
    QVERIFY(!walk.nextSince);
}

void TstSmaregiClassicClient::believesNoLimitAndNoTotal()
{
    for (const bool tellsTotal : {true, false}) {
        Shop shop;
        shop.cloud.tellsTotal = tellsTotal;
        shop.cloud.limitCut = tellsTotal ? 2 : 1000; // with neither a total nor its limit kept, nobody could know the end
        for (int id = 1; id <= 6; ++id)
            shop.cloud.addHead(id, QStringLiteral("2026-03-02 10:00:00"), QStringLiteral("2026-03-02 10:01:00"), 3);
        const auto client = shop.client({0ms, 3, 4});
        const Walk walk = walkAll([&](const QByteArray &page) { return client->changedSince(utc("2026-03-02T00:00:00+09:00"), page); });
        QVERIFY(!walk.error);
        QCOMPARE(idsOf(walk.receipts), (QList<int>{1, 2, 3, 4, 5, 6}));
        for (const Receipt &receipt : walk.receipts)
            QCOMPARE(receipt.lines.size(), 3);
    }
}

void TstSmaregiClassicClient::keepsRequestsSmall()
{
    Shop shop; // two old transactions were cancelled today: the lines of all between them are of no interest
    for (const qint64 id : {100, 90'000, 90'001, 350'000})
        shop.cloud.addHead(id, QStringLiteral("2026-01-02 10:00:00"), QStringLiteral("2026-03-02 10:01:00"));
    const auto client = shop.client();
    const Walk walk = walkAll([&](const QByteArray &page) { return client->changedSince(utc("2026-03-02T00:00:00+09:00"), page); });
    QCOMPARE(idsOf(walk.receipts), (QList<int>{100, 90'000, 90'001, 350'000}));
    QCOMPARE(shop.cloud.requestsFor(kDetails).size(), 3);
    for (const Receipt &receipt : walk.receipts)
        QCOMPARE(receipt.lines.size(), 1);
}

void TstSmaregiClassicClient::cutsALongTimeIntoWindows()
{
    Shop shop;
    shop.cloud.addHead(1, QStringLiteral("2025-12-20 10:00:00"), QStringLiteral("2025-12-20 10:01:00"));
    shop.cloud.addHead(2, QStringLiteral("2026-02-20 10:00:00"), QStringLiteral("2026-02-20 10:01:00"));
    shop.cloud.addHead(3, QStringLiteral("2026-03-02 11:59:00"), QStringLiteral("2026-03-02 11:59:01"));
    const auto client = shop.client();
    const Instant since = utc("2025-12-15T00:00:00+09:00");
    const Walk walk = walkAll([&](const QByteArray &page) { return client->changedSince(since, page); });
    QVERIFY(!walk.error);
    QCOMPARE(idsOf(walk.receipts), (QList<int>{1, 2, 3}));
    QCOMPARE(walk.nextSince, utc("2026-03-02T11:59:01+09:00"));
    Instant reached = since;
    for (const FakeClassic::Request &request : shop.cloud.requestsFor(kHeads)) {
        const Instant from = conditionOf(request, QStringLiteral("updDateTime >="));
        const Instant to = conditionOf(request, QStringLiteral("updDateTime <="));
        QCOMPARE(from, reached); // no gap
        QVERIFY(to - from < std::chrono::days(31));
        reached = to + 1s;
    }
    QVERIFY(reached > shop.clock.now());
}

void TstSmaregiClassicClient::losesNoRowThatChangesMeanwhile()
{
    Shop shop;
    for (int id = 1; id <= 6; ++id)
        shop.cloud.addHead(id, QStringLiteral("2026-03-02 10:00:00"), QStringLiteral("2026-03-02 10:01:00"));
    int asked = 0;
    shop.cloud.beforeAnswer = [&](const FakeClassic::Request &request) {
        if (request.query[u"table_name"] == kHeads && ++asked == 2) // a row of the first page is cancelled after it was read
            shop.cloud.heads[0][QStringLiteral("updDateTime")] = QStringLiteral("2026-03-02 12:00:02");
    };
    const auto client = shop.client({0ms, 2, 1000});
    const Walk walk = walkAll([&](const QByteArray &page) { return client->changedSince(utc("2026-03-02T10:00:00+09:00"), page); });
    QCOMPARE(idsOf(walk.receipts), (QList<int>{1, 2, 3, 4, 5, 6}));
    QVERIFY(*walk.nextSince <= utc("2026-03-02T12:00:02+09:00")); // so the next question finds it
}

void TstSmaregiClassicClient::saysWhereToAskFromNext()
{
    Shop shop;
    const auto client = shop.client();
    const auto ask = [&](Instant since) { return waitFor(client->changedSince(since, {})).value().nextSince; };
    QCOMPARE(ask(utc("2026-03-02T00:00:00+09:00")), shop.clock.now() - 15min); // nothing seen: our clock, which may be fast
    QCOMPARE(ask(utc("2026-03-02T11:58:00+09:00")), utc("2026-03-02T11:58:00+09:00")); // never back
    QCOMPARE(ask(utc("2026-03-02T13:00:00+09:00")), utc("2026-03-02T13:00:00+09:00")); // of a clock that was fast once
    shop.cloud.addHead(1, QStringLiteral("2026-03-02 11:30:00"), QStringLiteral("2026-03-02 11:31:00"));
    QCOMPARE(ask(utc("2026-03-02T11:00:00+09:00")), utc("2026-03-02T11:31:00+09:00"));
    shop.cloud.addHead(2, QStringLiteral("2026-03-02 12:04:00"), QStringLiteral("2026-03-02 12:05:00")); // their clock is ahead of ours
    QCOMPARE(ask(utc("2026-03-02T11:00:00+09:00")), shop.clock.now());
}

void TstSmaregiClassicClient::countsBrokenRows()
{
    Shop shop;
    shop.cloud.addHead(1, QStringLiteral("2026-03-02 10:00:00"), QStringLiteral("2026-03-02 10:01:00"));
    shop.cloud.addHead(2, QStringLiteral("2026-03-02 10:00:00"), QStringLiteral("2026-03-02 10:01:00"));
    shop.cloud.heads[0][QStringLiteral("total")] = QStringLiteral("many");
    const auto client = shop.client({0ms, 1, 1000}); // a broken row alone on its page is no end
    const Walk walk = walkAll([&](const QByteArray &page) { return client->changedSince(utc("2026-03-02T00:00:00+09:00"), page); });
    QVERIFY(!walk.error);
    QCOMPARE(idsOf(walk.receipts), QList<int>{2});
    QCOMPARE(walk.badRows.size(), 1);
    QCOMPARE(walk.badRows.first().vendorKey, QStringLiteral("1"));
}

void TstSmaregiClassicClient::checksAndLearnsRegisters()
{
    Shop shop;
    shop.cloud.addHead(1, QStringLiteral("2026-02-20 10:00:00"), QStringLiteral("2026-03-02 10:01:00")); // too long ago
    shop.cloud.addHead(2, QStringLiteral("2026-02-28 10:00:00"), QStringLiteral("2026-02-28 10:01:00"));
    shop.cloud.addHead(4, QStringLiteral("2026-03-02 10:00:00"), QStringLiteral("2026-03-02 10:01:00"));
    const auto client = shop.client();
    const Result<PosCheck> found = waitFor(client->check());
    QVERIFY(found);
    QCOMPARE(found.value().contractId, QStringLiteral("demo001"));
    QCOMPARE(found.value().accountName, QStringLiteral("本店"));
    QCOMPARE(found.value().registers,
             (QList<PosRegister>{{{{Vendor::Smaregi, QStringLiteral("demo001")}, QStringLiteral("1")}, {}, QStringLiteral("1")}}));
}

void TstSmaregiClassicClient::saysWhatIsOff_data()
{
    QTest::addColumn<QStringList>("off");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QList<PosFunction>>("functions");
    const QString stores = QStringLiteral("store_ref");
    const QString transactions = QStringLiteral("transaction_ref");
    using Id = PosFunction::Id;
    const auto states = [](std::optional<bool> receiving, std::optional<bool> ofTransactions, std::optional<bool> ofStores) {
        return QList<PosFunction>{{Id::Receiving, receiving}, {Id::Transactions, ofTransactions}, {Id::Stores, ofStores}};
    };
    QTest::newRow("none") << QStringList{} << QString() << states(true, true, true);
    QTest::newRow("stores") << QStringList{stores} << "smaregi.stores" << states(true, true, false);
    QTest::newRow("transactions") << QStringList{transactions} << "smaregi.transactions" << states(true, false, true);
    QTest::newRow("both") << QStringList{stores, transactions} << "smaregi.receiving" << states(false, {}, {});
}

void TstSmaregiClassicClient::saysWhatIsOff()
{
    QFETCH(const QStringList, off);
    Shop shop;
    shop.cloud.switchedOff = {off.begin(), off.end()};
    const auto client = shop.client();
    const Result<PosCheck> check = waitFor(client->check());
    QVERIFY(check);
    QTEST(check.value().functions, "functions");
    QTEST(check.value().problem.value_or(Error{}).reason, "reason");
    QCOMPARE(check.value().problem.has_value(), !off.isEmpty());
    if (check.value().problem)
        QCOMPARE(check.value().problem->kind, Error::Kind::Forbidden);
    if (off.contains(QStringLiteral("transaction_ref")))
        QCOMPARE(waitFor(client->changedSince(shop.clock.now() - 1h, {})).error().reason, QStringLiteral("smaregi.transactions"));
}

void TstSmaregiClassicClient::refusesTheWrongPair()
{
    Shop shop;
    const Result<PosCheck> check = waitFor(shop.client({0ms, 500, 1000}, QStringLiteral("wrong"))->check());
    QVERIFY(!check);
    QCOMPARE(check.error().kind, Error::Kind::SignInNeeded);
    QCOMPARE(check.error().reason, QStringLiteral("smaregi.contract"));
}

void TstSmaregiClassicClient::leavesTimeBetweenRequests()
{
    Shop shop;
    shop.cloud.addHead(1, QStringLiteral("2026-03-02 10:00:00"), QStringLiteral("2026-03-02 10:01:00"));
    const auto client = shop.client({80ms, 500, 1000});
    auto check = client->check(); // two questions at once share the one pace
    auto page = client->changedSince(utc("2026-03-02T00:00:00+09:00"), {});
    QVERIFY(waitFor(check));
    QVERIFY(waitFor(page));
    QCOMPARE(shop.cloud.requests.size(), 4);
    for (int i = 1; i < 4; ++i)
        QVERIFY(shop.cloud.requests[i].atMs - shop.cloud.requests[i - 1].atMs >= 60); // the network is not as even as the pace
}

void TstSmaregiClassicClient::tellsFailures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("HTML 404") << 404 << QByteArray("<html>404</html>") << Error::Kind::NotFound;
    QTest::newRow("portal page") << 200 << QByteArray("<html>Welcome</html>") << Error::Kind::BadData;
    QTest::newRow("cut JSON") << 200 << QByteArray("{\"total_count\":\"1\",\"result\":[{\"transactionHe") << Error::Kind::BadData;
    QTest::newRow("503") << 503 << QByteArray("maintenance") << Error::Kind::Server;
    QTest::newRow("429") << 429 << QByteArray() << Error::Kind::RateLimited;
}

void TstSmaregiClassicClient::tellsFailures()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Shop shop;
    shop.cloud.server.setFaultPicker([&](const DemoRequest &) {
        DemoFault fault;
        fault.instead = DemoResponse{status, "text/html", body, {}};
        return fault;
    });
    const auto client = shop.client();
    const Result<ReceiptPage> page = waitFor(client->changedSince(shop.clock.now() - 1h, {}));
    QVERIFY(!page);
    QTEST(page.error().kind, "kind");
}

void TstSmaregiClassicClient::triesAgainAfterAServerError()
{
    Shop shop;
    shop.cloud.addHead(1, QStringLiteral("2026-03-02 10:00:00"), QStringLiteral("2026-03-02 10:01:00"));
    int asked = 0;
    shop.cloud.server.setFaultPicker([&](const DemoRequest &) -> std::optional<DemoFault> {
        DemoFault fault;
        if (++asked == 1)
            fault.instead = DemoResponse{500, "text/html", "oops", {}};
        else if (asked == 3)
            fault.cutAfter = 20;
        else
            return {};
        return fault;
    });
    const auto client = shop.client(); // a POST, but one that only reads
    const Result<ReceiptPage> page = waitFor(client->changedSince(utc("2026-03-02T00:00:00+09:00"), {}));
    QVERIFY(page);
    QCOMPARE(page.value().receipts.first().lines.size(), 1);
    QCOMPARE(asked, 4);
}

void TstSmaregiClassicClient::refusesAForeignToken()
{
    Shop shop;
    const auto client = shop.client();
    QCOMPARE(waitFor(client->changedSince(shop.clock.now(), "not ours")).error().kind, Error::Kind::BadData);
    QVERIFY(waitFor(client->soldIn({shop.clock.now(), shop.clock.now()}, {})).value().receipts.isEmpty());
    QVERIFY(shop.cloud.requests.isEmpty());
}

void TstSmaregiClassicClient::stopsWhenCancelled()
{
    Shop shop;
    bool hang = true;
    shop.cloud.server.setFaultPicker([&](const DemoRequest &) -> std::optional<DemoFault> {
        DemoFault fault;
        fault.hang = true;
        return hang ? std::optional(fault) : std::nullopt;
    });
    const auto client = shop.client();
    auto page = client->changedSince(shop.clock.now() - 1h, {});
    QTRY_COMPARE(shop.cloud.server.requestCount(), 1);
    page.cancel();
    QTRY_VERIFY(page.isFinished()); // not after a minute of silence
    hang = false;
    QVERIFY(waitFor(client->changedSince(shop.clock.now() - 1h, {})));
}

void TstSmaregiClassicClient::endsItsQuestionsWhenItDies()
{
    Shop shop;
    auto client = shop.client({10s, 500, 1000});
    const auto first = client->changedSince(shop.clock.now() - 1h, {});
    const auto waiting = client->changedSince(shop.clock.now() - 1h, {});
    client.reset();
    QTRY_VERIFY(first.isFinished());
    QTRY_VERIFY(waiting.isFinished());
    QCOMPARE(waiting.result().error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TstSmaregiClassicClient)
#include "tst_smaregiclassicclient.moc"
