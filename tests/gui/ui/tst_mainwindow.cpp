// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"
#include "app/services/journalopener.h"
#include "app/services/updatecheck.h"
#include "app/storage/statement.h"
#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/servicesfixture.h"

#include "ui/dialogs/damagequestion.h"
#include "ui/dialogs/journalupdate.h"
#include "ui/dialogs/leaveguard.h"
#include "ui/dialogs/startproblem.h"
#include "ui/screens/main/mainwindow.h"
#include "ui/screens/main/signinnotice.h"
#include "ui/screens/main/statuslineview.h"
#include "ui/screens/settings/settingsscreen.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace {

//! A page with something unsaved on it.
class EditedPage : public QWidget, public UnsavedEdits {
public:
    bool hasUnsavedEdits() const override { return edited; }
    QFuture<Result<Done>> saveEdits() override
    {
        ++saved;
        if (fails)
            return readyResult<Done>(Error{Error::Kind::Storage, {}, {}, {}});
        edited = false;
        return readyResult<Done>(Done{});
    }
    void discardEdits() override
    {
        ++discarded;
        edited = false;
    }
    bool edited = true;
    bool fails = false;
    int saved = 0;
    int discarded = 0;
};

struct Place {
    Place()
        : store(folder.path())
        , links(store.make())
        , updates(http, {}, QVersionNumber(0, 1), store.settings, store.clock)
        , status(store.session, *links, *store.sync, updates, store.clock)
        , window(std::make_unique<MainWindow>(store.settings, theme, &status))
    {
        dialogs.setWindow(window.get());
        window->setDialogs(dialogs);
        edited = new EditedPage;
        edited->edited = false;
        window->addPage(MainWindow::Page::Links, edited);
        window->addPage(MainWindow::Page::Settings, new SettingsScreen(store.settings, store.session, dialogs));
        window->showPages();
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("no window");
    }
    QPushButton *button(const char *name) const { return child<QPushButton>(window.get(), name); }

    QTemporaryDir folder;
    Theme theme;
    Store store;
    std::unique_ptr<Links> links;
    HttpClient http;
    UpdateCheck updates;
    StatusModel status;
    WindowDialogs dialogs{theme};
    std::unique_ptr<MainWindow> window;
    EditedPage *edited = nullptr; //!< the first page
};

} // namespace

class TstMainWindow : public QObject {
    Q_OBJECT
private slots:
    void goesFromPageToPage();
    void asksBeforeEditsAreLeft();
    void asksBeforeItCloses();
    void tellsHowThingsAre();
    void leadsFromAStatusLineToWhatItIsAbout();
    void hasAStatusLineForEachContract();
    void translates();
    void remembersItsPlace();
    void signsOutAfterAsking();
    void saysThatTheSignInIsNotRemembered();
    void keepsTheFocusInADialog();
    void choosesALanguage();
    void followsTheTheme();
    void offersAWayOutAtTheStart();
    void asksWhatToDoAboutDamage();
    void showsHowFarAnUpdateIs();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstMainWindow::goesFromPageToPage()
{
    const Place place;
    QCOMPARE(place.window->currentPage(), MainWindow::Page::Links);
    QVERIFY(place.button("navLinksButton")->isChecked());
    QSignalSpy changed(place.window.get(), &MainWindow::pageChanged);
    place.button("navSettingsButton")->setFocus();
    QTest::keyClick(place.button("navSettingsButton"), Qt::Key_Space);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!place.button("navLinksButton")->isChecked());
    QCOMPARE(place.window->windowTitle(), QStringLiteral("設定 – Regilens"));
    place.window->showSignIn();
    QVERIFY(!place.button("navLinksButton")->isVisible());
    QCOMPARE(place.window->windowTitle(), QStringLiteral("Regilens"));
}

