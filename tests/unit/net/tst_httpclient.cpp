// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/httpserver.h"
#include "app/net/httpclient.h"
#include "app/net/httptransfer.h"
#include "app/net/requestpace.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <memory>

using namespace std::chrono_literals;

namespace {

constexpr RetryPolicy kQuick{3, 20ms, 1000ms};

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

HttpRequest post(const QUrl &url, const QByteArray &body = "a=1")
{
    HttpRequest request = get(url);
    request.verb = HttpRequest::Verb::Post;
    request.body = body;
    return request;
}

DemoFault answered(int status, const QList<QPair<QByteArray, QByteArray>> &headers = {})
{
    DemoFault fault;
    fault.instead = DemoResponse{status, "text/plain", "no", headers};
    return fault;
}

//! A server whose sockets the test holds in its hand.
class RawServer {
public:
    RawServer()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            ++connections;
            socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, s = socket] { received += s->readAll(); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, [this] { ++disconnections; });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_server.serverPort())); }

    QTcpSocket *socket = nullptr;
    QByteArray received;
    int connections = 0;
    int disconnections = 0;

private:
    QTcpServer m_server;
};

DemoFault sent(const QByteArray &body)
{
    DemoFault fault;
    fault.instead = DemoResponse{200, "video/mp4", body, {}};
    return fault;
}

DemoFault cut(int after)
{
    DemoFault fault;
    fault.cutAfter = after;
    return fault;
}

//! /dev/full, which is always full and has no size to change.
class FullFile : public QFile {
    Q_OBJECT
public:
    FullFile() : QFile(QStringLiteral("/dev/full")) {}
    bool isSequential() const override { return false; }
    bool resize(qint64) override { return true; }
};

std::shared_ptr<QTemporaryFile> openFile()
{
    auto file = std::make_shared<QTemporaryFile>();
    return file->open() ? file : nullptr;
}

QByteArray contentOf(QFileDevice &file)
{
    file.seek(0);
    return file.readAll();
}

} // namespace

class TstHttpClient : public QObject {
    Q_OBJECT
private slots:
    void init();
    void anyStatusIsAValue_data();
    void anyStatusIsAValue();
    void sendsHeadersAndBody();
    void repeatsServerErrors_data();
    void repeatsServerErrors();
    void recovers();
    void doesNotRepeatAPost();
    void doesNotRepeatAPostOnABrokenConnection();
    void postsAfterTheServerClosedTheConnection();
    void sendsAnyBodyOnce();
    void repeatsAPostThatIsSafe();
    void waitsAsLongAsTheServerAsks();
    void doesNotWaitTooLong();
    void keepsThePace();
    void holdsTheOthersOfThePace();
    void tellsTheOthersOfALongWait();
    void skipsThoseWhoGaveUpWaiting();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void brokenConnectionIsOffline();
    void nobodyThereIsOffline();
    void cutBodyIsNeverASuccess();
    void cutBodyIsRepeated();
    void takesABodyIntoAFile();
    void beginsTheFileAnewWhenItRepeats();
    void keepsErrorPagesOutOfTheFile();
    void saysWhenTheDiskIsFull();
    void deletes();
    void hangIsTimeout();
    void slowButMovingIsNoTimeout();
    void followsWithinTheOrigin();
    void refusesAnotherOrigin();
    void leavesRedirectsToWhoAskedForThem();
    void keepsNoCookies();
    void refusesPlainHttp();
    void knowsAllowedAddresses_data();
    void knowsAllowedAddresses();
    void refusesAnUnknownCertificate();
    void cancelAbortsOnTheWire();
    void cancelStopsThePause();
    void destroyedClientAnswersAll();
    void meansTheStatus_data();
    void meansTheStatus();
    void encodesForms();

private:
    QList<DemoRequest> m_requests;
    QList<DemoFault> m_faults; //!< for the next requests, one each
    std::unique_ptr<DemoHttpServer> m_server;
};

void TstHttpClient::init()
{
    m_requests.clear();
    m_faults.clear();
    m_server = std::make_unique<DemoHttpServer>([](const DemoRequest &request) {
        return DemoResponse{200, "text/plain", "hello " + request.path.toUtf8(), {{"X-Test", "Yes"}}};
    });
    m_server->setFaultPicker([this](const DemoRequest &request) -> std::optional<DemoFault> {
        m_requests.append(request);
        return m_faults.isEmpty() ? std::nullopt : std::optional(m_faults.takeFirst());
    });
    QVERIFY(m_server->listen());
}

