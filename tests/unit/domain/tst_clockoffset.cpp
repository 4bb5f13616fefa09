// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clockoffset.h"
#include "app/domain/median.h"

#include <QTest>

using namespace std::chrono_literals;

class TstClockOffset : public QObject {
    Q_OBJECT
private slots:
    void takesTheMedian();
    void isMadeOfReceipts();
};

void TstClockOffset::takesTheMedian()
{
    QCOMPARE(medianOf({}), Median{});
    QCOMPARE(medianOf({-700ms}), (Median{-700ms, 0ms, 1}));
    QCOMPARE(medianOf({2000ms, 3000ms}), (Median{2500ms, 1000ms, 2}));
    QCOMPARE(medianOf({3600ms, -40s, 3500ms}), (Median{3500ms, 43600ms, 3}));
}

void TstClockOffset::isMadeOfReceipts()
{
    static constexpr Instant kNoon(1'769'223'600s);
    const auto measure = [](std::chrono::milliseconds offset) { return ClockMeasure{{1}, {}, kNoon, kNoon + offset, true}; };
    QCOMPARE(medianOffset({}), ClockOffset{});
    const ClockOffset good = medianOffset({measure(2s), measure(4s)}); // registers tell whole seconds
    QCOMPARE(good, (ClockOffset{3s, {}, 2, 2s}));
    QVERIFY(!good.isDoubtful());
    const ClockOffset bad = medianOffset({measure(3600ms), measure(-40s), measure(3500ms)}); // one was marked wrongly
    QCOMPARE(bad, (ClockOffset{3500ms, {}, 3, 43600ms}));
    QVERIFY(bad.isDoubtful());
}

QTEST_GUILESS_MAIN(TstClockOffset)
#include "tst_clockoffset.moc"
