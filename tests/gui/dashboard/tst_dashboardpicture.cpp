// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which picture is on the screen: several cameras, seconds before the moment, full screen.
#include "tests/gui/dashboard/dashboardfixture.h"
#include "tests/support/blockcode.h"
#include "ui/format/format.h"
#include "ui/screens/dashboard/cameratile.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QScreen>

using namespace std::chrono_literals;

class TstDashboardPicture : public DashboardFixture {
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void showsAllCamerasAtOnce();
    void aTileComesToTheFront();
    void bringsTheCameraOfTheReceiptToTheFront();
    void looksSomeSecondsBefore();
    void looksBackAsLongAsTheDashboardSays();
    void playsTheFootageOfAReceipt();
    void playsByKeys();
    void marksASpan();
    void playsAsSoonAsFootageIsThere();
    void fillsTheScreen();
    void endsFullScreenWithItsPage();

private:
    bool openBoth(int receipts = 3)
    {
        if (!prepare(receipts))
            return false;
        m_stand->settings.setDashboard(addBoth().value);
        makeScreen();
        return QTest::qWaitForWindowActive(m_screen.get()) && waitForRows(receipts);
    }
    //! What the first camera showed in these seconds of the minute of the newest receipt (16:55:20).
    void keepFootage(int from, int to) const
    {
        const Instant minute = fromMs(QDateTime::fromString(u"2026-01-24T07:55:00Z", Qt::ISODate).toMSecsSinceEpoch());
        for (int second = from; second < to; second += 2) {
            QFile file(
                QStringLiteral(REGILENS_SOURCE_DIR "/resources/demo/camera1/segment-%1.ts").arg(second / 2, 2, 10, QLatin1Char('0')));
            QVERIFY(file.open(QIODevice::ReadOnly));
            MediaSegment segment;
            segment.sequence = second;
            segment.bytes = file.readAll();
            segment.start = minute + std::chrono::seconds(second);
            segment.duration = 2s;
            m_stand->footage.append(m_stand->cloud.cameras.first().id, segment);
        }
    }
    //! As it is painted.
    QString paintedCode() const
    {
        const std::optional<BlockCode> shown = readBlockCode(video()->grab(video()->pictureRect()).toImage());
        return shown ? QStringLiteral("camera %1 :%2").arg(shown->camera).arg(shown->second) : QStringLiteral("none");
    }
    bool shows(int second) const
    {
        return QTest::qWaitFor([&] { return paintedCode() == QStringLiteral("camera 1 :%1").arg(second); }, 10'000);
    }
    std::optional<BlockCode> code() const { return readBlockCode(video()->image()); }
    QString shownCode() const
    {
        const std::optional<BlockCode> shown = code();
        return shown ? QStringLiteral("camera %1 :%2").arg(shown->camera).arg(shown->second) : QStringLiteral("none");
    }
    QWidget *fullScreen() const
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->objectName() == u"fullScreenWindow" && window->isVisible())
                return window;
        }
        return nullptr;
    }
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

