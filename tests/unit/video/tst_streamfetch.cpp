// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/httpserver.h"
#include "app/video/streamfetch.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace std::chrono_literals;
using Outcome = StreamFetch::Answer::Outcome;

class TstStreamFetch : public QObject {
    Q_OBJECT
private slots:
    void followsRedirectsWithoutTheCredential();
    void endsARedirectWithoutEnd();
    void takesByteRanges_data();
    void takesByteRanges();
    void tellsRefusalsApart();
    void limitsAServerThatDrips();
    void givesUpTheOneBefore();

private:
    struct Cloud {
        Cloud() : server([this](const DemoRequest &request) { return answer(request); }) { server.listen(); }
        DemoResponse answer(const DemoRequest &request)
        {
            credentials.append(request.header("authorization"));
            range = request.header("range");
            return handler(request);
        }
        QUrl url(const QString &path) const { return server.baseUrl().resolved(QUrl(path)); }
        LiveSource source(const QByteArray &token = "t") const { return {url(QStringLiteral("/list.m3u8")), {"Authorization", token}}; }

        DemoHttpServer server;
        std::function<DemoResponse(const DemoRequest &)> handler;
        QList<QByteArray> credentials;
        QByteArray range;
    };

    static DemoResponse text(const QByteArray &body) { return {200, "text/plain", body, {}}; }
    static DemoResponse redirect(const QUrl &to) { return {302, "text/plain", "elsewhere", {{"Location", to.toEncoded()}}}; }

    static StreamFetch::Answer fetched(StreamFetch &fetch, const HlsResource &what, StreamFetch::Limits limits = {2s, 3s})
    {
        std::optional<StreamFetch::Answer> answer;
        fetch.get(what, limits, [&answer](const StreamFetch::Answer &got) { answer = got; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 5000))
            fetch.cancel();
        return answer.value_or(StreamFetch::Answer{Outcome::Failed, {}, {}, {}});
    }
};

void TstStreamFetch::followsRedirectsWithoutTheCredential()
{
    Cloud other;
    other.handler = [](const DemoRequest &request) { return text("from " + request.path.toUtf8()); };
    Cloud cloud;
    cloud.handler = [&](const DemoRequest &request) {
        if (request.path == u"/a")
            return redirect(QUrl(QStringLiteral("deep/b?x=1")));
        return redirect(other.url(QStringLiteral("/c")));
    };
    StreamFetch fetch;
    fetch.setSource(cloud.source());
    const StreamFetch::Answer answer = fetched(fetch, {cloud.url(QStringLiteral("/a")), std::nullopt});
    QVERIFY2(answer.isOk(), qPrintable(answer.error.detail));
    QCOMPARE(answer.body, QByteArray("from /c"));
    QCOMPARE(answer.address, other.url(QStringLiteral("/c"))); // what relative addresses in it are relative to
    QCOMPARE(cloud.credentials, (QList<QByteArray>{"t", "t"}));
    QCOMPARE(other.credentials, QList<QByteArray>{QByteArray()});
}

void TstStreamFetch::endsARedirectWithoutEnd()
{
    Cloud cloud;
    cloud.handler = [](const DemoRequest &request) { return redirect(QUrl(request.path + u'x')); };
    StreamFetch fetch;
    const StreamFetch::Answer answer = fetched(fetch, {cloud.url(QStringLiteral("/a")), std::nullopt});
    QCOMPARE(answer.outcome, Outcome::Failed);
    QCOMPARE(answer.error.reason, QStringLiteral("net.redirect"));
    QVERIFY(cloud.credentials.size() < 10);
    cloud.handler = [](const DemoRequest &) { return redirect(QUrl(QStringLiteral("http://not-secure.example/"))); };
    QCOMPARE(fetched(fetch, {cloud.url(QStringLiteral("/a")), std::nullopt}).error.reason, QStringLiteral("net.notHttps"));
}

