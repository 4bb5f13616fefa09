// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which picture is on the screen: several cameras, seconds before the moment, full screen.
#include "tests/gui/dashboard/picturefixture.h"
#include "ui/screens/dashboard/cameratile.h"

#include <QScreen>

using namespace std::chrono_literals;

class TstDashboardPicture : public PictureFixture {
    Q_OBJECT
private slots:
    void showsAllCamerasAtOnce();
    void aTileComesToTheFront();
    void bringsTheCameraOfTheReceiptToTheFront();
    void looksSomeSecondsBefore();
    void looksBackAsLongAsTheDashboardSays();
    void pinsAReceipt();
    void fillsTheScreen();
    void endsFullScreenWithItsPage();
};

void TstDashboardPicture::showsAllCamerasAtOnce()
{
    QVERIFY(openBoth());
    QCOMPARE(playing(), (QStringList{QStringLiteral("cam1"), QStringLiteral("cam2")}));
    auto *tile = child<CameraTile>("cameraTile1");
    QVERIFY(tile->isVisible());
    QVERIFY(!child<CameraTile>("cameraTile0")->isVisible()); // that one is large
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->camera == 1, 15000);
    QTRY_VERIFY_WITH_TIMEOUT(!tile->image().isNull(), 15000);
    QVERIFY(tile->accessibleName().contains(m_stand->cloud.cameras.at(1).name));
    // Each is decoded to the size in which it is shown.
    QCOMPARE(video()->image().size(), video()->pictureRect().size());
    QTRY_COMPARE(tile->image().size(), tile->pictureRect().size());
    QVERIFY(tile->image().width() < 200);

    m_screen->hide();
    QVERIFY(playing().isEmpty());
    m_screen->show();
    QCOMPARE(playing().size(), 2);
    m_screen->showMinimized();
    QTRY_VERIFY(playing().isEmpty());
    QTest::qWait(100); // the window system tells it once more, later
    m_screen->showNormal();
    QTRY_COMPARE(playing().size(), 2);
    QTest::keyClick(m_screen.get(), Qt::Key_1, Qt::ControlModifier); // a dashboard of one camera
    QTRY_COMPARE(playing(), QStringList{QStringLiteral("cam1")});
    QVERIFY(!m_screen->findChild<CameraTile *>(QStringLiteral("cameraTile1")));
}

void TstDashboardPicture::aTileComesToTheFront()
{
    QVERIFY(openBoth());
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->camera == 1, 15000);
    auto *first = child<CameraTile>("cameraTile0");
    auto *second = child<CameraTile>("cameraTile1");
    QTest::mouseClick(second, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->camera == 2, 15000);
    QVERIFY(first->isVisible() && !second->isVisible());
    QTRY_COMPARE(video()->image().size(), video()->pictureRect().size());

    first->setFocus(Qt::TabFocusReason); // and back by key
    QTest::keyClick(first, Qt::Key_Space);
    QTRY_VERIFY(code() && code()->camera == 1);
    QCOMPARE(m_screen->focusWidget(), second);
    QCOMPARE(playing().size(), 2); // none had to begin anew
}

void TstDashboardPicture::bringsTheCameraOfTheReceiptToTheFront()
{
    QVERIFY(openBoth());
    QVERIFY(m_stand->add({m_stand->receipt(7000, m_now - 100s, QStringLiteral("2"))})); // 16:55:05
    QVERIFY(waitForRows(4)); // both registers in one list
    clickRow(0);
    QTRY_VERIFY(shownMoment().contains(u"16:55:20"));
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :20"));
    clickRow(1);
    QTRY_VERIFY(shownMoment().contains(u"16:55:05"));
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 2 :5"));
    QVERIFY(child<CameraTile>("cameraTile0")->isVisible());
    QCOMPARE(video()->caption().camera, QStringLiteral("渋谷本店 出口 (CC-2)"));

    QTest::mouseClick(child<CameraTile>("cameraTile0"), Qt::LeftButton); // who picks a camera sees it live
    QVERIFY(shownMoment().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->camera == 1, 15000);
}

void TstDashboardPicture::looksSomeSecondsBefore()
{
    QVERIFY(open());
    QVERIFY(!child<QWidget>("leadInSwitch")->isVisible()); // the live picture has no before
    clickRow(0);
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :20"));
    QVERIFY(child<QAbstractButton>("showMoment")->isChecked());
    QVERIFY(child<QAbstractButton>("showBefore")->text().contains(u"10"));
    click("showBefore");
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :10"));
    QVERIFY2(shownMoment().contains(u"16:55:10"), qPrintable(shownMoment()));
    QVERIFY(child<QWidget>("receiptPanel")->isVisible());
    click("previousReceipt"); // stays in that view
    QTRY_VERIFY(shownMoment().contains(u"16:50:10"));
    click("nextReceipt");
    click("showMoment");
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :20"));
    QTest::keyClick(list(), Qt::Key_B, Qt::ControlModifier);
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :10"));
    QTest::keyClick(list(), Qt::Key_B, Qt::ControlModifier);
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :20"));
    QTest::keyClick(child<QWidget>("showMoment"), Qt::Key_Left); // the pair by arrow keys
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :10"));
    QTest::keyClick(list(), Qt::Key_Escape);
    clickRow(0); // a new look begins with the moment
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :20"));
}

