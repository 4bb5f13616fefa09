// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safieparser.h"
#include "app/cameras/safie/safiesetup.h"
#include "app/net/httpclient.h"

#include <QFile>
#include <QTest>

namespace {
QByteArray data(const char *name)
{
    QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/tests/data/safie/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class TstSafieParser : public QObject {
    Q_OBJECT
private slots:
    void readsDevices();
    void livesWithMissingFields();
    void knowsWhetherThereIsMore();
    void refusesBadLists_data();
    void refusesBadLists();
    void readsTokens();
    void refusesBadTokens();
    void tokenErrorsHoldNoToken();
    void findsWhatTheServerSays_data();
    void findsWhatTheServerSays();
    void meansTheRefusal_data();
    void meansTheRefusal();
    void buildsAddresses();
    void picksTheHeader();
    void storesTheCredential();
};

void TstSafieParser::readsDevices()
{
    const auto page = parseSafieDevices(data("devices.json"));
    QVERIFY(page);
    QCOMPARE(page.value().cameras.size(), 2);
    QCOMPARE(page.value().received, 2);
    QCOMPARE(page.value().unreadable, 0);
    QVERIFY(!page.value().hasNext);
    const Camera expected{CameraId{QStringLiteral("Reg1CamAAAA000000001")}, QStringLiteral("レジ１ カメラ"),
                          QStringLiteral("SIM0000000001"), QStringLiteral("One (SF-1)"), true};
    QCOMPARE(page.value().cameras[0], expected);
    QVERIFY(!page.value().cameras[1].online); // connected, but no video
}

void TstSafieParser::livesWithMissingFields()
{
    const auto page = parseSafieDevices(data("devices-sparse.json"));
    QVERIFY(page);
    QCOMPARE(page.value().received, 6);
    QCOMPARE(page.value().unreadable, 3);
    const QList<Camera> &cameras = page.value().cameras;
    QCOMPARE(cameras.size(), 3);
    for (const Camera &camera : cameras)
        QVERIFY(camera.name.isEmpty());
    QVERIFY(cameras[0].online);
    QVERIFY(cameras[1].online); // by server_connecting
    QVERIFY(cameras[1].serial.isEmpty());
    QVERIFY(cameras[1].model.isEmpty());
    QVERIFY(!cameras[2].online);
}

void TstSafieParser::knowsWhetherThereIsMore()
{
    int seen = 0;
    for (const char *name : {"devices-page1.json", "devices-page2.json", "devices-page3.json"}) {
        const auto page = parseSafieDevices(data(name));
        QVERIFY(page);
        seen += page.value().received;
        QCOMPARE(page.value().hasNext, seen < 250);
    }
    QCOMPARE(seen, 250);

    const auto byTotal = parseSafieDevices(R"({"total": 3, "offset": 1, "list": [{"device_id": "a"}]})");
    QVERIFY(byTotal);
    QVERIFY(byTotal.value().hasNext);
    const auto last = parseSafieDevices(R"({"total": 2, "offset": 1, "list": [{"device_id": "a"}]})");
    QVERIFY(last);
    QVERIFY(!last.value().hasNext);
    const auto none = parseSafieDevices(R"({"total": 0, "offset": 0, "count": 0, "has_next": false, "list": []})");
    QVERIFY(none);
    QVERIFY(none.value().cameras.isEmpty());
}

void TstSafieParser::refusesBadLists_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("broken") << data("devices-broken.json");
    QTest::newRow("wrong types") << data("devices-wrongtypes.json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("html") << QByteArray("<html>Bad gateway</html>");
    QTest::newRow("for ever") << QByteArray(R"({"has_next": true, "list": []})");
}

void TstSafieParser::refusesBadLists()
{
    QFETCH(const QByteArray, body);
    const auto page = parseSafieDevices(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::BadData);
    QVERIFY(!page.error().detail.isEmpty());
}

void TstSafieParser::readsTokens()
{
    const auto credential = parseSafieToken(data("token.json"));
    QVERIFY(credential);
    QCOMPARE(credential.value().kind, CameraCredential::Kind::Token);
    QCOMPARE(credential.value().secret, QStringLiteral("6f0d6f5e-0000-4000-8000-3b1d2c4e5f60"));
    QCOMPARE(credential.value().refreshToken, QStringLiteral("9a1b7c3d-0000-4000-8000-77aa88bb99cc"));
    const auto withoutRefresh = parseSafieToken(R"({"access_token": "a"})");
    QVERIFY(withoutRefresh);
    QVERIFY(withoutRefresh.value().refreshToken.isEmpty());
}

void TstSafieParser::refusesBadTokens()
{
    for (const QByteArray body : {"", "{}", "[1]", R"({"access_token": 5})", R"({"access_token": ""})", "<html>"}) {
        const auto credential = parseSafieToken(body);
        QVERIFY(!credential);
        QCOMPARE(credential.error().kind, Error::Kind::BadData);
    }
}

void TstSafieParser::tokenErrorsHoldNoToken()
{
    for (const QByteArray body : {R"({"access_token": ["secret"]})", R"({"access_token": "secret")", R"({"refresh_token": "secret"})"}) {
        const auto credential = parseSafieToken(body);
        QVERIFY(!credential);
        QVERIFY(!credential.error().detail.contains(QStringLiteral("secret")));
    }
}

void TstSafieParser::findsWhatTheServerSays_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("said");
    QTest::newRow("text") << QByteArray(R"({"detail":"Invalid timestamp"})") << QStringLiteral("Invalid timestamp");
    QTest::newRow("list") << QByteArray(R"({"detail":[{"loc":["body","start"],"msg":"one","type":"t"},{"msg":"two"},{},"three"]})")
                          << QStringLiteral("one; two; three");
    QTest::newRow("sdk") << QByteArray(R"({"type":"forbidden","message":"no"})") << QStringLiteral("no");
    QTest::newRow("oauth") << QByteArray(R"({"error":"invalid_grant"})") << QStringLiteral("invalid_grant");
    QTest::newRow("object") << QByteArray(R"({"detail":{"a":1}})") << QString();
    QTest::newRow("number") << QByteArray(R"({"detail":4})") << QString();
    QTest::newRow("absent") << QByteArray("{}") << QString();
    QTest::newRow("html") << QByteArray("<html>") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void TstSafieParser::findsWhatTheServerSays()
{
    QFETCH(const QByteArray, body);
    QTEST(safieDetail(body), "said");
}

void TstSafieParser::meansTheRefusal_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<SafieCall>("call");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("reason");
    using Kind = Error::Kind;
    const auto row = [](int status, const char *body, SafieCall call, Kind kind, const char *reason) {
        QTest::addRow("%d %s %d", status, body, int(call)) << status << QByteArray(body) << call << kind << QString::fromLatin1(reason);
    };
    const char *tooFresh = R"({"detail":"Invalid timestamp"})";
    const char *noStream = R"({"detail":"No stream on the device"})";
    const char *noData = R"({"detail":"No available data"})";
    row(400, tooFresh, SafieCall::PastStill, Kind::NotFound, "camera.tooFresh");
    row(400, noStream, SafieCall::PastStill, Kind::NotFound, "camera.offline");
    row(400, noStream, SafieCall::NewestStill, Kind::NotFound, "camera.offline");
    row(400, noStream, SafieCall::Thumbnail, Kind::NotFound, "camera.offline");
    row(404, noStream, SafieCall::NewestStill, Kind::NotFound, "camera.offline");
    row(400, noData, SafieCall::PastStill, Kind::NotFound, "camera.noFootage");
    row(404, noData, SafieCall::NewestStill, Kind::NotFound, "camera.noFootage");
    row(400, R"({"detail":["anything"]})", SafieCall::PastStill, Kind::NotFound, "camera.noFootage");
    row(404, R"({"detail":"Not Found"})", SafieCall::PastStill, Kind::NotFound, "camera.noFootage");
    row(404, "<html>", SafieCall::PastStill, Kind::NotFound, "camera.noFootage");
    row(404, "", SafieCall::NewestStill, Kind::NotFound, "");
    row(400, "", SafieCall::NewestStill, Kind::BadData, "");
    row(403, R"({"detail":"Forbidden"})", SafieCall::PastStill, Kind::Forbidden, "camera.optionMissing");
    row(403, "<html>", SafieCall::NewestStill, Kind::Forbidden, "camera.optionMissing");
    row(403, "<html>", SafieCall::Live, Kind::Forbidden, "camera.optionMissing");
    row(403, "<html>", SafieCall::Thumbnail, Kind::Forbidden, "camera.noAccess");
    row(403, "<html>", SafieCall::Spans, Kind::Forbidden, "camera.noAccess");
    row(403, "<html>", SafieCall::Devices, Kind::Forbidden, "");
    row(403, R"({"type":"resource_exhausted","message":"x"})", SafieCall::PastStill, Kind::Forbidden, "camera.allowanceUsed");
    row(404, "", SafieCall::Live, Kind::NotFound, "camera.offline");
    row(401, R"({"detail":"Unauthorized"})", SafieCall::PastStill, Kind::SignInNeeded, "");
    row(422, R"({"detail":[{"msg":"x"}]})", SafieCall::PastStill, Kind::BadData, "");
    row(404, noData, SafieCall::Devices, Kind::NotFound, "");
    row(429, "", SafieCall::PastStill, Kind::RateLimited, "");
    row(503, "<html>", SafieCall::PastStill, Kind::Server, "");
}

void TstSafieParser::meansTheRefusal()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const SafieCall, call);
    const Error error = safieError({status, body, {}}, call);
    QTEST(error.kind, "kind");
    QTEST(error.reason, "reason");
    QVERIFY(error.detail.startsWith(QStringLiteral("HTTP %1").arg(status)));
}

