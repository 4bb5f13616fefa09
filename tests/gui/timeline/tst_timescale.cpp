// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline/timelinecontent.h"
#include "ui/widgets/timeline/timescale.h"

#include <QTest>

using namespace std::chrono_literals;

class TstTimeScale : public QObject {
    Q_OBJECT
private slots:
    void showsTheDay();
    void zoomsAroundThePointer();
    void staysWithinTheDay();
    void doesNotDrift();
    void movesAsLittleAsNeeded();
    void choosesRoundSteps();
    void knowsDaysWhenClocksChange_data();
    void knowsDaysWhenClocksChange();
    void putsTicksInOddZones();
    void findsWhatIsThere();
    void findsMarks();

private:
    static QStringList times(const char *text) { return QString::fromLatin1(text).split(u' '); }
    static TimeScale scaleOf(QDate day, const QTimeZone &zone, double width = 1000)
    {
        TimeScale scale;
        scale.setDay(dayRange(day, zone));
        scale.setWidth(width);
        return scale;
    }
    const QDate m_day{2026, 1, 24};
};

void TstTimeScale::showsTheDay()
{
    const TimeScale scale = scaleOf(m_day, shopZone());
    QVERIFY(scale.showsAll());
    QCOMPARE(scale.visible(), dayRange(m_day, shopZone()));
    QCOMPARE(scale.xOf(scale.day().from), 0.0);
    QCOMPARE(scale.xOf(scale.day().from + 6h), 250.0);
    QCOMPARE(scale.at(500), scale.day().from + 12h);
    QCOMPARE(scale.at(1000), scale.day().to - 1ms); // still that day
    QCOMPARE(scale.at(-5), scale.day().from);
    QCOMPARE(scale.perPixel(), 86400ms);
}

void TstTimeScale::zoomsAroundThePointer()
{
    TimeScale scale = scaleOf(m_day, shopZone());
    for (const double x : {500.0, 120.0, 873.0}) {
        const double before = scale.xOf(scale.day().from + 13h + 7min);
        const Instant fixed = scale.at(x);
        scale.zoom(3, x);
        QVERIFY(std::abs(scale.xOf(fixed) - x) < 0.01);
        QVERIFY(scale.xOf(scale.day().from + 13h + 7min) != before);
    }
    scale.zoom(1e9, 400);
    QCOMPARE(scale.perPixel(), 20ms); // single pictures
    QVERIFY(!scale.showsAll());
    scale.zoom(1e-9, 400);
    QVERIFY(scale.showsAll());
    QCOMPARE(scale.visible(), scale.day());
}

void TstTimeScale::staysWithinTheDay()
{
    TimeScale scale = scaleOf(m_day, shopZone());
    scale.zoom(24, 0); // the first hour
    QCOMPARE(scale.visible(), (TimeRange{scale.day().from, scale.day().from + 1h}));
    scale.pan(-300);
    QCOMPARE(scale.visible().from, scale.day().from);
    scale.pan(500);
    QCOMPARE(scale.visible(), (TimeRange{scale.day().from + 30min, scale.day().from + 90min}));
    scale.pan(1e9);
    QCOMPARE(scale.visible(), (TimeRange{scale.day().to - 1h, scale.day().to}));
    scale.zoom(0.5, 0); // around what is at the left, as far as the end of the day lets it
    QCOMPARE(scale.visible(), (TimeRange{scale.day().to - 2h, scale.day().to}));
}

void TstTimeScale::doesNotDrift()
{
    TimeScale scale = scaleOf(m_day, shopZone(), 733);
    scale.zoom(100, 311);
    const TimeRange before = scale.visible();
    for (int i = 0; i < 200; ++i)
        scale.zoom(1.1, 97);
    for (int i = 0; i < 200; ++i) // the closest was reached before
        scale.zoom(1.1, 97);
    const Instant fixed = scale.at(97);
    QVERIFY(before.contains(fixed));
    scale.zoom(1 / 1.3, 97);
    scale.zoom(1.3, 97);
    QVERIFY(std::chrono::abs(scale.at(97) - fixed) <= 1ms);
}

void TstTimeScale::movesAsLittleAsNeeded()
{
    TimeScale scale = scaleOf(m_day, shopZone());
    scale.zoom(24, 500);
    const TimeRange before = scale.visible();
    scale.reveal(before.from + 1s);
    QCOMPARE(scale.visible(), before);
    scale.reveal(before.to + 1s); // it has a tenth of the width before it
    QCOMPARE(scale.visible().to, before.to + 1s + 6min);
    scale.reveal(before.from);
    QCOMPARE(scale.visible().from, before.from - 6min);
    scale.reveal(scale.day().from);
    QCOMPARE(scale.visible().from, scale.day().from);
}

