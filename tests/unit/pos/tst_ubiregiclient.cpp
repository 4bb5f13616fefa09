// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"
#include "app/pos/ubiregi/ubiregiauth.h"
#include "app/pos/ubiregi/ubiregiclient.h"
#include "tests/unit/pos/fakeubiregi.h"
#include "tests/unit/pos/posdata.h"
#include "tests/unit/pos/waiting.h"

using namespace std::chrono_literals;

namespace {

const QString kAccount = QStringLiteral("/api/3/accounts/current");

//! A fake cloud, its client, and a clock.
struct Shop {
    FakeUbiregi cloud;
    StandingClock clock{utc("2026-03-14T03:30:00Z")};
    HttpClient http{RetryPolicy{3, 10ms, 100ms}};
    QList<UbiregiCredential> renewed;

    UbiregiOAuth oauth(const QString &secret = {}) const
    {
        return {cloud.web(), QStringLiteral("client-1"), secret, 0, QStringLiteral("Done"), QStringLiteral("You may close this page.")};
    }
    std::unique_ptr<UbiregiClient> client(const UbiregiCredential &credential = {QStringLiteral("static-1"), {}, {}, true},
                                          int pageSize = 500)
    {
        return std::make_unique<UbiregiClient>(
            http, cloud.api(), credential, oauth(), clock, [this](const UbiregiCredential &fresh) { renewed.append(fresh); },
            UbiregiOptions{pageSize});
    }
    std::unique_ptr<UbiregiClient> oauthClient(const QString &access)
    {
        return client({access, QStringLiteral("rt-1"), QStringLiteral("41207"), false});
    }
};

QStringList idsOf(const QList<Receipt> &receipts)
{
    QStringList ids;
    for (const Receipt &receipt : receipts)
        ids << receipt.vendorKey;
    return ids;
}

} // namespace

class TstUbiregiClient : public QObject {
    Q_OBJECT
private slots:
    void checksTheAccount();
    void readsPagesWithNames();
    void startsBeforeWhatChangedMeanwhile();
    void findsSalesOfADay();
    void asksForNamesItLacks();
    void staysOnItsServer();
    void renewsOnceForAll();
    void storesThePairBeforeItIsUsed();
    void asksForSignInWhenRevoked();
    void tellsFailures_data();
    void tellsFailures();
    void goesOnWithoutAMenu();
    void triesAgainLater();
    void stopsWhenCancelled();
    void connectsInTheBrowser_data();
    void connectsInTheBrowser();
    void saysWhenConsentFails();
    void learnsWhoseTokenItIs();
};

void TstUbiregiClient::checksTheAccount()
{
    Shop shop;
    const auto client = shop.client();
    const Result<PosCheck> check = waitFor(client->check());
    QVERIFY(check);
    QCOMPARE(check.value().contractId, QStringLiteral("41207"));
    QCOMPARE(check.value().accountName, QStringLiteral("ひばり珈琲 中野店"));
    const ContractKey contract{Vendor::Ubiregi, QStringLiteral("41207")};
    const QString first = QStringLiteral("5b0e7c52-6d0b-4c57-9e0b-0c4a1f6e2d11");
    const QString second = QStringLiteral("a1d94f0e-2b7c-4e0a-8f63-77c1b1d0e922");
    QCOMPARE(check.value().registers, (QList<PosRegister>{{{contract, first}, QStringLiteral("レジ1"), {}, first},
                                                          {{contract, second}, QStringLiteral("レジ2"), {}, second}}));
    QVERIFY(check.value().registersComplete); // a register that is not there has vanished
    shop.cloud.status = 402; // the account still tells about itself
    QCOMPARE(waitFor(client->check()).error().reason, QStringLiteral("ubiregi.subscription"));
}

