// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/linksplace.h"

#include "ui/dialogs/tokendialog.h"
#include "ui/screens/links/linkheader.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QTabBar>

using Place = LinksPlace;

class TstLinksScreen : public QObject {
    Q_OBJECT
private slots:
    void showsItsFourStates();
    void changesACamera();
    void deletesWhatWasTicked();
    void keepsWhatWasNotConfirmed();
    void showsOfflineAndLostCameras();
    void ticksAllInTheHeader();
    void sortsByClickAndByKey();
    void remembersItsColumns();
    void savesOneRow();
    void takesAnEditBack();
    void asksBeforeTheTabChanges();
    void saysWhenSavingFails();
    void movesACamera();
    void hasAMenuByKeyboard();
    void deletesByKeyAndUndoes();
    void takesTheUndoAway();
    void saysOtherStates();
    void keepsItsRowsWhenCamerasChange();
    void fitsIntoASmallWindow();
    void connectsUbiregi();
    void rePairsAUbiregiRegister();
    void takesAUbiregiToken();
    void connectsAnotherUbiregiAccount();
    void connectsAnAccountAgain();
    void disconnectsAUbiregiAccount();
    void saysWhenTheConsentIsRefused();

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
    QTRY_VERIFY(place.undo()->text().contains(QStringLiteral("削除しました")));
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

void TstLinksScreen::ticksAllInTheHeader()
{
    Place place;
    place.load();
    place.addTwo();
    auto *header = child<LinkHeader>(place.table(), "tableHeader");
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place.header(LinkTableModel::Check));
    QCOMPARE(place.smaregi("deleteButton")->text(), QStringLiteral("選択した2件を削除"));
    QTest::mouseClick(place.table()->viewport(), Qt::LeftButton, {},
                      place.table()->visualRect(place.table()->model()->index(0, LinkTableModel::Check)).center());
    QCOMPARE(place.smaregi("deleteButton")->text(), QStringLiteral("選択した1件を削除"));
    header->setFocus(); // partly; from the keyboard: all, then none
    QVERIFY(header->accessibleName().contains(QStringLiteral("一部")));
    QTest::keyClick(header, Qt::Key_Space);
    QCOMPARE(place.smaregi("deleteButton")->text(), QStringLiteral("選択した2件を削除"));
    QVERIFY(header->accessibleName().contains(QStringLiteral("すべて選択")));
    QTest::keyClick(header, Qt::Key_Space);
    QVERIFY(!place.smaregi("deleteButton")->isEnabled());
}

void TstLinksScreen::sortsByClickAndByKey()
{
    Place place;
    place.load();
    place.addTwo();
    auto *header = child<LinkHeader>(place.table(), "tableHeader");
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place.header(LinkTableModel::Terminal));
    QCOMPARE(place.terminals(), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place.header(LinkTableModel::Terminal));
    QCOMPARE(place.terminals(), (QStringList{QStringLiteral("2"), QStringLiteral("1")}));
    QCOMPARE(place.box(0)->camera(), kSecond); // the drop-downs went with their rows
    QCOMPARE(place.box(0)->nextInFocusChain()->objectName(), QStringLiteral("updateButton0"));
    header->setFocus();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(header, Qt::Key_Right); // to the camera
    QTest::keyClick(header, Qt::Key_Return);
    QCOMPARE(header->sortedColumn(), int(LinkTableModel::Camera));
    QVERIFY(header->accessibleName().contains(QStringLiteral("昇順")));
    QTest::keyClick(header, Qt::Key_Space);
    QVERIFY(header->accessibleName().contains(QStringLiteral("降順")));
    QTest::keyClick(header, Qt::Key_Space); // as they came
    QCOMPARE(header->sortedColumn(), -1);
    QCOMPARE(place.terminals(), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
}