void TstStreamFetch::takesByteRanges_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("ok");
    QTest::newRow("the part") << 206 << QByteArray("3456") << true;
    QTest::newRow("a server that sends all") << 200 << QByteArray("0123456789") << true;
    QTest::newRow("too little of it") << 206 << QByteArray("345") << false;
    QTest::newRow("a file that is too short") << 200 << QByteArray("01234") << false;
}

void TstStreamFetch::takesByteRanges()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, ok);
    Cloud cloud;
    cloud.handler = [&](const DemoRequest &) { return DemoResponse{status, "video/mp2t", body, {}}; };
    StreamFetch fetch;
    const StreamFetch::Answer answer = fetched(fetch, {cloud.url(QStringLiteral("/a")), ByteRange{3, 4}});
    QCOMPARE(cloud.range, QByteArray("bytes=3-6"));
    QCOMPARE(answer.isOk(), ok);
    if (ok)
        QCOMPARE(answer.body, QByteArray("3456"));
    else
        QCOMPARE(answer.error.kind, Error::Kind::BadData);
}

void TstStreamFetch::tellsRefusalsApart()
{
    Cloud cloud;
    StreamFetch fetch;
    fetch.setSource(cloud.source("old"));
    cloud.handler = [](const DemoRequest &) { return DemoResponse{401, "text/plain", "no", {}}; };
    QCOMPARE(fetched(fetch, {cloud.url(QStringLiteral("/a")), std::nullopt}).outcome, Outcome::Refused);
    cloud.handler = [&](const DemoRequest &) {
        fetch.setSource(cloud.source("new"));
        return DemoResponse{401, "text/plain", "no", {}};
    };
    QCOMPARE(fetched(fetch, {cloud.url(QStringLiteral("/a")), std::nullopt}).outcome, Outcome::Outdated);
    cloud.handler = [](const DemoRequest &) { return DemoResponse{410, "text/plain", "gone", {}}; };
    QCOMPARE(fetched(fetch, {cloud.url(QStringLiteral("/a")), std::nullopt}).outcome, Outcome::Gone);
    cloud.handler = [](const DemoRequest &) { return text({}); };
    QCOMPARE(fetched(fetch, {cloud.url(QStringLiteral("/a")), std::nullopt}).outcome, Outcome::Gone);
}

void TstStreamFetch::limitsAServerThatDrips()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTimer drip;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        connect(&drip, &QTimer::timeout, socket, [socket] { socket->write("x"); });
    });
    drip.start(50);
    StreamFetch fetch;
    QElapsedTimer waited;
    waited.start();
    const StreamFetch::Answer answer =
        fetched(fetch, {QUrl(QStringLiteral("http://127.0.0.1:%1/a.ts").arg(server.serverPort())), std::nullopt}, {500ms, 1200ms});
    QCOMPARE(answer.outcome, Outcome::Failed);
    QCOMPARE(answer.error.kind, Error::Kind::Timeout);
    QVERIFY(waited.elapsed() >= 1100 && waited.elapsed() < 2500);
}

void TstStreamFetch::givesUpTheOneBefore()
{
    Cloud cloud;
    cloud.handler = [](const DemoRequest &request) { return text(request.path.toUtf8()); };
    StreamFetch fetch;
    QList<QByteArray> got;
    for (const char *path : {"/a", "/b", "/c"}) {
        fetch.get({cloud.url(QLatin1String(path)), std::nullopt}, {2s, 3s},
                  [&got](const StreamFetch::Answer &answer) { got.append(answer.body); });
    }
    QTRY_COMPARE(got.size(), 1);
    QTest::qWait(100);
    QCOMPARE(got, QList<QByteArray>{"/c"});
    fetch.get({cloud.url(QStringLiteral("/d")), std::nullopt}, {2s, 3s}, [&got](const StreamFetch::Answer &) { got.append("late"); });
    fetch.cancel();
    QTest::qWait(100);
    QCOMPARE(got.size(), 1);
}

QTEST_GUILESS_MAIN(TstStreamFetch)
#include "tst_streamfetch.moc"
