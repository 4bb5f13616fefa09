// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/servicesfixture.h"

#include "ui/dialogs/newsmaregilink.h"
#include "ui/dialogs/tokendialog.h"
#include "ui/models/linktablemodel.h"
#include "ui/screens/links/linksscreen.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>

namespace {

const QString kContract = QStringLiteral("sk1234a");
const CameraId kFirst{QStringLiteral("a")};
const CameraId kSecond{QStringLiteral("b")};

//! The links screen on a real database, with two cameras.
struct Place {
    explicit Place(bool signedIn = true) : store(folder.path()), links(store.make())
    {
        store.cameras.list = {{kFirst, QStringLiteral("レジ前"), {}, QStringLiteral("CC-2L"), true},
                              {kSecond, QStringLiteral("出口"), {}, QStringLiteral("CC-2"), false}};
        if (signedIn && !wait(store.session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))))
            qFatal("no sign-in");
        screen = std::make_unique<LinksScreen>(*links, store.session, dialogs, theme);
        screen->resize(1200, 800);
        screen->show();
        screen->activateWindow();
        if (!QTest::qWaitForWindowActive(screen.get()))
            qFatal("no window");
    }
    void load()
    {
        screen->follow(links->load());
        if (!QTest::qWaitFor([this] { return !page("smaregiPage")->findChild<QWidget *>(QStringLiteral("loadingState"))->isVisible(); }))
            qFatal("the links do not load");
    }
    void add(const QString &terminal, const CameraId &camera)
    {
        if (!wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, terminal, camera, true)))
            qFatal("no link");
    }
    QWidget *page(const char *name) const { return child<QWidget>(screen.get(), name); }
    QPushButton *smaregi(const char *name) const { return child<QPushButton>(page("smaregiPage"), name); }
    QTableView *table(const char *pageName = "smaregiPage") const { return child<QTableView>(page(pageName), "table"); }
    QLabel *notice(const char *pageName = "smaregiPage") const { return child<QLabel>(page(pageName), "notice"); }
    QString state(int row) const { return table()->model()->index(row, LinkTableModel::State).data().toString(); }

    QTemporaryDir folder;
    Theme theme;
    Store store;
    std::unique_ptr<Links> links;
    ScriptedDialogs dialogs;
    std::unique_ptr<LinksScreen> screen;
};

//! The dialog, opened by its button and filled in.
struct Form {
    explicit Form(Place &place)
    {
        place.smaregi(place.links->all().isEmpty() ? "emptyButton" : "addButton")->click();
        dialog = qobject_cast<NewSmaregiLink *>(place.dialogs.opened);
        if (!dialog)
            qFatal("no dialog");
    }
    void type(const QString &contract, const QString &token, const QString &terminal, int camera)
    {
        QTest::keyClicks(child<QLineEdit>(dialog, "contract"), contract);
        QTest::keyClicks(child<QLineEdit>(dialog, "token"), token);
        child<QComboBox>(dialog, "terminal")->setEditText(terminal);
        auto *box = child<QComboBox>(dialog, "camera");
        box->setFocus();
        for (int i = -1; i < camera; ++i)
            QTest::keyClick(box, Qt::Key_Down);
    }
    QLabel *notice() const { return child<QLabel>(dialog, "notice"); }
    QPushButton *addButton() const { return child<QPushButton>(dialog, "addButton"); }

    QPointer<NewSmaregiLink> dialog;
};

} // namespace