void TstLinksScreen::remembersItsColumns()
{
    Place place;
    place.load();
    place.addTwo();
    auto *header = child<LinkHeader>(place.table(), "tableHeader");
    const int before = header->sectionSize(LinkTableModel::Contract);
    const int whole = header->length();
    const QPoint edge(header->sectionViewportPosition(LinkTableModel::Token) - 1, header->height() / 2);
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
    QTest::mouseMove(header->viewport(), edge + QPoint(20, 0));
    QTest::mouseMove(header->viewport(), edge + QPoint(40, 0));
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge + QPoint(40, 0));
    QCOMPARE(header->sectionSize(LinkTableModel::Contract), before + 40);
    QCOMPARE(header->length(), whole); // the next one gave the room
    header->setFocus();
    QTest::keyClick(header, Qt::Key_Right);
    QTest::keyClick(header, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(header->sectionSize(LinkTableModel::Contract), before + 56);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place.header(LinkTableModel::State));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place.header(LinkTableModel::State));

    place.screen = std::make_unique<LinksScreen>(*place.links, place.store.session, &place.thumbnails, place.store.settings, place.dialogs,
                                                 place.theme);
    place.screen->resize(1200, 800);
    place.screen->show();
    auto *again = child<LinkHeader>(place.table(), "tableHeader");
    QVERIFY(std::abs(again->sectionSize(LinkTableModel::Contract) - (before + 56)) <= 2);
    QCOMPARE(again->sortedColumn(), int(LinkTableModel::State));
    QCOMPARE(again->sortedOrder(), Qt::DescendingOrder);
    QCOMPARE(place.terminals(), (QStringList{QStringLiteral("2"), QStringLiteral("1")})); // the offline one first
}

void TstLinksScreen::savesOneRow()
{
    Place place;
    place.load();
    place.addTwo();
    place.edit(0);
    place.edit(1);
    QCOMPARE(place.state(0), QStringLiteral("未保存"));
    QVERIFY(place.button("updateButton", 0)->isEnabled());
    QTest::mouseClick(place.button("updateButton", 0), Qt::LeftButton);
    QTRY_COMPARE(place.links->all().first().camera, kSecond);
    QTRY_VERIFY(!place.button("updateButton", 0)->isEnabled());
    QVERIFY(place.button("updateButton", 1)->isEnabled()); // the other stays as it is
    QCOMPARE(place.links->all().last().camera, kSecond);
    QCOMPARE(QApplication::focusWidget(), place.table());
    QCOMPARE(place.table()->currentIndex().row(), 0);
}

void TstLinksScreen::takesAnEditBack()
{
    Place place;
    place.load();
    place.addTwo();
    place.edit(0);
    QVERIFY(place.screen->hasUnsavedEdits());
    QTest::keyClick(place.box(0), Qt::Key_Escape);
    QVERIFY(!place.screen->hasUnsavedEdits());
    QCOMPARE(place.box(0)->camera(), kFirst);
    place.edit(0);
    Place::choose(place.menu(0), "revertAction");
    QVERIFY(!place.screen->hasUnsavedEdits());
    place.edit(0);
    place.table()->setCurrentIndex(place.table()->model()->index(0, LinkTableModel::Contract));
    place.table()->setFocus();
    QTest::keyClick(place.table(), Qt::Key_Escape);
    QVERIFY(!place.screen->hasUnsavedEdits());
}

void TstLinksScreen::asksBeforeTheTabChanges()
{
    Place place;
    place.load();
    place.addTwo();
    auto *tabs = child<QTabWidget>(place.screen.get(), "vendorTabs");
    const auto clickUbiregi = [tabs] { QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(1).center()); };
    place.edit(0);
    place.dialogs.choice = 2;
    clickUbiregi();
    QTRY_COMPARE(place.dialogs.choices.size(), 1);
    QTest::qWait(0);
    QCOMPARE(tabs->currentIndex(), 0); // stays
    QVERIFY(place.screen->hasUnsavedEdits());
    place.dialogs.choice = 0;
    clickUbiregi();
    QTRY_COMPARE(tabs->currentIndex(), 1); // saved
    QCOMPARE(place.links->all().first().camera, kSecond);
    tabs->setCurrentIndex(0);
    place.edit(0);
    place.dialogs.choice = 1;
    clickUbiregi();
    QTRY_COMPARE(tabs->currentIndex(), 1); // discarded
    QCOMPARE(place.links->all().first().camera, kSecond);
    tabs->setCurrentIndex(0);
    QVERIFY(!place.screen->hasUnsavedEdits());
    QCOMPARE(place.dialogs.choices.size(), 3);

    // In the same breath as 更新: what is being saved is no reason to ask.
    place.edit(1);
    QTest::mouseClick(place.button("updateButton", 1), Qt::LeftButton);
    clickUbiregi();
    QTRY_COMPARE(tabs->currentIndex(), 1);
    QCOMPARE(place.dialogs.choices.size(), 3);
}

