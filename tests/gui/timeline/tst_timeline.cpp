// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/widgets/timeline/timeline.h"
#include "ui/widgets/timeline/timelinepreview.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace std::chrono_literals;

//! By real mouse, wheel, touch and keys.
class TstTimeline : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_window.reset(); }

    void goesWhereOneClicks();
    void followsADrag();
    void dragsBeyondTheEdge();
    void picksTheReceiptUnderThePointer();
    void zoomsByWheel();
    void zoomsByPinch();
    void movesWithTheMiddleButton();
    void goesByKeys();
    void goesFromReceiptToReceipt();
    void followsWhatPlays();
    void showsThePictureOfWhatIsHovered();
    void tellsFootageApart();
    void paintsThousandsOfMarksQuickly();
    void isASliderForScreenReaders();
    void looksRight();

private:
    Instant clock(int hour, int minute = 0, int second = 0) const
    {
        return m_day.from + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
    }
    QPoint point(Instant at, double y = 0.55) const { return {qRound(m_timeline->xOf(at)), int(m_timeline->height() * y)}; }
    QPoint onMark(Instant at) const { return point(at, 0.2); }
    void wheel(QPoint at, QPoint angle, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWheelEvent event(at, m_timeline->mapToGlobal(at), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_timeline, &event);
    }
    //! Of the last time that it was asked to go somewhere.
    Instant sought() const { return m_sought ? m_sought->last().first().value<Instant>() : Instant(); }
    bool isNear(Instant a, Instant b) const { return std::chrono::abs(a - b) <= m_timeline->scale().perPixel(); }

    const TimeRange m_day = dayRange({2026, 1, 24}, shopZone());
    Theme m_theme;
    std::unique_ptr<QWidget> m_window;
    Timeline *m_timeline = nullptr;
    std::unique_ptr<QSignalSpy> m_sought;
};

void TstTimeline::init()
{
    m_theme.setMode(Theme::Mode::Light);
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addStretch(1);
    m_timeline = new Timeline(m_theme);
    layout->addWidget(m_timeline);
    m_window->resize(900, 260);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_timeline->setDay(m_day, shopZone());
    m_timeline->setNow(clock(17));
    m_timeline->setFootage({{clock(9), clock(12)}, {clock(13), clock(17)}}, {{clock(6), clock(16)}}, {{clock(16), clock(17)}});
    m_timeline->setMarks({{clock(10), ReceiptKind::Sale, {10}},
                          {clock(11), ReceiptKind::Refund, {11}},
                          {clock(14), ReceiptKind::Void, {14}},
                          {clock(15), ReceiptKind::Reversal, {15}},
                          {clock(16), ReceiptKind::CashIn, {16}}});
    m_timeline->setPlayhead(clock(10, 30), false);
    m_sought = std::make_unique<QSignalSpy>(m_timeline, &Timeline::sought);
}

void TstTimeline::goesWhereOneClicks()
{
    QSignalSpy began(m_timeline, &Timeline::scrubBegan);
    QSignalSpy ended(m_timeline, &Timeline::scrubEnded);
    QTest::mouseClick(m_timeline, Qt::LeftButton, {}, point(clock(9, 40)));
    QCOMPARE(m_sought->size(), 1);
    QVERIFY(isNear(sought(), clock(9, 40)));
    QCOMPARE(began.size(), 1);
    QCOMPARE(ended.size(), 1);
    QTest::mouseClick(m_timeline, Qt::LeftButton, {}, {0, 30}); // left of the scale
    QCOMPARE(sought(), m_day.from);
    QTest::mouseClick(m_timeline, Qt::LeftButton, {}, {m_timeline->width() - 1, 30});
    QCOMPARE(sought(), m_day.to - 1ms);
}

