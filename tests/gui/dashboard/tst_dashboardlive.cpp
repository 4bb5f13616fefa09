// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The live pictures: all in equal size, and what is heard.
#include "tests/gui/dashboard/picturefixture.h"
#include "ui/screens/dashboard/cameratile.h"

using namespace std::chrono_literals;

class TstDashboardLive : public PictureFixture {
    Q_OBJECT
private slots:
    void showsAllInEqualSize();
    void walksTheGridByKeys();
    void leavesTheGridForAReceipt();
    void showsSixteenAtOnce();
    void playsTheSoundOfTheLargePicture();
    void saysWhyThereIsNoSound();

private:
    CameraTile *tile(int index) const { return m_screen->findChild<CameraTile *>(QStringLiteral("cameraTile%1").arg(index)); }
    //! With the right camera, in the size in which it is shown.
    bool shows(int index, int camera) const
    {
        const std::optional<BlockCode> code = readBlockCode(tile(index)->image()); // the name lies over it
        return tile(index)->isVisible() && code && code->camera == camera &&
               tile(index)->image().size() == tile(index)->pictureRect().size();
    }
};

void TstDashboardLive::showsAllInEqualSize()
{
    QVERIFY(openBoth());
    QVERIFY(!child<QAbstractButton>("gridSwitch")->isChecked());
    QVERIFY(!child<QAbstractButton>("gridSwitch")->accessibleName().isEmpty());
    click("gridSwitch");
    QVERIFY(!video()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(shows(0, 1) && shows(1, 2), 15'000);
    QCOMPARE(tile(0)->size(), tile(1)->size());
    QVERIFY(tile(0)->width() > 300);
    QVERIFY(!child<QAbstractButton>("soundSwitch")->isEnabled()); // of which one

    QTest::mouseClick(tile(1), Qt::LeftButton); // enlarges it
    QVERIFY(video()->isVisible() && tile(0)->isVisible() && !tile(1)->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->camera == 2 && video()->image().size() == video()->pictureRect().size(), 15'000);
    QVERIFY(!child<QAbstractButton>("gridSwitch")->isChecked() && child<QAbstractButton>("soundSwitch")->isEnabled());
    QTest::keyClick(list(), Qt::Key_Escape);
    QVERIFY(!video()->isVisible() && child<QAbstractButton>("gridSwitch")->isChecked());

    m_screen.reset(); // remembered for this dashboard
    makeScreen();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    QVERIFY(!video()->isVisible() && child<QAbstractButton>("gridSwitch")->isChecked());
    QTest::keyClick(list(), Qt::Key_1, Qt::ControlModifier); // and no other
    QTRY_VERIFY(video()->isVisible() && !child<QAbstractButton>("gridSwitch")->isVisible());
    QTest::keyClick(list(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(!video()->isVisible());
    QTest::keyClick(list(), Qt::Key_G);
    QVERIFY(video()->isVisible() && !m_stand->settings.isGrid(m_screen->currentDashboard().value));
}

void TstDashboardLive::walksTheGridByKeys()
{
    QVERIFY(openBoth());
    QTest::keyClick(list(), Qt::Key_G);
    tile(0)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(tile(0), Qt::Key_Left); // there is none
    QVERIFY(tile(0)->hasFocus());
    QTest::keyClick(tile(0), Qt::Key_Right);
    QVERIFY(tile(1)->hasFocus());
    QTest::keyClick(tile(1), Qt::Key_Return);
    QVERIFY(video()->isVisible() && tile(0)->hasFocus());
    QTest::keyClick(tile(0), Qt::Key_Escape);
    QVERIFY(!video()->isVisible());
}

void TstDashboardLive::leavesTheGridForAReceipt()
{
    QVERIFY(openBoth());
    click("gridSwitch");
    clickRow(0);
    QVERIFY(video()->isVisible() && tile(1)->isVisible() && !tile(0)->isVisible());
    QVERIFY(!child<QAbstractButton>("gridSwitch")->isEnabled());
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :20"));
    click("liveButton");
    QVERIFY(!video()->isVisible() && child<QAbstractButton>("gridSwitch")->isChecked());
}

void TstDashboardLive::showsSixteenAtOnce()
{
    QList<Camera> &cameras = m_stand->cloud.cameras;
    for (int i = 3; i <= 16; ++i)
        cameras << Camera{{QStringLiteral("more%1-%2").arg(i).arg((i - 1) % 3 + 1)}, QStringLiteral("カメラ %1").arg(i), {}, {}, true};
    QVERIFY(openBoth()); // with all of them
    click("gridSwitch");
    QCOMPARE(playing().size(), 16);
    for (int i = 0; i < 16; ++i)
        QTRY_VERIFY2_WITH_TIMEOUT(shows(i, i % 3 + 1), qPrintable(QString::number(i)), 30'000);
    // Sixteen decoders that begin at once take a small machine's processors away from the window system too.
    GuiWatchdog::instance().restart();
    QTest::qWait(1000);
    QCOMPARE(tile(3)->y(), tile(0)->y()); // 4 x 4
    QVERIFY(tile(4)->y() > tile(3)->y());
    QTest::mouseClick(tile(15), Qt::LeftButton);
    QVERIFY(tile(0)->width() > 60 && tile(14)->y() > tile(0)->y()); // two rows of tiles
    m_screen->hide();
    QVERIFY(playing().isEmpty());
}

void TstDashboardLive::playsTheSoundOfTheLargePicture()
{
    m_stand->clock.set(m_now + 25s); // 16:57:10, while goods are scanned with a beep each second
    QVERIFY(openBoth());
    auto *sound = child<QAbstractButton>("soundSwitch");
    QVERIFY(!sound->isChecked() && sound->isEnabled());
    QVERIFY(!sound->accessibleName().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(video()->caption().badge, VideoCaption::Badge::Live, 15000);
    QTest::qWait(1200); // over a beep
    QCOMPARE(m_stand->ear.heard, 0);
    QTest::keyClick(list(), Qt::Key_M);
    QVERIFY(sound->isChecked() && m_stand->settings.isSoundOn());
    QTRY_VERIFY_WITH_TIMEOUT(m_stand->ear.heard > 1000, 10'000);
    QVERIFY2(video()->caption().note.isEmpty(), qPrintable(video()->caption().note));

    clickRow(0); // a still is not live
    QVERIFY(!sound->isEnabled());
    QTest::keyClick(list(), Qt::Key_M);
    QVERIFY(sound->isChecked());
    QTest::keyClick(list(), Qt::Key_Escape);
    QVERIFY(sound->isEnabled());
    click("soundSwitch");
    QVERIFY(!sound->isChecked() && !m_stand->settings.isSoundOn());

    m_screen.reset(); // remembered
    m_stand->settings.setSoundOn(true);
    makeScreen();
    QVERIFY(child<QAbstractButton>("soundSwitch")->isChecked());
}

void TstDashboardLive::saysWhyThereIsNoSound()
{
    m_stand->ear.isThere = false;
    QVERIFY(openBoth());
    QTRY_COMPARE_WITH_TIMEOUT(video()->caption().badge, VideoCaption::Badge::Live, 15000);
    click("soundSwitch");
    QTRY_VERIFY(video()->caption().note.contains(u"nothing to play sound on"));
    QVERIFY(video()->caption().spoken.contains(video()->caption().note));
    m_stand->ear.isThere = true;
    click("soundSwitch");
    QTRY_VERIFY(video()->caption().note.isEmpty());
    click("soundSwitch");
    QTRY_VERIFY(m_stand->ear.isPlaying && video()->caption().note.isEmpty());

    QTest::mouseClick(child<CameraTile>("cameraTile1"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(video()->caption().note, QStringLiteral("This camera sends no sound."), 15'000);
    click("soundSwitch");
    QTRY_VERIFY(video()->caption().note.isEmpty());
}

REGILENS_WATCHED_TEST_MAIN(TstDashboardLive)
#include "tst_dashboardlive.moc"
