// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Footage on the dashboard.
#include "tests/gui/dashboard/picturefixture.h"
#include "ui/format/format.h"
#include "ui/screens/dashboard/cameratile.h"

#include <QLabel>

using namespace std::chrono_literals;

class TstDashboardFootage : public PictureFixture {
    Q_OBJECT
private slots:
    void playsTheFootageOfAReceipt();
    void playsByKeys();
    void marksASpan();
    void playsAsSoonAsFootageIsThere();
    void lightsTheTotalAtTheSale();
    void showsAFreeInstant();
    void allCamerasShowTheInstant();
    void aTileGoesOnAtTheSameInstant();
};

void TstDashboardFootage::playsTheFootageOfAReceipt()
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

void TstDashboardFootage::playsByKeys()
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

void TstDashboardFootage::marksASpan()
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

void TstDashboardFootage::playsAsSoonAsFootageIsThere()
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

void TstDashboardFootage::lightsTheTotalAtTheSale()
{
    QVERIFY(open());
    keepFootage(0, 40);
    clickRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_stand->playback.what() && code(), 10'000);
    click("pauseButton");
    const auto lit = [this] {
        const QImage paper = child<QWidget>("receiptPaper")->grab().toImage();
        int rows = 0;
        for (int y = 0; y < paper.height(); ++y)
            rows += paper.pixelColor(1, y) == QColor(255, 214, 92);
        return rows;
    };
    click("showMoment");
    QVERIFY(shows(20));
    QVERIFY(lit() > 10); // one line
    QVERIFY(lit() < 40);
    QTest::keyClick(list(), Qt::Key_Right);
    QVERIFY(shows(21));
    QVERIFY(lit() > 10);
    QTest::keyClick(list(), Qt::Key_Left);
    QTest::keyClick(list(), Qt::Key_Left);
    QVERIFY(shows(19));
    QCOMPARE(lit(), 0); // not yet
    m_stand->playback.skip(5s);
    QVERIFY(shows(24));
    QCOMPARE(lit(), 0);
    click("showMoment");
    QVERIFY(shows(20));
    click("previousReceipt"); // of which there is a still, of about that time
    QTRY_COMPARE(shownMoment(), QStringLiteral("Around 16:50:20"));
    QCOMPARE(lit(), 0);
}