void TstTimeline::followsADrag()
{
    QSignalSpy ended(m_timeline, &Timeline::scrubEnded);
    QTest::mousePress(m_timeline, Qt::LeftButton, {}, point(clock(9)));
    QVERIFY(m_timeline->isScrubbing());
    for (const int hour : {10, 12, 14, 11}) {
        QTest::mouseMove(m_timeline, point(clock(hour)));
        QVERIFY2(isNear(sought(), clock(hour)), qPrintable(QString::number(hour)));
    }
    QTest::mouseMove(m_timeline, point(clock(15), -3)); // the pointer may leave it above
    QVERIFY(isNear(sought(), clock(15)));
    QCOMPARE(ended.size(), 0);
    QTest::mouseRelease(m_timeline, Qt::LeftButton, {}, point(clock(15)));
    QCOMPARE(ended.size(), 1);
    QVERIFY(!m_timeline->isScrubbing());
    m_sought->clear();
    QTest::mouseMove(m_timeline, point(clock(8)));
    QCOMPARE(m_sought->size(), 0);

    QTest::mousePress(m_timeline, Qt::LeftButton, {}, point(clock(9)));
    m_window->hide(); // in mid drag
    QCOMPARE(ended.size(), 2);
}

void TstTimeline::dragsBeyondTheEdge()
{
    m_timeline->zoom(24, m_timeline->xOf(clock(12)));
    const TimeRange before = m_timeline->scale().visible();
    QTest::mousePress(m_timeline, Qt::LeftButton, {}, point(clock(12)));
    QTest::mouseMove(m_timeline, {m_timeline->width() + 100, 30});
    QVERIFY(m_timeline->scale().visible().from > before.from);
    QVERIFY(isNear(sought(), m_timeline->scale().visible().to));
    QTest::mouseRelease(m_timeline, Qt::LeftButton, {}, {m_timeline->width() + 100, 30});
}

void TstTimeline::picksTheReceiptUnderThePointer()
{
    QSignalSpy picked(m_timeline, &Timeline::receiptPicked);
    m_timeline->setReceiptText([](ReceiptId receipt) { return QStringLiteral("No. %1").arg(receipt.value); });
    QTest::mouseMove(m_timeline, onMark(clock(11)) + QPoint(2, 0));
    QCOMPARE(m_timeline->cursor().shape(), Qt::PointingHandCursor);
    auto *preview = m_window->findChild<TimelinePreview *>(QStringLiteral("timelinePreview"));
    QVERIFY(preview->isVisible());
    QCOMPARE(preview->text(), QStringLiteral("11:00:00\nNo. 11"));
    QTest::mouseClick(m_timeline, Qt::LeftButton, {}, onMark(clock(11)) + QPoint(2, 0));
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked.last().first().value<ReceiptId>().value, 11);
    QCOMPARE(m_sought->size(), 0);
    QTest::mouseClick(m_timeline, Qt::LeftButton, {}, onMark(clock(11)) + QPoint(8, 0)); // beside it
    QCOMPARE(picked.size(), 1);
    QCOMPARE(m_sought->size(), 1);
    QTest::mouseClick(m_timeline, Qt::LeftButton, {}, point(clock(11))); // below it
    QCOMPARE(picked.size(), 1);
    QTest::mousePress(m_timeline, Qt::LeftButton, {}, onMark(clock(11))); // thought better of it
    QTest::mouseRelease(m_timeline, Qt::LeftButton, {}, onMark(clock(13)));
    QCOMPARE(picked.size(), 1);
}

void TstTimeline::zoomsByWheel()
{
    const QPoint at = point(clock(14, 10));
    const Instant under = m_timeline->instantAt(at.x());
    const auto before = m_timeline->scale().perPixel();
    wheel(at, {0, 120});
    QVERIFY(m_timeline->scale().perPixel() < before);
    QVERIFY(isNear(m_timeline->instantAt(at.x()), under));
    for (int i = 0; i < 60; ++i)
        wheel(at, {0, 120});
    const TimeRange close = m_timeline->scale().visible();
    QVERIFY(close.to - close.from <= TimeScale::kClosest + 1ms);
    QVERIFY(std::chrono::abs(m_timeline->instantAt(at.x()) - under) < 200ms);

    wheel(at, {-120, 0}); // sideways: to what is later
    QVERIFY(m_timeline->scale().visible().from > close.from);
    wheel(at, {0, 120}, Qt::ShiftModifier);
    QVERIFY(m_timeline->scale().visible().from <= close.from + 1ms);
    for (int i = 0; i < 60; ++i)
        wheel(at, {0, -120});
    QVERIFY(m_timeline->scale().showsAll());
}