void TstLinksScreen::saysWhenSavingFails()
{
    Place place;
    place.load();
    place.addTwo();
    place.add(QStringLiteral("1"), kSecond);
    QTRY_COMPARE(place.table()->model()->rowCount(), 3);
    place.edit(0); // register 1 has that camera already
    auto *tabs = child<QTabWidget>(place.screen.get(), "vendorTabs");
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(1).center());
    QTRY_VERIFY(place.notice()->text().contains(QStringLiteral("すでに")));
    QCOMPARE(tabs->currentIndex(), 0);
    QVERIFY(place.screen->hasUnsavedEdits());
    QTest::mouseClick(place.button("updateButton", 0), Qt::LeftButton);
    QTRY_VERIFY(place.button("updateButton", 0)->isEnabled());
    QVERIFY(place.notice()->isVisible());
}

void TstLinksScreen::movesACamera()
{
    Place place;
    place.load();
    place.add(QStringLiteral("1"), kFirst);
    QTRY_COMPARE(place.table()->model()->rowCount(), 1);
    Place::choose(place.menu(0), "moveAction");
    QPointer<QDialog> dialog = place.dialogs.opened;
    QVERIFY(dialog);
    auto *target = child<QComboBox>(dialog, "target");
    QCOMPARE(target->count(), 1);
    QVERIFY(target->currentText().contains(QStringLiteral("レジ 2")));
    QVERIFY(!child<QLabel>(dialog, "hint")->isVisible());
    place.add(QStringLiteral("2"), kFirst); // in the meantime: it would be there twice
    QTRY_VERIFY(child<QLabel>(dialog, "hint")->isVisible());
    child<QPushButton>(dialog, "moveButton")->click();
    QTRY_VERIFY(child<QLabel>(dialog, "notice")->text().contains(QStringLiteral("すでに")));
    QVERIFY(wait(place.links->remove({place.links->all().last().id})));
    QTest::keyClick(target, Qt::Key_Return);
    QTRY_VERIFY(!dialog);
    QCOMPARE(place.links->all().size(), 1);
    QCOMPARE(place.links->all().first().reg.terminal, QStringLiteral("2"));
    QCOMPARE(place.links->all().first().camera, kFirst);
    QVERIFY(place.notice()->text().contains(QStringLiteral("移しました")));
    QTRY_COMPARE(place.terminals(), QStringList{QStringLiteral("2")});
}

void TstLinksScreen::hasAMenuByKeyboard()
{
    Place place;
    place.load();
    place.addTwo();
    place.box(1)->setFocus();
    QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(2, 2), place.box(1)->mapToGlobal(QPoint(2, 2)));
    QApplication::sendEvent(place.box(1), &key);
    QPointer<QMenu> menu = place.table()->findChild<QMenu *>(QStringLiteral("rowMenu"));
    QVERIFY(menu);
    QVERIFY(!menu->findChild<QAction *>(QStringLiteral("saveAction"))->isEnabled());
    Place::choose(menu, "copyAction");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("2"));
    QTRY_VERIFY(!menu);
    place.button("rowMenuButton", 0)->setFocus();
    QTest::keyClick(place.button("rowMenuButton", 0), Qt::Key_Space);
    menu = child<QMenu>(place.table(), "rowMenu");
    Place::choose(menu, "deleteAction");
    QTRY_COMPARE(place.links->all().size(), 1); // that one alone, without a tick
    QCOMPARE(place.links->all().first().reg.terminal, QStringLiteral("2"));
}