//! As a place of the timeline does.
void TstDashboardFootage::showsAFreeInstant()
{
    QVERIFY(open());
    keepFootage(0, 40);
    clickRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(code() && m_stand->playback.what(), 10'000);
    QVERIFY(child<QWidget>("receiptPanel")->isVisible());
    const Instant minute = fromMs(QDateTime::fromString(u"2026-01-24T07:55:00Z", Qt::ISODate).toMSecsSinceEpoch());
    QVERIFY(m_stand->playback.openAt(m_stand->cloud.cameras.first().id, minute + 31s, false));
    QVERIFY(shows(31));
    QCOMPARE(shownMoment(), QStringLiteral("Recording 16:55:31"));
    QVERIFY(video()->caption().delay.isEmpty()); // there is no sale that it could be before
    QVERIFY(!child<QWidget>("receiptPanel")->isVisible());
    QVERIFY(list()->selectionModel()->selectedRows().isEmpty());
    QVERIFY(child<QWidget>("playbackControls")->isVisible());
    QTest::keyClick(list(), Qt::Key_Right);
    QVERIFY(shows(32));
    click("pauseButton");
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->second >= 33, 10'000); // it moves
    QTest::keyClick(list(), Qt::Key_Escape);
    QVERIFY(!m_stand->playback.isOpen() && shownMoment().isEmpty());
    QVERIFY(m_stand->playback.openAt(m_stand->cloud.cameras.first().id, minute + 5s, true)); // from live as well
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->second >= 5 && !shownMoment().isEmpty(), 10'000);
    clickRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_stand->playback.what() && code(), 10'000);
}

void TstDashboardFootage::allCamerasShowTheInstant()
{
    QVERIFY(openBoth());
    keepFootage(0, 40, 1);
    keepFootage(0, 30, 2);
    const auto *tile = child<CameraTile>("cameraTile1");
    const auto tileCode = [&] { return readBlockCode(tile->image()); };
    clickRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->second >= 11 && tileCode() && tileCode()->second >= 11, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(tileCode()->second, code()->second, 10'000); // in step
    QCOMPARE(tileCode()->camera, 2);
    QVERIFY2(tile->caption().badgeText.startsWith(u"16:55:1"), qPrintable(tile->caption().badgeText));
    QCOMPARE(tile->caption().badge, VideoCaption::Badge::Moment);
    QCOMPARE(tile->image().size(), tile->pictureRect().size());

    click("pauseButton");
    click("showMoment");
    QVERIFY(shows(20));
    QTRY_COMPARE_WITH_TIMEOUT(tileCode(), code()->second == 20 ? std::optional(BlockCode{2, 20, 0}) : std::nullopt, 10'000);
    QCOMPARE(tile->caption().badgeText, QStringLiteral("16:55:20"));
    m_stand->playback.skip(15s); // of which the other camera has nothing
    QVERIFY(shows(35));
    QTRY_VERIFY_WITH_TIMEOUT(tile->caption().badge != VideoCaption::Badge::Moment, 10'000);
    m_stand->playback.skip(-10s);
    QVERIFY(shows(25));
    QTRY_COMPARE_WITH_TIMEOUT(tile->caption().badgeText, QStringLiteral("16:55:25"), 10'000);
    click("liveButton");
    QTRY_VERIFY_WITH_TIMEOUT(tile->caption().badge == VideoCaption::Badge::Live, 15'000);
}

void TstDashboardFootage::aTileGoesOnAtTheSameInstant()
{
    QVERIFY(openBoth());
    keepFootage(0, 40, 1);
    keepFootage(0, 30, 2);
    clickRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->second >= 11, 10'000);
    auto *first = child<CameraTile>("cameraTile0");
    auto *second = child<CameraTile>("cameraTile1");
    const Instant left = m_stand->playback.position();
    QTest::mouseClick(second, Qt::LeftButton);
    QVERIFY(m_stand->playback.isPlaying() && m_stand->playback.position() - left < 1s);
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->camera == 2, 10'000);
    QVERIFY(m_stand->playback.frame().at - left < 5s);
    QVERIFY(child<QWidget>("receiptPanel")->isVisible());
    QVERIFY(shownMoment().startsWith(u"Recording"));
    QVERIFY(video()->caption().camera.contains(m_stand->cloud.cameras.at(1).name));
    QVERIFY(video()->caption().delay.contains(u"the sale"));
    QVERIFY(first->isVisible() && !second->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(first->caption().badge, VideoCaption::Badge::Moment, 10'000);

    click("pauseButton");
    click("showMoment");
    QTRY_COMPARE_WITH_TIMEOUT(paintedCode(), QStringLiteral("camera 2 :20"), 10'000);
    first->setFocus(Qt::TabFocusReason);
    QTest::keyClick(first, Qt::Key_Return); // and back by key, standing
    QVERIFY(shows(20));
    QVERIFY(!m_stand->playback.isPlaying());
    QCOMPARE(m_screen->focusWidget(), second);

    m_stand->playback.skip(15s); // of which the other camera has nothing: it says that it is live, and shows that
    QVERIFY(shows(35));
    QTRY_VERIFY_WITH_TIMEOUT(second->caption().badge == VideoCaption::Badge::Live, 15'000);
    QTest::mouseClick(second, Qt::LeftButton);
    QVERIFY(!m_stand->playback.isOpen() && shownMoment().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(code() && code()->camera == 2, 15'000);
}

REGILENS_WATCHED_TEST_MAIN(TstDashboardFootage)
#include "tst_dashboardfootage.moc"