void TstHttpClient::anyStatusIsAValue_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 400, 401, 403, 404, 405, 409, 410, 418, 422, 451})
        QTest::addRow("%d", status) << status;
}

void TstHttpClient::anyStatusIsAValue()
{
    QFETCH(const int, status);
    m_faults = {answered(status, {{"WWW-Authenticate", "Basic realm=\"x\""}})};
    if (status == 204)
        m_faults.first().instead->body.clear();
    HttpClient http(kQuick);
    auto reply = http.send(get(m_server->baseUrl()));
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result());
    QCOMPARE(reply.result().value().status, status);
    QCOMPARE(reply.result().value().body, QByteArray(status == 204 ? "" : "no"));
    QCOMPARE(reply.result().value().isOk(), status < 300);
    QCOMPARE(m_requests.size(), 1);
}

void TstHttpClient::sendsHeadersAndBody()
{
    HttpClient http;
    HttpRequest request = post(m_server->baseUrl().resolved(QUrl(QStringLiteral("/a?b=%2B"))), "{}");
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer t"}};
    auto reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result());
    QCOMPARE(reply.result().value().body, "hello /a");
    QCOMPARE(reply.result().value().header("x-test"), "Yes");
    QCOMPARE(reply.result().value().header("absent"), QByteArray());
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests.first().method, "POST");
    QCOMPARE(m_requests.first().header("authorization"), "Bearer t");
    QCOMPARE(m_requests.first().header("content-type"), "application/json");
    QCOMPARE(m_requests.first().body, "{}");
    QCOMPARE(m_requests.first().value(QStringLiteral("b")), QStringLiteral("+"));
}

void TstHttpClient::repeatsServerErrors_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TstHttpClient::repeatsServerErrors()
{
    QFETCH(const int, status);
    m_faults = {answered(status), answered(status), answered(status), answered(status)};
    HttpClient http({3, 100ms, 150ms});
    QElapsedTimer timer;
    timer.start();
    auto reply = http.send(get(m_server->baseUrl()));
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(timer.elapsed() >= 50 + 75); // half of 100 ms, and half of 150 ms, to where 200 ms is capped
    QVERIFY(reply.result()); // the last reply, as it came
    QCOMPARE(reply.result().value().status, status);
    QCOMPARE(m_requests.size(), 3);
}

void TstHttpClient::recovers()
{
    m_faults = {answered(500), answered(503)};
    HttpClient http(kQuick);
    auto reply = http.send(get(m_server->baseUrl()));
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result());
    QCOMPARE(reply.result().value().status, 200);
    QCOMPARE(m_requests.size(), 3);
}

void TstHttpClient::doesNotRepeatAPost()
{
    m_faults = {answered(503)};
    HttpClient http(kQuick);
    auto reply = http.send(post(m_server->baseUrl()));
    QTRY_VERIFY(reply.isFinished());
    QCOMPARE(reply.result().value().status, 503);
    QCOMPARE(m_requests.size(), 1);
}

void TstHttpClient::doesNotRepeatAPostOnABrokenConnection()
{
    HttpClient http(kQuick);
    DemoFault reset;
    reset.reset = true;
    for (const bool reused : {false, true}) {
        m_faults.clear();
        if (reused) {
            auto first = http.send(get(m_server->baseUrl()));
            QTRY_VERIFY(first.isFinished());
            QVERIFY(first.result());
        }
        m_requests.clear();
        m_faults = {reset, reset, reset, reset};
        auto reply = http.send(post(m_server->baseUrl()));
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.result());
        QCOMPARE(reply.result().error().kind, Error::Kind::Offline);
        QCOMPARE(m_requests.size(), 1); // Qt alone would send it twice
        QCOMPARE(m_requests.first().body, "a=1");
    }
}

void TstHttpClient::postsAfterTheServerClosedTheConnection()
{
    HttpClient http(kQuick);
    auto first = http.send(get(m_server->baseUrl()));
    QTRY_VERIFY(first.isFinished());
    const quint16 port = m_server->port();
    m_server->close();
    QVERIFY(m_server->listen(port));
    auto reply = http.send(post(m_server->baseUrl()));
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result());
    QCOMPARE(m_requests.size(), 2);
}

