// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clockcode.h"
#include "app/services/clockcodefinder.h"

#include <QPainter>
#include <QRandomGenerator>
#include <QTest>
#include <QTransform>

using namespace std::chrono_literals;

class TstClockCode : public QObject {
    Q_OBJECT
private slots:
    void tellsTheTime();
    void refusesWhatIsNoCode();
    void isFound_data();
    void isFound();
    void isFoundAmongOtherThings();
    void isNotFoundWhereThereIsNone();
    void isNotReadWhileItChanges();
};

namespace {

constexpr Instant kNoon = Instant(1'769'223'600'123ms);

QImage code(Instant time, int unit = 8)
{
    const ClockCode::Cells cells = ClockCode::cellsOf(time);
    QImage image(ClockCode::kWidth * unit, ClockCode::kHeight * unit, QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(x, y, ClockCode::isDark(cells, x / unit, y / unit) ? Qt::black : Qt::white);
    }
    return image;
}

//! A picture of a shop at dusk: a gradient with noise.
QImage shop(QSize size, int dark, int light)
{
    QRandomGenerator random(1);
    QImage picture(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const int level = dark + (light - dark) * x / size.width() + random.bounded(7) - 3;
            picture.setPixelColor(x, y, QColor(qBound(0, level, 255), qBound(0, level, 255), qBound(0, level, 255)));
        }
    }
    return picture;
}

//! As a camera sees a screen there: so wide, so bright, black not being black.
void put(QImage &picture, const QImage &screen, const QTransform &where, int black = 0, int white = 255)
{
    QImage seen = screen.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < seen.height(); ++y) {
        for (int x = 0; x < seen.width(); ++x) {
            const int level = black + (white - black) * qGray(seen.pixel(x, y)) / 255;
            seen.setPixelColor(x, y, QColor(level, level, level));
        }
    }
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(where);
    painter.drawImage(0, 0, seen);
}

QTransform scaled(double x, double y, double width)
{
    QTransform transform;
    transform.translate(x, y);
    const double scale = width / (8 * ClockCode::kWidth);
    return transform.scale(scale, scale);
}

} // namespace

void TstClockCode::tellsTheTime()
{
    for (const auto later : {0ms, 1ms, 999ms, 3'600'000ms, 86'399'999ms}) {
        const Instant time = kNoon + later;
        const ClockCode::Cells cells = ClockCode::cellsOf(time);
        for (const auto age : {0ms, 40ms, 3s + 0ms, 5min + 0ms, -1000ms})
            QCOMPARE(ClockCode::timeOf(cells, time + age), std::optional(time));
    }
}

void TstClockCode::refusesWhatIsNoCode()
{
    QVERIFY(!ClockCode::timeOf({}, kNoon));
    QVERIFY(!ClockCode::timeOf(ClockCode::Cells().set(), kNoon));
    const ClockCode::Cells right = ClockCode::cellsOf(kNoon);
    int taken = 0;
    for (size_t i = 0; i < right.size(); ++i) {
        for (size_t j = i; j < right.size(); ++j) {
            ClockCode::Cells wrong = right;
            wrong.flip(i);
            if (j != i)
                wrong.flip(j);
            taken += ClockCode::timeOf(wrong, kNoon).has_value();
        }
    }
    QCOMPARE(taken, 0); // one or two cells read wrongly are always noticed
}

void TstClockCode::isFound_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<QTransform>("where");
    QTest::addColumn<int>("black");
    QTest::addColumn<int>("white");
    const QSize full(1280, 720);
    QTest::newRow("a quarter of the picture") << full << scaled(300, 150, 640) << 0 << 255;
    QTest::newRow("nearly all of it") << full << scaled(200, 10, 900) << 0 << 255;
    QTest::newRow("small") << full << scaled(900.3, 500.7, 130) << 10 << 250;
    QTest::newRow("smallest") << QSize(640, 360) << scaled(33.4, 21.6, 80) << 0 << 255;
    QTest::newRow("full HD") << QSize(1920, 1080) << scaled(700, 300, 500) << 0 << 255;
    QTest::newRow("dim") << full << scaled(300, 150, 400) << 30 << 90;
    QTest::newRow("washed out") << full << scaled(300, 150, 400) << 150 << 250;
    QTest::newRow("askew") << full << QTransform().translate(350, 200).rotate(7).scale(2, 2) << 0 << 255;
    QTest::newRow("askew, the other way") << full << QTransform().translate(350, 300).rotate(-7).scale(2, 2) << 0 << 255;
    QTransform fromTheSide;
    const double width = 8 * ClockCode::kWidth;
    const double height = 8 * ClockCode::kHeight;
    QVERIFY(QTransform::quadToQuad(QPolygonF{{{0, 0}, {width, 0}, {width, height}, {0, height}}},
                                   QPolygonF{{{300, 200}, {690, 230}, {700, 480}, {290, 500}}}, fromTheSide));
    QTest::newRow("from the side") << full << fromTheSide << 0 << 255;
}

void TstClockCode::isFound()
{
    QFETCH(const QSize, picture);
    QFETCH(const QTransform, where);
    QFETCH(const int, black);
    QFETCH(const int, white);
    for (const auto later : {0ms, 777ms, 123'456ms}) {
        QImage seen = shop(picture, 20, 90);
        put(seen, code(kNoon + later), where, black, white);
        QCOMPARE(findClockCode(seen, kNoon + later + 4s), std::optional(kNoon + later));
    }
}

void TstClockCode::isFoundAmongOtherThings()
{
    QImage seen = shop({1280, 720}, 20, 220);
    QPainter painter(&seen);
    for (int i = 0; i < 12; ++i) { // shelves, frames, another screen without a code
        painter.setPen(QPen(i % 2 ? Qt::black : Qt::white, 6));
        painter.drawRect(20 + 100 * i, 20 + 10 * i, 80, 56);
    }
    painter.fillRect(60, 400, 300, 200, Qt::white);
    painter.setPen(QPen(Qt::black, 12));
    painter.drawRect(80, 420, 220, 140);
    painter.end();
    put(seen, code(kNoon), scaled(700, 300, 350));
    QCOMPARE(findClockCode(seen, kNoon), std::optional(kNoon));
}

void TstClockCode::isNotFoundWhereThereIsNone()
{
    QVERIFY(!findClockCode({}, kNoon));
    QVERIFY(!findClockCode(shop({640, 360}, 20, 220), kNoon));
    QImage cut = shop({1280, 720}, 20, 90);
    put(cut, code(kNoon), scaled(-60, 150, 640)); // half of it is beside the picture
    QVERIFY(!findClockCode(cut, kNoon));
}

//! A picture in which the screen shows half of one time and half of the next.
void TstClockCode::isNotReadWhileItChanges()
{
    int wrong = 0;
    for (int i = 0; i < 100; ++i) {
        const Instant time = kNoon + i * 100ms;
        QImage mixed = code(time);
        QPainter painter(&mixed);
        painter.setOpacity(0.5);
        painter.drawImage(0, 0, code(time + 100ms));
        painter.end();
        QImage seen = shop({640, 360}, 20, 90);
        put(seen, mixed, scaled(100, 60, 300));
        const std::optional<Instant> read = findClockCode(seen, time);
        wrong += read && *read != time && *read != time + 100ms;
    }
    QCOMPARE(wrong, 0);
}

QTEST_GUILESS_MAIN(TstClockCode)
#include "tst_clockcode.moc"
