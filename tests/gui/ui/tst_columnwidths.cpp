// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnwidths.h"

#include <QTest>

#include <numeric>

class TstColumnWidths : public QObject {
    Q_OBJECT
private slots:
    void sharesTheRoom_data();
    void sharesTheRoom();
};

void TstColumnWidths::sharesTheRoom_data()
{
    QTest::addColumn<int>("whole");
    QTest::addColumn<QList<int>>("widths");
    QTest::newRow("by shares") << 1000 << QList<int>{200, 300, 500};
    QTest::newRow("a narrow column takes its need, the last one gives") << 400 << QList<int>{80, 150, 170};
    QTest::newRow("just what all need") << 300 << QList<int>{50, 150, 100};
    QTest::newRow("more than there is: scrolls") << 200 << QList<int>{50, 150, 100};
    QTest::newRow("no room at all") << 0 << QList<int>{50, 150, 100};
}

void TstColumnWidths::sharesTheRoom()
{
    QFETCH(const int, whole);
    const QList<int> widths = columnWidths(whole, {{50, 2}, {150, 3}, {100, 5}});
    QTEST(widths, "widths");
    QCOMPARE(std::accumulate(widths.begin(), widths.end(), 0), std::max(whole, 300));
}

QTEST_GUILESS_MAIN(TstColumnWidths)
#include "tst_columnwidths.moc"
