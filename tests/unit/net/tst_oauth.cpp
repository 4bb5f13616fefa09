// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"
#include "app/net/loopbackredirect.h"
#include "app/net/oauth.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <memory>

using namespace std::chrono_literals;

namespace {

//! What a browser is answered, raw.
QByteArray fetch(quint16 port, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(request);
    QByteArray answer;
    const bool closed = QTest::qWaitFor(
        [&] {
            answer += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        },
        3000);
    return closed ? answer : QByteArray("no end");
}

QByteArray get(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

OAuthRequest request()
{
    OAuthRequest result;
    result.authorizeUrl = QUrl(QStringLiteral("https://id.example.com/authorize?theme=a%2Bb"));
    result.clientId = QStringLiteral("client+1");
    result.extra = {{QStringLiteral("scope"), QStringLiteral("a b")}};
    result.doneTitle = QStringLiteral("Done");
    result.doneText = QStringLiteral("Go back");
    return result;
}

//! A user who agrees: the browser comes back with these query items, {state} put in.
OpenUrl browser(HttpClient &http, const QString &query, QUrl *opened = nullptr)
{
    return [&http, query, opened](const QUrl &url) {
        if (opened)
            *opened = url;
        const QUrlQuery asked(url);
        QUrl back(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        back.setQuery(QString(query).replace(QStringLiteral("{state}"), asked.queryItemValue(QStringLiteral("state"))));
        (void)http.send({HttpRequest::Verb::Get, back, {}, {}, false, 2s});
        return true;
    };
}

} // namespace

class TstOAuth : public QObject {
    Q_OBJECT
private slots:
    void takesTheOneRedirect();
    void readsARequestInPieces();
    void ignoresOtherPaths();
    void escapesThePage();
    void timesOut();
    void closesWhenCancelledOrDestroyed();
    void refusesATakenPort();

    void pkceIsOfTheRfc();
    void bringsTheCode();
    void explainsRefusals_data();
    void explainsRefusals();
    void waitsForTheBrowserOnlySoLong();
    void needsAClientId();
    void needsABrowser();
    void saysThatThePortIsTaken();
    void cancellingClosesTheListener();
    void contextEndsIt();
};

void TstOAuth::takesTheOneRedirect()
{
    LoopbackRedirect redirect(0, QStringLiteral("Title"), QStringLiteral("Text"));
    const Result<QUrl> url = redirect.listen();
    QVERIFY(url);
    QCOMPARE(url.value().host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(url.value().path(), QStringLiteral("/callback"));
    const auto port = quint16(url.value().port());
    auto answer = redirect.wait();
    const QByteArray page = fetch(port, get("/callback?code=a%2Bb+c&state=%E3%83%AC%E3%82%B8"));
    QVERIFY2(page.startsWith("HTTP/1.1 200 OK\r\n"), page.constData());
    QVERIFY(page.contains("<h1>Title</h1>"));
    QTRY_VERIFY(answer.isFinished());
    const auto items = answer.result();
    QVERIFY(items);
    QCOMPARE(items.value().value(QStringLiteral("code")), QStringLiteral("a+b c"));
    QCOMPARE(items.value().value(QStringLiteral("state")), QStringLiteral("レジ"));

    QTcpSocket second; // closed after use
    second.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(!second.waitForConnected(1000));
}

void TstOAuth::readsARequestInPieces()
{
    LoopbackRedirect redirect(0, {}, {});
    const Result<QUrl> url = redirect.listen();
    QVERIFY(url);
    auto answer = redirect.wait();
    QTcpSocket idle; // browsers open spare connections
    idle.connectToHost(QHostAddress::LocalHost, quint16(url.value().port()));
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(url.value().port()));
    for (const char *piece : {"GET /call", "back?code=1 HTTP/1.1\r\n", "Host: x\r\n\r", "\n"}) {
        QVERIFY(!answer.isFinished());
        socket.write(piece);
        QTRY_COMPARE(socket.bytesToWrite(), 0);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().value().value(QStringLiteral("code")), QStringLiteral("1"));
}

void TstOAuth::ignoresOtherPaths()
{
    LoopbackRedirect redirect(0, {}, {});
    const Result<QUrl> url = redirect.listen();
    QVERIFY(url);
    const auto port = quint16(url.value().port());
    auto answer = redirect.wait();
    QVERIFY(fetch(port, get("/favicon.ico")).startsWith("HTTP/1.1 404 "));
    QVERIFY(fetch(port, get("/callback/more?code=1")).startsWith("HTTP/1.1 404 "));
    QVERIFY(fetch(port, "POST /callback?code=1 HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 404 "));
    QVERIFY(fetch(port, "nonsense\r\n\r\n").startsWith("HTTP/1.1 404 "));
    QVERIFY(fetch(port, QByteArray(20'000, 'x')).isEmpty());
    QVERIFY(!answer.isFinished());
    QVERIFY(fetch(port, get("/callback?code=1")).startsWith("HTTP/1.1 200 "));
    QTRY_VERIFY(answer.isFinished());
}

void TstOAuth::escapesThePage()
{
    LoopbackRedirect redirect(0, QStringLiteral("<b>&"), QStringLiteral("完了 %1 <script>"));
    const Result<QUrl> url = redirect.listen();
    QVERIFY(url);
    const QByteArray page = fetch(quint16(url.value().port()), get("/callback?code=<script>"));
    QVERIFY(page.contains("<h1>&lt;b&gt;&amp;</h1>"));
    QVERIFY(page.contains(QStringLiteral("<p>完了 %1 &lt;script&gt;</p>").toUtf8()));
    QVERIFY(!page.contains("<script>"));
    QTRY_VERIFY(redirect.wait().isFinished()); // also when it came before wait()
}

void TstOAuth::timesOut()
{
    LoopbackRedirect redirect(0, {}, {});
    const Result<QUrl> url = redirect.listen();
    QVERIFY(url);
    auto answer = redirect.wait(30ms);
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().kind, Error::Kind::Timeout);
    QTcpServer next;
    QVERIFY(next.listen(QHostAddress::LocalHost, quint16(url.value().port())));
}

void TstOAuth::closesWhenCancelledOrDestroyed()
{
    auto redirect = std::make_unique<LoopbackRedirect>(0, QString(), QString());
    const Result<QUrl> url = redirect->listen();
    QVERIFY(url);
    const auto port = quint16(url.value().port());
    redirect->wait().cancel();
    QTcpServer next;
    QTRY_VERIFY(next.isListening() || next.listen(QHostAddress::LocalHost, port));

    redirect = std::make_unique<LoopbackRedirect>(0, QString(), QString());
    QVERIFY(redirect->listen());
    const auto answer = redirect->wait();
    redirect.reset();
    QVERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().kind, Error::Kind::Cancelled);
}

void TstOAuth::refusesATakenPort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    LoopbackRedirect redirect(other.serverPort(), {}, {});
    const Result<QUrl> url = redirect.listen();
    QVERIFY(!url);
    QCOMPARE(url.error().kind, Error::Kind::Offline);
}

void TstOAuth::pkceIsOfTheRfc()
{
    // RFC 7636, appendix B
    const Pkce pkce = Pkce::of(QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    QCOMPARE(pkce.challenge, QStringLiteral("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    const Pkce random = Pkce::random();
    QVERIFY(QRegularExpression(QStringLiteral("^[A-Za-z0-9_-]{43}$")).match(random.verifier).hasMatch());
    QVERIFY(random.verifier != Pkce::random().verifier);
}

void TstOAuth::bringsTheCode()
{
    HttpClient http;
    QUrl opened;
    auto code = askInBrowser(request(), browser(http, QStringLiteral("code=abc%2B&state={state}"), &opened), this);
    QTRY_VERIFY(code.isFinished());
    QVERIFY(code.result());
    QCOMPARE(code.result().value().code, QStringLiteral("abc+"));

    const QByteArray query = opened.query(QUrl::FullyEncoded).toLatin1();
    QVERIFY(query.startsWith("theme=a%2Bb&response_type=code&client_id=client%2B1&"));
    QVERIFY(query.contains("scope=a%20b"));
    QVERIFY(query.contains("code_challenge_method=S256"));
    const QUrlQuery asked(opened);
    QCOMPARE(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded), code.result().value().redirectUri.toString());
    QCOMPARE(asked.queryItemValue(QStringLiteral("code_challenge")), Pkce::of(code.result().value().codeVerifier).challenge);
    QVERIFY(asked.queryItemValue(QStringLiteral("state")).size() >= 40);

    OAuthRequest plain = request();
    plain.usePkce = false;
    auto second = askInBrowser(plain, browser(http, QStringLiteral("code=1&state={state}"), &opened), this);
    QTRY_VERIFY(second.isFinished());
    QVERIFY(second.result().value().codeVerifier.isEmpty());
    QVERIFY(!opened.query().contains(QStringLiteral("code_challenge")));
}

void TstOAuth::explainsRefusals_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *query, Error::Kind kind, const char *reason) {
        QTest::addRow("%s", query) << QString::fromLatin1(query) << kind << QString::fromLatin1(reason);
    };
    row("error=access_denied&state={state}", Error::Kind::SignInNeeded, "signIn.denied");
    row("error=access_denied", Error::Kind::SignInNeeded, "signIn.denied");
    row("error=access_denied&state=other", Error::Kind::SignInNeeded, "signIn.stateMismatch");
    row("error=server_error&state={state}", Error::Kind::Server, "");
    row("error=invalid_scope&error_description=no&state={state}", Error::Kind::Forbidden, "signIn.clientRefused");
    row("code=1&state=other", Error::Kind::SignInNeeded, "signIn.stateMismatch");
    row("code=1", Error::Kind::SignInNeeded, "signIn.stateMismatch");
    row("state={state}", Error::Kind::BadData, "");
}

void TstOAuth::explainsRefusals()
{
    QFETCH(const QString, query);
    HttpClient http;
    auto code = askInBrowser(request(), browser(http, query), this);
    QTRY_VERIFY(code.isFinished());
    QVERIFY(!code.result());
    QTEST(code.result().error().kind, "kind");
    QTEST(code.result().error().reason, "reason");
}

void TstOAuth::waitsForTheBrowserOnlySoLong()
{
    QCOMPARE(request().limit, std::chrono::milliseconds(300'000));
    OAuthRequest hasty = request();
    hasty.limit = 30ms;
    quint16 port = 0;
    auto code = askInBrowser(
        hasty,
        [&port](const QUrl &url) {
            port = quint16(QUrl(QUrlQuery(url).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded)).port());
            return true;
        },
        this);
    QTRY_VERIFY(code.isFinished());
    QCOMPARE(code.result().error().kind, Error::Kind::Timeout);
    QCOMPARE(code.result().error().reason, QStringLiteral("signIn.browserTimeout"));
    QTcpServer next;
    QVERIFY(next.listen(QHostAddress::LocalHost, port));
}

void TstOAuth::needsAClientId()
{
    OAuthRequest anonymous = request();
    anonymous.clientId.clear();
    bool opened = false;
    auto code = askInBrowser(
        anonymous, [&opened](const QUrl &) { return opened = true; }, this);
    QVERIFY(code.isFinished());
    QCOMPARE(code.result().error().reason, QStringLiteral("signIn.noClientId"));
    QVERIFY(!opened);
}

void TstOAuth::needsABrowser()
{
    auto code = askInBrowser(
        request(), [](const QUrl &) { return false; }, this);
    QTRY_VERIFY(code.isFinished());
    QCOMPARE(code.result().error().reason, QStringLiteral("signIn.noBrowser"));
}

void TstOAuth::saysThatThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    OAuthRequest taken = request();
    taken.redirectPort = other.serverPort();
    auto code = askInBrowser(
        taken, [](const QUrl &) { return true; }, this);
    QTRY_VERIFY(code.isFinished());
    QCOMPARE(code.result().error().kind, Error::Kind::Offline);
    QCOMPARE(code.result().error().reason, QStringLiteral("signIn.portTaken"));
}

void TstOAuth::cancellingClosesTheListener()
{
    quint16 port = 0;
    auto code = askInBrowser(
        request(),
        [&port](const QUrl &url) {
            port = quint16(QUrl(QUrlQuery(url).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded)).port());
            return true;
        },
        this);
    QVERIFY(port != 0);
    code.cancel();
    QTcpServer next;
    QTRY_VERIFY(next.isListening() || next.listen(QHostAddress::LocalHost, port));
}

void TstOAuth::contextEndsIt()
{
    auto context = std::make_unique<QObject>();
    const auto code = askInBrowser(
        request(), [](const QUrl &) { return true; }, context.get());
    context.reset();
    QVERIFY(code.isFinished());
    QCOMPARE(code.result().error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TstOAuth)
#include "tst_oauth.moc"