void TstDashboardPicture::playsTheFootageOfAReceipt()
{
    QVERIFY(open());
    keepFootage(0, 40);
    QVERIFY(!child<QWidget>("playbackControls")->isVisible()); // live there is nothing to pause
    QString first;
    connect(&m_stand->playback, &Playback::frameChanged, this, [&] {
        if (first.isEmpty() && !video()->image().isNull())
            first = shownCode();
    });
    clickRow(0);
    QTRY_COMPARE(first, QStringLiteral("camera 1 :10")); // the lead-in before the sale
    QTRY_VERIFY(child<QWidget>("playbackControls")->isVisible());
    QVERIFY(child<QWidget>("receiptPanel")->isVisible());
    QVERIFY2(shownMoment().startsWith(u"Recording 16:55:1"), qPrintable(shownMoment()));
    QVERIFY(video()->caption().delay.contains(u"before the sale"));
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->second >= 12, 10'000); // it moves
    QCOMPARE(video()->image().size(), video()->pictureRect().size());

    click("pauseButton");
    click("showMoment");
    QVERIFY(shows(20));
    QCOMPARE(shownMoment(), QStringLiteral("Recording 16:55:20"));
    QCOMPARE(video()->caption().delay, QStringLiteral("Moment of sale"));
    QCOMPARE(video()->caption().time, QStringLiteral("2026-01-24 16:55:20"));
    QVERIFY(child<QLabel>("pictureTime")->text().contains(u"16:55:20"));
    QVERIFY(!m_stand->playback.isPlaying());
    QCOMPARE(code()->frame, 0);
    click("stepBack");
    QTRY_COMPARE_WITH_TIMEOUT(paintedCode(), QStringLiteral("camera 1 :19"), 10'000);
    click("stepForward");
    QVERIFY(shows(20));
    click("showBefore");
    QVERIFY(shows(10));
    click("speed4");
    QVERIFY(child<QAbstractButton>("speed4")->isChecked() && !child<QAbstractButton>("speed1")->isChecked());
    click("loopButton");
    click("pauseButton");
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->second == 24, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->second < 14, 10'000); // and again
    QVERIFY(child<QAbstractButton>("loopButton")->isChecked());

    click("previousReceipt"); // of five minutes before, of which nothing is kept
    QTRY_COMPARE(shownMoment(), QStringLiteral("Around 16:50:20")); // as the cloud has it
    QTRY_COMPARE(shownCode(), QStringLiteral("camera 1 :20"));
    QVERIFY(!child<QWidget>("playbackControls")->isVisible());
    first.clear();
    click("nextReceipt");
    QTRY_COMPARE(first, QStringLiteral("camera 1 :10"));

    click("liveButton");
    QVERIFY(!m_stand->playback.isOpen());
    QVERIFY(shownMoment().isEmpty());
    QVERIFY(!child<QWidget>("playbackControls")->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(video()->caption().badge, VideoCaption::Badge::Live, 15000);
}

void TstDashboardPicture::playsByKeys()
{
    QVERIFY(open());
    keepFootage(0, 40);
    clickRow(0);
    QTRY_VERIFY(m_stand->playback.isOpen() && code());
    QTest::keyClick(list(), Qt::Key_Space);
    QVERIFY(!m_stand->playback.isPlaying());
    QTest::keyClick(list(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(shows(20));
    QTest::keyClick(list(), Qt::Key_Right);
    QTest::keyClick(list(), Qt::Key_Right);
    QVERIFY(shows(22));
    QTest::keyClick(list(), Qt::Key_Left);
    QVERIFY(shows(21));
    QTest::keyClick(list(), Qt::Key_Comma);
    QVERIFY(shows(20));
    QTest::keyClick(list(), Qt::Key_Period);
    QVERIFY(shows(21));
    QTest::keyClick(list(), Qt::Key_J);
    QVERIFY(m_stand->playback.isPlaying());
    QCOMPARE(m_stand->playback.speed(), -1.0);
    QTRY_VERIFY(video()->caption().delay.contains(u"Backwards"));
    QVERIFY(shows(20));
    QTest::keyClick(list(), Qt::Key_L);
    QTest::keyClick(list(), Qt::Key_L);
    QCOMPARE(m_stand->playback.speed(), 2.0);
    QTest::keyClick(list(), Qt::Key_K);
    QVERIFY(!m_stand->playback.isPlaying());

    auto *loop = child<QAbstractButton>("loopButton"); // Space belongs to the button that has the focus
    loop->setFocus(Qt::TabFocusReason);
    QTest::keyClick(loop, Qt::Key_Space);
    QVERIFY(m_stand->playback.isLooping() && !m_stand->playback.isPlaying());
    list()->setFocus();

    QTest::keyClick(list(), Qt::Key_Return); // the same receipt once more
    QVERIFY(m_stand->playback.isPlaying());
    QVERIFY(shows(11));
    click("fullScreenButton");
    QTRY_VERIFY(fullScreen() && fullScreen()->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(fullScreen(), Qt::Key_Space);
    QVERIFY(!m_stand->playback.isPlaying());
    QTest::keyClick(fullScreen(), Qt::Key_Escape);
    QTRY_VERIFY(!fullScreen());
    QTest::keyClick(list(), Qt::Key_Escape);
    QVERIFY(!m_stand->playback.isOpen());
    QVERIFY(shownMoment().isEmpty());
}

void TstDashboardPicture::marksASpan()
{
    QVERIFY(open());
    keepFootage(0, 40);
    clickRow(0);
    QTRY_VERIFY(m_stand->playback.isOpen() && code());
    QTest::keyClick(list(), Qt::Key_Space);
    const auto *span = child<QLabel>("markedSpan");
    const auto *clear = child<QAbstractButton>("clearMarks");
    QVERIFY(!span->isVisible() && !clear->isEnabled());
    const auto time = [](const std::optional<Instant> &at) { return format::time(*at, shopZone()); };

    QTest::keyClick(list(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(shows(20));
    QTest::keyClick(list(), Qt::Key_I);
    const std::optional<Instant> in = m_stand->playback.mark(Playback::Mark::In);
    QVERIFY(in && span->isVisible() && clear->isEnabled());
    QCOMPARE(span->text(), QStringLiteral("from %1").arg(time(in)));
    QTest::keyClick(list(), Qt::Key_Right);
    QTest::keyClick(list(), Qt::Key_Right);
    QVERIFY(shows(22));
    QTest::keyClick(list(), Qt::Key_O);
    QVERIFY(m_stand->playback.marked());
    QCOMPARE(span->text(), QStringLiteral("%1 \u2013 %2 (2 s)").arg(time(in), time(m_stand->playback.mark(Playback::Mark::Out))));
    QTest::keyClick(list(), Qt::Key_X, Qt::ShiftModifier);
    QVERIFY(!m_stand->playback.mark(Playback::Mark::In) && !m_stand->playback.mark(Playback::Mark::Out) && !span->isVisible());

    click("markOut");
    const std::optional<Instant> out = m_stand->playback.mark(Playback::Mark::Out);
    QVERIFY(out);
    QCOMPARE(span->text(), QStringLiteral("until %1").arg(time(out)));
    click("clearMarks");
    QVERIFY(!m_stand->playback.mark(Playback::Mark::Out) && !span->isVisible() && !clear->isEnabled());
    click("markIn");
    QVERIFY(m_stand->playback.mark(Playback::Mark::In) && span->isVisible());
}

void TstDashboardPicture::playsAsSoonAsFootageIsThere()
{
    QVERIFY(prepare(0));
    makeScreen();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    QVERIFY(m_stand->add({m_stand->receipt(7000, m_stand->clock.now() + 3s)})); // the live picture is behind that
    QVERIFY(waitForRows(1));
    clickRow(0);
    QTRY_COMPARE(video()->caption().message, QStringLiteral("Not ready yet"));
    QVERIFY(!child<QWidget>("playbackControls")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(m_stand->playback.isOpen() && code(), 20'000);
    QVERIFY(shownMoment().startsWith(u"Recording"));
    m_screen->hide(); // nothing plays unseen
    QTRY_VERIFY(playing().isEmpty());
    const Instant rests = m_stand->playback.frame().at;
    QTest::qWait(300);
    QVERIFY(m_stand->playback.frame().at - rests < 100ms);
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

QTEST_MAIN(TstDashboardPicture)
#include "tst_dashboardpicture.moc"