void TstLinksScreen::deletesByKeyAndUndoes()
{
    Place place;
    place.load();
    place.addTwo();
    const QList<Link> before = place.links->all();
    QTest::keyClick(place.table(), Qt::Key_Delete);
    QVERIFY(place.dialogs.questions.isEmpty()); // nothing is ticked
    QTest::mouseClick(place.table()->horizontalHeader()->viewport(), Qt::LeftButton, {}, place.header(LinkTableModel::Check));
    place.box(0)->setFocus();
    QTest::keyClick(place.box(0), Qt::Key_Delete);
    QTRY_COMPARE(place.links->all().size(), 0);
    QCOMPARE(place.dialogs.questions.size(), 1);
    QCOMPARE(place.dialogs.questions.first().items.size(), 2);
    QVERIFY(place.dialogs.questions.first().text.contains(QStringLiteral("データ"))); // what stays, and where it goes
    QTRY_VERIFY(place.undo()->isVisible());
    auto *undo = child<QPushButton>(place.undo(), "noticeAction");
    QVERIFY(undo->text().contains(QStringLiteral("秒")));
    QTRY_VERIFY_WITH_TIMEOUT(undo->text().contains(QStringLiteral("58")), 4000); // it counts down
    child<QTabWidget>(place.screen.get(), "vendorTabs")->setCurrentIndex(1);
    child<QTabWidget>(place.screen.get(), "vendorTabs")->setCurrentIndex(0);
    QVERIFY(undo->isVisible());
    undo->setFocus();
    QTest::keyClick(undo, Qt::Key_Space);
    QTRY_COMPARE(place.links->all(), before);
    QTRY_VERIFY(place.notice()->text().contains(QStringLiteral("元に戻しました")));
    QVERIFY(!place.undo()->isVisible());
}

void TstLinksScreen::takesTheUndoAway()
{
    Place place(true, {std::chrono::milliseconds(1500), std::chrono::minutes(5)});
    place.load();
    place.addTwo();
    Place::choose(place.menu(0), "deleteAction");
    QTRY_VERIFY(place.undo()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!place.undo()->isVisible(), 6000);
    QCOMPARE(place.links->all().size(), 1);
}

void TstLinksScreen::saysOtherStates()
{
    Place place;
    place.load();
    place.store.secrets.refuseWrite = Error{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};
    place.add(QStringLiteral("1"), kFirst);
    QTRY_COMPARE(place.table()->model()->rowCount(), 1);
    QTRY_COMPARE(place.state(0), QStringLiteral("トークン未保存"));
    place.store.cameras.list.first().options = {false, false};
    QVERIFY(wait(place.store.session.refreshCameras()));
    QTRY_COMPARE(place.state(0), QStringLiteral("カメラのオプションなし"));
    place.store.smaregi.validSecret = "another";
    place.store.sync->retryNow({Vendor::Smaregi, kContract});
    QTRY_COMPARE(place.state(0), QStringLiteral("トークンが無効です"));
}

void TstLinksScreen::keepsItsRowsWhenCamerasChange()
{
    Place place;
    place.load();
    place.addTwo();
    place.edit(0);
    const QPointer<CameraBox> box = place.box(0);
    box->showPopup();
    QTRY_VERIFY(box->view()->isVisible());
    place.store.cameras.list.prepend({CameraId{QStringLiteral("n")}, QStringLiteral("新しい"), {}, {}, true});
    QVERIFY(wait(place.store.session.refreshCameras()));
    QCOMPARE(box->count(), 3);
    QVERIFY(box->view()->isVisible());
    QCOMPARE(box->camera(), kSecond);
    QVERIFY(place.screen->hasUnsavedEdits());
    box->hidePopup();
    place.add(QStringLiteral("3"), kFirst); // a row comes: the others are the same widgets
    QTRY_COMPARE(place.table()->model()->rowCount(), 3);
    QVERIFY(box && place.box(0) == box);
}