void TstHttpClient::sendsAnyBodyOnce()
{
    HttpClient http(kQuick);
    for (const qsizetype size : {0, 1, 100'000, 3'000'000}) {
        auto reply = http.send(post(m_server->baseUrl(), QByteArray(size, 'x')));
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
        QCOMPARE(m_requests.last().body.size(), size);
    }
    QCOMPARE(m_requests.size(), 4);
}

void TstHttpClient::repeatsAPostThatIsSafe()
{
    m_faults = {answered(503)};
    HttpClient http(kQuick);
    HttpRequest request = post(m_server->baseUrl(), "again=1");
    request.safeToRepeat = true;
    auto reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QCOMPARE(reply.result().value().status, 200);
    QCOMPARE(m_requests.size(), 2);
    QCOMPARE(m_requests.last().body, "again=1");
}

void TstHttpClient::waitsAsLongAsTheServerAsks()
{
    m_faults = {answered(429, {{"Retry-After", "1"}})};
    HttpClient http({3, 1ms, 5s});
    QElapsedTimer timer;
    timer.start();
    auto reply = http.send(get(m_server->baseUrl()));
    QTRY_VERIFY(reply.isFinished());
    QCOMPARE(reply.result().value().status, 200);
    QVERIFY2(timer.elapsed() >= 990, QByteArray::number(timer.elapsed()).constData());
    QCOMPARE(m_requests.size(), 2);
}

void TstHttpClient::doesNotWaitTooLong()
{
    m_faults = {answered(429, {{"Retry-After", "60"}})};
    HttpClient http(kQuick);
    auto reply = http.send(get(m_server->baseUrl()));
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result());
    QCOMPARE(m_requests.size(), 1);
    const Error error = statusError(reply.result().value());
    QCOMPARE(error.kind, Error::Kind::RateLimited);
    QCOMPARE(error.retryAfter, 60s);
}

//! Also of two clients, and of the tries of one request.
void TstHttpClient::keepsThePace()
{
    HttpClient one(kQuick);
    HttpClient other(kQuick);
    HttpRequest request = get(m_server->baseUrl());
    request.pace = std::make_shared<RequestPace>(60ms);
    m_faults = {answered(500)};
    QElapsedTimer clock;
    clock.start();
    const auto first = one.send(request);
    const auto second = other.send(request);
    QTRY_VERIFY(first.isFinished() && second.isFinished());
    QVERIFY(first.result().value().isOk() && second.result().value().isOk());
    QCOMPARE(m_requests.size(), 3);
    QVERIFY(clock.elapsed() >= 110);
}

void TstHttpClient::holdsTheOthersOfThePace()
{
    HttpClient one({3, 20ms, 5000ms});
    HttpClient other({3, 20ms, 5000ms});
    HttpRequest request = get(m_server->baseUrl());
    request.pace = std::make_shared<RequestPace>(1ms);
    m_faults = {answered(429, {{"Retry-After", "1"}})};
    QElapsedTimer clock;
    clock.start();
    const auto first = one.send(request);
    QTRY_VERIFY(request.pace->heldFor() > 0ms);
    const auto second = other.send(request);
    QTRY_VERIFY(first.isFinished() && second.isFinished());
    QVERIFY(first.result().value().isOk() && second.result().value().isOk());
    QVERIFY(clock.elapsed() >= 990);
    QCOMPARE(m_requests.size(), 3);
}

void TstHttpClient::tellsTheOthersOfALongWait()
{
    HttpClient client(kQuick);
    HttpRequest request = get(m_server->baseUrl());
    request.pace = std::make_shared<RequestPace>(300ms);
    m_faults = {answered(429, {{"Retry-After", "600"}})};
    const auto first = client.send(request);
    const auto waiting = client.send(request); // in the queue when the refusal comes
    QTRY_VERIFY(first.isFinished() && waiting.isFinished());
    QCOMPARE(first.result().value().status, 429);
    const auto later = client.send(request);
    QTRY_VERIFY(later.isFinished());
    for (const auto &refused : {waiting, later}) {
        QVERIFY(!refused.result());
        QCOMPARE(refused.result().error().kind, Error::Kind::RateLimited);
        QVERIFY(refused.result().error().retryAfter > 590s && refused.result().error().retryAfter <= 600s);
    }
    QCOMPARE(m_requests.size(), 1);
}