void TstSafieParser::buildsAddresses()
{
    const QUrl api(QStringLiteral("https://openapi.safie.link/"));
    QCOMPARE(safieUrl(api, QStringLiteral("/devices")).toEncoded(), "https://openapi.safie.link/v2/devices");
    QCOMPARE(safieUrl(QUrl(QStringLiteral("http://127.0.0.1:80/safie/")), QStringLiteral("/devices/a%2Fb"),
                      {{QStringLiteral("t"), QStringLiteral("1+2")}})
                 .toEncoded(),
             "http://127.0.0.1:80/safie/v2/devices/a%2Fb?t=1%2B2");
}

void TstSafieParser::picksTheHeader()
{
    CameraCredential credential{CameraCredential::Kind::Token, QStringLiteral("t"), {}, {}};
    QCOMPARE(safieHeader(credential), qMakePair(QByteArray("Authorization"), QByteArray("Bearer t")));
    credential.kind = CameraCredential::Kind::ApiKey;
    QCOMPARE(safieHeader(credential), qMakePair(QByteArray("Safie-API-Key"), QByteArray("t")));
}

void TstSafieParser::storesTheCredential()
{
    const CameraCredential token{CameraCredential::Kind::Token, QStringLiteral("t"), QStringLiteral("r"), QStringLiteral("店@example.jp")};
    const CameraCredential key{CameraCredential::Kind::ApiKey, QStringLiteral("k"), {}, {}};
    for (const CameraCredential &credential : {token, key}) {
        const auto again = CameraCredential::fromJson(credential.toJson());
        QVERIFY(again);
        QCOMPARE(again.value(), credential);
    }
    for (const QByteArray bad : {"", "{}", "x", R"({"kind":"token","secret":""})"})
        QVERIFY(!CameraCredential::fromJson(bad));
}

QTEST_GUILESS_MAIN(TstSafieParser)
#include "tst_safieparser.moc"
