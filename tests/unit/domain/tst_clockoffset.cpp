// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clockoffset.h"

#include <QTest>

using namespace std::chrono_literals;

class TstClockOffset : public QObject {
    Q_OBJECT
private slots:
    void takesTheMedian();
};

void TstClockOffset::takesTheMedian()
{
    QCOMPARE(medianOffset({}), ClockOffset{});
    QCOMPARE(medianOffset({-700ms}), (ClockOffset{-700ms, {}, 1, 0ms}));
    QCOMPARE(medianOffset({2000ms, 3000ms}), (ClockOffset{2500ms, {}, 2, 1000ms}));
    QCOMPARE(medianOffset({3600ms, -40s, 3500ms}), (ClockOffset{3500ms, {}, 3, 43600ms})); // one was marked wrongly
}

QTEST_GUILESS_MAIN(TstClockOffset)
#include "tst_clockoffset.moc"
