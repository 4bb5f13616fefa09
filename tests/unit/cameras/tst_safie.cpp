// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safieauth.h"
#include "app/cameras/safie/safieclient.h"
#include "app/cameras/safie/safiecloud.h"
#include "app/demo/httpserver.h"
#include "app/domain/timerange.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace std::chrono_literals;

namespace {

const QByteArray kJpeg = "\xFF\xD8\xFF\xE0 picture";

QByteArray data(const QString &name)
{
    QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/tests/data/safie/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

DemoResponse detail(int status, const QByteArray &text, const QList<QPair<QByteArray, QByteArray>> &headers = {})
{
    return {status, "application/json", "{\"detail\":\"" + text + "\"}", headers};
}

DemoResponse tokenReply(int generation)
{
    const QByteArray n = QByteArray::number(generation);
    return {200,
            "application/json",
            "{\"access_token\":\"access" + n + "\",\"token_type\":\"Bearer\",\"refresh_token\":\"refresh" + n + "\"}",
            {}};
}

CameraCredential token()
{
    return {CameraCredential::Kind::Token, QStringLiteral("access0"), QStringLiteral("refresh0"), QStringLiteral("owner@example.jp")};
}

CameraCredential apiKey()
{
    return {CameraCredential::Kind::ApiKey, QStringLiteral("key"), {}, {}};
}

} // namespace

//! A cloud of a few lines with real sockets; the full stand-in has its own tests in tests/unit/demo.
class TstSafie : public QObject {
    Q_OBJECT
private slots:
    void init();

    void passwordSignsIn();
    void passwordErrors_data();
    void passwordErrors();
    void passwordWithoutClient();
    void browserSignsIn();
    void browserSendsPkceUnlessTold_data();
    void browserSendsPkceUnlessTold();
    void browserCodeRefused_data();
    void browserCodeRefused();
    void browserDenied();
    void browserCancelled();
    void apiKeySignsIn();
    void apiKeyErrors();

    void listsThreePages();
    void listErrors();
    void asksForTheOptionsByTheirNumbers();
    void listsCamerasAlsoWithoutTheirOptions();
    void asksForStills();
    void stillErrors_data();
    void stillErrors();
    void tellsOptionFromPermission_data();
    void tellsOptionFromPermission();
    void triesTheLivePicture_data();
    void triesTheLivePicture();
    void thumbnail();
    void liveSource();
    void twoStillsAtOnce();
    void cancelledStillIsNotAsked();
    void tooManyStills();

    void renewsOnceForAll();
    void renewsOnceOnly();
    void keepsTheRefreshTokenThatStays();
    void refreshRefused_data();
    void refreshRefused();
    void refreshServerDown();
    void apiKeyRevoked();
    void cancelledWaiterDoesNotStopTheRenewal();
    void destroyedClientAnswersAll();

private:
    DemoResponse answer(const DemoRequest &request);
    bool isSignedIn(const DemoRequest &request) const;
    SafieSetup setup() const;
    std::unique_ptr<SafieClient> client(const CameraCredential &credential)
    {
        return std::make_unique<SafieClient>(*m_http, setup(), credential,
                                             [this](const CameraCredential &fresh) { m_stored.append(fresh); });
    }
    int count(const QString &path) const
    {
        return int(std::count_if(m_requests.begin(), m_requests.end(), [&](const DemoRequest &r) { return r.path == path; }));
    }

