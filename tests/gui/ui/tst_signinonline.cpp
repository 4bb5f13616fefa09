// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/servicesfixture.h"

#include "app/cameras/safie/safiecloud.h"
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/services/endpoints.h"
#include "ui/screens/signin/signinscreen.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrlQuery>

using namespace std::chrono_literals;

namespace {

QString item(const QUrl &url, const char *name)
{
    return QUrlQuery(url).queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
}

bool isFree(quint16 port)
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, port);
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

//! What the user does in the browser.
enum class Visit { Allow, Deny, OtherState, Never, NoBrowser };

//! The sign-in screen on the stand-in of the camera cloud: true sockets, true keys and clicks.
struct Desk {
    explicit Desk(quint16 port = 0, const QString &clientSecret = DemoCredentials::kSafieClientSecret)
        : settings(folder.filePath(QStringLiteral("settings.ini")))
    {
        if (!store.start())
            qFatal("the demo store does not start");
        const Result<Endpoints> endpoints = Endpoints::fromJson(store.endpointsJson());
        SafieSetup setup;
        setup.api = endpoints.value().safie.api;
        setup.clientId = endpoints.value().safie.client.id;
        setup.clientSecret = clientSecret;
        setup.redirectPort = port;
        cloud = std::make_unique<SafieCloud>(http, setup, QList{SignInWay::Password, SignInWay::Browser, SignInWay::ApiKey});
        session = std::make_unique<Session>(*cloud, secrets, settings, [this](const QUrl &url) { return open(url); });
        screen = std::make_unique<SignInScreen>(*session, settings, theme);
        screen->resize(1024, 760);
        screen->show();
        screen->activateWindow();
        if (!QTest::qWaitForWindowActive(screen.get()))
            qFatal("no window");
        session->restore();
        if (!QTest::qWaitFor([this] { return session->state() == Session::State::SignedOut; }))
            qFatal("the session does not start");
    }
    bool open(const QUrl &url)
    {
        consent = url;
        redirect = QUrl(item(url, "redirect_uri"));
        if (visit == Visit::Allow || visit == Visit::Deny) {
            QUrlQuery form(url);
            form.addQueryItem(QStringLiteral("email"), DemoCredentials::kEmail);
            form.addQueryItem(QStringLiteral("password"), DemoCredentials::kPassword);
            form.addQueryItem(QStringLiteral("decision"), visit == Visit::Allow ? QStringLiteral("allow") : QStringLiteral("deny"));
            QNetworkRequest request(url.adjusted(QUrl::RemoveQuery));
            request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
            browser.post(request, form.toString(QUrl::FullyEncoded).toUtf8());
        } else if (visit == Visit::OtherState) {
            QUrl back = redirect;
            back.setQuery(QStringLiteral("code=stolen&state=other"));
            browser.get(QNetworkRequest(back));
        }
        return visit != Visit::NoBrowser;
    }
    QLineEdit *edit(const char *name) const { return child<QLineEdit>(screen.get(), name); }
    QPushButton *button(const char *name) const { return child<QPushButton>(screen.get(), name); }
    QLabel *notice() const { return child<QLabel>(screen.get(), "notice"); }
    bool waiting() const { return child<QWidget>(screen.get(), "waiting")->isVisible(); }
    void click(const char *name) const
    {
        if (!QTest::qWaitFor([&] { return button(name)->isVisible() && button(name)->height() > 0; }))
            qFatal("%s is not to be seen", name);
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    void type(const QString &email, const QString &password) const
    {
        edit("email")->clear();
        QTest::keyClicks(edit("email"), email);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        edit("password")->clear();
        QTest::keyClicks(QApplication::focusWidget(), password);
    }
    bool says(const QString &words) const
    {
        return QTest::qWaitFor([&] { return notice()->isVisible() && notice()->text().contains(words) && !waiting(); }, 10'000);
    }
    bool signedIn() const
    {
        return QTest::qWaitFor([this] { return session->state() == Session::State::SignedIn && !session->cameras().isEmpty(); }, 10'000);
    }

    QTemporaryDir folder;
    SystemClock clock;
    DemoStore store{clock, DemoOptions{.historyDays = 1, .newSales = false}};
    TestSecrets secrets;
    Settings settings;
    Theme theme;
    HttpClient http;
    QNetworkAccessManager browser;
    Visit visit = Visit::Allow;
    QUrl consent;
    QUrl redirect;
    std::unique_ptr<SafieCloud> cloud;
    std::unique_ptr<Session> session;
    std::unique_ptr<SignInScreen> screen;
};

} // namespace

class TstSignInOnline : public QObject {
    Q_OBJECT
private slots:
    void signsInByKeyboard();
    void saysThatThePasswordIsWrong();
    void comesBackFromAServerThatHangs();
    void saysThatTheServerIsAway();
    void signsInInTheBrowser();
    void browserFaults_data();
    void browserFaults();
    void cancelsTheBrowser();
    void saysThatThePortIsTaken();
    void saysThatTheRegistrationDoesNotFit();
    void takesAnApiKey();
    void isRememberedAndForgotten();
    void refreshesOnceForAllWhoWait();
    void comesBackWhenTheSignInIsRevoked();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstSignInOnline::signsInByKeyboard()
{
    Desk desk;
    QCOMPARE(QApplication::focusWidget(), desk.edit("email")); // the fields came on when the key store had answered
    desk.type(DemoCredentials::kEmail, DemoCredentials::kPassword);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(desk.waiting());
    QVERIFY(desk.signedIn());
    QCOMPARE(desk.session->account(), QString(DemoCredentials::kEmail));
    QTRY_VERIFY(desk.edit("password")->text().isEmpty());
}

void TstSignInOnline::saysThatThePasswordIsWrong()
{
    Desk desk;
    desk.type(DemoCredentials::kEmail, QStringLiteral("not this"));
    desk.click("signInButton");
    QVERIFY(desk.says(QStringLiteral("パスワードが正しくありません")));
    QCOMPARE(QApplication::focusWidget(), desk.edit("password"));
    QTest::keyClicks(QApplication::focusWidget(), DemoCredentials::kPassword); // over what is selected
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(desk.signedIn());
}

void TstSignInOnline::comesBackFromAServerThatHangs()
{
    Desk desk;
    DemoFault fault;
    fault.hang = true;
    desk.store.fail(DemoService::Safie, QStringLiteral("/v2/auth/token"), fault, 1);
    desk.type(DemoCredentials::kEmail, DemoCredentials::kPassword);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(desk.waiting());
    QVERIFY(!desk.edit("email")->isEnabled());
    QTRY_COMPARE(desk.store.requestCount(DemoService::Safie), 1);
    desk.click("waitCancelButton");
    QVERIFY(!desk.waiting());
    QVERIFY(!desk.notice()->isVisible());
    QVERIFY(desk.edit("email")->isEnabled());
    QCOMPARE(desk.edit("password")->text(), QString(DemoCredentials::kPassword)); // to be tried again as it is
    QCOMPARE(QApplication::focusWidget(), desk.button("signInButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(desk.signedIn());
}

void TstSignInOnline::saysThatTheServerIsAway()
{
    Desk desk;
    desk.store.setServiceUp(DemoService::Safie, false);
    desk.type(DemoCredentials::kEmail, DemoCredentials::kPassword);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(desk.says(QStringLiteral("接続")));
    desk.store.setServiceUp(DemoService::Safie, true);
    desk.click("signInButton");
    QVERIFY(desk.signedIn());
}

void TstSignInOnline::signsInInTheBrowser()
{
    const quint16 port = freePort();
    Desk desk(port);
    desk.button("browserButton")->setFocus();
    QTest::keyClick(desk.button("browserButton"), Qt::Key_Return);
    QVERIFY(desk.waiting());
    QCOMPARE(desk.redirect, QUrl(QStringLiteral("http://127.0.0.1:%1/callback").arg(port)));
    QVERIFY(item(desk.consent, "state").size() >= 40);
    QCOMPARE(item(desk.consent, "code_challenge_method"), QStringLiteral("S256"));
    QVERIFY(desk.signedIn());
    QVERIFY(isFree(port)); // closed after use
}

void TstSignInOnline::browserFaults_data()
{
    QTest::addColumn<int>("visit");
    QTest::addColumn<QString>("words");
    QTest::newRow("denied") << int(Visit::Deny) << QStringLiteral("許可");
    QTest::newRow("another state") << int(Visit::OtherState) << QStringLiteral("ブラウザ");
    QTest::newRow("no browser") << int(Visit::NoBrowser) << QStringLiteral("ブラウザを開けません");
}

void TstSignInOnline::browserFaults()
{
    QFETCH(const int, visit);
    QFETCH(const QString, words);
    const quint16 port = freePort();
    Desk desk(port);
    desk.visit = Visit(visit);
    desk.click("browserButton");
    QVERIFY(desk.says(words));
    QCOMPARE(desk.session->state(), Session::State::SignedOut);
    QCOMPARE(QApplication::focusWidget(), desk.button("browserButton"));
    QVERIFY(isFree(port));
    desk.visit = Visit::Allow;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(desk.signedIn());
}

void TstSignInOnline::cancelsTheBrowser()
{
    const quint16 port = freePort();
    Desk desk(port);
    desk.visit = Visit::Never;
    desk.click("browserButton");
    QVERIFY(desk.waiting());
    QVERIFY(!isFree(port));
    QVERIFY(child<QLabel>(desk.screen.get(), "waitText")->text().contains(QStringLiteral("ブラウザ")));
    desk.click("waitCancelButton");
    QVERIFY(!desk.waiting());
    QTRY_VERIFY(isFree(port));
    QVERIFY(!desk.notice()->isVisible());
    QVERIFY(desk.edit("email")->isEnabled()); // back in the form
    QCOMPARE(QApplication::focusWidget(), desk.button("browserButton"));
}

void TstSignInOnline::saysThatThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Desk desk(other.serverPort());
    desk.click("browserButton");
    QVERIFY(desk.says(QStringLiteral("ポート")));
    QVERIFY(desk.consent.isEmpty()); // the browser was not opened for nothing
    other.close();
    desk.click("browserButton");
    QVERIFY(desk.signedIn());
}

void TstSignInOnline::saysThatTheRegistrationDoesNotFit()
{
    Desk desk(0, QStringLiteral("another secret"));
    desk.click("browserButton");
    QVERIFY(desk.says(QStringLiteral("クライアントID")));
}

void TstSignInOnline::takesAnApiKey()
{
    Desk desk;
    desk.click("apiKeyButton");
    QCOMPARE(QApplication::focusWidget(), desk.edit("apiKey"));
    QTest::keyClicks(desk.edit("apiKey"), QStringLiteral("not-a-key"));
    QTest::keyClick(desk.edit("apiKey"), Qt::Key_Return);
    QVERIFY(desk.says(QStringLiteral("APIキー")));
    QCOMPARE(QApplication::focusWidget(), desk.edit("apiKey"));
    QTest::keyClicks(desk.edit("apiKey"), DemoCredentials::kSafieApiKey);
    QTest::keyClick(desk.edit("apiKey"), Qt::Key_Return);
    QVERIFY(desk.signedIn());
    QVERIFY(desk.session->account().isEmpty());
}

void TstSignInOnline::isRememberedAndForgotten()
{
    Desk desk;
    desk.type(DemoCredentials::kEmail, DemoCredentials::kPassword);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(desk.signedIn());
    {
        Session nextStart(*desk.cloud, desk.secrets, desk.settings, OpenUrl{});
        nextStart.restore();
        QTRY_COMPARE(nextStart.state(), Session::State::SignedIn);
        QTRY_COMPARE(nextStart.cameras().size(), 3);
    }
    desk.session->signOut();
    QVERIFY(desk.session->cameras().isEmpty() && !desk.session->client());
    QCOMPARE(QApplication::focusWidget(), desk.edit("password")); // the e-mail is there still
    Session afterwards(*desk.cloud, desk.secrets, desk.settings, OpenUrl{});
    afterwards.restore();
    QTRY_COMPARE(afterwards.state(), Session::State::SignedOut);
    SignInScreen again(afterwards, desk.settings, desk.theme);
    QCOMPARE(child<QLineEdit>(&again, "email")->text(), QString(DemoCredentials::kEmail));
}

void TstSignInOnline::refreshesOnceForAllWhoWait()
{
    Desk desk;
    desk.type(DemoCredentials::kEmail, DemoCredentials::kPassword);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(desk.signedIn());
    const CameraId camera = desk.session->cameras().first().id;
    QTRY_VERIFY(desk.session->cameras().last().options.live); // all is quiet
    desk.store.expireSafieTokens();
    const int before = desk.store.requestCount(DemoService::Safie);
    const auto cameras = desk.session->refreshCameras();
    const auto first = desk.session->client()->thumbnail(camera);
    const auto second = desk.session->client()->thumbnail(camera);
    QTRY_VERIFY(cameras.isFinished() && first.isFinished() && second.isFinished());
    QVERIFY(cameras.result());
    QVERIFY(first.result());
    QVERIFY(second.result());
    QCOMPARE(desk.store.requestCount(DemoService::Safie), before + 3 + 1 + 3); // refused, renewed once, asked again
    Session nextStart(*desk.cloud, desk.secrets, desk.settings, OpenUrl{});
    nextStart.restore(); // with the token of the renewal
    QTRY_COMPARE(nextStart.cameras().size(), 3);
}

void TstSignInOnline::comesBackWhenTheSignInIsRevoked()
{
    Desk desk;
    desk.type(DemoCredentials::kEmail, DemoCredentials::kPassword);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(desk.signedIn());
    desk.store.revokeSafieTokens();
    (void)desk.session->refreshCameras();
    QVERIFY(desk.says(QStringLiteral("有効期限")));
    QCOMPARE(QApplication::focusWidget(), desk.edit("password"));
    QTest::keyClicks(QApplication::focusWidget(), DemoCredentials::kPassword);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(desk.signedIn());
    QVERIFY(!desk.notice()->isVisible());
}

QTEST_MAIN(TstSignInOnline)
#include "tst_signinonline.moc"
