// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/httpserver.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace std::chrono_literals;

//! The server of the stand-ins, asked by a true client and by a raw socket.
class TstDemoHttpServer : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_seen.clear();
        m_server = std::make_unique<DemoHttpServer>([this](const DemoRequest &request) {
            m_seen.append(request);
            DemoResponse response;
            response.contentType = "text/plain";
            response.body = "answer " + QByteArray::number(m_seen.size());
            response.headers = {{"X-Demo", "yes"}};
            return response;
        });
        QVERIFY(m_server->listen());
    }

    void decodesPathQueryAndHeaders()
    {
        QNetworkRequest request(address(QStringLiteral("/a%20b/%E5%BA%97?t=2026-01-02T03:04:05+09:00&u=%2B09%26&e=")));
        request.setRawHeader("X-Token", "abc ");
        const auto reply = finished(m_manager.get(request));
        QCOMPARE(reply->readAll(), QByteArray("answer 1"));
        QCOMPARE(reply->rawHeader("X-Demo"), QByteArray("yes"));
        const DemoRequest &seen = m_seen.first();
        QCOMPARE(seen.method, QByteArray("GET"));
        QCOMPARE(seen.path, QStringLiteral("/a b/店"));
        QCOMPARE(seen.value(QStringLiteral("t")), QStringLiteral("2026-01-02T03:04:05 09:00"));
        QCOMPARE(seen.value(QStringLiteral("u")), QStringLiteral("+09&"));
        QVERIFY(seen.query.hasQueryItem(QStringLiteral("e")));
        QCOMPARE(seen.header("x-token"), QByteArray("abc"));
        QVERIFY(seen.header("absent").isEmpty());
        finished(m_manager.get(QNetworkRequest(address(QStringLiteral("/no/query")))));
        QCOMPARE(m_seen.last().path, QStringLiteral("/no/query"));
        QVERIFY(m_seen.last().query.isEmpty());
    }

    void readsFormBodies()
    {
        QNetworkRequest request(address(QStringLiteral("/form")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/x-www-form-urlencoded"));
        finished(m_manager.post(request, "a=1%2B1&b=x+y&c=%7B%22k%22%3A1%7D"));
        const QUrlQuery form = m_seen.first().form();
        QCOMPARE(form.queryItemValue(QStringLiteral("a"), QUrl::FullyDecoded), QStringLiteral("1+1"));
        QCOMPARE(form.queryItemValue(QStringLiteral("b"), QUrl::FullyDecoded), QStringLiteral("x y"));
        QCOMPARE(form.queryItemValue(QStringLiteral("c"), QUrl::FullyDecoded), QStringLiteral("{\"k\":1}"));
    }

    void keepsTheConnectionAndAnswersPipelinedRequests()
    {
        QTcpSocket socket;
        connectRaw(socket);
        socket.write("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nab");
        QTRY_COMPARE(m_server->requestCount(), 1);
        socket.write("c");
        QTRY_COMPARE(m_server->requestCount(), 2);
        QCOMPARE(m_seen.at(1).body, QByteArray("abc"));
        QByteArray answers;
        QTRY_VERIFY((answers += socket.readAll()).contains("answer 2"));
        QCOMPARE(answers.count("HTTP/1.1 200 OK"), 2);
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write("GET /3 HTTP/1.1\r\nConnection: close\r\n\r\n");
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void refusesNonsense()
    {
        QTcpSocket socket;
        connectRaw(socket);
        socket.write("what is this\r\n\r\n");
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 400 "));
        QCOMPARE(m_server->requestCount(), 0);
    }

    void resets()
    {
        // QNetworkAccessManager repeats a request that got no byte of an answer, so the fault stays on.
        fault([](DemoFault &fault) { fault.reset = true; });
        QCOMPARE(finished(m_manager.get(request()))->error(), QNetworkReply::RemoteHostClosedError);
        QVERIFY(m_seen.isEmpty());
    }

    void hangs()
    {
        fault([](DemoFault &fault) { fault.hang = true; });
        QNetworkRequest impatient = request();
        impatient.setTransferTimeout(50);
        QCOMPARE(finished(m_manager.get(impatient))->error(), QNetworkReply::OperationCanceledError);
        QVERIFY(m_seen.isEmpty());
    }

    void answersSomethingElse()
    {
        fault([](DemoFault &fault) { fault.instead = DemoResponse{429, "text/plain", "slow", {{"Retry-After", "7"}}}; });
        const auto reply = finished(m_manager.get(request()));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 429);
        QCOMPARE(reply->rawHeader("Retry-After"), QByteArray("7"));
        QCOMPARE(reply->readAll(), QByteArray("slow"));
        QVERIFY(m_seen.isEmpty());
    }

    void cutsTheBody()
    {
        fault([](DemoFault &fault) { fault.cutAfter = 3; });
        const auto reply = finished(m_manager.get(request()));
        QCOMPARE(reply->error(), QNetworkReply::RemoteHostClosedError);
        QCOMPARE(reply->readAll(), QByteArray("ans"));
    }

    void delays()
    {
        fault([](DemoFault &fault) { fault.delay = 80ms; });
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(finished(m_manager.get(request()))->readAll(), QByteArray("answer 1"));
        QVERIFY(timer.elapsed() >= 75);
    }

    void goesAwayAndComesBack()
    {
        QCOMPARE(finished(m_manager.get(request()))->error(), QNetworkReply::NoError);
        const quint16 port = m_server->port();
        const QNetworkRequest again = request();
        m_server->close();
        QCOMPARE(finished(m_manager.get(again))->error(), QNetworkReply::ConnectionRefusedError);
        QVERIFY(m_server->listen(port));
        QCOMPARE(finished(m_manager.get(again))->readAll(), QByteArray("answer 2"));
    }

private:
    QUrl address(const QString &pathAndQuery) const { return QUrl(m_server->baseUrl().toString() + pathAndQuery, QUrl::StrictMode); }
    QNetworkRequest request() const { return QNetworkRequest(address(QStringLiteral("/"))); }

    void fault(const std::function<void(DemoFault &)> &set)
    {
        DemoFault fault;
        set(fault);
        m_server->setFaultPicker([fault](const DemoRequest &) { return fault; });
    }

    void connectRaw(QTcpSocket &socket)
    {
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }

    static std::unique_ptr<QNetworkReply> finished(QNetworkReply *reply)
    {
        std::unique_ptr<QNetworkReply> owned(reply);
        if (!reply->isFinished()) {
            QSignalSpy spy(reply, &QNetworkReply::finished);
            spy.wait();
        }
        return owned;
    }

    QNetworkAccessManager m_manager;
    QList<DemoRequest> m_seen;
    std::unique_ptr<DemoHttpServer> m_server;
};

QTEST_GUILESS_MAIN(TstDemoHttpServer)
#include "tst_demohttpserver.moc"
