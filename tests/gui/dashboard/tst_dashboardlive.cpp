// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The live pictures: what is heard.
#include "tests/gui/dashboard/picturefixture.h"
#include "ui/screens/dashboard/cameratile.h"

using namespace std::chrono_literals;

class TstDashboardLive : public PictureFixture {
    Q_OBJECT
private slots:
    void playsTheSoundOfTheLargePicture();
    void saysWhyThereIsNoSound();
};

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
