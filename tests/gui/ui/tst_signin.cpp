// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"

#include "tests/unit/services/servicesfixture.h"

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
    void goesRoundByTab();
    void warnsOfCapsLock();
    void enterPressesTheFocusedButton();
    void doesNotWaitForTheKeyStore();
    void saysWhyItAsks_data();
    void saysWhyItAsks();
    void saysThatNothingWasForgotten();

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

void TstSignIn::goesRoundByTab()
{
    const Place place({true, {}, {}});
    QTest::keyClicks(place.edit("email"), QStringLiteral("owner@example.jp"));
    QTest::keyClicks(place.edit("password"), QStringLiteral("right"));
    place.edit("email")->setFocus();
    QStringList seen;
    for (int i = 0; i < 9; ++i) {
        seen << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(seen, QStringList({QStringLiteral("email"), QStringLiteral("password"), QStringLiteral("showSecretButton"),
                                QStringLiteral("signInButton"), QStringLiteral("browserButton"), QStringLiteral("apiKeyButton"),
                                QStringLiteral("demoButton"), QStringLiteral("firstStepsButton"), QStringLiteral("languageButton")}));
    place.button("apiKeyButton")->click();
    QTest::keyClicks(place.edit("apiKey"), QStringLiteral("key"));
    seen.clear();
    for (int i = 0; i < 4; ++i) {
        seen << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(seen, QStringList({QStringLiteral("apiKey"), QStringLiteral("showSecretButton"), QStringLiteral("useKeyButton"),
                                QStringLiteral("backButton")}));
}

void TstSignIn::warnsOfCapsLock()
{
    const Place place;
    auto *hint = place.get<QLabel>("capsLockHint");
    QVERIFY(!hint->isVisible());
    place.edit("password")->setFocus();
    const auto press = [&](const QString &text) {
        QKeyEvent event(QEvent::KeyPress, Qt::Key_P, Qt::NoModifier, text);
        QCoreApplication::sendEvent(place.edit("password"), &event);
    };
    press(QStringLiteral("P"));
    QVERIFY(hint->isVisible());
    QVERIFY(hint->text().contains(QStringLiteral("Caps Lock")));
    press(QStringLiteral("p"));
    QVERIFY(!hint->isVisible());
    press(QStringLiteral("P"));
    place.edit("email")->setFocus();
    QVERIFY(!hint->isVisible());
}

void TstSignIn::enterPressesTheFocusedButton()
{
    Place place({}, {SignInWay::Browser, SignInWay::ApiKey});
    QCOMPARE(QApplication::focusWidget(), place.button("browserButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(place.cloud.asked, 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // twice does no harm
    QVERIFY(place.get<QWidget>("waiting")->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!place.get<QWidget>("waiting")->isVisible());
    QCOMPARE(QApplication::focusWidget(), place.button("browserButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), place.button("apiKeyButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Enter);
    QCOMPARE(QApplication::focusWidget(), place.edit("apiKey"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // nothing typed yet
    QCOMPARE(place.cloud.asked, 1);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("key"));
    place.button("useKeyButton")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(place.cloud.asked, 2);
}

void TstSignIn::doesNotWaitForTheKeyStore()
{
    struct Silent final : SecretStore {
        QFuture<Result<QByteArray>> read(const QString &) override { return never.future(); }
        QFuture<Result<Done>> write(const QString &, const QByteArray &) override { return readyResult<Done>(Done{}); }
        QFuture<Result<Done>> remove(const QString &) override { return readyResult<Done>(Done{}); }
        Deferred<QByteArray> never;
    } silent;
    Place place;
    Session session(place.cloud, silent, place.settings, {});
    session.restore();
    SignInScreen screen(session, place.settings, place.theme);
    screen.resize(1024, 760);
    screen.show();
    screen.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&screen));
    QVERIFY(!child<QLineEdit>(&screen, "email")->isEnabled());
    QVERIFY(child<QLabel>(&screen, "waitText")->text().contains(QStringLiteral("キーストア")));
    QTRY_VERIFY(child<QPushButton>(&screen, "waitCancelButton")->height() > 0);
    QTest::mouseClick(child<QPushButton>(&screen, "waitCancelButton"), Qt::LeftButton);
    QVERIFY(child<QLineEdit>(&screen, "email")->isEnabled());
    QCOMPARE(QApplication::focusWidget(), child<QLineEdit>(&screen, "email"));
    QVERIFY(!child<QWidget>(&screen, "waiting")->isVisible());
    QCOMPARE(session.state(), Session::State::SignedOut);
}

void TstSignIn::saysWhyItAsks_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("unavailable") << QStringLiteral("secrets.unavailable") << QStringLiteral("利用できない");
    QTest::newRow("locked") << QStringLiteral("secrets.locked") << QStringLiteral("ロックされている");
    QTest::newRow("no answer") << QStringLiteral("secrets.noAnswer") << QStringLiteral("応答");
    QTest::newRow("garbage") << QStringLiteral("signIn.stored") << QStringLiteral("読み取れません");
}

void TstSignIn::saysWhyItAsks()
{
    QFETCH(const QString, reason);
    QFETCH(const QString, words);
    Place place;
    TestSecrets secrets;
    secrets.refuseRead = Error{Error::Kind::Storage, {}, {}, reason};
    Session session(place.cloud, secrets, place.settings, {});
    SignInScreen screen(session, place.settings, place.theme);
    screen.show();
    session.restore();
    QTRY_VERIFY(child<QLabel>(&screen, "notice")->isVisible());
    QVERIFY2(child<QLabel>(&screen, "notice")->text().contains(words), qPrintable(child<QLabel>(&screen, "notice")->text()));
    QVERIFY(child<QLineEdit>(&screen, "email")->isEnabled());
}

void TstSignIn::saysThatNothingWasForgotten()
{
    Place place;
    TestSecrets secrets;
    Session session(place.cloud, secrets, place.settings, {});
    SignInScreen screen(session, place.settings, place.theme);
    screen.show();
    session.restore();
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    (void)session.signInWithApiKey(QStringLiteral("key"));
    place.cloud.letIn();
    QTRY_COMPARE(session.state(), Session::State::SignedIn);
    secrets.refuseRemove = Error{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};
    session.signOut();
    QTRY_VERIFY(child<QLabel>(&screen, "notice")->isVisible());
    QVERIFY(child<QLabel>(&screen, "notice")->text().contains(QStringLiteral("Regilens")));
}

QTEST_MAIN(TstSignIn)
#include "tst_signin.moc"