    QList<DemoRequest> m_requests;
    QList<CameraCredential> m_stored;
    std::optional<DemoResponse> m_instead; //!< of anything but the token addresses
    QHash<QString, DemoResponse> m_insteadOf; //!< by the last part of the path
    SafieSetup::OptionIds m_optionIds;
    std::optional<DemoResponse> m_tokenInstead;
    bool m_hangStills = false;
    int m_generation = 0; //!< only tokens of this one are good
    bool m_keyIsGood = true;
    std::unique_ptr<DemoHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TstSafie::init()
{
    m_http = std::make_unique<HttpClient>(RetryPolicy{2, 1ms, 50ms});
    m_server = std::make_unique<DemoHttpServer>([this](const DemoRequest &request) { return answer(request); });
    m_server->setFaultPicker([this](const DemoRequest &request) -> std::optional<DemoFault> {
        m_requests.append(request);
        if (!m_hangStills || !request.path.endsWith(QStringLiteral("/image")))
            return {};
        DemoFault fault;
        fault.hang = true;
        return fault;
    });
    QVERIFY(m_server->listen());
    m_requests.clear();
    m_stored.clear();
    m_instead.reset();
    m_insteadOf.clear();
    m_optionIds = {};
    m_tokenInstead.reset();
    m_hangStills = false;
    m_generation = 0;
    m_keyIsGood = true;
}

SafieSetup TstSafie::setup() const
{
    SafieSetup result;
    result.api = m_server->baseUrl();
    result.clientId = QStringLiteral("client");
    result.clientSecret = QStringLiteral("s+cret");
    result.optionIds = m_optionIds;
    result.doneTitle = QStringLiteral("Done");
    return result;
}

bool TstSafie::isSignedIn(const DemoRequest &request) const
{
    if (m_keyIsGood && request.header("Safie-API-Key") == "key")
        return true;
    return request.header("Authorization") == "Bearer access" + QByteArray::number(m_generation);
}

DemoResponse TstSafie::answer(const DemoRequest &request)
{
    const QString grant = request.form().queryItemValue(QStringLiteral("grant_type"));
    if (request.path.startsWith(QStringLiteral("/v2/auth/"))) {
        if (request.method != "POST" || request.form().queryItemValue(QStringLiteral("client_id")) == u"wrong")
            return detail(404, "Not Found");
        if (m_tokenInstead)
            return *m_tokenInstead;
        if (request.path.endsWith(QStringLiteral("/refresh-token")) != (grant == u"refresh_token"))
            return {400, "application/json", R"({"error":"unsupported_grant_type"})", {}};
        if (grant == u"refresh_token" &&
            request.form().queryItemValue(QStringLiteral("refresh_token")) != QStringLiteral("refresh%1").arg(m_generation - 1))
            return {400, "application/json", R"({"error":"invalid_grant"})", {}};
        return tokenReply(m_generation);
    }
    if (!isSignedIn(request))
        return detail(401, "Unauthorized");
    if (m_instead)
        return *m_instead;
    if (const auto other = m_insteadOf.constFind(request.path.section(u'/', -1)); other != m_insteadOf.constEnd())
        return *other;
    if (request.value(QStringLiteral("item_id")) == u"7")
        return {200, "application/json", data(QStringLiteral("devices-sparse.json")), {}};
    if (request.path == u"/v2/devices") {
        const int page = request.value(QStringLiteral("offset")).toInt() / 100 + 1;
        return {200, "application/json", data(QStringLiteral("devices-page%1.json").arg(page)), {}};
    }
    return {200, "image/jpeg", kJpeg, {}};
}

void TstSafie::passwordSignsIn()
{
    SafieAuth auth(*m_http, setup());
    auto credential = auth.withPassword(QStringLiteral("owner+1@example.jp"), QStringLiteral("p&ss w=rd+パス"));
    QTRY_VERIFY(credential.isFinished());
    QVERIFY(credential.result());
    QCOMPARE(credential.result().value().secret, QStringLiteral("access0"));
    QCOMPARE(credential.result().value().refreshToken, QStringLiteral("refresh0"));
    QCOMPARE(credential.result().value().account, QStringLiteral("owner+1@example.jp"));
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests[0].path, QStringLiteral("/v2/auth/token"));
    QCOMPARE(m_requests[0].header("Content-Type"), "application/x-www-form-urlencoded");
    const QUrlQuery form = m_requests[0].form();
    const auto field = [&form](const char *name) { return form.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded); };
    QCOMPARE(field("grant_type"), QStringLiteral("password"));
    QCOMPARE(field("username"), QStringLiteral("owner+1@example.jp"));
    QCOMPARE(field("password"), QStringLiteral("p&ss w=rd+パス"));
    QCOMPARE(field("client_id"), QStringLiteral("client"));
    QCOMPARE(field("client_secret"), QStringLiteral("s+cret"));
}

void TstSafie::passwordErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("reason");
    using Kind = Error::Kind;
    const QString wrong = QStringLiteral("signIn.wrongPassword");
    QTest::newRow("401") << 401 << QByteArray(R"({"detail":"Unauthorized"})") << Kind::SignInNeeded << wrong;
    QTest::newRow("400 grant") << 400 << QByteArray(R"({"error":"invalid_grant"})") << Kind::SignInNeeded << wrong;
    QTest::newRow("401 client") << 401 << QByteArray(R"({"error":"invalid_client"})") << Kind::Forbidden
                                << QStringLiteral("signIn.clientRefused");
    QTest::newRow("400 way") << 400 << QByteArray(R"({"error":"unsupported_grant_type"})") << Kind::Forbidden
                             << QStringLiteral("signIn.clientRefused");
    QTest::newRow("400 else") << 400 << QByteArray("<html>") << Kind::BadData << QString();
    QTest::newRow("429") << 429 << QByteArray() << Kind::RateLimited << QString();
    QTest::newRow("503") << 503 << QByteArray() << Kind::Server << QString();
    QTest::newRow("no token") << 200 << QByteArray("{}") << Kind::BadData << QString();
}