void TstTimeline::zoomsByPinch()
{
    std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const QPoint middle = point(clock(12));
    const Instant under = m_timeline->instantAt(middle.x());
    QTest::touchEvent(m_timeline, screen.get()).press(0, middle - QPoint(20, 0)).press(1, middle + QPoint(20, 0));
    for (const int apart : {30, 50, 80, 120})
        QTest::touchEvent(m_timeline, screen.get()).move(0, middle - QPoint(apart, 0)).move(1, middle + QPoint(apart, 0));
    QTest::touchEvent(m_timeline, screen.get()).release(0, middle - QPoint(120, 0)).release(1, middle + QPoint(120, 0));
    const auto length = m_timeline->scale().visible().to - m_timeline->scale().visible().from;
    QVERIFY2(length > 2h && length < 12h, qPrintable(QString::number(length.count())));
    QVERIFY(std::abs(m_timeline->xOf(under) - middle.x()) < 3);
}

void TstTimeline::movesWithTheMiddleButton()
{
    m_timeline->zoom(4, m_timeline->xOf(clock(12)));
    const Instant under = m_timeline->instantAt(400);
    QTest::mousePress(m_timeline, Qt::MiddleButton, {}, {400, 20});
    QTest::mouseMove(m_timeline, {460, 20});
    QVERIFY(isNear(m_timeline->instantAt(460), under));
    QTest::mouseRelease(m_timeline, Qt::MiddleButton, {}, {460, 20});
    QTest::mouseMove(m_timeline, {500, 20});
    QVERIFY(isNear(m_timeline->instantAt(460), under));
    QCOMPARE(m_sought->size(), 0);
}

void TstTimeline::goesByKeys()
{
    m_timeline->setFocus();
    // As the player does what it is asked for.
    connect(m_timeline, &Timeline::sought, m_timeline, [this](Instant at) { m_timeline->setPlayhead(at, false); });
    const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_timeline, key, modifiers);
        return sought();
    };
    QCOMPARE(press(Qt::Key_Left), clock(10, 29, 59));
    QCOMPARE(press(Qt::Key_Right), clock(10, 30));
    QCOMPARE(press(Qt::Key_Right, Qt::ShiftModifier), clock(10, 30, 10));
    QCOMPARE(press(Qt::Key_Left, Qt::ShiftModifier), clock(10, 30));
    QCOMPARE(press(Qt::Key_PageUp), clock(10, 40));
    QCOMPARE(press(Qt::Key_PageDown), clock(10, 30));
    QCOMPARE(press(Qt::Key_Home), clock(9)); // where the footage begins
    QSignalSpy live(m_timeline, &Timeline::liveRequested);
    QTest::keyClick(m_timeline, Qt::Key_End);
    QCOMPARE(live.size(), 1);

    const auto length = [this] { return m_timeline->scale().visible().to - m_timeline->scale().visible().from; };
    QTest::keyClick(m_timeline, Qt::Key_Plus);
    QVERIFY(std::chrono::abs(length() - 12h) <= 1ms);
    QTest::keyClick(m_timeline, Qt::Key_Equal);
    QTest::keyClick(m_timeline, Qt::Key_Minus);
    QVERIFY(std::chrono::abs(length() - 12h) <= 1ms);
    QTest::keyClick(m_timeline, Qt::Key_0);
    QVERIFY(m_timeline->scale().showsAll());

    for (int i = 0; i < 11; ++i)
        QTest::keyClick(m_timeline, Qt::Key_Plus);
    QVERIFY(m_timeline->scale().visible().contains(clock(9)));
    press(Qt::Key_PageUp); // it stays in view
    QVERIFY(m_timeline->scale().visible().contains(clock(9, 10)));
    m_sought->clear();
    QTest::keyClick(m_timeline, Qt::Key_Left, Qt::AltModifier); // another day: not for it
    QTest::keyClick(m_timeline, Qt::Key_A);
    QCOMPARE(m_sought->size(), 0);
}

