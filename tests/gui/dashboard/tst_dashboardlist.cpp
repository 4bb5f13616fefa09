// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboards as things that are switched, made, edited, reordered and deleted.
#include "app/storage/statement.h"
#include "tests/gui/dashboard/dashboardfixture.h"
#include "ui/dialogs/dialogs.h"
#include "ui/models/dashboardtext.h"
#include "ui/widgets/noticebox.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSpinBox>
#include <QTimer>
#include <QTreeWidget>

using namespace std::chrono_literals;

class TstDashboardList : public DashboardFixture {
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void switchesByListAndKeys();
    void opensTheLastOneAtStart();
    void opensWhatAnEarlierVersionKept();
    void followsLinksThatEndAndComeBack();
    void makesOne();
    void saysWhatIsMissing();
    void ordersCamerasByKey();
    void edits();
    void deletesAfterAQuestion();
    void managesByKeys();
    void managesByDragging();
    void saysWhichRegisterHasNoLink();
    void saysWhenTheyCannotBeRead();
    void greysCamerasWithoutTheOption();
    void speaksBothLanguages();
    void opensItsDialogsInsideTheWindow();

private:
    QString title() const { return child<QLabel>("dashboardTitle")->accessibleName(); }
    QMenu *menu() const { return child<QMenu>("dashboardMenu"); }
    QStringList listed() const
    {
        QStringList titles;
        for (const Dashboard &dashboard : m_stand->dashboards.all())
            titles << dashboardTitle(dashboard);
        return titles;
    }
    //! Through the open menu, as a hand does it.
    void choose(const QString &action)
    {
        auto *found = m_screen->findChild<QAction *>(action);
        QVERIFY2(found, qPrintable(action));
        // The menu of a button has a loop of its own until something is chosen.
        QTimer::singleShot(0, menu(),
                           [this, found] { QTest::mouseClick(menu(), Qt::LeftButton, {}, menu()->actionGeometry(found).center()); });
        click("dashboardSwitch");
    }
    template <typename T>
    T *inDialog(const char *name) const
    {
        return ::child<T>(m_dialogs->opened, name);
    }
    bool openDialog(const char *button)
    {
        click(button);
        return QTest::qWaitFor([this] { return m_dialogs->opened && m_dialogs->opened->isVisible(); });
    }
    bool openManager()
    {
        choose(QStringLiteral("dashboardManage"));
        return QTest::qWaitFor([this] { return m_dialogs->opened && m_dialogs->opened->isVisible(); });
    }
    void press(const char *button) const { QTest::mouseClick(inDialog<QAbstractButton>(button), Qt::LeftButton); }
    void tick(QAbstractItemView *view, const QModelIndex &index)
    {
        view->setFocus();
        view->setCurrentIndex(index);
        QTest::keyClick(view, Qt::Key_Space);
    }
};

