// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A contract of Smaregi opened by signing in in the browser: the screen, the services and the demo store behind real sockets.
#include "tests/gui/ui/linksplace.h"

#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregicloud.h"
#include "tests/support/consent.h"
#include "ui/dialogs/newsmaregilink.h"
#include "ui/widgets/checklist.h"
#include "ui/widgets/waitbar.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QTabBar>

using namespace std::chrono_literals;
using Mark = CheckLine::Mark;

namespace {

const QString kDemo = DemoCredentials::kSmaregiContract;
const ContractKey kKey{Vendor::Smaregi, kDemo};
constexpr int kBrowserTab = 2;

DemoFault answering(int status, const char *body)
{
    DemoFault fault;
    fault.instead = DemoResponse{status, "application/json", body, {}};
    return fault;
}

const DemoFault kAnotherContract = answering(200, R"({"sub":"x","contract":{"id":"demo777"}})");

//! Smaregi of the demo store, for a program that is registered there.
struct SmaregiStand {
    explicit SmaregiStand(const std::function<void(SmaregiOAuth &)> &change = {}) : demo(clock, options())
    {
        if (!demo.start())
            qFatal("the demo store does not start");
        const QJsonValue json = QJsonDocument::fromJson(demo.endpointsJson())[u"smaregi"];
        SmaregiAddresses addresses;
        addresses.classic = QUrl(json[u"classic"].toString());
        addresses.platform = {QUrl(json[u"id"].toString()), QUrl(json[u"api"].toString())};
        addresses.oauth = {DemoCredentials::kSmaregiClientId, DemoCredentials::kSmaregiClientSecret, 0, QStringLiteral("Done"), {}};
        if (change)
            change(addresses.oauth);
        cloud.emplace(http, addresses, clock, SmaregiPace{1ms, 1ms});
    }
    static DemoOptions options()
    {
        DemoOptions options;
        options.newSales = false;
        options.historyDays = 1;
        options.smaregiRate = 10'000;
        return options;
    }

    SystemClock clock;
    DemoStore demo;
    HttpClient http{RetryPolicy{1, 1ms, 50ms}};
    std::optional<SmaregiCloud> cloud;
};

//! The links screen on it, with the dialog at the way through the browser.
struct Place : LinksPlace {
    explicit Place(SmaregiStand &smaregi) : LinksPlace(true, {}, &*smaregi.cloud) { load(); }
    void openForm()
    {
        LinksPlace::smaregi(links->all().isEmpty() ? "emptyButton" : "addButton")->click();
        form = qobject_cast<NewSmaregiLink *>(dialogs.opened);
        auto *tabs = child<QTabBar>(form, "generations");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(kBrowserTab).center());
    }
    ~Place() { delete form; } // in the program it is the window's
    Q_DISABLE_COPY_MOVE(Place)