class TstLinksScreen : public QObject {
    Q_OBJECT
private slots:
    void showsItsFourStates();
    void changesACamera();
    void deletesWhatWasTicked();
    void keepsWhatWasNotConfirmed();
    void showsOfflineAndLostCameras();
    void connectsUbiregi();
    void takesAUbiregiToken();
    void addsALink();
    void saysWhatSmaregiRefuses();
    void asksAboutANewRegister();
    void looksForCamerasFirst();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstLinksScreen::showsItsFourStates()
{
    Place place;
    const auto visible = [&](const char *state) { return child<QWidget>(place.page("smaregiPage"), state)->isVisible(); };
    QVERIFY(visible("loadingState"));
    place.screen->follow(readyResult<Done>(Error{Error::Kind::Storage, {}, {}, QStringLiteral("profile.busy")}));
    QTRY_VERIFY(visible("errorState"));
    QVERIFY(!child<QLabel>(place.page("smaregiPage"), "errorText")->text().isEmpty());
    place.smaregi("retryButton")->click();
    QTRY_VERIFY(visible("emptyState"));
    place.add(QStringLiteral("1"), kFirst);
    QTRY_VERIFY(visible("tableState"));
    QCOMPARE(place.table()->model()->rowCount(), 1);
}

void TstLinksScreen::changesACamera()
{
    Place place;
    place.load();
    place.add(QStringLiteral("1"), kFirst);
    QTRY_COMPARE(place.table()->model()->rowCount(), 1);
    auto *update = child<QPushButton>(place.table(), "updateButton0");
    auto *camera = child<QComboBox>(place.table(), "cameraBox0");
    QCOMPARE(camera->currentText(), QStringLiteral("レジ前 (CC-2L)"));
    QVERIFY(!update->isEnabled());
    camera->setFocus();
    QTest::keyClick(camera, Qt::Key_Down);
    QVERIFY(update->isEnabled());
    update->click();
    QTRY_COMPARE(place.links->all().first().camera, kSecond);
    QTRY_VERIFY(!child<QPushButton>(place.table(), "updateButton0")->isEnabled());
    QTRY_VERIFY(place.notice()->text().contains(QStringLiteral("更新しました")));
}

void TstLinksScreen::deletesWhatWasTicked()
{
    Place place;
    place.load();
    place.add(QStringLiteral("1"), kFirst);
    place.add(QStringLiteral("2"), kSecond);
    QTRY_COMPARE(place.table()->model()->rowCount(), 2);
    QVERIFY(!place.smaregi("deleteButton")->isEnabled());
    place.table()->setFocus();
    place.table()->setCurrentIndex(place.table()->model()->index(1, LinkTableModel::Check));
    QTest::keyClick(place.table(), Qt::Key_Space);
    QCOMPARE(place.smaregi("deleteButton")->text(), QStringLiteral("選択した1件を削除"));
    place.smaregi("deleteButton")->click();
    QTRY_COMPARE(place.table()->model()->rowCount(), 1);
    QCOMPARE(place.dialogs.questions.size(), 1);
    QVERIFY(place.dialogs.questions.first().dangerous);
    QVERIFY(place.dialogs.questions.first().text.contains(QStringLiteral("解約にはなりません")));
    QCOMPARE(place.dialogs.questions.first().items.size(), 1);
    QVERIFY(place.dialogs.questions.first().items.first().contains(QStringLiteral("レジ 2")));
    QVERIFY(!place.smaregi("deleteButton")->isEnabled());
    QTRY_VERIFY(place.notice()->text().contains(QStringLiteral("削除しました")));
}

void TstLinksScreen::keepsWhatWasNotConfirmed()
{
    Place place;
    place.load();
    place.add(QStringLiteral("1"), kFirst);
    QTRY_COMPARE(place.table()->model()->rowCount(), 1);
    place.dialogs.answer = false;
    const QRect cell = place.table()->visualRect(place.table()->model()->index(0, LinkTableModel::Check));
    QTest::mouseClick(place.table()->viewport(), Qt::LeftButton, {}, cell.center());
    place.smaregi("deleteButton")->click();
    QTRY_COMPARE(place.dialogs.questions.size(), 1);
    QTest::qWait(0);
    QCOMPARE(place.links->all().size(), 1);
    QVERIFY(place.smaregi("deleteButton")->isEnabled());
}

void TstLinksScreen::showsOfflineAndLostCameras()
{
    Place place;
    place.load();
    place.add(QStringLiteral("1"), kFirst);
    place.add(QStringLiteral("2"), kSecond);
    place.add(QStringLiteral("3"), {QStringLiteral("gone")});
    QTRY_COMPARE(place.table()->model()->rowCount(), 3);
    QTRY_COMPARE(place.state(0), QStringLiteral("接続中"));
    QCOMPARE(place.state(1), QStringLiteral("カメラ オフライン"));
    QCOMPARE(place.state(2), QStringLiteral("カメラが見つかりません"));
    QCOMPARE(child<QComboBox>(place.table(), "cameraBox2")->count(), 3); // the lost one is still shown
}

void TstLinksScreen::connectsUbiregi()
{
    Place place;
    place.load();
    child<QTabWidget>(place.screen.get(), "vendorTabs")->setCurrentIndex(1);
    place.store.allow = false;
    auto *begin = child<QPushButton>(place.page("ubiregiPage"), "emptyButton");
    begin->click();
    QTRY_VERIFY(place.notice("ubiregiPage")->text().contains(QStringLiteral("許可する")));
    QVERIFY(begin->isEnabled());
    place.store.allow = true;
    begin->click();
    QTRY_COMPARE(place.table("ubiregiPage")->model()->rowCount(), 2);
    QVERIFY(place.table("ubiregiPage")->isColumnHidden(LinkTableModel::Token));
    auto *camera = child<QComboBox>(place.table("ubiregiPage"), "cameraBox1");
    QCOMPARE(camera->currentIndex(), -1);
    QCOMPARE(camera->placeholderText(), QStringLiteral("カメラを選択"));
    camera->setFocus();
    QTest::keyClick(camera, Qt::Key_Down);
    child<QPushButton>(place.table("ubiregiPage"), "updateButton1")->click();
    QTRY_COMPARE(place.links->of(Vendor::Ubiregi).size(), 1);
    QCOMPARE(place.links->of(Vendor::Ubiregi).first().reg.terminal, QStringLiteral("2"));
}

void TstLinksScreen::takesAUbiregiToken()
{
    Place place;
    place.load();
    child<QTabWidget>(place.screen.get(), "vendorTabs")->setCurrentIndex(1);
    child<QPushButton>(place.page("ubiregiPage"), "tokenButton")->click();
    QPointer<QDialog> dialog = place.dialogs.opened;
    QVERIFY(qobject_cast<TokenDialog *>(dialog));
    QTest::keyClicks(child<QLineEdit>(dialog, "token"), QStringLiteral("wrong"));
    child<QPushButton>(dialog, "connectButton")->click();
    QTRY_VERIFY(child<QLabel>(dialog, "notice")->isVisible());
    child<QLineEdit>(dialog, "token")->setText(kRightToken);
    QTest::keyClick(child<QLineEdit>(dialog, "token"), Qt::Key_Return);
    QTRY_COMPARE(place.table("ubiregiPage")->model()->rowCount(), 2);
    QTRY_VERIFY(!dialog);
}

void TstLinksScreen::addsALink()
{
    Place place;
    place.load();
    Form form(place);
    QVERIFY(!form.addButton()->isEnabled());
    form.type(kContract, kRightToken, QStringLiteral("2"), 1);
    QTRY_VERIFY(form.notice()->text().contains(QStringLiteral("接続を確認しました"))); // by itself, after typing
    QCOMPARE(place.store.smaregi.checks, 1);
    auto *terminal = child<QComboBox>(form.dialog, "terminal");
    QCOMPARE(terminal->count(), 2);
    QCOMPARE(terminal->itemText(0), QStringLiteral("1 レジ 1"));
    QCOMPARE(terminal->currentText(), QStringLiteral("2"));
    QTest::keyClick(terminal, Qt::Key_Up);
    QCOMPARE(terminal->currentText().size(), 1); // the id alone, not its name
    terminal->setEditText(QStringLiteral("2"));
    form.addButton()->click();
    QTRY_COMPARE(place.links->all().size(), 1);
    QTRY_VERIFY(!form.dialog);
    QCOMPARE(place.links->all().first().camera, kSecond);
    QVERIFY(place.notice()->text().contains(QStringLiteral("追加しました")));
    QCOMPARE(place.table()->currentIndex().row(), 0);
}

void TstLinksScreen::saysWhatSmaregiRefuses()
{
    Place place;
    place.load();
    Form form(place);
    form.type(kContract, QStringLiteral("wrong"), QStringLiteral("1"), 0);
    QTRY_VERIFY(form.notice()->text().contains(QStringLiteral("契約IDとアクセストークン")));
    auto *token = child<QLineEdit>(form.dialog, "token");
    token->setFocus();
    token->selectAll();
    QTest::keyClicks(token, kRightToken);
    QVERIFY(!form.notice()->isVisible()); // the old answer is not about what stands there now
    QTest::keyClick(token, Qt::Key_Tab); // leaving the field asks at once
    QTRY_VERIFY(form.notice()->text().contains(QStringLiteral("接続を確認しました")));
    auto *steps = child<QLabel>(form.dialog, "steps");
    QVERIFY(!steps->isVisible());
    child<QPushButton>(form.dialog, "stepsButton")->click();
    QVERIFY(steps->isVisible());
    QVERIFY(steps->text().contains(QStringLiteral("受信機能を利用する")));
}

void TstLinksScreen::asksAboutANewRegister()
{
    Place place;
    place.load();
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("9"), 0);
    form.addButton()->click();
    auto *anyway = child<QCheckBox>(form.dialog, "addAnyway");
    QTRY_VERIFY(anyway->isVisible());
    QVERIFY(form.notice()->text().contains(QStringLiteral("1, 2"))); // what would be known
    QVERIFY(!form.addButton()->isEnabled());
    QTest::keyClick(anyway, Qt::Key_Space);
    form.addButton()->click();
    QTRY_COMPARE(place.links->all().size(), 1);
    QCOMPARE(place.links->all().first().reg.terminal, QStringLiteral("9"));
}

void TstLinksScreen::looksForCamerasFirst()
{
    Place place(false);
    place.load();
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("1"), 0);
    QVERIFY(child<QLabel>(form.dialog, "noCameras")->isVisible());
    QVERIFY(!form.addButton()->isEnabled());
    form.dialog->reject();
    QTRY_VERIFY(!form.dialog);
}

QTEST_MAIN(TstLinksScreen)
#include "tst_linksscreen.moc"
