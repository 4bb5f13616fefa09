// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The clock offset of a link: measured by a picture, and where the video of a receipt begins by it.
#include "tests/gui/dashboard/picturefixture.h"
#include "ui/format/format.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

using namespace std::chrono_literals;

class TstDashboardClock : public PictureFixture {
    Q_OBJECT
private slots:
    void measuresTheClock();
    void followsTheClockOffset();
};

void TstDashboardClock::measuresTheClock()
{
    QVERIFY(open());
    keepFootage(0, 40);
    QSignalSpy measured(m_screen.get(), &DashboardScreen::clockMeasured);
    auto *printed = child<QAction>("printedHere");
    QVERIFY(!printed->isVisible());
    clickRow(0);
    QTRY_VERIFY(m_stand->playback.isOpen() && code());
    QTRY_VERIFY(printed->isVisible());
    QVERIFY(!printed->isEnabled()); // which picture would that be?
    QVERIFY(printed->text().contains(u"pause"));
    click("pauseButton");
    m_stand->playback.seek(m_stand->playback.what()->moment + 3s);
    QVERIFY(shows(23));
    QVERIFY(printed->isEnabled());

    auto *menu = child<QMenu>("receiptMenu");
    connect(menu, &QMenu::aboutToShow, this, [menu, printed] { // the button waits until the menu is gone
        QTimer::singleShot(0, menu,
                           [menu, printed] { QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(printed).center()); });
    });
    QTest::mouseClick(child<QToolButton>("receiptMore"), Qt::LeftButton);
    QCOMPARE(measured.size(), 1);
    QCOMPARE(measured.first().at(0).value<LinkId>(), m_stand->links.all().first().id);
    const auto measure = measured.first().at(1).value<ClockMeasure>();
    QCOMPARE(measure.offset(), 3000ms);
    QCOMPARE(measure.number, QStringLiteral("6932"));
    QCOMPARE(format::time(measure.soldAt, shopZone()), QStringLiteral("16:55:20"));
    QVERIFY(measure.certain);
    click("liveButton");
    QVERIFY(!printed->isVisible());
}

//! What is open goes to where its moment is now, and so does what is opened afterwards: at the lead-in of ten seconds.
void TstDashboardClock::followsTheClockOffset()
{
    QVERIFY(open());
    keepFootage(0, 40);
    QString first;
    connect(&m_stand->playback, &Playback::frameChanged, this, [&] {
        if (first.isEmpty() && !video()->image().isNull())
            first = shownCode();
    });
    clickRow(0);
    QTRY_COMPARE(first, QStringLiteral("camera 1 :10"));
    const LinkId link = m_stand->links.all().first().id;
    connect(&m_stand->links, &Links::linksChanged, this, [&first] { first.clear(); }); // after the screen has heard it
    QVERIFY(DashboardStand::wait(m_stand->links.setOffset(link, {5s, m_now, 1, 0ms})));
    QTRY_COMPARE(first, QStringLiteral("camera 1 :15"));
    click("pauseButton");
    click("showMoment");
    QVERIFY(shows(25));
    QCOMPARE(code()->frame, 0);
    QCOMPARE(video()->caption().delay, QStringLiteral("Moment of sale"));
    QCOMPARE(video()->caption().time, QStringLiteral("2026-01-24 16:55:25")); // the camera's clock

    QVERIFY(DashboardStand::wait(m_stand->links.setOffset(link, {-4200ms, m_now, 3, 400ms})));
    click("liveButton");
    first.clear();
    clickRow(0);
    QTRY_COMPARE(first, QStringLiteral("camera 1 :5"));
    click("pauseButton");
    click("showMoment");
    QVERIFY(shows(15));
    QVERIFY(m_stand->playback.frame().at <= m_stand->playback.what()->moment); // the asked one or the nearest before
    QVERIFY(m_stand->playback.what()->moment - m_stand->playback.frame().at < 100ms);
}

REGILENS_WATCHED_TEST_MAIN(TstDashboardClock)
#include "tst_dashboardclock.moc"