void TstTimeline::goesFromReceiptToReceipt()
{
    m_timeline->setFocus();
    QSignalSpy picked(m_timeline, &Timeline::receiptPicked);
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(m_timeline, key, Qt::ControlModifier);
        return picked.isEmpty() ? 0 : picked.last().first().value<ReceiptId>().value;
    };
    QCOMPARE(press(Qt::Key_Right), 11); // from half past ten
    QCOMPARE(press(Qt::Key_Left), 10);
    m_timeline->setPlayhead(clock(10), false);
    picked.clear();
    QCOMPARE(press(Qt::Key_Left), 0);
    m_timeline->setPlayhead({}, true); // live
    QCOMPARE(press(Qt::Key_Left), 16);
}

void TstTimeline::followsWhatPlays()
{
    m_timeline->setPlayhead(clock(12), false);
    m_timeline->zoom(24, m_timeline->xOf(clock(12)));
    const TimeRange before = m_timeline->scale().visible();
    m_timeline->setPlayhead(before.to - 1s, false);
    QCOMPARE(m_timeline->scale().visible(), before);
    m_timeline->setPlayhead(before.to + 1s, false);
    QVERIFY(m_timeline->scale().visible().contains(before.to + 1s));
    m_timeline->zoom(1, {});
    const TimeRange elsewhere = m_timeline->scale().visible();
    m_timeline->setPlayhead(clock(3), false); // went there, and the user looks elsewhere afterwards
    wheel(point(clock(3)), {-1200, 0});
    const TimeRange looking = m_timeline->scale().visible();
    m_timeline->setPlayhead(clock(3, 0, 1), false);
    QCOMPARE(m_timeline->scale().visible(), looking);
    QVERIFY(looking != elsewhere);
    m_timeline->setDay(dayRange({2026, 1, 25}, shopZone()), shopZone());
    QVERIFY(m_timeline->scale().showsAll());
}

void TstTimeline::showsThePictureOfWhatIsHovered()
{
    QSignalSpy hovered(m_timeline, &Timeline::hovered);
    const auto last = [&] { return hovered.last().first().value<std::optional<Instant>>(); };
    QTest::mouseMove(m_timeline, point(clock(9, 30)));
    QVERIFY(last() && isNear(*last(), clock(9, 30)));
    auto *preview = m_window->findChild<TimelinePreview *>(QStringLiteral("timelinePreview"));
    QVERIFY(preview->isVisible());
    QVERIFY2(preview->text().endsWith(QStringLiteral("\nVideo on this computer")), qPrintable(preview->text()));
    const int low = preview->height();
    QImage image(176, 99, QImage::Format_RGB32);
    image.fill(Qt::red);
    m_timeline->setPreview(image);
    QVERIFY(preview->height() > low + 90);
    QVERIFY(preview->geometry().bottom() < m_timeline->geometry().top()); // above, not over it
    QCOMPARE(preview->grab().toImage().pixelColor(preview->width() / 2, 40), QColor(Qt::red));
    QTest::mouseMove(m_timeline, {1, 30}); // at the edge it stays in the window
    QVERIFY(preview->geometry().left() >= 0);
    QTest::mouseMove(m_window.get(), {5, 5});
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_timeline, &leave);
    QVERIFY(!preview->isVisible());
    QVERIFY(!last());
}

void TstTimeline::tellsFootageApart()
{
    const auto text = [this](Instant at) {
        QTest::mouseMove(m_timeline, point(at));
        return m_window->findChild<TimelinePreview *>(QStringLiteral("timelinePreview"))->text().section(u'\n', 1);
    };
    QCOMPARE(text(clock(7)), QStringLiteral("Video in the camera's cloud only"));
    QCOMPARE(text(clock(10)), QStringLiteral("Video on this computer"));
    QCOMPARE(text(clock(3)), QStringLiteral("No video"));
    QCOMPARE(text(clock(20)), QString());
    m_timeline->setFootage({}, {}, {m_day});
    QCOMPARE(text(clock(10)), QStringLiteral("No video on this computer"));

    // By shape: how many pixels of a column through the band are painted over the ground.
    m_timeline->setFootage({{clock(9), clock(12)}}, {{clock(6), clock(9)}}, {});
    m_timeline->setMarks({});
    const QImage picture = m_timeline->grab().toImage();
    const auto height = [&](Instant at) {
        int painted = 0;
        for (int y = 19; y <= 28; ++y) { // the band
            for (int x = point(at).x(); x < point(at).x() + 4; ++x)
                painted += picture.pixelColor(x, y) != m_theme.colors().window ? 1 : 0;
        }
        return painted / 4.0;
    };
    QVERIFY(height(clock(10)) >= 8);
    QVERIFY(height(clock(7)) > 1.5 && height(clock(7)) < 5);
    QVERIFY(height(clock(3)) > 0 && height(clock(3)) <= 1.5 && height(clock(3)) < height(clock(7)));
}