void TstSafie::passwordErrors()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    m_tokenInstead = DemoResponse{status, "application/json", body, {}};
    SafieAuth auth(*m_http, setup());
    auto credential = auth.withPassword(QStringLiteral("a"), QStringLiteral("b"));
    QTRY_VERIFY(credential.isFinished());
    QVERIFY(!credential.result());
    QTEST(credential.result().error().kind, "kind");
    QTEST(credential.result().error().reason, "reason");
}

void TstSafie::passwordWithoutClient()
{
    SafieSetup portal = setup();
    portal.clientId.clear();
    portal.clientSecret.clear();
    SafieAuth auth(*m_http, portal);
    auto credential = auth.withPassword(QStringLiteral("a"), QStringLiteral("b"));
    QTRY_VERIFY(credential.isFinished());
    QVERIFY(credential.result());
    QVERIFY(!m_requests[0].body.contains("client"));
}

void TstSafie::browserSignsIn()
{
    SafieAuth auth(*m_http, setup());
    QUrl redirect;
    auto credential = auth.withBrowser([&](const QUrl &url) {
        const QUrlQuery asked(url);
        redirect = QUrl(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        QUrl back = redirect;
        back.setQuery(QStringLiteral("code=c0de&state=") + asked.queryItemValue(QStringLiteral("state")));
        (void)m_http->send({HttpRequest::Verb::Get, back, {}, {}, false, 2s});
        return url.path() == u"/v2/auth/authorize" && asked.queryItemValue(QStringLiteral("scope")) == u"safie-api" &&
               asked.queryItemValue(QStringLiteral("client_id")) == u"client";
    });
    QTRY_VERIFY(credential.isFinished());
    QVERIFY(credential.result());
    QCOMPARE(credential.result().value().secret, QStringLiteral("access0"));
    const QUrlQuery form = m_requests.last().form();
    QCOMPARE(form.queryItemValue(QStringLiteral("grant_type")), QStringLiteral("authorization_code"));
    QCOMPARE(form.queryItemValue(QStringLiteral("code")), QStringLiteral("c0de"));
    QCOMPARE(form.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded), redirect.toString());
}

void TstSafie::browserSendsPkceUnlessTold_data()
{
    QTest::addColumn<bool>("pkce");
    QTest::newRow("with") << true;
    QTest::newRow("without") << false;
}

void TstSafie::browserSendsPkceUnlessTold()
{
    QFETCH(const bool, pkce);
    SafieSetup portal = setup();
    portal.pkce = pkce;
    SafieAuth auth(*m_http, portal);
    QString challenge;
    auto credential = auth.withBrowser([&](const QUrl &url) {
        const QUrlQuery asked(url);
        challenge = asked.queryItemValue(QStringLiteral("code_challenge"));
        QUrl back(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        back.setQuery(QStringLiteral("code=c0de&state=") + asked.queryItemValue(QStringLiteral("state")));
        (void)m_http->send({HttpRequest::Verb::Get, back, {}, {}, false, 2s});
        return true;
    });
    QTRY_VERIFY(credential.isFinished());
    const QString verifier = m_requests.last().form().queryItemValue(QStringLiteral("code_verifier"));
    QCOMPARE(challenge, pkce ? Pkce::of(verifier).challenge : QString());
    QCOMPARE(!verifier.isEmpty(), pkce);
}

void TstSafie::browserCodeRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("code") << 400 << QByteArray(R"({"error":"invalid_grant"})") << Error::Kind::SignInNeeded
                          << QStringLiteral("signIn.codeRefused");
    QTest::newRow("client") << 401 << QByteArray(R"({"error":"invalid_client"})") << Error::Kind::Forbidden
                            << QStringLiteral("signIn.clientRefused");
    QTest::newRow("down") << 503 << QByteArray() << Error::Kind::Server << QString();
}

void TstSafie::browserCodeRefused()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    m_tokenInstead = DemoResponse{status, "application/json", body, {}};
    SafieAuth auth(*m_http, setup());
    auto credential = auth.withBrowser([&](const QUrl &url) {
        const QUrlQuery asked(url);
        QUrl back(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        back.setQuery(QStringLiteral("code=c0de&state=") + asked.queryItemValue(QStringLiteral("state")));
        (void)m_http->send({HttpRequest::Verb::Get, back, {}, {}, false, 2s});
        return true;
    });
    QTRY_VERIFY(credential.isFinished());
    QTEST(credential.result().error().kind, "kind");
    QTEST(credential.result().error().reason, "reason");
}