void TstDashboardList::switchesByListAndKeys()
{
    QVERIFY(open(2));
    QVERIFY(title().startsWith(QStringLiteral("レジ 1 × ")));
    const QList<Dashboard> all = m_stand->dashboards.all();
    QTest::keyClick(m_screen.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(title().startsWith(QStringLiteral("レジ 2 × ")));
    QCOMPARE(playing(), QStringList{QStringLiteral("cam2")});
    QTRY_COMPARE(list()->model()->rowCount(), 0);
    QVERIFY(child<QAction>(qPrintable(QStringLiteral("dashboard%1").arg(all.at(1).id.value)))->isChecked());

    choose(QStringLiteral("dashboard%1").arg(all.at(0).id.value));
    QTRY_VERIFY(title().startsWith(QStringLiteral("レジ 1 × ")));
    QCOMPARE(m_screen->currentDashboard(), all.at(0).id);
    QVERIFY(child<QAction>(qPrintable(QStringLiteral("dashboard%1").arg(all.at(0).id.value)))->isChecked());

    // Names are plain text, whatever they look like.
    QVERIFY(DashboardStand::wait(m_stand->dashboards.rename(all.at(0).id, QStringLiteral("<b>A&B</b>"))));
    QCOMPARE(child<QLabel>("dashboardTitle")->text(), QStringLiteral("<b>A&B</b>"));
    QCOMPARE(menu()->actions().first()->text(), QStringLiteral("<b>A&&B</b>"));
}

void TstDashboardList::opensTheLastOneAtStart()
{
    QVERIFY(open(2));
    QTest::keyClick(m_screen.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(m_screen->currentDashboard(), m_stand->dashboards.all().at(1).id);
    m_screen.reset();
    makeScreen();
    QCOMPARE(m_screen->currentDashboard(), m_stand->dashboards.all().at(1).id);
    QVERIFY(title().startsWith(QStringLiteral("レジ 2 × ")));
}

void TstDashboardList::opensWhatAnEarlierVersionKept()
{
    QVERIFY(prepare(0));
    {
        QSettings old(m_stand->dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        old.setValue(QStringLiteral("dashboard/link"), m_stand->links.all().last().id.value);
    }
    Settings settings(m_stand->dir.filePath(QStringLiteral("settings.ini")));
    m_screen = std::make_unique<DashboardScreen>(services(settings), *m_dialogs, *m_theme);
    QCOMPARE(m_screen->currentDashboard(), m_stand->dashboards.all().last().id);
}

void TstDashboardList::followsLinksThatEndAndComeBack()
{
    QVERIFY(open(2));
    QTest::keyClick(m_screen.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(title().startsWith(QStringLiteral("レジ 2 × ")));
    const Link ended = m_stand->links.all().at(1);
    QVERIFY(m_stand->endLink(ended.id));
    QTRY_VERIFY(title().startsWith(QStringLiteral("レジ 1 × ")));
    QCOMPARE(playing(), QStringList{QStringLiteral("cam1")});

    QVERIFY(m_stand->addLink(QStringLiteral("3"), QStringLiteral("レジ 3"), m_stand->cloud.cameras.at(1)));
    QTRY_COMPARE(listed().size(), 2); // a first dashboard for the new link
    QVERIFY(listed().last().startsWith(QStringLiteral("レジ 3 × ")));
    const Link first = m_stand->links.all().at(0);
    QVERIFY(DashboardStand::wait(m_stand->links.setCamera(first.reg, m_stand->cloud.cameras.at(1).id, first.id)));
    QTRY_COMPARE(title(), QStringLiteral("レジ 1 × 渋谷本店 出口"));
    QTRY_COMPARE(playing(), QStringList{QStringLiteral("cam2")});
}

void TstDashboardList::makesOne()
{
    QVERIFY(open(3));
    QVERIFY(m_stand->add({m_stand->receipt(7000, m_now - 100s, QStringLiteral("2"))}));
    QVERIFY(openDialog("dashboardAdd"));
    QCOMPARE(m_dialogs->opened->focusWidget(), inDialog<QLineEdit>("name"));
    QTest::keyClicks(inDialog<QLineEdit>("name"), QStringLiteral("Both tills"));
    auto *cameras = inDialog<QListWidget>("cameras");
    QCOMPARE(cameras->count(), 2);
    QTRY_VERIFY(!m_stand->thumbnails.thumbnail(m_stand->cloud.cameras.first().id).isNull());
    tick(cameras, cameras->model()->index(0, 0));
    tick(cameras, cameras->model()->index(1, 0));
    auto *registers = inDialog<QTreeWidget>("registers");
    QCOMPARE(registers->topLevelItemCount(), 1); // one contract
    QVERIFY(registers->topLevelItem(0)->text(0).contains(QStringLiteral("demo001")));
    const QModelIndex contract = registers->model()->index(0, 0);
    QCOMPARE(registers->model()->rowCount(contract), 2);
    tick(registers, registers->model()->index(0, 0, contract));
    tick(registers, registers->model()->index(1, 0, contract));
    inDialog<QSpinBox>("leadIn")->setFocus();
    QTest::keyClick(inDialog<QSpinBox>("leadIn"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(inDialog<QSpinBox>("leadIn"), QStringLiteral("20"));
    press("saveButton");
    QTRY_COMPARE(title(), QStringLiteral("Both tills")); // and it is open
    QTRY_VERIFY(!m_dialogs->opened);
    const Dashboard *made = m_stand->dashboards.dashboard(m_screen->currentDashboard());
    QVERIFY(made);
    QCOMPARE(made->cameras.size(), 2);
    QCOMPARE(made->leadIn, 20s);
    QVERIFY(!made->follows.isValid());
    QVERIFY(waitForRows(4)); // the receipts of both registers
    QCOMPARE(playing().size(), 2);
}

void TstDashboardList::saysWhatIsMissing()
{
    QVERIFY(open(0));
    QVERIFY(openDialog("dashboardAdd"));
    auto *notice = inDialog<NoticeBox>("notice");
    press("saveButton");
    QTRY_VERIFY2(notice->isVisible() && notice->text().contains(QStringLiteral("camera")), qPrintable(notice->text()));
    auto *cameras = inDialog<QListWidget>("cameras");
    tick(cameras, cameras->model()->index(0, 0));
    QVERIFY(!notice->isVisible());
    press("saveButton");
    QTRY_VERIFY2(notice->text().contains(QStringLiteral("register")), qPrintable(notice->text()));
    QCOMPARE(m_stand->dashboards.all().size(), 2);
    QTest::keyClick(m_dialogs->opened, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialogs->opened);

    // Without a name it is called after what it shows, which the field tells beforehand.
    QVERIFY(openDialog("dashboardAdd"));
    cameras = inDialog<QListWidget>("cameras");
    tick(cameras, cameras->model()->index(1, 0));
    auto *registers = inDialog<QTreeWidget>("registers");
    tick(registers, registers->model()->index(0, 0, registers->model()->index(0, 0)));
    const QString automatic = QStringLiteral("レジ 1 × 渋谷本店 出口");
    QCOMPARE(inDialog<QLineEdit>("name")->placeholderText(), automatic);
    QTest::keyClick(inDialog<QLineEdit>("name"), Qt::Key_Return);
    QTRY_COMPARE(title(), automatic);
}

void TstDashboardList::ordersCamerasByKey()
{
    QVERIFY(open(0));
    const DashboardId both = addBoth();
    QTest::keyClick(m_screen.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(m_screen->currentDashboard(), both);
    choose(QStringLiteral("dashboardEdit"));
    QTRY_VERIFY(m_dialogs->opened);
    auto *cameras = inDialog<QListWidget>("cameras");
    cameras->setFocus();
    cameras->setCurrentRow(1);
    QTest::keyClick(cameras, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(cameras->currentRow(), 0);
    press("saveButton");
    QTRY_COMPARE(m_stand->dashboards.dashboard(both)->cameras.first().id, m_stand->cloud.cameras.at(1).id);
}

void TstDashboardList::edits()
{
    QVERIFY(open(1));
    choose(QStringLiteral("dashboardEdit"));
    QTRY_VERIFY(m_dialogs->opened);
    QCOMPARE(inDialog<QLineEdit>("name")->text(), QString());
    QTest::keyClicks(inDialog<QLineEdit>("name"), QStringLiteral("Entrance"));
    press("saveButton");
    QTRY_COMPARE(title(), QStringLiteral("Entrance"));
    QVERIFY(m_stand->dashboards.all().first().follows.isValid()); // only another name

    // What cannot be kept stays in the dialog, with the reason.
    choose(QStringLiteral("dashboardEdit"));
    QTRY_VERIFY(m_dialogs->opened);
    QVERIFY(DashboardStand::wait(m_stand->dashboardStore.remove(m_screen->currentDashboard())));
    press("saveButton");
    QTRY_VERIFY(inDialog<NoticeBox>("notice")->isVisible());
    QVERIFY(inDialog<QPushButton>("saveButton")->isEnabled());
}

void TstDashboardList::deletesAfterAQuestion()
{
    QVERIFY(open(1));
    m_dialogs->answer = false;
    choose(QStringLiteral("dashboardRemove"));
    QTRY_COMPARE(m_dialogs->questions.size(), 1);
    QVERIFY(m_dialogs->questions.first().dangerous);
    QCOMPARE(m_dialogs->questions.first().items, QStringList{listed().first()});
    QCOMPARE(listed().size(), 2);
    m_dialogs->answer = true;
    choose(QStringLiteral("dashboardRemove"));
    QTRY_COMPARE(listed().size(), 1);
    QTRY_VERIFY(title().startsWith(QStringLiteral("レジ 2 × ")));
    choose(QStringLiteral("dashboardRemove")); // the last one may go too
    QTRY_VERIFY(child<QWidget>("createDashboardButton")->isVisible());
    QVERIFY(playing().isEmpty());
    QVERIFY(openDialog("createDashboardButton"));
    QCOMPARE(m_stand->links.all().size(), 2); // only the views went
}

void TstDashboardList::managesByKeys()
{
    QVERIFY(open(0));
    QVERIFY(addBoth().isValid());
    QVERIFY(openManager());
    auto *boards = inDialog<QListWidget>("managerList");
    QCOMPARE(boards->count(), 3);
    QCOMPARE(m_dialogs->opened->focusWidget(), boards);
    QCOMPARE(boards->visualItemRect(boards->item(1)).height(), boards->visualItemRect(boards->item(0)).height());
    {
        const QSignalBlocker shownOnly(boards);
        boards->item(2)->setText(QString(300, u'長'));
    }
    boards->setCurrentRow(2);
    QCoreApplication::processEvents(); // lays the rows anew
    QCOMPARE(boards->horizontalScrollBar()->maximum(), 0); // a long name is cut off; nothing moves sideways
    QVERIFY(!boards->item(1)->toolTip().isEmpty());
    QTest::keyClick(boards, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(boards, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(listed().first(), QStringLiteral("全体"));
    QCOMPARE(boards->currentRow(), 0);
    QVERIFY(!inDialog<QPushButton>("managerUp")->isEnabled());
    press("managerDown");
    QTRY_COMPARE(listed().at(1), QStringLiteral("全体"));

    QTest::keyClick(boards, Qt::Key_F2);
    auto *editor = boards->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("All")); // replaces what is selected
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(listed().at(1), QStringLiteral("All"));

    boards->setFocus();
    QTest::keyClick(boards, Qt::Key_Delete);
    QTRY_COMPARE(listed().size(), 2);
    QCOMPARE(m_dialogs->questions.size(), 1);
    QTRY_COMPARE(boards->count(), 2);
    QTest::keyClick(m_screen.get(), Qt::Key_2, Qt::ControlModifier);
    press("managerClose");
    QTRY_VERIFY(!m_dialogs->opened);
}

void TstDashboardList::managesByDragging()
{
    QVERIFY(open(0));
    QVERIFY(addBoth().isValid());
    QVERIFY(openManager());
    auto *boards = inDialog<QListWidget>("managerList");
    QCOMPARE(boards->dragDropMode(), QAbstractItemView::InternalMove);
    QVERIFY(boards->item(2)->flags().testFlag(Qt::ItemIsDragEnabled));
    QVERIFY(!boards->item(0)->flags().testFlag(Qt::ItemIsDropEnabled)); // between the rows, not onto one
    // What the view does at the end of a drag; the drag itself needs a platform that has a pointer.
    QVERIFY(boards->model()->moveRow({}, 2, {}, 0));
    QTRY_COMPARE(listed().first(), QStringLiteral("全体"));
    QTRY_COMPARE(menu()->actions().first()->text(), QStringLiteral("全体"));
}

void TstDashboardList::saysWhichRegisterHasNoLink()
{
    QVERIFY(open(2));
    const DashboardId both = addBoth();
    QTest::keyClick(m_screen.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(m_screen->currentDashboard(), both);
    auto *notice = child<NoticeBox>("dashboardNotice");
    QVERIFY(!notice->isVisible());
    QVERIFY(m_stand->endLink(m_stand->links.all().at(1).id));
    QTRY_VERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(QStringLiteral("2")), qPrintable(notice->text()));
    QCOMPARE(title(), QStringLiteral("全体"));
    QVERIFY(m_stand->addLink(QStringLiteral("2"), QStringLiteral("レジ 2"), m_stand->cloud.cameras.at(1)));
    QTRY_VERIFY(!notice->isVisible());

    // One that follows its link, renamed: it has nothing left to show.
    const Dashboard first = m_stand->dashboards.all().first();
    QVERIFY(DashboardStand::wait(m_stand->dashboards.rename(first.id, QStringLiteral("入口"))));
    m_screen->openDashboard(first.id);
    QVERIFY(m_stand->endLink(first.follows));
    QTRY_VERIFY(child<QWidget>("editDashboardButton")->isVisible());
    QCOMPARE(title(), QStringLiteral("入口"));
    QVERIFY(playing().isEmpty());
}

void TstDashboardList::saysWhenTheyCannotBeRead()
{
    const auto sql = [this](const QString &text) {
        return DashboardStand::wait(m_stand->database->write([text](QSqlDatabase &db) -> Result<Done> {
            Statement statement(db, text);
            return statement.run() ? Result<Done>(Done{}) : Result<Done>(statement.error());
        }));
    };
    QVERIFY(m_stand->signIn());
    QVERIFY(sql(QStringLiteral("ALTER TABLE dashboard_cameras RENAME TO gone")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("dashboards could not be read")));
    QVERIFY(m_stand->addLink(QStringLiteral("1"), QStringLiteral("レジ 1"), m_stand->cloud.cameras.at(0)));
    makeScreen();
    QTRY_VERIFY(child<QWidget>("retryDashboardsButton")->isVisible());
    QVERIFY(!child<QLabel>("dashboardAdvice")->text().isEmpty());
    QVERIFY(sql(QStringLiteral("ALTER TABLE gone RENAME TO dashboard_cameras")));
    click("retryDashboardsButton");
    QTRY_VERIFY(title().startsWith(QStringLiteral("レジ 1 × ")));
    QVERIFY(child<QWidget>("receiptColumn")->isVisible());
}

void TstDashboardList::greysCamerasWithoutTheOption()
{
    m_stand->cloud.cameras[1].options = {false, false};
    QVERIFY(open(0));
    QVERIFY(openDialog("dashboardAdd"));
    auto *cameras = inDialog<QListWidget>("cameras");
    QVERIFY(cameras->item(0)->flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(!cameras->item(1)->flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY2(cameras->item(1)->text().contains(QStringLiteral("option missing")), qPrintable(cameras->item(1)->text()));
    QVERIFY(!cameras->item(1)->toolTip().isEmpty());

    // The list of cameras changes under the open dialog.
    m_stand->cloud.cameras[1].options = {};
    m_stand->cloud.cameras << Camera{{QStringLiteral("cam3")}, QStringLiteral("バックヤード"), {}, QStringLiteral("One"), true};
    QVERIFY(DashboardStand::wait(m_stand->session.refreshCameras()));
    QTRY_COMPARE(cameras->count(), 3);
    QVERIFY(cameras->item(1)->flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(cameras->item(2)->text().contains(QStringLiteral("バックヤード")));
}

void TstDashboardList::speaksBothLanguages()
{
    QVERIFY(open(0));
    const UseLanguage japanese(QStringLiteral("ja"));
    QTRY_VERIFY(child<QAbstractButton>("dashboardSwitch")->text().contains(QStringLiteral("ダッシュボード切替")));
    QVERIFY(openManager());
    QVERIFY(m_dialogs->opened->windowTitle().contains(QStringLiteral("ダッシュボード")));
    const UseLanguage english(QStringLiteral("en"));
    QTRY_VERIFY(m_dialogs->opened->windowTitle().contains(QStringLiteral("dashboards")));
}

void TstDashboardList::opensItsDialogsInsideTheWindow()
{
    QVERIFY(prepare(1));
    WindowDialogs dialogs(*m_theme);
    makeScreen(dialogs);
    dialogs.setWindow(m_screen.get());
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    const DashboardId before = m_screen->currentDashboard();
    const auto overlay = [this] { return m_screen->findChild<QWidget *>(QStringLiteral("modalOverlay")); };
    const auto everyControlHasAName = [&] {
        for (QWidget *widget : overlay()->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->objectName().startsWith(u"qt_"))
                continue;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    };
    // Not through the menu: this platform leaves the window inactive afterwards.
    child<QAction>("dashboardEdit")->trigger();
    QTRY_VERIFY(overlay());
    everyControlHasAName();
    QTest::keyClick(m_screen.get(), Qt::Key_2, Qt::ControlModifier); // what lies below is out of reach
    QTest::keyClick(m_screen.get(), Qt::Key_F11);
    QCoreApplication::processEvents();
    click("cancelButton");
    QTRY_VERIFY(!overlay());
    QCOMPARE(m_screen->currentDashboard(), before);

    child<QAction>("dashboardManage")->trigger();
    QTRY_VERIFY(overlay());
    everyControlHasAName();
    auto *boards = child<QListWidget>("managerList");
    QCOMPARE(m_screen->focusWidget(), boards);
    QTest::keyClick(boards, Qt::Key_Delete); // asks, over the list
    QTRY_COMPARE(m_screen->findChildren<QWidget *>(QStringLiteral("modalOverlay")).size(), 2);
    click("actionButton0");
    QTRY_COMPARE(m_stand->dashboards.all().size(), 1);
    QTRY_COMPARE(m_screen->focusWidget(), boards);
    QTest::keyClick(boards, Qt::Key_Escape);
    QTRY_VERIFY(!overlay());
}

QTEST_MAIN(TstDashboardList)
#include "tst_dashboardlist.moc"
