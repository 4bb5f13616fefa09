// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregicloud.h"
#include "app/pos/smaregi/smaregiplatformclient.h"
#include "tests/unit/pos/casetable.h"
#include "tests/unit/pos/fakeplatform.h"
#include "tests/unit/pos/posdata.h"
#include "tests/unit/pos/waiting.h"

Q_DECLARE_METATYPE(DemoFault)
Q_DECLARE_METATYPE(DemoResponse)

using namespace std::chrono_literals;

namespace {

const QString kTransactions = QStringLiteral("transactions");
const QString kReadTransactions = QStringLiteral("pos.transactions:read");
const QString kStaffs = QStringLiteral("staffs");
const QString kPaymentMethods = QStringLiteral("payment_methods");
const QString kReadStores = QStringLiteral("pos.stores:read");

//! A fake cloud, its clients, and a clock that stands at noon of 2 March 2026 in Japan.
struct Shop {
    FakePlatform cloud;
    StandingClock clock{utc("2026-03-02T12:00:00+09:00")};
    HttpClient http{RetryPolicy{3, 10ms, 1500ms}};

    std::shared_ptr<SmaregiPlatformSession> session(SmaregiSessionOptions options = {0ms, 10s})
    {
        const SmaregiApp app{QStringLiteral("app-1"), QStringLiteral("s3cret")};
        const SmaregiPlatformHosts hosts{cloud.url(), cloud.url()};
        return std::make_shared<SmaregiPlatformSession>(http, hosts, QStringLiteral("demo001"), app, clock, options);
    }
    std::unique_ptr<SmaregiPlatformClient> client(SmaregiPlatformOptions options = {})
    {
        return std::make_unique<SmaregiPlatformClient>(session(), QStringLiteral("demo001"), clock, options);
    }
};

//! A transaction that says who and how by id alone.
void nameById(QJsonObject &transaction, const QString &staff, const QString &payment)
{
    transaction[QStringLiteral("staffId")] = staff;
    transaction[QStringLiteral("depositOthers")] = QJsonArray{QJsonObject{{QStringLiteral("paymentMethodId"), payment},
                                                                          {QStringLiteral("paymentMethodName"), QJsonValue()},
                                                                          {QStringLiteral("depositOthers"), 100}}};
}

TimeRange today()
{
    return {utc("2026-03-02T00:00:00+09:00"), utc("2026-03-03T00:00:00+09:00")};
}

Walk changedSince(SmaregiPlatformClient &client, const char *since)
{
    return walkAll([&](const QByteArray &page) { return client.changedSince(utc(since), page); });
}

QList<int> idsOf(const QList<Receipt> &receipts)
{
    QList<int> ids;
    for (const Receipt &receipt : receipts)
        ids << receipt.vendorKey.toInt();
    std::sort(ids.begin(), ids.end());
    return ids;
}

QList<int> oneTo(int last)
{
    QList<int> ids;
    for (int id = 1; id <= last; ++id)
        ids << id;
    return ids;
}

} // namespace

class TstSmaregiPlatformClient : public QObject {
    Q_OBJECT
private slots:
    void asksInTheVendorsWay();
    void readsADayInPages();
    void goesOnByLinkAndBySize();
    void readsManyOfOneSecondOnce();
    void losesNoRowThatChangesMeanwhile();
    void losesNoRowWhenRangesAreExclusive();
    void endsWhenPagesLeadNowhere();
    void cutsALongTimeIntoWindows();
    void asksNothingForLessThanASecond();
    void saysWhereToAskFromNext();
    void countsBrokenRows();
    void takesATokenOfTheClassicClient();
    void asksForNamesThatAreMissed();
    void goesOnWithoutNames_data();
    void goesOnWithoutNames();
    void asksForNamesOnceForAll();
    void listsRegisters();
    void learnsRegistersWhereThereIsNoList();
    void saysWhatIsOff_data();
    void saysWhatIsOff();
    void seesWhatIsGrantedLater();
    void refusesTheWrongApp_data();
    void refusesTheWrongApp();
    void keepsItsToken();
    void clientsOfAContractShareTheToken();
    void renewsItsTokenInTime();
    void renewsOnceForAll();
    void stopsAfterASecondRefusal();
    void leavesTimeBetweenAllRequests();
    void tellsFailures_data();
    void tellsFailures();
    void triesAgain();
    void refusesAForeignToken();
    void stopsWhenCancelled();
    void endsItsQuestionsWhenItDies();
};