void TstSafie::browserDenied()
{
    SafieAuth auth(*m_http, setup());
    auto credential = auth.withBrowser([&](const QUrl &url) {
        QUrl back(QUrlQuery(url).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        back.setQuery(QStringLiteral("error=access_denied"));
        (void)m_http->send({HttpRequest::Verb::Get, back, {}, {}, false, 2s});
        return true;
    });
    QTRY_VERIFY(credential.isFinished());
    QCOMPARE(credential.result().error().reason, QStringLiteral("signIn.denied"));
    QCOMPARE(m_requests.size(), 0);
}

void TstSafie::browserCancelled()
{
    SafieAuth auth(*m_http, setup());
    QUrl redirect;
    auto credential = auth.withBrowser([&](const QUrl &url) {
        redirect = QUrl(QUrlQuery(url).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        return true;
    });
    credential.cancel();
    DemoHttpServer next([](const DemoRequest &) { return DemoResponse{}; });
    QTRY_VERIFY(next.port() != 0 || next.listen(quint16(redirect.port())));
}

void TstSafie::apiKeySignsIn()
{
    SafieAuth auth(*m_http, setup());
    auto credential = auth.withApiKey(QStringLiteral(" key\n"));
    QTRY_VERIFY(credential.isFinished());
    QVERIFY(credential.result());
    QCOMPARE(credential.result().value(), apiKey());
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests[0].path, QStringLiteral("/v2/devices"));
    QCOMPARE(m_requests[0].value(QStringLiteral("limit")), QStringLiteral("1"));
}

void TstSafie::apiKeyErrors()
{
    SafieAuth auth(*m_http, setup());
    for (const QString &bad : {QStringLiteral("other"), QString(), QStringLiteral("a\nb"), QStringLiteral("キー")}) {
        auto credential = auth.withApiKey(bad);
        QTRY_VERIFY(credential.isFinished());
        QCOMPARE(credential.result().error().kind, Error::Kind::SignInNeeded);
        QCOMPARE(credential.result().error().reason, QStringLiteral("signIn.wrongApiKey"));
    }
    QCOMPARE(m_requests.size(), 1); // what cannot be a key is not sent
    m_instead = detail(503, "Service Unavailable");
    auto down = auth.withApiKey(QStringLiteral("key"));
    QTRY_VERIFY(down.isFinished());
    QCOMPARE(down.result().error().kind, Error::Kind::Server);
    m_instead = DemoResponse{200, "text/html", "<html>", {}};
    auto html = auth.withApiKey(QStringLiteral("key"));
    QTRY_VERIFY(html.isFinished());
    QCOMPARE(html.result().error().kind, Error::Kind::BadData);
}

void TstSafie::listsThreePages()
{
    SafieCloud cloud(*m_http, setup(), {SignInWay::Password});
    QCOMPARE(cloud.signInWays(), QList<SignInWay>{SignInWay::Password});
    const auto safie = cloud.client(apiKey(), {});
    auto cameras = safie->cameras();
    QTRY_VERIFY(cameras.isFinished());
    QVERIFY(cameras.result());
    QCOMPARE(cameras.result().value().size(), 250);
    QCOMPARE(cameras.result().value().last().name, QStringLiteral("店舗249 レジ"));
    QCOMPARE(m_requests.size(), 3);
    QCOMPARE(m_requests[1].value(QStringLiteral("offset")), QStringLiteral("100"));
    QCOMPARE(m_requests[2].value(QStringLiteral("offset")), QStringLiteral("200"));
}

void TstSafie::listErrors()
{
    const auto safie = client(token());
    for (const auto &[response, kind] :
         {std::pair{DemoResponse{200, "application/json", data(QStringLiteral("devices-broken.json")), {}}, Error::Kind::BadData},
          std::pair{detail(403, "Forbidden"), Error::Kind::Forbidden},
          std::pair{detail(503, "Service Unavailable"), Error::Kind::Server}}) {
        m_instead = response;
        auto cameras = safie->cameras();
        QTRY_VERIFY(cameras.isFinished());
        QVERIFY(!cameras.result());
        QCOMPARE(cameras.result().error().kind, kind);
    }
}

void TstSafie::asksForTheOptionsByTheirNumbers()
{
    m_optionIds = {7, 8}; // the sparse list, and all
    const auto safie = client(token());
    const QByteArray two = R"({"list":[{"device_id":"Reg1CamAAAA000000001"},{"device_id":"x"}],"has_next":false})";
    m_insteadOf.insert(QStringLiteral("devices"), {200, "application/json", two, {}});
    auto cameras = safie->cameras();
    QTRY_VERIFY(cameras.isFinished());
    QVERIFY(cameras.result());
    QCOMPARE(m_requests.size(), 3);
    QVERIFY(!m_requests[0].query.hasQueryItem(QStringLiteral("item_id")));
    QCOMPARE(m_requests[1].value(QStringLiteral("item_id")), QStringLiteral("7"));
    QCOMPARE(m_requests[2].value(QStringLiteral("item_id")), QStringLiteral("8"));
    QCOMPARE(cameras.result().value()[0].options, (CameraOptions{true, true}));

    auto again = safie->cameras(); // lists are counted: the options are known by now
    QTRY_VERIFY(again.isFinished());
    QCOMPARE(m_requests.size(), 4);
    QCOMPARE(again.result().value()[0].options, (CameraOptions{true, true}));
    safie->forgetOptions();
    m_insteadOf.clear();
    auto fresh = safie->cameras(); // three pages, those with the live option on one, three pages again
    QTRY_VERIFY(fresh.isFinished());
    QVERIFY(fresh.result());
    QCOMPARE(m_requests.size(), 4 + 7);
    int live = 0;
    const QList<Camera> read = fresh.result().value();
    for (const Camera &camera : read) {
        live += camera.options.live.value() ? 1 : 0;
        QCOMPARE(camera.options.stills, true);
        QVERIFY(camera.isLinkable());
    }
    QVERIFY(live < 3);
}

void TstSafie::listsCamerasAlsoWithoutTheirOptions()
{
    m_optionIds = {9, 0};
    m_server->setFaultPicker([this](const DemoRequest &request) -> std::optional<DemoFault> {
        m_requests.append(request);
        DemoFault fault;
        fault.instead = detail(422, "no such option");
        return request.query.hasQueryItem(QStringLiteral("item_id")) ? std::optional(fault) : std::nullopt;
    });
    const auto safie = client(token());
    auto cameras = safie->cameras();
    QTRY_VERIFY(cameras.isFinished());
    QVERIFY(cameras.result());
    QCOMPARE(cameras.result().value().size(), 250);
    QCOMPARE(cameras.result().value()[0].options, CameraOptions{});
    QVERIFY(cameras.result().value()[0].isLinkable()); // what is not known counts as there
}

void TstSafie::asksForStills()
{
    const auto safie = client(token());
    const Instant at = fromMs(QDateTime(QDate(2026, 3, 1), QTime(12, 10, 20, 987), shopZone()).toMSecsSinceEpoch());
    auto past = safie->still(CameraId{QStringLiteral("Reg1CamAAAA000000001")}, at);
    QTRY_VERIFY(past.isFinished());
    QVERIFY(past.result());
    QCOMPARE(past.result().value(), kJpeg);
    QCOMPARE(m_requests[0].path, QStringLiteral("/v2/devices/Reg1CamAAAA000000001/image"));
    QCOMPARE(m_requests[0].value(QStringLiteral("timestamp")), QStringLiteral("2026-03-01T03:10:20Z"));
    QCOMPARE(m_requests[0].header("Authorization"), "Bearer access0");

    auto newest = safie->still(CameraId{QStringLiteral("a/b")}, std::nullopt);
    QTRY_VERIFY(newest.isFinished());
    QVERIFY(newest.result());
    QCOMPARE(m_requests[1].path, QStringLiteral("/v2/devices/a/b/image")); // decoded by the server
    QVERIFY(m_requests[1].query.isEmpty());
    QVERIFY(safie->stillDelay() > 60s);
}

void TstSafie::stillErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("reason");
    using Kind = Error::Kind;
    QTest::newRow("fresh") << 400 << QByteArray("Invalid timestamp") << Kind::NotFound << QStringLiteral("camera.tooFresh");
    QTest::newRow("offline") << 400 << QByteArray("No stream on the device") << Kind::NotFound << QStringLiteral("camera.offline");
    QTest::newRow("hole") << 400 << QByteArray("No available data") << Kind::NotFound << QStringLiteral("camera.noFootage");
    QTest::newRow("before") << 404 << QByteArray("Not Found") << Kind::NotFound << QStringLiteral("camera.noFootage");
    QTest::newRow("all refused") << 403 << QByteArray("Forbidden") << Kind::Forbidden << QStringLiteral("camera.noAccess");
    QTest::newRow("used up") << 429 << QByteArray("resource_exhausted") << Kind::Forbidden << QStringLiteral("camera.allowanceUsed");
    QTest::newRow("no picture") << 200 << QByteArray("nonsense") << Kind::BadData << QString();
}