//! Run a second time with text at 150 %, see CMakeLists.txt.
void TstLinksScreen::fitsIntoASmallWindow()
{
    Place place;
    place.screen->resize(1024 - place.theme.px(196), 680); // what the side bar leaves of the smallest window
    place.load();
    place.addTwo();
    QTest::qWait(0);
    const QHeaderView *header = place.table()->horizontalHeader();
    for (const int column : {LinkTableModel::Terminal, LinkTableModel::State})
        QVERIFY(header->sectionSize(column) >= header->sectionSizeHint(column));
    QVERIFY(place.button("updateButton", 1)->width() >= place.button("updateButton", 1)->sizeHint().width());
    QVERIFY(place.table()->height() >= header->height() + 2 * place.table()->rowHeight(0));
    // What the keyboard reaches comes into sight.
    place.edit(1);
    QTest::keyClick(place.box(1), Qt::Key_Tab);
    auto *update = place.button("updateButton", 1);
    QCOMPARE(QApplication::focusWidget(), update);
    const QRect seen = place.table()->viewport()->rect();
    QVERIFY(seen.contains(QRect(update->mapTo(place.table()->viewport(), QPoint()), update->size())));
    QVERIFY(place.smaregi("addButton")->width() >= place.smaregi("addButton")->sizeHint().width());
}

void TstLinksScreen::rePairsAUbiregiRegister()
{
    Place place;
    place.load();
    child<QTabWidget>(place.screen.get(), "vendorTabs")->setCurrentIndex(1);
    child<QPushButton>(place.page("ubiregiPage"), "emptyButton")->click();
    auto *table = place.table("ubiregiPage");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const auto pair = [&](const char *row, Qt::Key key) {
        auto *box = child<CameraBox>(table, qPrintable(QStringLiteral("cameraBox") + QLatin1String(row)));
        box->setFocus();
        QTest::keyClick(box, key);
        QTest::mouseClick(child<QPushButton>(table, qPrintable(QStringLiteral("updateButton") + QLatin1String(row))), Qt::LeftButton);
    };
    pair("0", Qt::Key_Down);
    QTRY_COMPARE(place.links->of(Vendor::Ubiregi).size(), 1);
    QCOMPARE(place.links->of(Vendor::Ubiregi).first().camera, kFirst);
    const QRect cell = table->visualRect(table->model()->index(0, LinkTableModel::Check));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
    QTest::mouseClick(child<QPushButton>(place.page("ubiregiPage"), "deleteButton"), Qt::LeftButton);
    QTRY_VERIFY(place.links->of(Vendor::Ubiregi).isEmpty());
    QTRY_COMPARE(table->model()->index(0, LinkTableModel::State).data().toString(), QStringLiteral("未連携"));
    QCOMPARE(table->model()->rowCount(), 2); // the registers of the account stay
    pair("0", Qt::Key_End);
    QTRY_COMPARE(place.links->of(Vendor::Ubiregi).size(), 1);
    QCOMPARE(place.links->of(Vendor::Ubiregi).first().camera, kSecond);

    // A register that goes at Ubiregi is shown as such.
    place.store.ubiregi.terminals.removeFirst();
    place.links->refreshRegisters(place.links->of(Vendor::Ubiregi).first().reg.contract);
    QTRY_COMPARE(table->model()->index(1, LinkTableModel::State).data().toString(), QStringLiteral("レジ端末が見つかりません"));
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

void TstLinksScreen::connectsAnotherUbiregiAccount()
{
    Place place;
    place.load();
    place.store.ubiregi.accounts = {{"first", QStringLiteral("100")}, {"second", QStringLiteral("200")}};
    place.store.ubiregi.granted = "first";
    auto *page = place.page("ubiregiPage");
    qobject_cast<QTabWidget *>(child<QTabWidget>(place.screen.get(), "vendorTabs"))->setCurrentWidget(page);
    QTest::mouseClick(child<QPushButton>(page, "emptyButton"), Qt::LeftButton);
    auto *another = child<QPushButton>(page, "addButton");
    QTRY_COMPARE(another->text(), QStringLiteral("別のアカウントを連携"));
    QCOMPARE(place.store.ubiregi.lastConsent, PosConsent::AsSignedIn);
    place.store.ubiregi.granted = "second";
    QTest::mouseClick(another, Qt::LeftButton);
    QTRY_COMPARE(place.table("ubiregiPage")->model()->rowCount(), 4);
    QCOMPARE(place.store.ubiregi.lastConsent, PosConsent::OtherAccount); // or the silent consent would bring the first again
    auto *first = page->findChild<QWidget *>(QStringLiteral("account100"));
    auto *second = page->findChild<QWidget *>(QStringLiteral("account200"));
    QVERIFY(first && second);
    // By Tab as they stand: the header, the accounts, the table.
    another->setFocus();
    for (const QWidget *next : {static_cast<QWidget *>(child<QPushButton>(first, "disconnectButton")),
                                static_cast<QWidget *>(child<QPushButton>(second, "disconnectButton"))}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), next);
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(child<QWidget>(page, "tableCard")->isAncestorOf(QApplication::focusWidget()));
}