void TstMainWindow::asksBeforeEditsAreLeft()
{
    Place place;
    place.edited->edited = true;
    QTest::mouseClick(place.button("navSettingsButton"), Qt::LeftButton);
    auto *dialog = place.window->findChild<QDialog *>();
    QVERIFY(dialog);
    QVERIFY(place.button("navLinksButton")->isChecked());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // stays
    QTRY_VERIFY(!place.window->findChild<QDialog *>());
    QCOMPARE(place.window->currentPage(), MainWindow::Page::Links);
    QVERIFY(place.edited->edited);

    place.edited->fails = true;
    QTest::mouseClick(place.button("navSettingsButton"), Qt::LeftButton);
    place.button("actionButton0")->click();
    QTRY_COMPARE(place.edited->saved, 1);
    QTRY_VERIFY(!place.window->findChild<QDialog *>());
    QCOMPARE(place.window->currentPage(), MainWindow::Page::Links); // where the page says what went wrong

    place.edited->fails = false;
    QTest::mouseClick(place.button("navSettingsButton"), Qt::LeftButton);
    place.button("actionButton0")->click();
    QTRY_COMPARE(place.window->currentPage(), MainWindow::Page::Settings);
    QVERIFY(place.button("navSettingsButton")->isChecked());
}

void TstMainWindow::asksBeforeItCloses()
{
    Place place;
    place.edited->edited = true;
    QVERIFY(!place.window->close());
    QVERIFY(!place.window->close()); // one question, however often it is asked to
    QCOMPARE(place.window->findChildren<QDialog *>().size(), 1);
    place.button("actionButton2")->click(); // stays
    QTRY_VERIFY(!place.window->findChild<QDialog *>());
    QVERIFY(place.window->isVisible());
    QVERIFY(!place.window->close());
    place.button("actionButton1")->click(); // discards
    QTRY_VERIFY(!place.window->isVisible());
    QCOMPARE(place.edited->discarded, 1);
}

void TstMainWindow::tellsHowThingsAre()
{
    Place place;
    QVERIFY(place.status.lines().isEmpty()); // signed out, no links: nothing to tell
    place.store.cameras.list = {{CameraId{QStringLiteral("a")}, QStringLiteral("レジ前"), {}, {}, true}};
    QVERIFY(wait(place.store.session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))));
    QTRY_COMPARE(place.status.lines().first().text, QStringLiteral("カメラ 1台 接続中"));
    QCOMPARE(place.status.lines().size(), 1);
    QVERIFY(
        wait(place.links->addSmaregi(QStringLiteral("sk1234a"), {kRightToken, {}, {}}, QStringLiteral("1"), {QStringLiteral("a")}, false)));
    QTRY_COMPARE(place.status.lines().size(), 2);
    QTRY_VERIFY(place.status.lines().first().text.endsWith(QStringLiteral("秒前に同期")));
    QCOMPARE(place.status.lines().first().level, StatusLine::Level::Good);
    QCOMPARE(place.status.account(), QStringLiteral("渋谷本店 ·\nowner@example.jp"));

    place.store.cameras.list.first().online = false;
    QVERIFY(wait(place.store.session.refreshCameras()));
    QTRY_COMPARE(place.status.lines().last().level, StatusLine::Level::Warning);
    QVERIFY(place.status.lines().last().toolTip.contains(QStringLiteral("レジ前")));

    // The token is taken back on the vendor's side.
    place.store.smaregi.validSecret = "another";
    place.store.sync->retryNow({Vendor::Smaregi, QStringLiteral("sk1234a")});
    QTRY_COMPARE(place.status.lines().first().level, StatusLine::Level::Bad);
    QCOMPARE(place.status.lines().first().text, QStringLiteral("スマレジ: 再認証が必要"));
    QVERIFY(place.status.lines().first().toolTip.contains(QStringLiteral("API受信設定")));
}