void TstTimeScale::choosesRoundSteps()
{
    TimeScale scale = scaleOf(m_day, shopZone());
    QCOMPARE(scale.tickStep(80), std::chrono::milliseconds(2h));
    QCOMPARE(scale.tickStep(84), std::chrono::milliseconds(3h)); // 83.3 pixels were two hours
    scale.zoom(24 * 60, 500);
    QCOMPARE(scale.tickStep(80), std::chrono::milliseconds(5s));
    const QList<Instant> ticks = scale.ticks(5s, shopZone());
    QVERIFY(ticks.size() == 12 || ticks.size() == 13);
    for (const Instant tick : ticks)
        QCOMPARE(toMs(tick) % 5000, 0);
    scale.setWidth(10);
    scale.showAll();
    QCOMPARE(scale.tickStep(80), std::chrono::milliseconds(12h)); // there is no larger one
}

void TstTimeScale::knowsDaysWhenClocksChange_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("hours");
    QTest::addColumn<QStringList>("hourly"); // from 1 to 4
    QTest::addColumn<QStringList>("sixHourly");
    const QStringList six = times("00:00 06:00 12:00 18:00");
    QTest::newRow("spring") << QDate(2026, 3, 29) << 23 << times("01:00 03:00 04:00") << six;
    QTest::newRow("autumn") << QDate(2026, 10, 25) << 25 << times("01:00 02:00 02:00 03:00 04:00") << six;
    QTest::newRow("ordinary") << QDate(2026, 6, 1) << 24 << times("01:00 02:00 03:00 04:00") << six;
}

void TstTimeScale::knowsDaysWhenClocksChange()
{
    QFETCH(QDate, day);
    QFETCH(int, hours);
    QFETCH(QStringList, hourly);
    QFETCH(QStringList, sixHourly);
    const QTimeZone berlin("Europe/Berlin");
    if (!berlin.isValid())
        QSKIP("no zone database");
    const TimeScale scale = scaleOf(day, berlin);
    QCOMPARE(scale.visible().to - scale.visible().from, std::chrono::hours(hours));
    QCOMPARE(scale.perPixel(), std::chrono::milliseconds(std::chrono::hours(hours)) / 1000);
    QCOMPARE(scale.at(500), scale.day().from + std::chrono::minutes(hours * 30));
    const auto labels = [&](std::chrono::milliseconds step) {
        QStringList texts;
        for (const Instant tick : scale.ticks(step, berlin))
            texts << toDateTime(tick, berlin).time().toString(QStringLiteral("HH:mm"));
        return texts;
    };
    QCOMPARE(labels(1h).size(), hours);
    QCOMPARE(labels(1h).mid(1, hourly.size()), hourly);
    QCOMPARE(labels(6h), sixHourly);
}

void TstTimeScale::putsTicksInOddZones()
{
    const QTimeZone kathmandu(5 * 3600 + 45 * 60);
    const TimeScale scale = scaleOf(m_day, kathmandu);
    const QList<Instant> ticks = scale.ticks(3h, kathmandu);
    QCOMPARE(ticks.size(), 8);
    QCOMPARE(ticks.first(), scale.day().from);
}

void TstTimeScale::findsWhatIsThere()
{
    const auto at = [](int second) { return fromMs(second * 1000LL); };
    TimelineContent content;
    content.here = {{at(10), at(20)}, {at(30), at(40)}};
    content.cloud = {{at(0), at(35)}};
    content.unknown = {{at(36), at(60)}};
    content.now = at(50);
    const auto place = [&](int second) { return footagePlace(content, at(second)); };
    QCOMPARE(place(5), FootagePlace::Cloud);
    QCOMPARE(place(10), FootagePlace::Here);
    QCOMPARE(place(20), FootagePlace::Cloud); // the end is not part of it
    QCOMPARE(place(39), FootagePlace::Here);
    QCOMPARE(place(45), FootagePlace::Unknown);
    QCOMPARE(place(51), FootagePlace::Future);
    QCOMPARE(place(-1), FootagePlace::None);
    QCOMPARE(footagePlace({}, at(-1)), FootagePlace::None);
}

void TstTimeScale::findsMarks()
{
    const auto at = [](int second) { return fromMs(second * 1000LL); };
    TimelineContent content;
    for (const int second : {10, 20, 20, 30})
        content.marks.append({at(second), ReceiptKind::Sale, {second * 10 + content.marks.size()}});
    const auto receipt = [](const TimelineMark *mark) { return mark ? mark->receipt.value : 0; };
    QCOMPARE(receipt(markNear(content, at(13), 3s)), 100);
    QCOMPARE(receipt(markNear(content, at(14), 3s)), 0);
    QCOMPARE(receipt(markNear(content, at(26), 10s)), 303);
    QCOMPARE(receipt(markFrom(content, at(10), 1)), 201);
    QCOMPARE(receipt(markFrom(content, at(20), 1)), 303);
    QCOMPARE(receipt(markFrom(content, at(30), 1)), 0);
    QCOMPARE(receipt(markFrom(content, at(30), -1)), 202);
    QCOMPARE(receipt(markFrom(content, at(10), -1)), 0);
    QCOMPARE(receipt(markNear({}, at(13), 3s)), 0);
}

QTEST_GUILESS_MAIN(TstTimeScale)
#include "tst_timescale.moc"