void TstSafie::stillErrors()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, text);
    m_instead = detail(status, text);
    const auto safie = client(token());
    auto still = safie->still(CameraId{QStringLiteral("c")}, fromMs(1'000'000'000'000));
    QTRY_VERIFY(still.isFinished());
    QVERIFY(!still.result());
    QTEST(still.result().error().kind, "kind");
    QTEST(still.result().error().reason, "reason");
}

void TstSafie::tellsOptionFromPermission_data()
{
    QTest::addColumn<bool>("past");
    QTest::addColumn<QString>("free"); // the call that needs no option of its own
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    for (const bool past : {true, false}) {
        const QString free = past ? QStringLiteral("media") : QStringLiteral("thumbnail");
        const char *when = past ? "past" : "now";
        QTest::addRow("%s, option", when) << past << free << 200 << QStringLiteral("camera.optionMissing");
        QTest::addRow("%s, permission", when) << past << free << 403 << QStringLiteral("camera.noAccess");
        QTest::addRow("%s, no telling", when) << past << free << 503 << QStringLiteral("camera.optionMissing");
    }
}

void TstSafie::tellsOptionFromPermission()
{
    QFETCH(const bool, past);
    QFETCH(const QString, free);
    QFETCH(const int, status);
    m_insteadOf.insert(QStringLiteral("image"), detail(403, "Forbidden"));
    if (status != 200)
        m_insteadOf.insert(free, detail(status, "no"));
    const auto safie = client(apiKey());
    const Instant at = fromMs(1'772'334'620'000); // 2026-03-01T03:10:20Z
    auto still = safie->still(CameraId{QStringLiteral("c")}, past ? std::optional(at) : std::nullopt);
    QTRY_VERIFY(still.isFinished());
    QCOMPARE(still.result().error().kind, Error::Kind::Forbidden);
    QTEST(still.result().error().reason, "reason");
    QCOMPARE(count(QStringLiteral("/v2/devices/c/image")), 1);
    QVERIFY(m_requests.size() >= 2);
    QCOMPARE(m_requests[1].path, QStringLiteral("/v2/devices/c/") + free);
    if (past) {
        QCOMPARE(m_requests[1].value(QStringLiteral("start")), QStringLiteral("2026-03-01T03:09:20Z"));
        QCOMPARE(m_requests[1].value(QStringLiteral("end")), QStringLiteral("2026-03-01T03:10:20Z"));
    }
}