void TstMainWindow::leadsFromAStatusLineToWhatItIsAbout()
{
    Place place;
    place.store.cameras.list = {{CameraId{QStringLiteral("a")}, QStringLiteral("レジ前"), {}, {}, true}};
    QVERIFY(wait(place.store.session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))));
    QVERIFY(
        wait(place.links->addSmaregi(QStringLiteral("sk1234a"), {kRightToken, {}, {}}, QStringLiteral("1"), {QStringLiteral("a")}, false)));
    QTRY_COMPARE(place.status.lines().size(), 2);
    const QList<StatusLineView *> lines = place.window->findChildren<StatusLineView *>();
    QCOMPARE(lines.size(), 2);
    QList<StatusLine::About> asked;
    connect(place.window.get(), &MainWindow::statusActivated, this, [&asked](StatusLine::About about) { asked << about; });

    QTest::mouseClick(lines.first(), Qt::LeftButton);
    QCOMPARE(asked, QList{StatusLine::About::Receipts});
    place.button("helpButton")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), lines.first());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), lines.last());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(asked, (QList{StatusLine::About::Receipts, StatusLine::About::Cameras}));

    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(lines.last());
    QVERIFY(accessible && accessible->role() == QAccessible::Button);
    QCOMPARE(accessible->text(QAccessible::Name), place.status.lines().last().text);
    const QImage focused = lines.last()->grab().toImage();
    place.button("helpButton")->setFocus();
    QVERIFY(lines.last()->grab().toImage() != focused);
}

void TstMainWindow::hasAStatusLineForEachContract()
{
    Place place;
    const auto link = [&place](int contract) {
        return bool(wait(place.links->addSmaregi(QStringLiteral("sk%1").arg(contract), {kRightToken, {}, {}}, QStringLiteral("1"),
                                                 {QStringLiteral("c%1").arg(contract)}, true)));
    };
    QVERIFY(link(1) && link(2));
    QTRY_COMPARE(place.status.lines().size(), 2);
    QTRY_VERIFY(place.status.lines().first().text.startsWith(QStringLiteral("スマレジ 渋谷本店")));
    for (int contract = 3; contract <= 6; ++contract)
        QVERIFY(link(contract));
    QTRY_COMPARE(place.status.lines().size(), 1); // all are well: more lines than the side bar has place for say less
    QTRY_COMPARE(place.status.lines().first().text, QStringLiteral("6件の契約を同期中"));
    place.store.sync->start({Vendor::Smaregi, QStringLiteral("sk4")}, place.store.smaregi.client(QStringLiteral("sk4"), "wrong", {}));
    QTRY_COMPARE(place.status.lines().first().level, StatusLine::Level::Bad);
    QCOMPARE(place.status.lines().size(), 2);
    QCOMPARE(place.status.lines().last().text, QStringLiteral("5件の契約を同期中"));
}

void TstMainWindow::translates()
{
    const Place place;
    QCOMPARE(place.button("navSettingsButton")->text(), QStringLiteral("設定"));
    const UseLanguage use(QStringLiteral("en"));
    QTRY_COMPARE(place.button("navSettingsButton")->text(), QStringLiteral("Settings"));
    QCOMPARE(place.window->windowTitle(), QStringLiteral("Links – Regilens"));
}

void TstMainWindow::remembersItsPlace()
{
    Place place;
    QCOMPARE(place.window->size(), QSize(1440, 900));
    QCOMPARE(place.window->minimumSize(), QSize(1024, 680));
    place.window->resize(1100, 700);
    place.window->close();
    QVERIFY(!place.store.settings.windowGeometry().isEmpty());
    MainWindow again(place.store.settings, place.theme, nullptr);
    // A window larger than the offscreen display of 800x800 is brought back into it.
    QVERIFY(again.size() != QSize(1440, 900));
}

void TstMainWindow::signsOutAfterAsking()
{
    Place place;
    QVERIFY(wait(place.store.session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))));
    place.window->showPage(MainWindow::Page::Settings);
    QCOMPARE(child<QLabel>(place.window->findChild<SettingsScreen *>(), "account")->text(), QStringLiteral("owner@example.jp"));
    place.button("signOutButton")->click();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // thought better of it
    QTRY_VERIFY(!place.window->findChild<QDialog *>());
    QCOMPARE(place.store.session.state(), Session::State::SignedIn);
    place.button("signOutButton")->click();
    place.button("actionButton0")->click();
    QTRY_COMPARE(place.store.session.state(), Session::State::SignedOut);
    QVERIFY(!place.button("signOutButton")->isEnabled());
}