void TstLinksScreen::connectsAnAccountAgain()
{
    Place place;
    place.load();
    place.store.ubiregi.accounts = {{"first", QStringLiteral("100")}};
    place.store.ubiregi.granted = "first";
    auto *page = place.page("ubiregiPage");
    qobject_cast<QTabWidget *>(child<QTabWidget>(place.screen.get(), "vendorTabs"))->setCurrentWidget(page);
    QVERIFY(wait(place.links->connectUbiregi()));
    place.store.ubiregi.accounts = {{"renewed", QStringLiteral("100")}, {"second", QStringLiteral("200")}};
    place.links->refreshRegisters({Vendor::Ubiregi, QStringLiteral("100")});
    auto *again = child<QPushButton>(page, "connectAgainButton");
    QTRY_VERIFY(again->isVisible());
    place.store.ubiregi.granted = "second"; // the browser is signed in to another one
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(place.notice("ubiregiPage")->text().contains(QStringLiteral("別のアカウントを連携")));
    QVERIFY(again->isVisible());
    place.store.ubiregi.granted = "renewed";
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(!again->isVisible());
    QCOMPARE(place.links->contracts(Vendor::Ubiregi).size(), 2);
}

void TstLinksScreen::disconnectsAUbiregiAccount()
{
    Place place;
    place.load();
    auto *page = place.page("ubiregiPage");
    qobject_cast<QTabWidget *>(child<QTabWidget>(place.screen.get(), "vendorTabs"))->setCurrentWidget(page);
    QVERIFY(wait(place.links->connectUbiregi()));
    place.store.secrets.refuseRemove = Error{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};
    QTest::mouseClick(child<QPushButton>(page, "disconnectButton"), Qt::LeftButton);
    QTRY_VERIFY(place.notice("ubiregiPage")->text().contains(QStringLiteral("キーストア")));
    QCOMPARE(place.table("ubiregiPage")->model()->rowCount(), 2);
    place.store.secrets.refuseRemove.reset();
    QTest::mouseClick(child<QPushButton>(page, "disconnectButton"), Qt::LeftButton);
    QTRY_VERIFY(child<QPushButton>(page, "emptyButton")->isVisible());
    QCOMPARE(child<QPushButton>(page, "emptyButton")->text(), QStringLiteral("Ubiregi Auth2 連携"));
    QVERIFY(place.notice("ubiregiPage")->text().contains(QStringLiteral("解除")));
}

void TstLinksScreen::saysWhenTheConsentIsRefused()
{
    Place place;
    place.load();
    place.store.allow = false; // 許可しない
    auto *page = place.page("ubiregiPage");
    qobject_cast<QTabWidget *>(child<QTabWidget>(place.screen.get(), "vendorTabs"))->setCurrentWidget(page);
    QTest::mouseClick(child<QPushButton>(page, "emptyButton"), Qt::LeftButton);
    QTRY_VERIFY(place.notice("ubiregiPage")->text().contains(QStringLiteral("許可されませんでした")));
    QVERIFY(child<QPushButton>(page, "emptyButton")->isEnabled()); // to try again
    QVERIFY(place.links->contracts(Vendor::Ubiregi).isEmpty());
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

QTEST_MAIN(TstLinksScreen)
#include "tst_linksscreen.moc"