void TstHttpClient::skipsThoseWhoGaveUpWaiting()
{
    HttpClient client(kQuick);
    HttpRequest request = get(m_server->baseUrl());
    request.pace = std::make_shared<RequestPace>(50ms);
    const auto first = client.send(request);
    auto second = client.send(request);
    const auto third = client.send(request);
    second.cancel();
    QTRY_VERIFY(first.isFinished() && third.isFinished());
    QVERIFY(third.result().value().isOk());
    QCOMPARE(m_requests.size(), 2);
}

void TstHttpClient::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("absent") << QByteArray() << QByteArray() << qint64(0);
    QTest::newRow("seconds") << QByteArray() << QByteArray(" 120 ") << qint64(120);
    QTest::newRow("negative") << QByteArray() << QByteArray("-5") << qint64(0);
    QTest::newRow("huge") << QByteArray() << QByteArray("9223372036854775807") << qint64(7 * 24 * 3600);
    QTest::newRow("nonsense") << QByteArray() << QByteArray("soon") << qint64(0);
    QTest::newRow("date") << QByteArray("Sun, 01 Mar 2026 03:00:00 GMT") << QByteArray("Sun, 01 Mar 2026 03:01:30 GMT") << qint64(90);
    QTest::newRow("past") << QByteArray("Sun, 01 Mar 2026 03:00:00 GMT") << QByteArray("Sun, 01 Mar 2026 02:00:00 GMT") << qint64(0);
    QTest::newRow("past without date") << QByteArray() << QByteArray("Sun, 01 Mar 2020 02:00:00 GMT") << qint64(0);
}

void TstHttpClient::readsRetryAfter()
{
    QFETCH(const QByteArray, date);
    QFETCH(const QByteArray, value);
    QFETCH(const qint64, seconds);
    HttpReply reply;
    reply.status = 503;
    if (!date.isEmpty())
        reply.headers.append({QByteArray("Date"), date});
    if (!value.isEmpty())
        reply.headers.append({QByteArray("retry-after"), value});
    QCOMPARE(retryAfter(reply), std::chrono::seconds(seconds));
}

void TstHttpClient::brokenConnectionIsOffline()
{
    DemoFault reset;
    reset.reset = true;
    m_faults = QList<DemoFault>(50, reset);
    HttpClient http({2, 1ms, 10ms});
    auto reply = http.send(get(m_server->baseUrl()));
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(!reply.result());
    QCOMPARE(reply.result().error().kind, Error::Kind::Offline);
    QVERIFY(reply.result().error().reason.isEmpty());
    const qsizetype requests = m_requests.size();
    QVERIFY2(requests >= 2, QByteArray::number(requests).constData()); // Qt itself may send again on a fresh connection
    qInfo() << "requests on the wire for 2 tries:" << requests;
}

void TstHttpClient::nobodyThereIsOffline()
{
    const QUrl url = m_server->baseUrl();
    m_server->close();
    HttpClient http(kQuick);
    auto reply = http.send(get(url));
    QTRY_VERIFY(reply.isFinished());
    QCOMPARE(reply.result().error().kind, Error::Kind::Offline);
}

void TstHttpClient::cutBodyIsNeverASuccess()
{
    HttpClient http({3, 1ms, 10ms});
    for (const int bytes : {0, 3}) {
        m_requests.clear();
        DemoFault cut;
        cut.cutAfter = bytes;
        m_faults = QList<DemoFault>(50, cut);
        auto reply = http.send(get(m_server->baseUrl()));
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.result());
        QCOMPARE(reply.result().error().kind, Error::Kind::Offline);
        QVERIFY(m_requests.size() >= 3);
    }
}

void TstHttpClient::cutBodyIsRepeated()
{
    DemoFault cut;
    cut.cutAfter = 3;
    m_faults = {cut};
    HttpClient http(kQuick);
    auto reply = http.send(get(m_server->baseUrl().resolved(QUrl(QStringLiteral("/x")))));
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result());
    QCOMPARE(reply.result().value().body, "hello /x");
    QCOMPARE(m_requests.size(), 2);
}

