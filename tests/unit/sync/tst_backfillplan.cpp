// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/backfillplan.h"
#include "app/sync/clockwatch.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace {

const QDate kToday(2026, 3, 14);
const std::chrono::days kLongest{28};

Instant startOf(QDate day)
{
    return dayRange(day, shopZone()).from;
}

BackfillPlan planFor(const BackfillReach &reach, QDate fetchedTo)
{
    return {reach, startOf(fetchedTo), startOf(kToday) + 12h, shopZone()};
}

class ManualClock final : public Clock {
public:
    Instant now() const override { return time; }
    Instant time = startOf(kToday);
};

} // namespace

using Kind = BackfillReach::Kind;

class TstBackfillPlan : public QObject {
    Q_OBJECT
private slots:
    void reaches_data();
    void reaches();
    void storesTheReach_data() { reaches_data(); }
    void storesTheReach();
    void choosesTheNextWindow_data();
    void choosesTheNextWindow();
    void fetchesAllOfItOnce();
    void estimates();
    void noticesAJump();
};

void TstBackfillPlan::reaches_data()
{
    QTest::addColumn<BackfillReach>("reach");
    QTest::addColumn<QDate>("firstDay");
    QTest::newRow("default") << BackfillReach{} << QDate(2026, 2, 12);
    QTest::newRow("3 months") << BackfillReach{Kind::Months3, {}} << QDate(2025, 12, 14);
    QTest::newRow("1 year") << BackfillReach{Kind::Year1, {}} << QDate(2025, 3, 14);
    QTest::newRow("3 years") << BackfillReach{Kind::Years3, {}} << QDate(2023, 3, 14);
    QTest::newRow("everything") << BackfillReach{Kind::Everything, {}} << QDate(2010, 1, 1);
    QTest::newRow("a date") << BackfillReach{Kind::Since, QDate(2025, 4, 1)} << QDate(2025, 4, 1);
    QTest::newRow("tomorrow") << BackfillReach{Kind::Since, kToday.addDays(1)} << kToday;
    QTest::newRow("before there was anything") << BackfillReach{Kind::Since, QDate(1999, 1, 1)} << QDate(2010, 1, 1);
}

void TstBackfillPlan::reaches()
{
    QFETCH(const BackfillReach, reach);
    QFETCH(const QDate, firstDay);
    QCOMPARE(reach.firstDay(kToday), firstDay);
    QCOMPARE(planFor(reach, kToday).daysWanted(), int(firstDay.daysTo(kToday)));
}

void TstBackfillPlan::storesTheReach()
{
    QFETCH(const BackfillReach, reach);
    QCOMPARE(BackfillReach::fromText(reach.toText()), reach);
    QCOMPARE(BackfillReach::fromText(QStringLiteral("of a later version")), BackfillReach{});
}

void TstBackfillPlan::choosesTheNextWindow_data()
{
    QTest::addColumn<BackfillReach>("reach");
    QTest::addColumn<int>("fetchedDays");
    QTest::addColumn<int>("nextDays"); // 0: it is done
    const BackfillReach month;
    const BackfillReach all{Kind::Everything, {}};
    QTest::newRow("yesterday first") << month << 0 << 1;
    QTest::newRow("the same again") << month << 1 << 1;
    QTest::newRow("twice as much") << month << 2 << 2;
    QTest::newRow("as far as is wanted") << month << 16 << 14;
    QTest::newRow("done") << month << 30 << 0;
    QTest::newRow("more than wanted") << month << 300 << 0;
    QTest::newRow("no longer than the vendor allows") << all << 300 << 28;
    QTest::newRow("a clock that was ahead") << month << -3 << 1;
}

void TstBackfillPlan::choosesTheNextWindow()
{
    QFETCH(const BackfillReach, reach);
    QFETCH(const int, fetchedDays);
    QFETCH(const int, nextDays);
    const QDate fetchedTo = kToday.addDays(-fetchedDays);
    const BackfillPlan plan = planFor(reach, fetchedTo);
    QCOMPARE(plan.isDone(), nextDays == 0);
    if (nextDays > 0)
        QCOMPARE(plan.nextWindow(kLongest), (TimeRange{startOf(fetchedTo.addDays(-nextDays)), startOf(fetchedTo)}));
    QCOMPARE(plan.daysFetched(), std::clamp(fetchedDays, 0, plan.daysWanted()));
}

void TstBackfillPlan::fetchesAllOfItOnce()
{
    Instant fetchedTo = startOf(kToday);
    int questions = 0;
    for (;;) {
        const BackfillPlan plan({Kind::Everything, {}}, fetchedTo, startOf(kToday) + 12h, shopZone());
        if (plan.isDone())
            break;
        const TimeRange window = plan.nextWindow(kLongest);
        QCOMPARE(toMs(window.to), toMs(fetchedTo));
        QVERIFY(!window.isEmpty());
        fetchedTo = window.from;
        ++questions;
    }
    QCOMPARE(toMs(fetchedTo), toMs(startOf(QDate(2010, 1, 1))));
    QVERIFY(questions < 230);
}

void TstBackfillPlan::estimates()
{
    QVERIFY(!timeLeft(0, 30, 60s));
    QVERIFY(!timeLeft(2, 28, 60s)); // too little to tell
    QVERIFY(!timeLeft(10, 20, 1s));
    QCOMPARE(timeLeft(10, 20, 60s), std::optional(120s));
    QCOMPARE(timeLeft(30, 0, 60s), std::optional(0s));
}

void TstBackfillPlan::noticesAJump()
{
    ManualClock clock;
    ClockWatch watch(clock, 5ms);
    QSignalSpy jumped(&watch, &ClockWatch::jumped);
    const auto lookedAgain = [&] { QTest::qWait(30); };
    clock.time += 20s;
    lookedAgain();
    QCOMPARE(jumped.count(), 0);
    clock.time += 3h; // it slept, or was set
    QTRY_COMPARE(jumped.count(), 1);
    clock.time -= 1h;
    QTRY_COMPARE(jumped.count(), 2);
    lookedAgain();
    QCOMPARE(jumped.count(), 2);
}

QTEST_GUILESS_MAIN(TstBackfillPlan)
#include "tst_backfillplan.moc"