void TstTimeline::paintsThousandsOfMarksQuickly()
{
    QList<TimelineMark> marks;
    for (int i = 0; i < 10'000; ++i)
        marks.append({m_day.from + i * 8640ms, ReceiptKind(1 + i % 8), {i + 1}});
    m_timeline->setMarks(marks);
    QImage image(m_timeline->size(), QImage::Format_ARGB32_Premultiplied);
    const auto paint = [&] {
        QElapsedTimer timer;
        timer.start();
        m_timeline->render(&image);
        return timer.nsecsElapsed();
    };
    paint();
    qint64 best = paint();
    for (int i = 0; i < 20; ++i)
        best = std::min(best, paint());
    m_timeline->setMarks(marks.mid(0, 1000)); // as many as there are columns, nearly
    qint64 few = paint();
    for (int i = 0; i < 20; ++i)
        few = std::min(few, paint());
    qInfo() << "10,000 marks:" << double(best) / 1e6 << "ms; 1,000 marks:" << double(few) / 1e6 << "ms";
    QVERIFY(best < 16'000'000); // within a picture of the screen, on a busy machine too
}

void TstTimeline::isASliderForScreenReaders()
{
    QAccessibleInterface *slider = QAccessible::queryAccessibleInterface(m_timeline);
    QVERIFY(slider);
    QCOMPARE(slider->role(), QAccessible::Slider);
    QCOMPARE(slider->text(QAccessible::Name), QStringLiteral("Timeline of the day"));
    QCOMPARE(slider->text(QAccessible::Value), QStringLiteral("10:30:00, Video on this computer"));
    QAccessibleValueInterface *value = slider->valueInterface();
    QVERIFY(value);
    QCOMPARE(value->currentValue().toDouble(), 10.5 * 3600);
    QCOMPARE(value->maximumValue().toDouble(), 24 * 3600.0);
    value->setCurrentValue(9 * 3600 + 1);
    QCOMPARE(sought(), clock(9, 0, 1));
    slider->actionInterface()->doAction(QAccessibleActionInterface::increaseAction());
    QCOMPARE(sought(), clock(10, 30, 1));
    QVERIFY(m_timeline->accessibleDescription().startsWith(QStringLiteral("10:30:00")));
    m_timeline->setPlayhead({}, true);
    QCOMPARE(slider->text(QAccessible::Value), QStringLiteral("Live"));
}

//! For who wants to see it: REGILENS_SHOW=folder.
void TstTimeline::looksRight()
{
    const QString folder = qEnvironmentVariable("REGILENS_SHOW");
    m_timeline->setMarked(clock(13, 20), clock(15, 10));
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        m_theme.setMode(mode);
        const QImage light = m_timeline->grab().toImage();
        QVERIFY(!light.isNull());
        if (!folder.isEmpty()) {
            m_timeline->setPlayhead(clock(10, 30), false);
            QTest::mouseMove(m_timeline, point(clock(9, 30)));
            m_window->grab().save(folder + QStringLiteral("/timeline-%1.png").arg(int(mode)));
            m_timeline->zoom(300, m_timeline->xOf(clock(11)));
            m_timeline->setPlayhead(clock(11, 0, 30), true);
            m_window->grab().save(folder + QStringLiteral("/timeline-close-%1.png").arg(int(mode)));
            m_timeline->showAll();
        }
    }
}

QTEST_MAIN(TstTimeline)
#include "tst_timeline.moc"