void TstHttpClient::takesABodyIntoAFile()
{
    RawServer server;
    HttpClient http(kQuick);
    HttpRequest request = get(server.url());
    const auto file = openFile();
    request.file = file;
    qint64 there = 0;
    request.progress = [&there](qint64 received, qint64 total) {
        there = received;
        QCOMPARE(total, 2'000'000);
    };
    const auto reply = http.send(request);
    QTRY_VERIFY(server.received.endsWith("\r\n\r\n"));
    server.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" + QByteArray(1'000'000, 'a'));
    QTRY_COMPARE(there, 1'000'000); // as it comes, not at the end
    server.socket->write(QByteArray(1'000'000, 'b'));
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result() && reply.result().value().isOk());
    QVERIFY(reply.result().value().body.isEmpty());
    QCOMPARE(contentOf(*file), QByteArray(1'000'000, 'a') + QByteArray(1'000'000, 'b'));
}

void TstHttpClient::beginsTheFileAnewWhenItRepeats()
{
    m_faults = {cut(3)};
    HttpClient http(kQuick);
    HttpRequest request = get(m_server->baseUrl().resolved(QUrl(QStringLiteral("/a"))));
    const auto file = openFile();
    file->write("left from before");
    request.file = file;
    auto reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result() && reply.result().value().isOk());
    QCOMPARE(m_requests.size(), 2);
    QCOMPARE(contentOf(*file), "hello /a");

    m_faults = {cut(3), cut(3), cut(3)};
    reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(!reply.result()); // part of a body is never a success
    QCOMPARE(reply.result().error().kind, Error::Kind::Offline);
}

void TstHttpClient::keepsErrorPagesOutOfTheFile()
{
    m_faults = {answered(404)};
    HttpClient http(kQuick);
    HttpRequest request = get(m_server->baseUrl());
    const auto file = openFile();
    request.file = file;
    const auto reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QCOMPARE(reply.result().value().status, 404);
    QCOMPARE(contentOf(*file), "");
}

void TstHttpClient::saysWhenTheDiskIsFull()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("no device that is always full");
    m_faults = {sent(QByteArray(3'000'000, 'x'))};
    HttpClient http(kQuick);
    HttpRequest request = get(m_server->baseUrl());
    const auto full = std::make_shared<FullFile>();
    QVERIFY(full->open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    request.file = full;
    const auto reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(!reply.result());
    QCOMPARE(reply.result().error().kind, Error::Kind::Storage);
    QCOMPARE(m_requests.size(), 1);
}

void TstHttpClient::deletes()
{
    m_faults = {answered(503)};
    HttpClient http(kQuick);
    HttpRequest request = get(m_server->baseUrl().resolved(QUrl(QStringLiteral("/order"))));
    request.verb = HttpRequest::Verb::Delete;
    const auto reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QCOMPARE(reply.result().value().status, 200);
    QCOMPARE(m_requests.size(), 2); // again after 503: deleting twice does no harm
    QCOMPARE(m_requests.last().method, "DELETE");
}

void TstHttpClient::hangIsTimeout()
{
    DemoFault hang;
    hang.hang = true;
    m_faults = {hang, hang, hang};
    HttpClient http({2, 1ms, 10ms});
    HttpRequest request = get(m_server->baseUrl());
    request.timeout = 150ms;
    QElapsedTimer timer;
    timer.start();
    auto reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(!reply.result());
    QCOMPARE(reply.result().error().kind, Error::Kind::Timeout);
    QVERIFY(timer.elapsed() >= 290);
    QCOMPARE(m_requests.size(), 2);
}

void TstHttpClient::slowButMovingIsNoTimeout()
{
    RawServer server;
    HttpClient http({1, 1ms, 10ms});
    HttpRequest request = get(server.url());
    request.timeout = 300ms;
    auto reply = http.send(request);
    QTRY_VERIFY(server.received.endsWith("\r\n\r\n"));
    server.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n");
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&server] { server.socket->write("x"); });
    drip.start(100ms);
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result());
    QCOMPARE(reply.result().value().body, "xxxxxxxx");
}