    QPushButton *signIn() const { return child<QPushButton>(form, "signInButton"); }
    WaitBar *waiting() const { return form->findChild<WaitBar *>(); }
    NoticeBox *said() const { return child<NoticeBox>(form, "notice"); }
    QLineEdit *field(const char *name) const { return child<QLineEdit>(form, name); }
    QString checks() const { return child<CheckList>(form, "checkList")->text(); }
    std::optional<Mark> mark(QStringView id) const
    {
        for (const CheckLine &line : child<CheckList>(form, "checkList")->lines()) {
            if (line.id == id)
                return line.mark;
        }
        return {};
    }
    //! Presses the button and decides in the browser.
    void signInWith(const QString &decision)
    {
        QTest::mouseClick(signIn(), Qt::LeftButton);
        followConsent(store.page, decision);
    }
    //! The rest of the form, by keyboard.
    void finish(const QString &terminal)
    {
        QTest::keyClicks(field("terminal"), terminal);
        auto *camera = child<CameraBox>(form, "camera");
        camera->setFocus();
        QTest::keyClick(camera, Qt::Key_Home);
        QTest::keyClick(field("terminal"), Qt::Key_Return);
    }
    void addLink()
    {
        openForm();
        signInWith(QStringLiteral("allow"));
        if (!QTest::qWaitFor([this] { return mark(u"Credential") == Mark::Good; }, 10'000))
            qFatal("no sign-in");
        finish(QStringLiteral("1"));
        if (!QTest::qWaitFor([this] { return links->all().size() == 1 && !form; }, 10'000))
            qFatal("no link");
    }
    QWidget *accounts() const { return child<QWidget>(page("smaregiPage"), "accounts"); }

    QPointer<NewSmaregiLink> form;
};

} // namespace

class TstSmaregiSignIn : public QObject {
    Q_OBJECT
private slots:
    void addsALink();
    void saysWhyNot_data();
    void saysWhyNot();
    void isGivenUp_data();
    void isGivenUp();
    void wantsTheContractThatWasTyped();
    void saysWhatThePersonMayNotSee();
    void isOfferedOnlyWhereItWorks();
    void renewsWhatHasEnded_data();
    void renewsWhatHasEnded();
    void endsTheConnection();
    void translates();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstSmaregiSignIn::addsALink()
{
    SmaregiStand smaregi;
    Place place(smaregi);
    QVERIFY(!place.accounts()->isVisible());
    place.openForm();
    QVERIFY(!place.field("token")->isVisible() && !place.field("clientId")->isVisible());
    QVERIFY(place.signIn()->isVisible());
    QVERIFY(!child<QPushButton>(place.form, "addButton")->isEnabled());
    QVERIFY(!place.waiting()->isVisible());
    QTest::keyClick(place.signIn(), Qt::Key_Space);
    QVERIFY(place.waiting()->isVisible());
    QVERIFY(!place.signIn()->isEnabled());
    QVERIFY(followConsent(place.store.page, QStringLiteral("allow")).contains(QStringLiteral("Done")));
    QTRY_COMPARE_WITH_TIMEOUT(place.mark(u"Function2"), Mark::Good, 10'000);
    QCOMPARE(place.field("contract")->text(), kDemo); // nobody had to type it
    QVERIFY2(place.checks().contains(QStringLiteral("契約 %1").arg(kDemo)), qPrintable(place.checks()));
    QVERIFY(!place.waiting()->isVisible());
    QCOMPARE(place.form->focusWidget(), place.field("terminal"));
    place.finish(QStringLiteral("2"));
    QTRY_COMPARE(place.links->all().size(), 1);
    QTRY_VERIFY(!place.form);
    QTRY_COMPARE(place.table()->model()->index(0, LinkTableModel::Token).data().toString(), QStringLiteral("ブラウザ認証"));
    QVERIFY(place.accounts()->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(place.state(0), QStringLiteral("接続中"), 20'000); // receipts were read
}

void TstSmaregiSignIn::saysWhyNot_data()
{
    QTest::addColumn<std::function<void(SmaregiOAuth &)>>("change");
    QTest::addColumn<QString>("decision");
    QTest::addColumn<QString>("faulty");
    QTest::addColumn<DemoFault>("fault");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const std::function<void(SmaregiOAuth &)> &change, const char *decision, const char *faulty,
                        const DemoFault &fault, const char16_t *said) {
        QTest::newRow(name) << change << QString::fromLatin1(decision) << QString::fromLatin1(faulty) << fault << QString::fromUtf16(said);
    };
    row("denied", {}, "deny", "", {}, u"許可されませんでした");
    row("code refused", {}, "allow", "/authorize/token", answering(400, R"({"error":"invalid_grant"})"), u"もう一度ログイン");
    row("program refused", {}, "allow", "/authorize/token", answering(401, R"({"error":"invalid_client"})"), u"管理者");
    row(
        "no answer in time", [](SmaregiOAuth &oauth) { oauth.limit = 1ms; }, "", "", {}, u"5分以内");
    row("fault", {}, "allow", "/userinfo", answering(500, "oops"), u"サーバー");
}

//! Each ends with a sentence that leads on, and the same button works once the reason is gone.
void TstSmaregiSignIn::saysWhyNot()
{
    QFETCH(const std::function<void(SmaregiOAuth &)>, change);
    QFETCH(const QString, decision);
    QFETCH(const QString, faulty);
    QFETCH(const DemoFault, fault);
    QFETCH(const QString, said);
    SmaregiStand smaregi(change);
    Place place(smaregi);
    place.openForm();
    if (!faulty.isEmpty())
        smaregi.demo.fail(DemoService::SmaregiPlatform, faulty, fault, -1);
    QTest::mouseClick(place.signIn(), Qt::LeftButton);
    if (!decision.isEmpty())
        followConsent(place.store.page, decision);
    QTRY_VERIFY2_WITH_TIMEOUT(place.said()->text().contains(said), qPrintable(place.said()->text()), 10'000);
    QCOMPARE(place.said()->tone(), NoticeBox::Tone::Error);
    QVERIFY(!place.waiting()->isVisible());
    QVERIFY(!child<QPushButton>(place.form, "addButton")->isEnabled());
    if (change) // the clock is the reason here, and it stays
        return;
    smaregi.demo.clearFaults();
    place.signInWith(QStringLiteral("allow"));
    QTRY_COMPARE_WITH_TIMEOUT(place.mark(u"Credential"), Mark::Good, 10'000);
    QVERIFY(!place.said()->text().contains(said));
}

void TstSmaregiSignIn::isGivenUp_data()
{
    QTest::addColumn<std::function<void(Place &)>>("giveUp");
    QTest::newRow("by the button") << std::function<void(Place &)>(
        [](Place &place) { QTest::mouseClick(child<QPushButton>(place.waiting(), "waitCancelButton"), Qt::LeftButton); });
    QTest::newRow("by another way") << std::function<void(Place &)>(
        [](Place &place) { QTest::keyClick(child<QTabBar>(place.form, "generations"), Qt::Key_Left); });
    QTest::newRow("by typing another contract")
        << std::function<void(Place &)>([](Place &place) { QTest::keyClicks(place.field("contract"), QStringLiteral("x")); });
    QTest::newRow("with the dialog") << std::function<void(Place &)>([](Place &place) { QTest::keyClick(place.form, Qt::Key_Escape); });
}

//! Nobody waits for the browser any more, and what it still brings opens nothing.
void TstSmaregiSignIn::isGivenUp()
{
    QFETCH(const std::function<void(Place &)>, giveUp);
    SmaregiStand smaregi;
    Place place(smaregi);
    place.openForm();
    QTest::mouseClick(place.signIn(), Qt::LeftButton);
    QTRY_VERIFY(!child<QPushButton>(place.waiting(), "waitCancelButton")->visibleRegion().isEmpty());
    giveUp(place);
    QTRY_VERIFY(!place.form || !place.waiting()->isVisible());
    QVERIFY(followConsent(place.store.page, QStringLiteral("allow")).startsWith(QStringLiteral("problem")));
    QVERIFY(!place.form || (place.signIn()->isEnabled() && place.said()->text().isEmpty()));
    QVERIFY(place.links->contracts(Vendor::Smaregi).isEmpty());
}

void TstSmaregiSignIn::wantsTheContractThatWasTyped()
{
    SmaregiStand smaregi;
    Place place(smaregi);
    place.openForm();
    QTest::keyClicks(place.field("contract"), QStringLiteral("demo555"));
    place.signInWith(QStringLiteral("allow"));
    QTRY_VERIFY_WITH_TIMEOUT(place.said()->text().contains(QStringLiteral("別の契約")), 10'000);
    QCOMPARE(place.field("contract")->text(), QStringLiteral("demo555"));
    QVERIFY(!place.mark(u"Credential"));

    // The one that the browser is signed in to is right after all.
    place.field("contract")->setFocus();
    place.field("contract")->selectAll();
    QTest::keyClick(place.field("contract"), Qt::Key_Delete);
    QVERIFY(place.said()->text().isEmpty());
    place.signInWith(QStringLiteral("allow"));
    QTRY_COMPARE_WITH_TIMEOUT(place.mark(u"Credential"), Mark::Good, 10'000);
    QCOMPARE(place.field("contract")->text(), kDemo);

    // What was allowed is of no use for another contract.
    QTest::keyClicks(place.field("contract"), QStringLiteral("2"));
    QVERIFY(!place.mark(u"Credential"));
    QVERIFY(!child<QPushButton>(place.form, "addButton")->isEnabled());
}

void TstSmaregiSignIn::saysWhatThePersonMayNotSee()
{
    SmaregiStand smaregi;
    smaregi.demo.setSmaregiFunction(QStringLiteral("transaction_ref"), false);
    smaregi.demo.setSmaregiFunction(QStringLiteral("store_ref"), false);
    Place place(smaregi);
    place.openForm();
    place.signInWith(QStringLiteral("allow"));
    QTRY_COMPARE_WITH_TIMEOUT(place.mark(u"Function1"), Mark::Bad, 10'000);
    QCOMPARE(place.mark(u"Function2"), Mark::Warning);
    QVERIFY2(place.checks().contains(QStringLiteral("オーナー")), qPrintable(place.checks()));
    smaregi.demo.setSmaregiFunction(QStringLiteral("transaction_ref"), true);
    place.signInWith(QStringLiteral("allow"));
    QTRY_COMPARE_WITH_TIMEOUT(place.mark(u"Function1"), Mark::Good, 10'000);
}

void TstSmaregiSignIn::isOfferedOnlyWhereItWorks()
{
    SmaregiStand smaregi([](SmaregiOAuth &oauth) { oauth.clientId.clear(); });
    Place place(smaregi);
    place.smaregi("emptyButton")->click();
    place.form = qobject_cast<NewSmaregiLink *>(place.dialogs.opened);
    QCOMPARE(child<QTabBar>(place.form, "generations")->count(), kBrowserTab);
}

void TstSmaregiSignIn::renewsWhatHasEnded_data()
{
    QTest::addColumn<bool>("byMenu");
    QTest::newRow("by the account's button") << false;
    QTest::newRow("by the row's menu") << true;
}

void TstSmaregiSignIn::renewsWhatHasEnded()
{
    QFETCH(const bool, byMenu);
    SmaregiStand smaregi;
    Place place(smaregi);
    place.addLink();
    QTRY_COMPARE_WITH_TIMEOUT(place.state(0), QStringLiteral("接続中"), 20'000);
    smaregi.demo.revokeSmaregiToken();
    place.store.sync->retryNow(kKey);
    auto *again = child<QPushButton>(place.accounts(), "connectAgainButton");
    QTRY_VERIFY_WITH_TIMEOUT(again->isVisible(), 20'000);
    QVERIFY(child<QLabel>(place.accounts(), "accountWhy")->text().contains(QStringLiteral("許可")));
    QVERIFY(place.state(0) != QStringLiteral("接続中"));

    const auto press = [&](const QString &decision) {
        if (byMenu)
            LinksPlace::choose(place.menu(0), "reconnectAction");
        else
            QTest::mouseClick(again, Qt::LeftButton);
        followConsent(place.store.page, decision);
    };
    auto *waiting = child<WaitBar>(place.page("smaregiPage"), "waiting");
    press(QStringLiteral("deny"));
    QTRY_VERIFY(place.notice()->text().contains(QStringLiteral("許可されませんでした")));
    smaregi.demo.fail(DemoService::SmaregiPlatform, QStringLiteral("/userinfo"), kAnotherContract);
    press(QStringLiteral("allow"));
    QTRY_VERIFY_WITH_TIMEOUT(place.notice()->text().contains(QStringLiteral("別の契約")), 10'000);
    QVERIFY(!waiting->isVisible());
    QVERIFY(place.state(0) != QStringLiteral("接続中"));

    press(QStringLiteral("allow"));
    QTRY_VERIFY_WITH_TIMEOUT(place.notice()->text().contains(QStringLiteral("再び接続")), 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(place.state(0), QStringLiteral("接続中"), 20'000);
    QVERIFY(!again->isVisible());
    QCOMPARE(place.links->all().size(), 1);
}

void TstSmaregiSignIn::endsTheConnection()
{
    SmaregiStand smaregi;
    Place place(smaregi);
    place.addLink();
    QTest::mouseClick(child<QPushButton>(place.accounts(), "disconnectButton"), Qt::LeftButton);
    QCOMPARE(place.dialogs.questions.size(), 1);
    QCOMPARE(place.dialogs.questions.first().items.size(), 1); // the link that ends
    QTRY_VERIFY(place.links->all().isEmpty());
    QTRY_VERIFY(!place.accounts()->isVisible());
    QVERIFY(!wait(place.store.secrets.read(QStringLiteral("pos/%1/%2").arg(int(Vendor::Smaregi)).arg(kDemo))));
}

void TstSmaregiSignIn::translates()
{
    SmaregiStand smaregi;
    Place place(smaregi);
    place.openForm();
    QTest::mouseClick(place.signIn(), Qt::LeftButton);
    const UseLanguage use(QStringLiteral("en"));
    QTRY_VERIFY(child<QLabel>(place.waiting(), "waitText")->text().startsWith(QStringLiteral("Waiting for your consent")));
    QCOMPARE(place.signIn()->text(), QStringLiteral("Sign in to Smaregi in the browser"));
    QCOMPARE(child<QTabBar>(place.form, "generations")->tabText(kBrowserTab), QStringLiteral("Browser sign-in"));
    followConsent(place.store.page, QStringLiteral("deny"));
    QTRY_VERIFY(place.said()->text().contains(QStringLiteral("The connection was not allowed")));
}

QTEST_MAIN(TstSmaregiSignIn)
#include "tst_smaregisignin.moc"