void TstDashboardPicture::looksBackAsLongAsTheDashboardSays()
{
    QVERIFY(open());
    clickRow(0);
    click("showBefore");
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :10"));
    Dashboard edited = m_stand->dashboards.all().first();
    edited.leadIn = 15s;
    QVERIFY(DashboardStand::wait(m_stand->dashboards.update(edited)));
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :5"));
    QVERIFY(child<QAbstractButton>("showBefore")->text().contains(u"15"));
    edited.leadIn = 0s; // nothing to look back to
    QVERIFY(DashboardStand::wait(m_stand->dashboards.update(edited)));
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :20"));
    QVERIFY(!child<QWidget>("leadInSwitch")->isVisible());
}

void TstDashboardPicture::pinsAReceipt()
{
    QVERIFY(open());
    clickRow(0);
    QTRY_VERIFY(child<QAbstractButton>("pinReceiptButton")->isVisible());
    const QAbstractButton *button = child<QAbstractButton>("pinReceiptButton");
    QCOMPARE(button->text(), QStringLiteral("Pin"));
    QVERIFY(!button->isChecked());
    click("pinReceiptButton");
    const ReceiptId id = list()->model()->index(0, 0).data(ReceiptListModel::IdRole).value<ReceiptId>();
    QTRY_VERIFY(m_stand->pins.isPinned(id));
    QVERIFY(button->isChecked());
    QCOMPARE(button->text(), QStringLiteral("Pinned"));
    QCOMPARE(m_stand->pins.footage().size(), 1);

    clickRow(1);
    QTRY_VERIFY(!button->isChecked());
    clickRow(0);
    QTRY_VERIFY(button->isChecked());
    QTest::keyClick(list(), Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(!m_stand->pins.isPinned(id));
    QVERIFY(!button->isChecked());

    m_stand->pins.setPinned({42}, true); // a receipt that is gone
    QTRY_VERIFY(child<QWidget>("dashboardNotice")->isVisible());
}

void TstDashboardPicture::fillsTheScreen()
{
    QVERIFY(open());
    QTRY_COMPARE_WITH_TIMEOUT(video()->caption().badge, VideoCaption::Badge::Live, 15000);
    const qsizetype asked = m_stand->cloud.playlistsAsked.size();
    VideoView *picture = video();
    const QSize before = picture->size();
    click("fullScreenButton");
    QTRY_VERIFY(fullScreen());
    QVERIFY(fullScreen()->isAncestorOf(picture));
    QCOMPARE(fullScreen()->screen(), m_screen->screen());
    QVERIFY(fullScreen()->isFullScreen());
    QCOMPARE(picture->caption().badge, VideoCaption::Badge::Live); // played on
    QVERIFY(m_stand->cloud.playlistsAsked.size() - asked < 4);
    QTest::keyClick(fullScreen(), Qt::Key_Escape);
    QTRY_VERIFY(!fullScreen());
    QVERIFY(m_screen->isAncestorOf(picture));
    QTRY_COMPARE(picture->size(), before);

    QTest::keyClick(m_screen.get(), Qt::Key_F11);
    QTRY_VERIFY(fullScreen());
    QTest::keyClick(fullScreen(), Qt::Key_F11);
    QTRY_VERIFY(!fullScreen());

    clickRow(0); // with a receipt, whose panel comes along
    QTRY_VERIFY(shownMoment().contains(u"16:55:20"));
    QTest::mouseDClick(picture, Qt::LeftButton);
    QTRY_VERIFY(fullScreen());
    auto *panel = fullScreen()->findChild<QWidget *>(QStringLiteral("receiptPanel"));
    QVERIFY(panel && panel->isVisible());
    QVERIFY(picture->pictureArea().contains(panel->geometry()));
    QTest::mouseClick(fullScreen()->findChild<QAbstractButton *>(QStringLiteral("previousReceipt")), Qt::LeftButton);
    QTRY_VERIFY(picture->caption().badgeText.contains(u"16:50:20"));
    QTest::keyClick(fullScreen(), Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(picture->caption().badgeText.contains(u"16:50:10"));
    QTest::mouseDClick(picture, Qt::LeftButton);
    QTRY_VERIFY(!fullScreen());
    QVERIFY(shownMoment().contains(u"16:50:10"));
}

void TstDashboardPicture::endsFullScreenWithItsPage()
{
    QVERIFY(open());
    click("fullScreenButton");
    QTRY_VERIFY(fullScreen());
    m_screen->hide(); // as when the sign-in is lost
    QTRY_VERIFY(!fullScreen());
    QVERIFY(playing().isEmpty());
    m_screen->show();
    QVERIFY(video()->isVisible());
}

REGILENS_WATCHED_TEST_MAIN(TstDashboardPicture)
#include "tst_dashboardpicture.moc"