void TstHttpClient::followsWithinTheOrigin()
{
    m_faults = {answered(302, {{"Location", "/there"}})};
    HttpClient http(kQuick);
    HttpRequest request = get(m_server->baseUrl());
    request.headers = {{"Authorization", "Bearer t"}};
    auto reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result());
    QCOMPARE(reply.result().value().body, "hello /there");
    QCOMPARE(m_requests.last().header("Authorization"), "Bearer t");
}

void TstHttpClient::refusesAnotherOrigin()
{
    DemoHttpServer other([](const DemoRequest &) { return DemoResponse{}; });
    QVERIFY(other.listen());
    for (const int status : {301, 302, 307, 308}) {
        m_faults = {answered(status, {{"Location", other.baseUrl().toEncoded()}})};
        m_requests.clear();
        HttpClient http(kQuick);
        HttpRequest request = get(m_server->baseUrl());
        request.headers = {{"Authorization", "Bearer t"}};
        auto reply = http.send(request);
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.result());
        QCOMPARE(reply.result().error().kind, Error::Kind::BadData);
        QCOMPARE(reply.result().error().reason, QStringLiteral("net.redirect"));
        QCOMPARE(m_requests.size(), 1);
    }
    QCOMPARE(other.requestCount(), 0);
}

void TstHttpClient::leavesRedirectsToWhoAskedForThem()
{
    m_faults = {answered(302, {{"Location", "/there"}})};
    HttpClient http(kQuick);
    HttpRequest request = get(m_server->baseUrl());
    request.followRedirects = false;
    auto reply = http.send(request);
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(reply.result());
    QCOMPARE(reply.result().value().status, 302);
    QCOMPARE(reply.result().value().header("Location"), "/there");
    QCOMPARE(m_requests.size(), 1);
}

void TstHttpClient::keepsNoCookies()
{
    m_faults = {answered(200, {{"Set-Cookie", "session=1"}})};
    HttpClient http(kQuick);
    for (int i = 0; i < 2; ++i) {
        auto reply = http.send(get(m_server->baseUrl()));
        QTRY_VERIFY(reply.isFinished());
    }
    QCOMPARE(m_requests.size(), 2);
    QVERIFY(m_requests.last().header("Cookie").isEmpty());
}

void TstHttpClient::refusesPlainHttp()
{
    HttpClient http;
    const auto reply = http.send(get(QUrl(QStringLiteral("http://shop.example/"))));
    QVERIFY(reply.isFinished());
    QCOMPARE(reply.result().error().kind, Error::Kind::BadData);
    QCOMPARE(reply.result().error().reason, QStringLiteral("net.notHttps"));
}

void TstHttpClient::knowsAllowedAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *url, bool allowed) { QTest::addRow("%s", url) << QString::fromLatin1(url) << allowed; };
    row("https://openapi.safie.link", true);
    row("HTTPS://openapi.safie.link", true);
    row("http://openapi.safie.link", false);
    row("http://127.0.0.1:8080/x", true);
    row("http://127.9.9.9", true);
    row("http://[::1]:1/", true);
    row("http://localhost:1/", true);
    row("http://LOCALHOST/", true);
    row("http://127.0.0.1.example.com/", false);
    row("http://localhost.example.com/", false);
    row("http://user@example.com/", false);
    row("http://localhost@example.com/", false);
    row("http://10.0.0.1/", false);
    row("http://192.168.0.1/", false);
    row("http://0.0.0.0/", false);
    row("ftp://127.0.0.1/", false);
    row("file:///etc/passwd", false);
    row("https:///x", false);
    row("", false);
}

void TstHttpClient::knowsAllowedAddresses()
{
    QFETCH(const QString, url);
    QTEST(isAllowedAddress(QUrl(url)), "allowed");
}