void TstSafie::triesTheLivePicture_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("thumbnail");
    QTest::addColumn<QString>("reason"); // "-": it may be had
    QTest::newRow("yes") << 200 << QByteArray("#EXTM3U\n") << 200 << QStringLiteral("-");
    QTest::newRow("option") << 403 << QByteArray("{}") << 200 << QStringLiteral("camera.optionMissing");
    QTest::newRow("permission") << 403 << QByteArray("{}") << 403 << QStringLiteral("camera.noAccess");
    QTest::newRow("offline") << 404 << QByteArray("{}") << 200 << QStringLiteral("camera.offline");
    QTest::newRow("a gateway's page") << 200 << QByteArray("<html>") << 200 << QString();
    QTest::newRow("down") << 503 << QByteArray() << 200 << QString();
}

void TstSafie::triesTheLivePicture()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const int, thumbnail);
    QFETCH(const QString, reason);
    m_insteadOf.insert(QStringLiteral("playlist.m3u8"), {status, "text/plain", body, {}});
    if (thumbnail != 200)
        m_insteadOf.insert(QStringLiteral("thumbnail"), detail(thumbnail, "no"));
    const auto safie = client(apiKey());
    auto live = safie->tryLive(CameraId{QStringLiteral("c")});
    QTRY_VERIFY(live.isFinished());
    QCOMPARE(bool(live.result()), reason == u"-");
    if (!live.result())
        QCOMPARE(live.result().error().reason, reason);
    QCOMPARE(m_requests[0].path, QStringLiteral("/v2/devices/c/live/playlist.m3u8"));
    QCOMPARE(m_requests[0].header("Safie-API-Key"), "key");
}