void TstUbiregiClient::readsPagesWithNames()
{
    Shop shop;
    for (int id = 1; id <= 5; ++id)
        shop.cloud.addCheckout(id, QStringLiteral("2026-03-14T03:00:00Z"), QStringLiteral("2026-03-14T03:1%1:00Z").arg(id));
    const auto client = shop.client({QStringLiteral("static-1"), {}, {}, true}, 2);
    const Walk walk = walkAll([&](const QByteArray &page) { return client->changedSince(utc("2026-03-14T03:12:00Z"), page); });
    QVERIFY(!walk.error);
    QCOMPARE(walk.pages, 2);
    QCOMPARE(idsOf(walk.receipts), (QStringList{QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4"), QStringLiteral("5")}));
    for (const Receipt &receipt : walk.receipts) {
        QCOMPARE(receipt.staff, QStringLiteral("佐藤"));
        QCOMPARE(receipt.registerName, QStringLiteral("レジ1"));
        QCOMPARE(receipt.lines.last().name, QStringLiteral("10%割引")); // from the second page of the menu
    }
    QCOMPARE(walk.nextSince, utc("2026-03-14T03:15:01Z")); // next_batch_since
    QCOMPARE(shop.cloud.count(kAccount), 1); // the masters are kept
}

void TstUbiregiClient::startsBeforeWhatChangedMeanwhile()
{
    Shop shop;
    for (int id = 1; id <= 4; ++id)
        shop.cloud.addCheckout(id, QStringLiteral("2026-03-14T03:00:00Z"), QStringLiteral("2026-03-14T03:10:00Z"));
    int asked = 0;
    shop.cloud.beforeCheckouts = [&] {
        if (++asked == 2) // a slip not yet delivered is edited: it falls out of the pinned window
            shop.cloud.checkouts[3][QStringLiteral("updated_at")] = QStringLiteral("2026-03-14T03:30:05Z");
    };
    const auto client = shop.client({QStringLiteral("static-1"), {}, {}, true}, 2);
    Walk walk = walkAll([&](const QByteArray &page) { return client->changedSince(utc("2026-03-14T03:00:00Z"), page); });
    QCOMPARE(walk.receipts.size(), 3);
    QCOMPARE(walk.nextSince, utc("2026-03-14T03:30:00Z")); // not 03:30:06, which the last page names
    shop.cloud.now = QStringLiteral("2026-03-14T03:31:00Z");
    walk = walkAll([&](const QByteArray &page) { return client->changedSince(*walk.nextSince, page); });
    QCOMPARE(idsOf(walk.receipts), QStringList{QStringLiteral("4")});
}

void TstUbiregiClient::findsSalesOfADay()
{
    Shop shop;
    shop.cloud.addCheckout(1, QStringLiteral("2026-03-12T14:59:59Z"), QStringLiteral("2026-03-13T01:00:00Z")); // the evening before
    shop.cloud.addCheckout(2, QStringLiteral("2026-03-12T15:00:00Z"), QStringLiteral("2026-03-12T14:59:00Z")); // the iPad's clock is fast
    shop.cloud.addCheckout(3, QStringLiteral("2026-03-13T14:59:59Z"), QStringLiteral("2026-03-14T03:00:00Z")); // uploaded a day late
    shop.cloud.addCheckout(4, QStringLiteral("2026-03-13T15:00:00Z"), QStringLiteral("2026-03-13T15:00:05Z"));
    const auto client = shop.client({QStringLiteral("static-1"), {}, {}, true}, 1);
    const TimeRange day{utc("2026-03-13T00:00:00+09:00"), utc("2026-03-14T00:00:00+09:00")};
    const Walk walk = walkAll([&](const QByteArray &page) { return client->soldIn(day, page); });
    QVERIFY(!walk.error);
    QCOMPARE(idsOf(walk.receipts), (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
    QVERIFY(!walk.nextSince);
}

void TstUbiregiClient::asksForNamesItLacks()
{
    Shop shop;
    const Instant since = utc("2026-03-14T03:00:00Z");
    const QString updated = QStringLiteral("2026-03-14T03:10:00Z");
    shop.cloud.addCheckout(1, updated, updated);
    const auto client = shop.client();
    const auto staffOfLast = [&] { return waitFor(client->changedSince(since, {})).value().receipts.last().staff; };
    QCOMPARE(staffOfLast(), QStringLiteral("佐藤"));

    shop.cloud.addCheckout(2, updated, updated); // by somebody new
    shop.cloud.checkouts[1][QStringLiteral("cashier_id")] = 3003;
    QJsonArray cashiers = shop.cloud.account[u"cashiers"].toArray();
    cashiers.append(QJsonObject{{QStringLiteral("id"), 3003}, {QStringLiteral("name"), QStringLiteral("高橋")}});
    shop.cloud.account[QStringLiteral("cashiers")] = cashiers;
    shop.clock.at += 9min;
    QCOMPARE(staffOfLast(), QStringLiteral("#3003")); // asked too short ago
    shop.clock.at += 1min;
    QCOMPARE(staffOfLast(), QStringLiteral("高橋"));
    QCOMPARE(shop.cloud.count(kAccount), 2);

    shop.cloud.checkouts[1][QStringLiteral("cashier_id")] = 3999; // deleted: not known to the server either
    shop.clock.at += 10min;
    QCOMPARE(staffOfLast(), QStringLiteral("#3999"));
    QCOMPARE(shop.cloud.count(kAccount), 3);
    shop.clock.at += 10min;
    QCOMPARE(staffOfLast(), QStringLiteral("#3999"));
    QCOMPARE(shop.cloud.count(kAccount), 3); // no use asking again
    shop.clock.at += 24h;
    QCOMPARE(staffOfLast(), QStringLiteral("#3999"));
    QCOMPARE(shop.cloud.count(kAccount), 4); // names change
}

void TstUbiregiClient::staysOnItsServer()
{
    Shop shop;
    Shop other;
    for (int id = 1; id <= 3; ++id)
        shop.cloud.addCheckout(id, QStringLiteral("2026-03-14T03:00:00Z"), QStringLiteral("2026-03-14T03:10:00Z"));
    shop.cloud.nextUrlBase = other.cloud.api().toString();
    const auto client = shop.client({QStringLiteral("static-1"), {}, {}, true}, 2);
    const Walk walk = walkAll([&](const QByteArray &page) { return client->changedSince(utc("2026-03-14T03:00:00Z"), page); });
    QVERIFY(walk.error);
    QCOMPARE(walk.error->kind, Error::Kind::BadData);
    QVERIFY(other.cloud.paths.isEmpty());
    QCOMPARE(waitFor(client->changedSince(shop.clock.now(), "not ours")).error().kind, Error::Kind::BadData);
}

void TstUbiregiClient::renewsOnceForAll()
{
    Shop shop;
    shop.cloud.addCheckout(1, QStringLiteral("2026-03-14T03:00:00Z"), QStringLiteral("2026-03-14T03:10:00Z"));
    const auto client = shop.oauthClient(QStringLiteral("expired"));
    const auto check = client->check();
    const auto first = client->changedSince(utc("2026-03-14T03:00:00Z"), {});
    auto given = client->changedSince(utc("2026-03-14T03:00:00Z"), {});
    given.cancel(); // one that gives up must not take the renewal with it
    QVERIFY(waitFor(check));
    QCOMPARE(waitFor(first).value().receipts.size(), 1);
    QCOMPARE(shop.cloud.tokenRequests.size(), 1);
    QCOMPARE(shop.renewed, (QList<UbiregiCredential>{{QStringLiteral("at-2"), QStringLiteral("rt-2"), QStringLiteral("41207"), false}}));
    shop.cloud.accessToken = QStringLiteral("gone"); // a day later
    QVERIFY(waitFor(client->changedSince(utc("2026-03-14T03:00:00Z"), {})));
    QCOMPARE(shop.renewed.last().refreshToken, QStringLiteral("rt-3"));
}

void TstUbiregiClient::storesThePairBeforeItIsUsed()
{
    Shop shop;
    QStringList events;
    shop.cloud.server.setFaultPicker([&](const DemoRequest &request) -> std::optional<DemoFault> {
        events << QString::fromUtf8(request.header("Authorization"));
        return {};
    });
    UbiregiClient client(shop.http, shop.cloud.api(), {QStringLiteral("expired"), QStringLiteral("rt-1"), {}, false}, shop.oauth(),
                         shop.clock, [&](const UbiregiCredential &fresh) { events << QStringLiteral("stored ") + fresh.accessToken; });
    QVERIFY(waitFor(client.check()));
    QCOMPARE(events.mid(0, 4),
             (QStringList{QStringLiteral("Bearer expired"), QString(), QStringLiteral("stored at-2"), QStringLiteral("Bearer at-2")}));
    const QUrlQuery form = shop.cloud.tokenRequests.first().form();
    QCOMPARE(form.queryItemValue(QStringLiteral("grant_type")), QStringLiteral("refresh_token"));
    QCOMPARE(form.queryItemValue(QStringLiteral("client_id")), QStringLiteral("client-1")); // a public client
}

void TstUbiregiClient::asksForSignInWhenRevoked()
{
    Shop shop;
    const auto unknown = shop.client({QStringLiteral("other"), {}, {}, true});
    Result<PosCheck> check = waitFor(unknown->check());
    QCOMPARE(check.error().kind, Error::Kind::SignInNeeded);
    QCOMPARE(check.error().reason, QStringLiteral("ubiregi.revoked"));
    QVERIFY(shop.cloud.tokenRequests.isEmpty()); // a static token cannot be renewed

    const auto old = shop.client({QStringLiteral("expired"), QStringLiteral("rt-0"), {}, false});
    check = waitFor(old->check());
    QCOMPARE(check.error().kind, Error::Kind::SignInNeeded);
    QCOMPARE(check.error().reason, QStringLiteral("ubiregi.revoked"));
    QVERIFY(shop.renewed.isEmpty());
    QVERIFY(!check.error().detail.contains(QStringLiteral("rt-0")));

    const auto healthy = shop.oauthClient(QStringLiteral("expired")); // the token address fails: no reason to sign in again
    shop.cloud.server.setFaultPicker([](const DemoRequest &request) -> std::optional<DemoFault> {
        DemoFault fault;
        fault.instead = DemoResponse{503, "text/html", "maintenance", {}};
        return request.path == u"/oauth2/token" ? std::optional(fault) : std::nullopt;
    });
    QCOMPARE(waitFor(healthy->check()).error().kind, Error::Kind::Server);
    shop.cloud.server.setFaultPicker({});
    QVERIFY(waitFor(healthy->check()));
}

void TstUbiregiClient::tellsFailures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("HTML 404") << 404 << QByteArray("<html>404</html>") << Error::Kind::NotFound;
    QTest::newRow("402") << 402 << QByteArray() << Error::Kind::Forbidden;
    QTest::newRow("HTML 200") << 200 << QByteArray("<html>Welcome</html>") << Error::Kind::BadData;
    QTest::newRow("cut JSON") << 200 << QByteArray("{\"account\":{\"id\":1,") << Error::Kind::BadData;
    QTest::newRow("500") << 500 << QByteArray("<h1>We're sorry</h1>") << Error::Kind::Server;
    QTest::newRow("429") << 429 << QByteArray() << Error::Kind::RateLimited;
}

void TstUbiregiClient::tellsFailures()
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
    const Result<ReceiptPage> page = waitFor(client->changedSince(utc("2026-03-14T03:00:00Z"), {}));
    QVERIFY(!page);
    QTEST(page.error().kind, "kind");
    QVERIFY(!waitFor(client->check()));
}

void TstUbiregiClient::goesOnWithoutAMenu()
{
    Shop shop;
    shop.cloud.account[QStringLiteral("menus")] = QJsonArray{4999, 5120}; // the first is somebody else's
    shop.cloud.addCheckout(1, QStringLiteral("2026-03-14T03:00:00Z"), QStringLiteral("2026-03-14T03:10:00Z"));
    const auto client = shop.client();
    const Result<ReceiptPage> page = waitFor(client->changedSince(utc("2026-03-14T03:00:00Z"), {}));
    QVERIFY(page);
    QCOMPARE(page.value().receipts.first().lines.first().name, QStringLiteral("ブレンド"));
}

void TstUbiregiClient::triesAgainLater()
{
    Shop shop; // masters that could not be read once are no obstacle for the next question
    shop.cloud.addCheckout(1, QStringLiteral("2026-03-14T03:00:00Z"), QStringLiteral("2026-03-14T03:10:00Z"));
    const auto client = shop.client();
    shop.cloud.server.setFaultPicker([](const DemoRequest &request) -> std::optional<DemoFault> {
        DemoFault fault;
        fault.reset = true;
        return request.path.contains(u"menus") ? std::optional(fault) : std::nullopt;
    });
    QCOMPARE(waitFor(client->changedSince(utc("2026-03-14T03:00:00Z"), {})).error().kind, Error::Kind::Offline);
    shop.cloud.server.setFaultPicker({});
    QCOMPARE(waitFor(client->changedSince(utc("2026-03-14T03:00:00Z"), {})).value().receipts.size(), 1);
}

void TstUbiregiClient::stopsWhenCancelled()
{
    Shop shop;
    shop.cloud.server.setFaultPicker([](const DemoRequest &) {
        DemoFault fault;
        fault.hang = true;
        return fault;
    });
    auto client = shop.client();
    auto page = client->changedSince(utc("2026-03-14T03:00:00Z"), {});
    QTRY_COMPARE(shop.cloud.server.requestCount(), 1);
    page.cancel();
    QTRY_VERIFY(page.isFinished());
    const auto check = client->check();
    client.reset();
    QTRY_VERIFY(check.isFinished());
    QCOMPARE(check.result().error().kind, Error::Kind::Cancelled);
}

void TstUbiregiClient::connectsInTheBrowser_data()
{
    QTest::addColumn<QString>("secret");
    QTest::newRow("public client") << "";
    QTest::newRow("confidential client") << "s3cret";
}

void TstUbiregiClient::connectsInTheBrowser()
{
    QFETCH(const QString, secret);
    Shop shop;
    UbiregiAuth auth(shop.http, shop.cloud.api(), shop.oauth(secret));
    QUrl opened;
    const auto grant = auth.withBrowser([&](const QUrl &url) {
        opened = url;
        return true;
    });
    QCOMPARE(opened.path(), QStringLiteral("/oauth2/authorize"));
    const QUrlQuery asked(opened);
    QVERIFY(!asked.hasQueryItem(QStringLiteral("force_login"))); // a consent given before may be silent
    const auto value = [&asked](const char *name) { return asked.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded); };
    QCOMPARE(value("client_id"), QStringLiteral("client-1"));
    QCOMPARE(value("response_type"), QStringLiteral("code"));
    QVERIFY(!value("code_challenge").isEmpty());
    QUrl back(value("redirect_uri")); // the user presses 許可する
    QUrlQuery answer;
    answer.addQueryItem(QStringLiteral("code"), shop.cloud.code);
    answer.addQueryItem(QStringLiteral("state"), value("state"));
    back.setQuery(answer);
    HttpRequest redirect;
    redirect.url = back;
    QVERIFY(waitFor(shop.http.send(redirect)));

    const Result<UbiregiCredential> credential = waitFor(grant);
    QVERIFY(credential);
    QCOMPARE(credential.value(), (UbiregiCredential{QStringLiteral("at-2"), QStringLiteral("rt-2"), QStringLiteral("41207"), false}));
    QCOMPARE(shop.cloud.tokenRequests.size(), 1);
    const DemoRequest &token = shop.cloud.tokenRequests.first();
    const QUrlQuery form = token.form();
    QCOMPARE(form.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded), value("redirect_uri"));
    QVERIFY(!form.queryItemValue(QStringLiteral("code_verifier")).isEmpty());
    QCOMPARE(form.hasQueryItem(QStringLiteral("client_id")), secret.isEmpty());
    QVERIFY(!form.hasQueryItem(QStringLiteral("client_secret")));
    QCOMPARE(token.header("Authorization"), secret.isEmpty() ? QByteArray() : "Basic " + QByteArray("client-1:s3cret").toBase64());
}

void TstUbiregiClient::saysWhenConsentFails()
{
    Shop shop;
    UbiregiAuth auth(shop.http, shop.cloud.api(), shop.oauth());
    QCOMPARE(waitFor(auth.withBrowser([](const QUrl &) { return false; })).error().reason, QStringLiteral("signIn.noBrowser"));
    QUrl opened;
    auto abandoned = auth.withBrowser(
        [&opened](const QUrl &url) {
            opened = url;
            return true;
        },
        true);
    QCOMPARE(QUrlQuery(opened).queryItemValue(QStringLiteral("force_login")), QStringLiteral("true")); // another account is meant
    abandoned.cancel();
    QTRY_VERIFY(abandoned.isFinished());
}

void TstUbiregiClient::learnsWhoseTokenItIs()
{
    Shop shop;
    UbiregiAuth auth(shop.http, shop.cloud.api(), shop.oauth());
    const Result<UbiregiCredential> known = waitFor(auth.withToken(QStringLiteral(" static-1\n"))); // as it was pasted
    QVERIFY(known);
    QCOMPARE(known.value(), (UbiregiCredential{QStringLiteral("static-1"), {}, QStringLiteral("41207"), true}));
    QCOMPARE(waitFor(auth.withToken(QStringLiteral("wrong"))).error().reason, QStringLiteral("ubiregi.revoked"));
}

QTEST_GUILESS_MAIN(TstUbiregiClient)
#include "tst_ubiregiclient.moc"