void TstMainWindow::saysThatTheSignInIsNotRemembered()
{
    Place place;
    place.window->setNotice(new SignInNotice(place.store.session));
    auto *box = child<QLabel>(place.window.get(), "signInNoticeBox");
    auto *note = child<QLabel>(place.window.get(), "accountNote");
    place.window->showPage(MainWindow::Page::Settings);
    place.store.secrets.refuseWrite = Error{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};
    QVERIFY(wait(place.store.session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))));
    QTRY_VERIFY(box->isVisible()); // at once, not at the next start
    QVERIFY(box->text().contains(QStringLiteral("ロック")));
    QVERIFY(note->isVisible() && note->text().contains(QStringLiteral("ロック")));
    {
        const UseLanguage use(QStringLiteral("en"));
        QTRY_VERIFY(box->text().contains(QStringLiteral("next start")));
    }
    QTest::mouseClick(box->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(!box->isVisible());
    QVERIFY(note->isVisible()); // there to be looked up
    place.store.secrets.refuseWrite.reset();
    place.store.session.signOut();
    QVERIFY(!note->isVisible());
    QVERIFY(wait(place.store.session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))));
    QTest::qWait(1);
    QVERIFY(!box->isVisible() && !note->isVisible());
}

void TstMainWindow::keepsTheFocusInADialog()
{
    Place place;
    const auto answer = place.dialogs.confirm({QStringLiteral("Delete?"), QStringLiteral("Really."), {}, QStringLiteral("Delete"), true});
    auto *dialog = place.window->findChild<QDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("cancelButton")); // the harmless one
    QSet<QWidget *> reached;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        reached.insert(QApplication::focusWidget());
    }
    QCOMPARE(reached.size(), 2);
    child<QPushButton>(dialog, "actionButton0")->click();
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QTRY_VERIFY(!place.window->findChild<QWidget *>(QStringLiteral("modalOverlay")));
}

void TstMainWindow::choosesALanguage()
{
    Place place;
    auto *language = child<QComboBox>(place.window.get(), "language");
    QCOMPARE(language->currentText(), QStringLiteral("システムに合わせる"));
    place.window->showPage(MainWindow::Page::Settings);
    language->setFocus();
    QTest::keyClick(language, Qt::Key_Down);
    QTest::keyClick(language, Qt::Key_Down);
    QCOMPARE(place.store.settings.language(), QStringLiteral("en"));
}

void TstMainWindow::followsTheTheme()
{
    Place place;
    QSignalSpy changed(&place.theme, &Theme::changed);
    place.theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(place.theme.isDark());
    QCOMPARE(place.window->grab().toImage().pixelColor(600, 600), place.theme.colors().window);
    place.theme.setMode(Theme::Mode::Light);
    QCOMPARE(place.window->grab().toImage().pixelColor(600, 600), place.theme.colors().window);
    QCOMPARE(place.window->grab().toImage().pixelColor(100, 500), place.theme.colors().card);
}