void TstSafie::thumbnail()
{
    const auto safie = client(apiKey());
    auto picture = safie->thumbnail(CameraId{QStringLiteral("c")});
    QTRY_VERIFY(picture.isFinished());
    QVERIFY(picture.result());
    QCOMPARE(picture.result().value(), kJpeg);
    QCOMPARE(m_requests[0].path, QStringLiteral("/v2/devices/c/thumbnail"));
    QCOMPARE(m_requests[0].header("Safie-API-Key"), "key");
    QVERIFY(m_requests[0].header("Authorization").isEmpty());
}

void TstSafie::liveSource()
{
    const auto safie = client(apiKey());
    const LiveSource live = safie->liveSource(CameraId{QStringLiteral("c")});
    QCOMPARE(live.playlist, m_server->baseUrl().resolved(QUrl(QStringLiteral("/v2/devices/c/live/playlist.m3u8"))));
    QCOMPARE(live.authHeader.first, "Safie-API-Key");

    m_generation = 1;
    const auto other = client(token());
    auto done = other->renew();
    QTRY_VERIFY(done.isFinished());
    QVERIFY(done.result());
    QCOMPARE(other->liveSource(CameraId{QStringLiteral("c")}).authHeader.second, "Bearer access1");
}

void TstSafie::twoStillsAtOnce()
{
    m_hangStills = true;
    const auto safie = client(token());
    QList<QFuture<Result<QByteArray>>> stills;
    for (int i = 0; i < 5; ++i)
        stills.append(safie->still(CameraId{QStringLiteral("c%1").arg(i)}, std::nullopt));
    auto thumbnail = safie->thumbnail(CameraId{QStringLiteral("c")}); // does not stand in the queue
    QTRY_VERIFY(thumbnail.isFinished());
    QTRY_COMPARE(m_requests.size(), 3);
    m_hangStills = false;
    stills[0].cancel();
    QTRY_VERIFY(stills[4].isFinished() && stills[3].isFinished() && stills[2].isFinished());
    QVERIFY(!stills[1].isFinished());
}

void TstSafie::cancelledStillIsNotAsked()
{
    m_hangStills = true;
    const auto safie = client(token());
    auto first = safie->still(CameraId{QStringLiteral("c0")}, std::nullopt);
    auto second = safie->still(CameraId{QStringLiteral("c1")}, std::nullopt);
    auto third = safie->still(CameraId{QStringLiteral("c2")}, std::nullopt);
    QTRY_COMPARE(m_requests.size(), 2);
    third.cancel();
    first.cancel();
    second.cancel();
    m_hangStills = false;
    auto last = safie->still(CameraId{QStringLiteral("c3")}, std::nullopt);
    QTRY_VERIFY(last.isFinished());
    QVERIFY(last.result());
    QCOMPARE(count(QStringLiteral("/v2/devices/c2/image")), 0);
}

void TstSafie::tooManyStills()
{
    m_instead = detail(429, "Too Many Requests", {{"Retry-After", "1"}}); // longer than RetryPolicy::longestDelay here
    const auto safie = client(token());
    auto first = safie->still(CameraId{QStringLiteral("c0")}, std::nullopt);
    QTRY_VERIFY(first.isFinished());
    QCOMPARE(first.result().error().kind, Error::Kind::RateLimited);
    QCOMPARE(first.result().error().retryAfter, 1s);
    m_instead.reset();
    QElapsedTimer timer;
    timer.start();
    auto second = safie->still(CameraId{QStringLiteral("c1")}, std::nullopt);
    QTRY_VERIFY(second.isFinished());
    QVERIFY(second.result());
    QVERIFY(timer.elapsed() >= 900);
}

void TstSafie::renewsOnceForAll()
{
    m_generation = 1;
    const auto safie = client(token());
    const CameraId camera{QStringLiteral("c")};
    auto still = safie->still(camera, std::nullopt);
    auto thumbnail = safie->thumbnail(camera);
    auto cameras = safie->cameras();
    auto renewal = safie->renew();
    QTRY_VERIFY(still.isFinished() && thumbnail.isFinished() && cameras.isFinished() && renewal.isFinished());
    QVERIFY(still.result());
    QVERIFY(thumbnail.result());
    QVERIFY(cameras.result());
    QVERIFY(renewal.result());
    QCOMPARE(count(QStringLiteral("/v2/auth/refresh-token")), 1);
    QCOMPARE(count(QStringLiteral("/v2/auth/token")), 0);
    CameraCredential expected = token();
    expected.secret = QStringLiteral("access1");
    expected.refreshToken = QStringLiteral("refresh1");
    QCOMPARE(m_stored, QList<CameraCredential>{expected});

    m_generation = 2; // and with the refresh token received last
    auto again = safie->thumbnail(camera);
    QTRY_VERIFY(again.isFinished());
    QVERIFY(again.result());
    QCOMPARE(m_stored.last().refreshToken, QStringLiteral("refresh2"));
}