void TstSmaregiPlatformClient::asksInTheVendorsWay()
{
    Shop shop;
    QVERIFY(waitFor(shop.client()->soldIn(today(), {})));
    QCOMPARE(shop.cloud.tokenRequests.size(), 1);
    const DemoRequest &token = shop.cloud.tokenRequests.first();
    QCOMPARE(token.method, QByteArray("POST"));
    QCOMPARE(token.header("Authorization"), "Basic " + QByteArray("app-1:s3cret").toBase64());
    QCOMPARE(token.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(token.body, QByteArray("grant_type=client_credentials&scope=pos.transactions%3Aread%20pos.stores%3Aread%20pos.staffs%3Aread"));
    QCOMPARE(shop.cloud.requests.size(), 1);
    const FakePlatform::Request &request = shop.cloud.requests.first();
    QCOMPARE(request.authorization, QByteArray("Bearer token-1"));
    QCOMPARE(request.query.toString(QUrl::FullyDecoded),
             QStringLiteral("terminal_tran_date_time-from=2026-03-02T00:00:00+09:00&terminal_tran_date_time-to=2026-03-02T23:59:59+09:00"
                            "&sort=terminalTranDateTime,transactionHeadId&with_details=all&with_deposit_others=all&limit=100&page=1"));
}

void TstSmaregiPlatformClient::readsADayInPages()
{
    Shop shop;
    shop.cloud.add(4, QStringLiteral("2026-03-01T23:59:59"), QStringLiteral("2026-03-02T08:00:00"));
    for (int id = 5; id <= 11; ++id)
        shop.cloud.add(id, QStringLiteral("2026-03-02T10:00:%1").arg(3 * id, 2, 10, QLatin1Char('0')),
                       QStringLiteral("2026-03-02T10:01:00"), id % 4);
    shop.cloud.add(12, QStringLiteral("2026-03-03T00:00:00"), QStringLiteral("2026-03-03T00:00:00"));
    const auto client = shop.client({3, 1000});
    const Walk walk = walkAll([&](const QByteArray &page) { return client->soldIn(today(), page); });
    QVERIFY(!walk.error);
    QVERIFY(walk.pages > 2);
    QCOMPARE(idsOf(walk.receipts), (QList<int>{5, 6, 7, 8, 9, 10, 11})); // each once
    for (const Receipt &receipt : walk.receipts) {
        QCOMPARE(receipt.lines.size(), receipt.vendorKey.toInt() % 4);
        QCOMPARE(receipt.reg.contract.contract, QStringLiteral("demo001"));
    }
    QVERIFY(!walk.nextSince);
}

void TstSmaregiPlatformClient::goesOnByLinkAndBySize()
{
    for (const bool tellsLink : {true, false}) {
        Shop shop;
        shop.cloud.tellsLink = tellsLink;
        shop.cloud.limitCut = tellsLink ? 2 : 1000; // with neither, nobody could know the end
        for (int id = 1; id <= 6; ++id)
            shop.cloud.add(id, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:01:%1").arg(10 + id));
        QCOMPARE(idsOf(changedSince(*shop.client({3, 1000}), "2026-03-02T00:00:00+09:00").receipts), oneTo(6));
    }
    Shop shop; // a link that leads elsewhere is none, and is not followed
    FakePlatform elsewhere;
    shop.cloud.linkBase = elsewhere.url().toString();
    for (int id = 1; id <= 7; ++id)
        shop.cloud.add(id, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:01:%1").arg(10 + id));
    QCOMPARE(idsOf(changedSince(*shop.client({3, 1000}), "2026-03-02T00:00:00+09:00").receipts), oneTo(7));
    QCOMPARE(elsewhere.server.requestCount(), 0);
}

//! A settlement touches a whole day's rows in one second (smaregi.md 1, fact 11).
void TstSmaregiPlatformClient::readsManyOfOneSecondOnce()
{
    Shop shop;
    for (int id = 1; id <= 40; ++id) {
        const QString updated = id < 5    ? QStringLiteral("2026-03-02T10:01:0%1").arg(id)
                                : id < 35 ? QStringLiteral("2026-03-02T11:00:00")
                                          : QStringLiteral("2026-03-02T11:30:%1").arg(id);
        shop.cloud.add(id, QStringLiteral("2026-03-02T10:00:00"), updated);
    }
    const auto client = shop.client({4, 1000});
    const Walk walk = changedSince(*client, "2026-03-02T00:00:00+09:00");
    QVERIFY(!walk.error);
    QCOMPARE(idsOf(walk.receipts), oneTo(40));
    QCOMPARE(walk.nextSince, utc("2026-03-02T11:30:40+09:00"));
}

void TstSmaregiPlatformClient::losesNoRowThatChangesMeanwhile()
{
    Shop shop;
    for (int id = 1; id <= 9; ++id)
        shop.cloud.add(id, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:01:%1").arg(10 + 2 * id));
    int asked = 0;
    shop.cloud.beforeAnswer = [&](const FakePlatform::Request &) {
        if (++asked == 2) // a row of the first page is cancelled after it was read: by number, all behind it would move up
            shop.cloud.transactions[0][QStringLiteral("updDateTime")] = QStringLiteral("2026-03-02T12:00:02+09:00");
    };
    const Walk walk = changedSince(*shop.client({3, 1000}), "2026-03-02T00:00:00+09:00");
    QList<int> ids = idsOf(walk.receipts);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end()); // the changed one comes again, with its change
    QCOMPARE(ids, oneTo(9));
    QVERIFY(*walk.nextSince <= utc("2026-03-02T12:00:02+09:00"));
}

void TstSmaregiPlatformClient::losesNoRowWhenRangesAreExclusive()
{
    Shop shop; // whether the ends of a range are included is not known (smaregi.md 30)
    shop.cloud.fromIsExclusive = true;
    for (int id = 1; id <= 9; ++id)
        shop.cloud.add(id, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:01:%1").arg(10 + id / 2));
    QCOMPARE(idsOf(changedSince(*shop.client({3, 1000}), "2026-03-02T00:00:00+09:00").receipts), oneTo(9));
}

void TstSmaregiPlatformClient::endsWhenPagesLeadNowhere()
{
    Shop shop; // a server that says "more" and shows the same page for ever
    shop.cloud.heedsPage = false;
    for (int id = 1; id <= 9; ++id) {
        shop.cloud.add(id, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:01:00"));
        shop.cloud.terminals.append(QJsonObject{{QStringLiteral("terminalId"), QString::number(id)}});
    }
    const Walk walk = changedSince(*shop.client({3, 1000}), "2026-03-02T00:00:00+09:00");
    QVERIFY(walk.error);
    QCOMPARE(walk.error->kind, Error::Kind::BadData);
    QCOMPARE(idsOf(walk.receipts), oneTo(3));
    QCOMPARE(waitFor(shop.client({100, 3})->check()).error().kind, Error::Kind::BadData);
}

void TstSmaregiPlatformClient::cutsALongTimeIntoWindows()
{
    Shop shop;
    shop.cloud.add(1, QStringLiteral("2025-12-20T10:00:00"), QStringLiteral("2025-12-20T10:01:00"));
    shop.cloud.add(2, QStringLiteral("2026-02-20T10:00:00"), QStringLiteral("2026-02-20T10:01:00"));
    shop.cloud.add(3, QStringLiteral("2026-03-02T11:59:00"), QStringLiteral("2026-03-02T11:59:01"));
    const Walk walk = changedSince(*shop.client(), "2025-12-15T00:00:00+09:00");
    QVERIFY(!walk.error);
    QCOMPARE(idsOf(walk.receipts), oneTo(3));
    QCOMPARE(walk.nextSince, utc("2026-03-02T11:59:01+09:00"));
    Instant reached = utc("2025-12-15T00:00:00+09:00");
    for (const FakePlatform::Request &request : shop.cloud.requests) {
        const Instant from = *Smaregi::timeOf(request.value(QStringLiteral("upd_date_time-from")));
        const Instant to = *Smaregi::timeOf(request.value(QStringLiteral("upd_date_time-to")));
        QCOMPARE(from, reached); // no gap
        QVERIFY(to - from < std::chrono::days(31));
        reached = to + 1s;
    }
    QVERIFY(reached > shop.clock.now());
}

void TstSmaregiPlatformClient::asksNothingForLessThanASecond()
{
    Shop shop; // the API has whole seconds; a range that ends before it begins would be refused
    const auto client = shop.client();
    const Instant at = utc("2026-03-02T10:00:00+09:00");
    QVERIFY(waitFor(client->soldIn({at + 200ms, at + 700ms}, {})).value().receipts.isEmpty());
    QVERIFY(waitFor(client->soldIn({at, at}, {})).value().receipts.isEmpty());
    QVERIFY(shop.cloud.requests.isEmpty());
}

void TstSmaregiPlatformClient::saysWhereToAskFromNext()
{
    Shop shop;
    const auto client = shop.client();
    const auto ask = [&](const char *since) { return waitFor(client->changedSince(utc(since), {})).value().nextSince; };
    QCOMPARE(ask("2026-03-02T00:00:00+09:00"), shop.clock.now() - 15min); // nothing seen: our clock, which may be fast
    QCOMPARE(ask("2026-03-02T11:58:00+09:00"), utc("2026-03-02T11:58:00+09:00")); // never back
    shop.cloud.add(1, QStringLiteral("2026-03-02T11:30:00"), QStringLiteral("2026-03-02T11:31:00"));
    QCOMPARE(ask("2026-03-02T11:00:00+09:00"), utc("2026-03-02T11:31:00+09:00"));
    shop.cloud.add(2, QStringLiteral("2026-03-02T12:04:00"), QStringLiteral("2026-03-02T12:05:00")); // their clock is ahead of ours
    QCOMPARE(ask("2026-03-02T11:00:00+09:00"), shop.clock.now());
}

void TstSmaregiPlatformClient::countsBrokenRows()
{
    Shop shop;
    for (int id = 1; id <= 5; ++id)
        shop.cloud.add(id, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:01:%1").arg(10 + id));
    shop.cloud.transactions[0][QStringLiteral("total")] = QStringLiteral("many");
    shop.cloud.transactions[1][QStringLiteral("terminalTranDateTime")] = QStringLiteral("yesterday");
    shop.cloud.transactions[3][QStringLiteral("transactionHeadDivision")] = QStringLiteral("99");
    const Walk walk = changedSince(*shop.client({1, 1000}), "2026-03-02T00:00:00+09:00"); // a broken row alone on its page is no end
    QVERIFY(!walk.error);
    QCOMPARE(idsOf(walk.receipts), (QList<int>{3, 4, 5}));
    QSet<QString> broken;
    for (const BadRow &row : walk.badRows)
        broken << row.vendorKey;
    QCOMPARE(broken, (QSet<QString>{QStringLiteral("1"), QStringLiteral("2")}));
}

void TstSmaregiPlatformClient::takesATokenOfTheClassicClient()
{
    Shop shop;
    shop.cloud.add(7, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:01:00"));
    const QByteArray classic = R"({"until":1772506800000,"from":1772377200000,"after":5000,"started":1772420400000})";
    const Result<ReceiptPage> page = waitFor(shop.client()->changedSince(utc("2026-03-02T00:00:00+09:00"), classic));
    QVERIFY(page);
    QCOMPARE(idsOf(page.value().receipts), QList<int>{7}); // the window is read from its start
}

void TstSmaregiPlatformClient::asksForNamesThatAreMissed()
{
    Shop shop;
    shop.cloud.add(1, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:00:00"));
    shop.cloud.transactions[0][QStringLiteral("staffName")] = QStringLiteral("佐藤");
    const auto client = shop.client();
    const auto read = [&] {
        const Walk walk = walkAll([&](const QByteArray &page) { return client->soldIn(today(), page); });
        return walk.receipts.isEmpty() ? Receipt() : walk.receipts.last();
    };
    QCOMPARE(read().staff, QStringLiteral("佐藤"));
    QVERIFY(shop.cloud.requestsFor(kStaffs).isEmpty() && shop.cloud.requestsFor(kPaymentMethods).isEmpty());

    shop.cloud.staffs = {
        QJsonObject{{QStringLiteral("staffId"), QStringLiteral("5")}, {QStringLiteral("staffName"), QStringLiteral("高橋")}}};
    shop.cloud.paymentMethods = {QJsonObject{{QStringLiteral("paymentMethodId"), QStringLiteral("4")},
                                             {QStringLiteral("paymentMethodName"), QStringLiteral("楽天ペイ")}}};
    shop.cloud.add(2, QStringLiteral("2026-03-02T10:00:01"), QStringLiteral("2026-03-02T10:00:01"));
    nameById(shop.cloud.transactions[1], QStringLiteral("5"), QStringLiteral("4"));
    const Receipt joined = read();
    QCOMPARE(joined.staff, QStringLiteral("高橋"));
    QCOMPARE(joined.payments.first().method, QStringLiteral("楽天ペイ"));
    QCOMPARE(shop.cloud.requestsFor(kStaffs).size(), 1);
    QCOMPARE(shop.cloud.requestsFor(kStaffs).first().query.toString(QUrl::FullyDecoded),
             QStringLiteral("fields=staffId,staffCode,staffName&limit=1000&page=1")); // no more of them than the name
    QCOMPARE(shop.cloud.requestsFor(kPaymentMethods).size(), 1);
    QVERIFY(!shop.cloud.requestsFor(kPaymentMethods).first().query.hasQueryItem(QStringLiteral("fields")));

    // Known ones cost nothing; one that the list lacks a look every ten minutes; all are read anew after a day.
    read();
    nameById(shop.cloud.transactions[1], QStringLiteral("6"), QStringLiteral("4"));
    QCOMPARE(read().staff, QString());
    QCOMPARE(shop.cloud.requestsFor(kStaffs).size(), 1);
    shop.cloud.staffs.append(QJsonObject{{QStringLiteral("staffId"), 6}, {QStringLiteral("staffName"), QStringLiteral("中村")}});
    shop.clock.at += 10min;
    QCOMPARE(read().staff, QStringLiteral("中村"));
    QCOMPARE(shop.cloud.requestsFor(kStaffs).size(), 2);
    QCOMPARE(shop.cloud.requestsFor(kPaymentMethods).size(), 1);
    shop.clock.at += 24h;
    read();
    QCOMPARE(shop.cloud.requestsFor(kStaffs).size(), 3);
    QCOMPARE(shop.cloud.requestsFor(kPaymentMethods).size(), 2);
}

void TstSmaregiPlatformClient::goesOnWithoutNames_data()
{
    QTest::addColumn<DemoResponse>("answer");
    QTest::newRow("scope not given") << DemoResponse{0, {}, {}, {}};
    for (const QJsonValue &row : caseTable(QStringLiteral("smaregi/errors.json"))) {
        if (row[u"api"].toString() != u"platform")
            continue;
        const HttpReply reply = replyOf(row.toObject());
        QTest::newRow(qPrintable(row[u"name"].toString())) << DemoResponse{reply.status, "application/problem+json", reply.body, {}};
    }
    QTest::newRow("no array") << DemoResponse{200, "application/json", "{}", {}};
}

void TstSmaregiPlatformClient::goesOnWithoutNames()
{
    QFETCH(const DemoResponse, answer);
    Shop shop;
    shop.cloud.add(1, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:00:00"));
    nameById(shop.cloud.transactions[0], QStringLiteral("5"), QStringLiteral("4"));
    if (answer.status == 0)
        shop.cloud.scopes.remove(QStringLiteral("pos.staffs:read"));
    else
        shop.cloud.instead = {{kStaffs, answer}, {kPaymentMethods, answer}};
    const auto client = shop.client();
    const Walk walk = walkAll([&](const QByteArray &page) { return client->soldIn(today(), page); });
    QVERIFY2(!walk.error, walk.error ? qPrintable(walk.error->detail) : "");
    QCOMPARE(idsOf(walk.receipts), QList<int>{1});
    QVERIFY(walk.badRows.isEmpty());
    QCOMPARE(walk.receipts.first().staff, QString());
    QCOMPARE(walk.receipts.first().payments.first().method, QStringLiteral("#4"));
    const Walk again = walkAll([&](const QByteArray &page) { return client->soldIn(today(), page); });
    QVERIFY(!again.error);
    QCOMPARE(shop.cloud.requestsFor(kPaymentMethods).size() > 0, true);
}

void TstSmaregiPlatformClient::asksForNamesOnceForAll()
{
    Shop shop;
    shop.cloud.add(1, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:00:00"));
    nameById(shop.cloud.transactions[0], QStringLiteral("5"), QStringLiteral("4"));
    shop.cloud.staffs = {
        QJsonObject{{QStringLiteral("staffId"), QStringLiteral("5")}, {QStringLiteral("staffName"), QStringLiteral("高橋")}}};
    const auto client = shop.client();
    const auto one = client->soldIn(today(), {});
    const auto other = client->changedSince(today().from, {});
    for (const auto &page : {waitFor(one), waitFor(other)}) {
        QVERIFY(page);
        QCOMPARE(page.value().receipts.first().staff, QStringLiteral("高橋"));
    }
    QCOMPARE(shop.cloud.requestsFor(kStaffs).size(), 1);
}

void TstSmaregiPlatformClient::listsRegisters()
{
    Shop shop;
    const auto terminal = [](const QString &id, const QString &name, const QString &stop) {
        return QJsonObject{{QStringLiteral("storeId"), QStringLiteral("1")}, {QStringLiteral("terminalId"), id},
                           {QStringLiteral("terminalName"), name},           {QStringLiteral("uuid"), QStringLiteral("U-") + id},
                           {QStringLiteral("useStopDivision"), stop},        {QStringLiteral("appVersion"), QStringLiteral("8.1.0")}};
    };
    shop.cloud.terminals = {terminal(QStringLiteral("10"), QStringLiteral("テラス"), QStringLiteral("1")),
                            terminal(QStringLiteral("2"), QStringLiteral("レジ 2"), QStringLiteral("0")), QJsonObject{},
                            terminal(QStringLiteral("1"), QStringLiteral("レジ 1"), QStringLiteral("0"))};
    const Result<PosCheck> check = waitFor(shop.client({100, 2})->check()); // in pages
    QVERIFY(check);
    QCOMPARE(check.value().contractId, QStringLiteral("demo001"));
    QCOMPARE(check.value().accountName, QStringLiteral("本店"));
    QVERIFY(check.value().registersComplete);
    QVERIFY(!check.value().problem);
    QCOMPARE(check.value().registers.size(), 3);
    const PosRegister first{{{Vendor::Smaregi, QStringLiteral("demo001")}, QStringLiteral("1")},
                            QStringLiteral("レジ 1"),
                            QStringLiteral("1"),
                            QStringLiteral("U-1"),
                            QStringLiteral("8.1.0"),
                            false};
    QCOMPARE(check.value().registers[0], first);
    QCOMPARE(check.value().registers[2].key.terminal, QStringLiteral("10"));
    QVERIFY(check.value().registers[2].stopped);
    shop.cloud.stores.append(
        QJsonObject{{QStringLiteral("storeId"), QStringLiteral("2")}, {QStringLiteral("storeName"), QStringLiteral("支店")}});
    QCOMPARE(waitFor(shop.client()->check()).value().accountName, QString()); // a chain
}

void TstSmaregiPlatformClient::learnsRegistersWhereThereIsNoList()
{
    Shop shop;
    shop.cloud.scopes.remove(kReadStores);
    shop.cloud.add(1, QStringLiteral("2026-02-20T10:00:00"), QStringLiteral("2026-03-02T10:01:00")); // too long ago
    shop.cloud.add(2, QStringLiteral("2026-02-28T10:00:00"), QStringLiteral("2026-02-28T10:01:00"));
    const Result<PosCheck> check = waitFor(shop.client()->check());
    QVERIFY(check);
    QVERIFY(!check.value().registersComplete);
    QCOMPARE(check.value().registers.size(), 1);
    QCOMPARE(check.value().registers.first().key.terminal, QStringLiteral("1"));
    QVERIFY(!check.value().problem); // receipts can be read all the same
}

void TstSmaregiPlatformClient::saysWhatIsOff_data()
{
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QString>("habit");
    QTest::addColumn<bool>("transactions");
    QTest::addColumn<bool>("stores");
    const QString staffs = QStringLiteral("pos.staffs:read");
    for (const QString &habit : {QStringLiteral("left out"), QStringLiteral("refused"), QStringLiteral("not said")}) {
        const auto row = [&](const char *name) -> QTestData & { return QTest::newRow(qPrintable(habit + u' ' + QLatin1String(name))); };
        row("none") << QStringList{kReadTransactions, kReadStores, staffs} << habit << true << true;
        row("staffs") << QStringList{kReadTransactions, kReadStores} << habit << true << true;
        row("stores") << QStringList{kReadTransactions, staffs} << habit << true << false;
        row("transactions") << QStringList{kReadStores, staffs} << habit << false << true;
        row("all but transactions") << QStringList{kReadTransactions} << habit << true << false;
        row("all but stores") << QStringList{kReadStores} << habit << false << true;
        row("all") << QStringList{} << habit << false << false;
    }
}

void TstSmaregiPlatformClient::saysWhatIsOff()
{
    QFETCH(const QStringList, scopes);
    QFETCH(const QString, habit);
    QFETCH(const bool, transactions);
    Shop shop;
    shop.cloud.scopes = {scopes.begin(), scopes.end()};
    shop.cloud.refusesScopes = habit == u"refused";
    shop.cloud.tellsScopes = habit != u"not said";
    const auto client = shop.client();
    const Result<PosCheck> check = waitFor(client->check());
    QVERIFY2(check, check ? "" : qPrintable(check.error().detail));
    QFETCH(const bool, stores);
    QCOMPARE(check.value().functions,
             (QList<PosFunction>{{PosFunction::Id::Transactions, transactions}, {PosFunction::Id::Stores, stores}}));
    QCOMPARE(check.value().registersComplete, stores);
    QCOMPARE(check.value().problem.has_value(), !transactions);
    QVERIFY(shop.cloud.tokenRequests.size() <= 4); // once down to what is granted, not for each question
    const Result<ReceiptPage> page = waitFor(client->changedSince(shop.clock.now() - 1h, {}));
    QCOMPARE(bool(page), transactions);
    if (transactions)
        return;
    for (const Error &error : {*check.value().problem, page.error()}) {
        QCOMPARE(error.kind, Error::Kind::Forbidden);
        QCOMPARE(error.reason, QStringLiteral("smaregi.scopeTransactions"));
    }
}

void TstSmaregiPlatformClient::seesWhatIsGrantedLater()
{
    for (const bool tellsScopes : {true, false}) {
        Shop shop;
        shop.cloud.scopes.remove(kReadTransactions);
        shop.cloud.tellsScopes = tellsScopes;
        const auto client = shop.client();
        QVERIFY(!waitFor(client->changedSince(shop.clock.now() - 1h, {})));
        shop.cloud.scopes.insert(kReadTransactions);
        QVERIFY(!waitFor(client->changedSince(shop.clock.now() - 1h, {}))); // asked again at once, the same token says the same
        QCOMPARE(shop.cloud.tokenRequests.size(), 1);
        shop.clock.at += 30s;
        QVERIFY(waitFor(client->changedSince(shop.clock.now() - 1h, {}))); // not after an hour
    }
}

void TstSmaregiPlatformClient::refusesTheWrongApp_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("reason");
    const QString app = QStringLiteral("smaregi.app");
    QTest::newRow("invalid_client") << 401 << QByteArray(R"({"error":"invalid_client"})") << Error::Kind::SignInNeeded << app;
    QTest::newRow("400") << 400 << QByteArray(R"({"error":"invalid_request"})") << Error::Kind::SignInNeeded << app;
    QTest::newRow("403") << 403 << QByteArray() << Error::Kind::SignInNeeded << app;
    QTest::newRow("unknown contract") << 404 << QByteArray("<html>404</html>") << Error::Kind::SignInNeeded << app;
    QTest::newRow("no token") << 200 << QByteArray("{}") << Error::Kind::BadData << QString();
    QTest::newRow("portal page") << 200 << QByteArray("<html>Welcome</html>") << Error::Kind::BadData << QString();
    QTest::newRow("429") << 429 << QByteArray() << Error::Kind::RateLimited << QString();
    QTest::newRow("503") << 503 << QByteArray() << Error::Kind::Server << QString();
}

void TstSmaregiPlatformClient::refusesTheWrongApp()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Shop shop;
    shop.cloud.tokenAnswer = DemoResponse{status, "application/json", body, {}};
    const auto client = shop.client();
    for (const Error &error : {waitFor(client->check()).error(), waitFor(client->changedSince(shop.clock.now() - 1h, {})).error()}) {
        QTEST(error.kind, "kind");
        QTEST(error.reason, "reason");
        QVERIFY(!error.detail.contains(QStringLiteral("s3cret")));
    }
    QVERIFY(shop.cloud.requests.isEmpty());

    SmaregiPlatformSession strange(shop.http, {shop.cloud.url(), shop.cloud.url()}, QStringLiteral("../demo001"), {}, shop.clock,
                                   {0ms, 10s});
    QCOMPARE(waitFor(strange.get({kTransactions, {}, {}})).error().reason, QStringLiteral("smaregi.app"));
}

void TstSmaregiPlatformClient::keepsItsToken()
{
    Shop shop;
    const auto session = shop.session();
    SmaregiPlatformClient one(session, QStringLiteral("demo001"), shop.clock);
    SmaregiPlatformClient other(session, QStringLiteral("demo001"), shop.clock);
    const auto first = one.check(); // at once
    const auto second = other.changedSince(shop.clock.now() - 1h, {});
    QVERIFY(waitFor(first));
    QVERIFY(waitFor(second));
    QVERIFY(waitFor(one.soldIn(today(), {})));
    QCOMPARE(shop.cloud.tokenRequests.size(), 1);
    QCOMPARE(shop.cloud.requests.size(), 5);
}

void TstSmaregiPlatformClient::clientsOfAContractShareTheToken()
{
    Shop shop;
    SmaregiCloud cloud(shop.http, {{}, {shop.cloud.url(), shop.cloud.url()}}, shop.clock, {0ms, 0ms});
    const QString contract = QStringLiteral("demo001");
    const QByteArray secret = cloud.secretOf({{}, QStringLiteral("app-1"), QStringLiteral("s3cret")});
    auto polling = cloud.client(contract, secret, {});
    auto checking = cloud.client(contract, secret, {});
    QVERIFY(waitFor(polling->soldIn(today(), {})));
    QVERIFY(waitFor(checking->check()));
    QCOMPARE(shop.cloud.tokenRequests.size(), 1);
    // Another app of the same contract has a token of its own.
    QVERIFY(waitFor(cloud.client(contract, cloud.secretOf({{}, QStringLiteral("app-2"), QStringLiteral("s3cret")}), {})->check()));
    QCOMPARE(shop.cloud.tokenRequests.size(), 2);
    // Nothing is kept beyond the last client.
    polling.reset();
    checking.reset();
    QVERIFY(waitFor(cloud.client(contract, secret, {})->soldIn(today(), {})));
    QCOMPARE(shop.cloud.tokenRequests.size(), 3);
}

void TstSmaregiPlatformClient::renewsItsTokenInTime()
{
    Shop shop;
    const auto client = shop.client();
    const auto ask = [&] { QVERIFY(waitFor(client->soldIn(today(), {}))); };
    ask();
    shop.clock.at += 3539s;
    ask();
    QCOMPARE(shop.cloud.tokenRequests.size(), 1);
    shop.clock.at += 1s; // a minute before its end
    ask();
    QCOMPARE(shop.cloud.tokenRequests.size(), 2);
    QCOMPARE(shop.cloud.requests.last().authorization, QByteArray("Bearer token-2"));

    shop.cloud.lifetime = 10; // shorter than the margin: half of it counts
    shop.clock.at += 3540s;
    ask();
    shop.clock.at += 4s;
    ask();
    QCOMPARE(shop.cloud.tokenRequests.size(), 3);
    shop.clock.at += 1s;
    ask();
    QCOMPARE(shop.cloud.tokenRequests.size(), 4);
}

void TstSmaregiPlatformClient::renewsOnceForAll()
{
    Shop shop;
    const auto client = shop.client();
    QVERIFY(waitFor(client->soldIn(today(), {})));
    shop.cloud.endTokens();
    QList<QFuture<Result<ReceiptPage>>> pages;
    for (int i = 0; i < 5; ++i)
        pages << client->soldIn(today(), {});
    for (const auto &page : pages)
        QVERIFY(waitFor(page));
    QCOMPARE(shop.cloud.tokenRequests.size(), 2);
}

void TstSmaregiPlatformClient::stopsAfterASecondRefusal()
{
    Shop shop;
    shop.cloud.beforeAnswer = [&](const FakePlatform::Request &) { shop.cloud.endTokens(); };
    const Result<ReceiptPage> page = waitFor(shop.client()->soldIn(today(), {}));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::SignInNeeded);
    QCOMPARE(page.error().reason, QStringLiteral("smaregi.app"));
    QCOMPARE(shop.cloud.requests.size(), 2);
    QCOMPARE(shop.cloud.tokenRequests.size(), 2);
}

void TstSmaregiPlatformClient::leavesTimeBetweenAllRequests()
{
    Shop shop;
    const auto session = shop.session({80ms, 10s}); // two clients of a contract share its pace
    SmaregiPlatformClient one(session, QStringLiteral("demo001"), shop.clock);
    SmaregiPlatformClient other(session, QStringLiteral("demo001"), shop.clock);
    const auto check = one.check();
    const auto page = other.changedSince(utc("2026-03-02T00:00:00+09:00"), {});
    QVERIFY(waitFor(check));
    QVERIFY(waitFor(page));
    QCOMPARE(shop.cloud.requests.size(), 4);
    for (int i = 1; i < 4; ++i)
        QVERIFY(shop.cloud.requests[i].atMs - shop.cloud.requests[i - 1].atMs >= 60); // the network is not as even as the pace
    QCOMPARE(SmaregiSessionOptions().minInterval, 500ms); // two a second (smaregi.md 4.5)
}

void TstSmaregiPlatformClient::tellsFailures_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<DemoFault>("fault");
    QTest::addColumn<Error::Kind>("kind");
    const auto instead = [](int status, const QByteArray &body, const char *retryAfter = nullptr) {
        DemoFault fault;
        fault.instead = DemoResponse{status, "application/problem+json", body, {}};
        if (retryAfter)
            fault.instead->headers = {{"Retry-After", retryAfter}};
        return fault;
    };
    DemoFault hang;
    hang.hang = true;
    DemoFault cut;
    cut.cutAfter = 1;
    DemoFault reset;
    reset.reset = true;
    for (const QString &path : {QStringLiteral("/app/"), QStringLiteral("/demo001/pos/stores"), QStringLiteral("/demo001/pos/terminals"),
                                QStringLiteral("/demo001/pos/transactions")}) {
        const auto row = [&](const char *name) -> QTestData & { return QTest::newRow(qPrintable(path + u' ' + QLatin1String(name))); };
        row("hang") << path << hang << Error::Kind::Timeout;
        row("cut body") << path << cut << Error::Kind::Offline;
        row("reset") << path << reset << Error::Kind::Offline;
        row("bad JSON") << path << instead(200, "[{\"transactionHeadId\":\"1") << Error::Kind::BadData;
        row("HTML") << path << instead(200, "<html>Welcome</html>") << Error::Kind::BadData;
        row("an object") << path << instead(200, "{\"result\":[]}") << Error::Kind::BadData;
        row("429") << path << instead(429, "{\"title\":\"Too Many Requests\"}", "7") << Error::Kind::RateLimited;
        row("500") << path << instead(500, {}) << Error::Kind::Server;
        row("503") << path << instead(503, "maintenance") << Error::Kind::Server;
        if (path != u"/app/")
            row("400") << path << instead(400, R"({"type":"about:blank","title":"Bad Request","detail":"words"})") << Error::Kind::BadData;
    }
}

void TstSmaregiPlatformClient::tellsFailures()
{
    QFETCH(const QString, path);
    QFETCH(const DemoFault, fault);
    Shop shop;
    shop.cloud.server.setFaultPicker(
        [&](const DemoRequest &request) { return request.path.startsWith(path) ? std::optional(fault) : std::nullopt; });
    SmaregiPlatformClient client(shop.session({0ms, 150ms}), QStringLiteral("demo001"), shop.clock);
    const Result<PosCheck> check = waitFor(client.check());
    QVERIFY(!check);
    QTEST(check.error().kind, "kind");
    if (check.error().kind == Error::Kind::RateLimited)
        QCOMPARE(check.error().retryAfter, 7000ms);
    if (!path.endsWith(u"stores") && !path.endsWith(u"terminals")) {
        const Result<ReceiptPage> page = waitFor(client.changedSince(shop.clock.now() - 1h, {}));
        QVERIFY(!page);
        QTEST(page.error().kind, "kind");
    }
}

void TstSmaregiPlatformClient::triesAgain()
{
    Shop shop;
    shop.cloud.add(1, QStringLiteral("2026-03-02T10:00:00"), QStringLiteral("2026-03-02T10:01:00"));
    int asked = 0;
    shop.cloud.server.setFaultPicker([&](const DemoRequest &) -> std::optional<DemoFault> {
        DemoFault fault;
        switch (++asked) {
        case 1: // at the token address
            fault.instead = DemoResponse{503, "text/html", "maintenance", {}};
            return fault;
        case 3:
            fault.cutAfter = 20;
            return fault;
        case 4:
            fault.instead = DemoResponse{429, "application/problem+json", "{}", {{"Retry-After", "1"}}};
            return fault;
        default:
            return {};
        }
    });
    const Result<ReceiptPage> page = waitFor(shop.client()->changedSince(utc("2026-03-02T00:00:00+09:00"), {}));
    QVERIFY(page);
    QCOMPARE(page.value().receipts.size(), 1);
    QCOMPARE(asked, 5);
}

void TstSmaregiPlatformClient::refusesAForeignToken()
{
    Shop shop;
    QCOMPARE(waitFor(shop.client()->changedSince(shop.clock.now(), "not ours")).error().kind, Error::Kind::BadData);
    QVERIFY(shop.cloud.tokenRequests.isEmpty());
}

void TstSmaregiPlatformClient::stopsWhenCancelled()
{
    Shop shop;
    bool hang = true;
    shop.cloud.server.setFaultPicker([&](const DemoRequest &request) -> std::optional<DemoFault> {
        DemoFault fault;
        fault.hang = true;
        return hang && request.method == "GET" ? std::optional(fault) : std::nullopt;
    });
    const auto client = shop.client();
    auto page = client->changedSince(shop.clock.now() - 1h, {});
    QTRY_COMPARE(shop.cloud.server.requestCount(), 2);
    page.cancel();
    QTRY_VERIFY(page.isFinished()); // not after a minute of silence
    hang = false;
    QVERIFY(waitFor(client->changedSince(shop.clock.now() - 1h, {})));
}

void TstSmaregiPlatformClient::endsItsQuestionsWhenItDies()
{
    Shop shop;
    const auto session = shop.session({10s, 10s});
    auto client = std::make_unique<SmaregiPlatformClient>(session, QStringLiteral("demo001"), shop.clock);
    const auto first = client->changedSince(shop.clock.now() - 1h, {});
    const auto waiting = client->changedSince(shop.clock.now() - 1h, {});
    client.reset();
    QTRY_VERIFY(first.isFinished());
    QTRY_VERIFY(waiting.isFinished());
    QCOMPARE(waiting.result().error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TstSmaregiPlatformClient)
#include "tst_smaregiplatformclient.moc"