void TstHttpClient::refusesAnUnknownCertificate()
{
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (openssl.isEmpty() || !QSslSocket::supportsSsl())
        QSKIP("needs openssl");
    QTemporaryDir dir;
    const QString key = dir.filePath(QStringLiteral("key.pem"));
    const QString certificate = dir.filePath(QStringLiteral("cert.pem"));
    const QStringList arguments = QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
                                                 "subjectAltName=IP:127.0.0.1 -keyout %1 -out %2")
                                      .arg(key, certificate)
                                      .split(u' ');
    QCOMPARE(QProcess::execute(openssl, arguments), 0);
    QFile keyFile(key);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    configuration.setLocalCertificate(QSslCertificate::fromPath(certificate).value(0));
    QSslServer server;
    server.setSslConfiguration(configuration);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int connections = 0;
    connect(&server, &QSslServer::startedEncryptionHandshake, this, [&connections] { ++connections; });

    HttpClient http(kQuick);
    auto reply = http.send(get(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()))));
    QTRY_VERIFY(reply.isFinished());
    QVERIFY(!reply.result());
    QCOMPARE(reply.result().error().kind, Error::Kind::Offline);
    QCOMPARE(reply.result().error().reason, QStringLiteral("net.tls"));
    QCOMPARE(connections, 1); // not tried again
}

void TstHttpClient::cancelAbortsOnTheWire()
{
    RawServer server;
    HttpClient http(kQuick);
    auto reply = http.send(get(server.url()));
    QTRY_VERIFY(server.received.endsWith("\r\n\r\n"));
    server.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nstart");
    reply.cancel();
    QTRY_COMPARE(server.disconnections, 1);
    QTRY_VERIFY(http.findChildren<HttpTransfer *>().isEmpty());
    QCOMPARE(server.connections, 1);
    QCOMPARE(reply.resultCount(), 0);
}

void TstHttpClient::cancelStopsThePause()
{
    m_faults = QList<DemoFault>(10, answered(503));
    HttpClient http({10, 200ms, 200ms});
    auto reply = http.send(get(m_server->baseUrl()));
    QTRY_COMPARE(m_requests.size(), 1);
    reply.cancel();
    QTRY_VERIFY(http.findChildren<HttpTransfer *>().isEmpty());
    QVERIFY(reply.isFinished());
    QCOMPARE(m_requests.size(), 1);
}

void TstHttpClient::destroyedClientAnswersAll()
{
    DemoFault hang;
    hang.hang = true;
    m_faults = {hang, answered(503)};
    auto http = std::make_unique<HttpClient>(RetryPolicy{3, 10s, 10s});
    const auto hanging = http->send(get(m_server->baseUrl()));
    QTRY_COMPARE(m_requests.size(), 1);
    const auto pausing = http->send(get(m_server->baseUrl()));
    QTRY_COMPARE(m_requests.size(), 2);
    const auto starting = http->send(get(m_server->baseUrl()));
    http.reset();
    for (const auto &future : {hanging, pausing, starting}) {
        QVERIFY(future.isFinished());
        QVERIFY(!future.result());
        QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    }
}

void TstHttpClient::meansTheStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addRow("401") << 401 << Error::Kind::SignInNeeded;
    QTest::addRow("403") << 403 << Error::Kind::Forbidden;
    QTest::addRow("404") << 404 << Error::Kind::NotFound;
    QTest::addRow("429") << 429 << Error::Kind::RateLimited;
    QTest::addRow("500") << 500 << Error::Kind::Server;
    QTest::addRow("503") << 503 << Error::Kind::Server;
    QTest::addRow("400") << 400 << Error::Kind::BadData;
    QTest::addRow("422") << 422 << Error::Kind::BadData;
    QTest::addRow("304") << 304 << Error::Kind::BadData;
}

void TstHttpClient::meansTheStatus()
{
    QFETCH(const int, status);
    HttpReply reply{status, "<html>\n  " + QByteArray(1000, 'x'), {}};
    const Error error = statusError(reply);
    QTEST(error.kind, "kind");
    QVERIFY(error.detail.startsWith(QStringLiteral("HTTP %1: <html> xxx").arg(status)));
    QVERIFY(error.detail.size() < 250);
    reply.body.clear();
    QCOMPARE(statusError(reply).detail, QStringLiteral("HTTP %1").arg(status));
}

void TstHttpClient::encodesForms()
{
    QCOMPARE(formEncoded({}), "");
    QCOMPARE(formEncoded({{QStringLiteral("a"), QStringLiteral("1+2 3&=%")}, {QStringLiteral("名"), QStringLiteral("レジ")}}),
             "a=1%2B2%203%26%3D%25&%E5%90%8D=%E3%83%AC%E3%82%B8");
}

QTEST_GUILESS_MAIN(TstHttpClient)
#include "tst_httpclient.moc"