void TstMainWindow::offersAWayOutAtTheStart()
{
    Place place;
    const auto choice = askAboutStart(place.dialogs, {Error::Kind::Storage, {}, {}, QStringLiteral("profile.space")},
                                      QStringLiteral("/data/journal.db"), 3'000'000'000);
    auto *dialog = place.window->findChild<QDialog *>();
    QVERIFY(dialog && child<QLabel>(dialog, "text")->text().contains(QStringLiteral("journal.db")));
    QVERIFY(child<QLabel>(dialog, "text")->text().endsWith(QStringLiteral("2.8 GB")));
    QVERIFY(!child<QPushButton>(dialog, "cancelButton")->isVisible());
    child<QPushButton>(dialog, "actionButton0")->click();
    QTRY_VERIFY(choice.isFinished());
    QCOMPARE(choice.result(), StartChoice::TryAgain);
}

void TstMainWindow::asksWhatToDoAboutDamage()
{
    Place place;
    DamageReport report;
    report.links = 3;
    report.dashboards = 4;
    const QString file = QStringLiteral("/data/<b>/journal.db");
    const auto ask = [&](const char *button) {
        const auto choice = askAboutDamage(place.dialogs, report, file, QDate(2026, 10, 26));
        auto *dialog = place.window->findChild<QDialog *>();
        const QString text = child<QLabel>(dialog, "text")->text();
        child<QPushButton>(dialog, button)->click();
        if (!QTest::qWaitFor([&] { return choice.isFinished(); }))
            qFatal("no choice");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return std::pair(choice.result(), text);
    };
    auto [choice, text] = ask("actionButton1");
    QCOMPARE(choice, DamageChoice::Quit);
    QVERIFY(text.contains(QStringLiteral("2026/10/26")) && text.contains(QStringLiteral("journal.damaged-*.db")));
    QVERIFY(text.contains(QStringLiteral("連携3件")) && text.contains(QStringLiteral("ダッシュボード4件")));
    QVERIFY(text.contains(QStringLiteral("/data/&lt;b&gt;")));
    QCOMPARE(ask("actionButton0").first, DamageChoice::Rebuild);

    report.backup = QDateTime(QDate(2026, 8, 1), QTime(12, 0));
    report.linksFrom = QDateTime(QDate(2026, 11, 24), QTime(12, 0));
    std::tie(choice, text) = ask("actionButton1");
    QCOMPARE(choice, DamageChoice::UseBackup);
    QVERIFY(text.contains(QStringLiteral("2026/8/1")) && text.contains(QStringLiteral("2026/11/24")));
    QCOMPARE(ask("actionButton2").first, DamageChoice::Quit);
}

// A journal of 200 MB: its copy is cancelled, and then let through.
void TstMainWindow::showsHowFarAnUpdateIs()
{
    Place place;
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("journal.db"));
    QVERIFY(bool(Database::open(file)));
    {
        const auto database = Database::open(file).take();
        QVERIFY(wait(database->write([](QSqlDatabase &db) -> Result<Done> {
            if (Result<Done> made = execute(db, QStringLiteral("CREATE TABLE ballast (a)")); !made)
                return made;
            return execute(
                db, QStringLiteral("INSERT INTO ballast WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
                                   "SELECT randomblob(1000000) FROM n"));
        })));
    }
    const QString migrations = folder.filePath(QStringLiteral("m"));
    QVERIFY(QDir().mkpath(migrations));
    const QStringList all = QDir(QStringLiteral(":/migrations")).entryList({QStringLiteral("*.sql")});
    for (const QString &name : all)
        QVERIFY(QFile::copy(QStringLiteral(":/migrations/") + name, migrations + u'/' + name));
    QFile next(migrations + QStringLiteral("/%1-next.sql").arg(all.size() + 1, 4, 10, QLatin1Char('0')));
    QVERIFY(next.open(QIODevice::WriteOnly) && next.write("CREATE TABLE next (a);\n") > 0);
    next.close();

    JournalOpener opener;
    QSignalSpy finished(&opener, &JournalOpener::finished);
    JournalUpdate update(opener);
    update.show();
    auto *progress = child<QProgressBar>(&update, "progress");
    auto *cancel = child<QPushButton>(&update, "cancelButton");
    QElapsedTimer sinceTurn; // the window stays alive meanwhile
    qint64 longest = 0;
    QTimer turns;
    connect(&turns, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceTurn.restart()); });
    sinceTurn.start();
    turns.start(1);
    opener.open(file, {false, migrations});
    QTRY_VERIFY_WITH_TIMEOUT(progress->value() > 0, 20'000);
    QVERIFY(child<QLabel>(&update, "progressText")->text().contains(QStringLiteral("MB")));
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(!cancel->isEnabled());
    QVERIFY(finished.wait(20'000));
    turns.stop();
    QVERIFY2(longest < 50, qPrintable(QString::number(longest)));
    QCOMPARE(opener.take().error().kind, Error::Kind::Cancelled);
    QVERIFY(!QFile::exists(file + QStringLiteral(".backup")));

    opener.open(file, {false, migrations});
    QVERIFY(finished.wait(30'000));
    QVERIFY(bool(opener.take()));
    QVERIFY(QFile::exists(file + QStringLiteral(".backup")));
}

QTEST_MAIN(TstMainWindow)
#include "tst_mainwindow.moc"
