// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/stagelayout.h"

#include <QSet>
#include <QTest>

class TstStageLayout : public QObject {
    Q_OBJECT
private slots:
    void fillsTheGrid_data();
    void fillsTheGrid();
    void putsTilesBelow();
};

void TstStageLayout::fillsTheGrid_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::newRow("1") << 1 << 1 << 1;
    QTest::newRow("2") << 2 << 2 << 1;
    QTest::newRow("3") << 3 << 2 << 2;
    QTest::newRow("4") << 4 << 2 << 2;
    QTest::newRow("6") << 6 << 3 << 2;
    QTest::newRow("9") << 9 << 3 << 3;
    QTest::newRow("16") << 16 << 4 << 4;
}

void TstStageLayout::fillsTheGrid()
{
    QFETCH(const int, count);
    QFETCH(const int, columns);
    QFETCH(const int, rows);
    for (const QSize room : {QSize(800, 450), QSize(800, 300), QSize(400, 900), QSize(800, stagelayout::gridHeight(count, 800))}) {
        const QList<QRect> rects = stagelayout::grid(count, room);
        QCOMPARE(rects.size(), count);
        QSet<int> xs;
        QSet<int> ys;
        for (const QRect &rect : rects) {
            QVERIFY(QRect(QPoint(), room).contains(rect));
            QCOMPARE(rect.size(), rects.first().size());
            QCOMPARE(rect.height(), rect.width() * 9 / 16);
            xs.insert(rect.x());
            ys.insert(rect.y());
        }
        QCOMPARE(xs.size(), columns);
        QCOMPARE(ys.size(), rows);
        for (int i = 1; i < count; ++i)
            QVERIFY(!rects.at(i).intersects(rects.at(i - 1)));
    }
    const QList<QRect> wide = stagelayout::grid(count, {800, stagelayout::gridHeight(count, 800)});
    QVERIFY(wide.first().width() * columns >= 800 - columns * (stagelayout::kGap + 3)); // the width is used
}

void TstStageLayout::putsTilesBelow()
{
    QCOMPARE(stagelayout::tilesHeight(0, 800, 168), 0);
    QVERIFY(stagelayout::tiles(0, {800, 450}, 168).isEmpty());
    for (const int count : {1, 3, 8, 9, 15}) {
        const QList<QRect> rects = stagelayout::tiles(count, {800, 600}, 168);
        QCOMPARE(rects.size(), count);
        QCOMPARE(rects.first().top(), 600 - stagelayout::tilesHeight(count, 800, 168) + stagelayout::kGap);
        QCOMPARE(rects.last().bottom(), 599);
        for (const QRect &rect : rects)
            QVERIFY(QRect(0, 0, 800, 600).contains(rect) && rect.width() <= 168 && rect.width() > 80);
    }
}

QTEST_APPLESS_MAIN(TstStageLayout)
#include "tst_stagelayout.moc"
