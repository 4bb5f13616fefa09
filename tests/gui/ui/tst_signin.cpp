// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"

#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "ui/screens/signin/signinscreen.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

namespace {

struct Place {
    explicit Place(const SignInOffer &theOffer = {}, QList<SignInWay> ways = {SignInWay::Password, SignInWay::Browser, SignInWay::ApiKey})
        : settings(folder.filePath(QStringLiteral("settings.ini")))
        , session(cloud, secrets, settings, {})
        , offer(theOffer)
    {
        cloud.ways = std::move(ways);
        session.restore();
        if (!QTest::qWaitFor([this] { return session.state() == Session::State::SignedOut; }))
            qFatal("the session does not start");
        screen = std::make_unique<SignInScreen>(session, settings, theme, offer);
        screen->resize(1024, 760);
        screen->show();
        screen->activateWindow();
        if (!QTest::qWaitForWindowActive(screen.get()))
            qFatal("no window");
    }

    template <typename T>
    T *get(const char *name) const
    {
        return child<T>(screen.get(), name);
    }
    QLineEdit *edit(const char *name) const { return get<QLineEdit>(name); }
    QPushButton *button(const char *name) const { return get<QPushButton>(name); }
    QLabel *notice() const { return get<QLabel>("notice"); }

    QTemporaryDir folder;
    GateCloud cloud;
    MemorySecretStore secrets;
    Settings settings;
    Session session;
    Theme theme;
    SignInOffer offer;
    std::unique_ptr<SignInScreen> screen;
};

} // namespace

class TstSignIn : public QObject {
    Q_OBJECT
private slots:
    void showsTheWaysThatThereAre();
    void offersAnotherWayOnly();
    void signsInByKeyboard();
    void saysWhatWasWrong();
    void givesUpTheBrowser();
    void takesAnApiKey();
    void prefillsForTheDemo();
    void speaksTheOtherLanguage();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstSignIn::showsTheWaysThatThereAre()
{
    const Place place;
    QVERIFY(place.edit("email")->isVisible());
    QVERIFY(place.button("browserButton")->isVisible());
    QVERIFY(place.button("apiKeyButton")->isVisible());
    QVERIFY(!place.button("demoButton")->isVisible());
    QVERIFY(!place.notice()->isVisible());
    QCOMPARE(QApplication::focusWidget(), place.edit("email"));
    QVERIFY(!place.button("signInButton")->isEnabled());
    QCOMPARE(place.button("signInButton")->text(), QStringLiteral("ログイン"));
}

void TstSignIn::offersAnotherWayOnly()
{
    const Place real({}, {SignInWay::Browser, SignInWay::ApiKey});
    QVERIFY(!real.edit("email")->isVisible());
    QVERIFY(!real.get<QWidget>("orRow")->isVisible());
    QCOMPARE(QApplication::focusWidget(), real.button("browserButton"));
    const Place keyOnly({}, {SignInWay::ApiKey});
    QVERIFY(keyOnly.edit("apiKey")->isVisible());
    QVERIFY(!keyOnly.button("backButton")->isVisible());
}

void TstSignIn::signsInByKeyboard()
{
    Place place;
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("owner@example.jp"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // goes on to the field that is empty
    QCOMPARE(QApplication::focusWidget(), place.edit("password"));
    QTest::keyClicks(place.edit("password"), QStringLiteral("right"));
    QCOMPARE(place.edit("password")->echoMode(), QLineEdit::Password);
    place.get<QToolButton>("showSecretButton")->click();
    QCOMPARE(place.edit("password")->echoMode(), QLineEdit::Normal);
    QTest::keyClick(place.edit("password"), Qt::Key_Return);
    QCOMPARE(place.cloud.asked, 1);
    QVERIFY(!place.edit("email")->isEnabled());
    QVERIFY(place.get<QWidget>("waiting")->isVisible());
    place.cloud.letIn();
    QTRY_COMPARE(place.session.state(), Session::State::SignedIn);
    QTRY_VERIFY(place.edit("password")->text().isEmpty());
    QCOMPARE(place.cloud.account, QStringLiteral("owner@example.jp"));
}

void TstSignIn::saysWhatWasWrong()
{
    Place place({false, QStringLiteral("owner@example.jp"), QStringLiteral("wrong")});
    place.button("signInButton")->click();
    place.cloud.refuse(QStringLiteral("signIn.wrongPassword"));
    QTRY_VERIFY(place.notice()->isVisible());
    QVERIFY(place.notice()->text().contains(QStringLiteral("パスワードが正しくありません")));
    QCOMPARE(QApplication::focusWidget(), place.edit("password"));
    QCOMPARE(place.edit("password")->selectedText().size(), 5);
    place.button("signInButton")->click();
    QVERIFY(!place.notice()->isVisible());
}

void TstSignIn::givesUpTheBrowser()
{
    Place place;
    place.button("browserButton")->click();
    QVERIFY(place.get<QWidget>("waiting")->isVisible());
    QVERIFY(!place.button("browserButton")->isEnabled());
    place.button("waitCancelButton")->click();
    QVERIFY(!place.get<QWidget>("waiting")->isVisible());
    QVERIFY(place.button("browserButton")->isEnabled());
    QTRY_VERIFY(place.cloud.pending->isCancelled());
    place.cloud.letIn(); // too late
    QTest::qWait(0);
    QCOMPARE(place.session.state(), Session::State::SignedOut);
    QVERIFY(!place.notice()->isVisible());
}

void TstSignIn::takesAnApiKey()
{
    Place place;
    place.button("apiKeyButton")->click();
    QVERIFY(!place.edit("email")->isVisible());
    QCOMPARE(QApplication::focusWidget(), place.edit("apiKey"));
    QTest::keyClicks(place.edit("apiKey"), QStringLiteral(" key-1 "));
    QTest::keyClick(place.edit("apiKey"), Qt::Key_Return);
    QCOMPARE(place.cloud.secret, QStringLiteral("key-1"));
    place.cloud.refuse(QStringLiteral("signIn.wrongApiKey"));
    QTRY_VERIFY(place.notice()->text().contains(QStringLiteral("APIキー")));
    place.button("backButton")->click();
    QVERIFY(place.edit("email")->isVisible());
    QVERIFY(!place.notice()->isVisible());
}

void TstSignIn::prefillsForTheDemo()
{
    const Place place({true, QStringLiteral("owner@example.jp"), QStringLiteral("demo")});
    QCOMPARE(place.edit("email")->text(), QStringLiteral("owner@example.jp"));
    QVERIFY(place.button("signInButton")->isEnabled());
    QSignalSpy demo(place.screen.get(), &SignInScreen::demoRequested);
    place.button("demoButton")->click();
    QCOMPARE(demo.count(), 1);
}

void TstSignIn::speaksTheOtherLanguage()
{
    const Place place;
    QSignalSpy chosen(place.screen.get(), &SignInScreen::languageChosen);
    place.get<QMenu>("languageMenu")->actions().at(1)->trigger();
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("en"));
    const UseLanguage use(QStringLiteral("en"));
    QTRY_COMPARE(place.button("signInButton")->text(), QStringLiteral("Sign in"));
    QVERIFY(place.get<QToolButton>("languageButton")->text().startsWith(QStringLiteral("English")));
}

QTEST_MAIN(TstSignIn)
#include "tst_signin.moc"