void TstSafie::renewsOnceOnly()
{
    m_tokenInstead = tokenReply(7); // a new token that is refused as well
    m_generation = 1;
    const auto safie = client(token());
    auto thumbnail = safie->thumbnail(CameraId{QStringLiteral("c")});
    QTRY_VERIFY(thumbnail.isFinished());
    QCOMPARE(thumbnail.result().error().kind, Error::Kind::SignInNeeded);
    QCOMPARE(thumbnail.result().error().reason, QStringLiteral("signIn.expired"));
    QCOMPARE(count(QStringLiteral("/v2/auth/refresh-token")), 1);
    QCOMPARE(count(QStringLiteral("/v2/devices/c/thumbnail")), 2);
}

void TstSafie::keepsTheRefreshTokenThatStays()
{
    m_tokenInstead = DemoResponse{200, "application/json", R"({"access_token":"access1"})", {}};
    m_generation = 1;
    const auto safie = client(token());
    auto thumbnail = safie->thumbnail(CameraId{QStringLiteral("c")});
    QTRY_VERIFY(thumbnail.isFinished());
    QVERIFY(thumbnail.result());
    QCOMPARE(m_stored.size(), 1);
    QCOMPARE(m_stored[0].refreshToken, QStringLiteral("refresh0"));
}

void TstSafie::refreshRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("400") << 400;
    QTest::newRow("401") << 401;
}

void TstSafie::refreshRefused()
{
    QFETCH(const int, status);
    m_tokenInstead = DemoResponse{status, "application/json", R"({"error":"invalid_grant"})", {}};
    m_generation = 5;
    const auto safie = client(token());
    for (int i = 0; i < 2; ++i) {
        auto thumbnail = safie->thumbnail(CameraId{QStringLiteral("c")});
        QTRY_VERIFY(thumbnail.isFinished());
        QCOMPARE(thumbnail.result().error().kind, Error::Kind::SignInNeeded);
        QCOMPARE(thumbnail.result().error().reason, QStringLiteral("signIn.expired"));
    }
    QCOMPARE(count(QStringLiteral("/v2/auth/refresh-token")), 1); // a dead token is not tried again
    QVERIFY(m_stored.isEmpty());
}

void TstSafie::refreshServerDown()
{
    m_tokenInstead = detail(503, "Service Unavailable");
    m_generation = 1;
    const auto safie = client(token());
    auto thumbnail = safie->thumbnail(CameraId{QStringLiteral("c")});
    QTRY_VERIFY(thumbnail.isFinished());
    QCOMPARE(thumbnail.result().error().kind, Error::Kind::Server); // no reason to sign in again
    m_tokenInstead.reset();
    auto again = safie->thumbnail(CameraId{QStringLiteral("c")});
    QTRY_VERIFY(again.isFinished());
    QVERIFY(again.result());
}

void TstSafie::apiKeyRevoked()
{
    m_keyIsGood = false;
    const auto safie = client(apiKey());
    auto cameras = safie->cameras();
    auto renewal = safie->renew();
    QTRY_VERIFY(cameras.isFinished() && renewal.isFinished());
    QCOMPARE(cameras.result().error().kind, Error::Kind::SignInNeeded);
    QCOMPARE(cameras.result().error().reason, QStringLiteral("signIn.keyRevoked"));
    QCOMPARE(renewal.result().error().reason, QStringLiteral("signIn.keyRevoked"));
    QCOMPARE(m_requests.size(), 1);
}

void TstSafie::cancelledWaiterDoesNotStopTheRenewal()
{
    m_generation = 1;
    const auto safie = client(token());
    auto first = safie->renew();
    auto second = safie->renew();
    first.cancel();
    QTRY_VERIFY(second.isFinished());
    QVERIFY(second.result());
    QCOMPARE(m_stored.size(), 1);
}

void TstSafie::destroyedClientAnswersAll()
{
    m_hangStills = true;
    auto safie = client(token());
    QList<QFuture<Result<QByteArray>>> stills;
    for (int i = 0; i < 3; ++i)
        stills.append(safie->still(CameraId{QStringLiteral("c")}, std::nullopt));
    QTRY_COMPARE(m_requests.size(), 2);
    safie.reset();
    for (const auto &still : stills) {
        QVERIFY(still.isFinished());
        QCOMPARE(still.result().error().kind, Error::Kind::Cancelled);
    }
}

QTEST_GUILESS_MAIN(TstSafie)
#include "tst_safie.moc"
