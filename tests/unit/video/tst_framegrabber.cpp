// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/footagebuffer.h"
#include "app/video/framegrabber.h"
#include "tests/support/testfootage.h"

#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const Instant kStart = fromMs(1'772'335'200'000);
const CameraId kCamera{QStringLiteral("till")};

MediaSegment plain(Instant start, std::chrono::milliseconds length, const QByteArray &bytes)
{
    static qint64 sequence = 0;
    return {++sequence, bytes, {}, start, true, false, length};
}

} // namespace

class TstFrameGrabber : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void keepsWithinItsLimits();
    void findsTheSegmentOfAnInstant();
    void prefersTheLaterOfTwo();
    void keepsASegmentOnce();
    void joinsSpans();
    void givesTheVeryFrame();
    void givesTheFrameBefore();
    void handlesAStreamWithBFrames();
    void saysWhatIsNotCovered();
    void fitsIntoTheBox();
    void canBeCancelled();
    void endsItsWorkWhenDestroyed();

private:
    Result<QImage> grabbed(FrameGrabber &grabber, milliseconds since, QSize box = {})
    {
        return grabber.frameAt(kCamera, kStart + since, box).result(); // waits; tests may
    }

    TestFootage m_footage;
    FootageBuffer m_buffer;
};

void TstFrameGrabber::initTestCase()
{
    m_footage = TestFootage::make({.camera = 2, .length = 6s, .segment = 2s});
    QVERIFY2(m_footage.segments.size() == 3, qPrintable(m_footage.problem));
    // As after a loop: third, first, second, on a wall clock that goes on.
    const int order[] = {2, 0, 1};
    for (int i = 0; i < 3; ++i)
        m_buffer.append(kCamera, {i, m_footage.segments.at(order[i]), {}, kStart + i * 2s, true, i == 1, 2s});
}

void TstFrameGrabber::keepsWithinItsLimits()
{
    FootageBuffer buffer({1000, 10s});
    for (int i = 0; i < 20; ++i)
        buffer.append(kCamera, plain(kStart + i * 1s, 1s, QByteArray(300, 'x')));
    QCOMPARE(buffer.spans(kCamera).size(), 1);
    QVERIFY(buffer.spans(kCamera).first() == (TimeRange{kStart + 17s, kStart + 20s})); // three of 300 bytes
    FootageBuffer old({1'000'000, 10s});
    for (int i = 0; i < 60; ++i)
        old.append(kCamera, plain(kStart + i * 1s, 1s, "x"));
    QVERIFY(old.spans(kCamera).first() == (TimeRange{kStart + 49s, kStart + 60s}));
    old.append(kCamera, plain(kStart + 60s, 1s, QByteArray(2'000'000, 'x'))); // one too large is still the newest
    QVERIFY(old.segmentAt(kCamera, kStart + 60s));
    QVERIFY(!old.segmentAt(kCamera, kStart + 59s));
    old.clear();
    QVERIFY(old.spans(kCamera).isEmpty());
}

void TstFrameGrabber::findsTheSegmentOfAnInstant()
{
    FootageBuffer buffer;
    buffer.append(kCamera, plain(kStart, 2s, "a"));
    buffer.append(kCamera, plain(kStart + 2s, 2s, "b"));
    buffer.append(kCamera, plain(kStart + 8s, 2s, "c"));
    const auto bytesAt = [&](milliseconds since) {
        const auto found = buffer.segmentAt(kCamera, kStart + since);
        return found ? found->bytes : QByteArray();
    };
    QCOMPARE(bytesAt(-1ms), QByteArray());
    QCOMPARE(bytesAt(0ms), QByteArray("a"));
    QCOMPARE(bytesAt(1999ms), QByteArray("a"));
    QCOMPARE(bytesAt(2000ms), QByteArray("b"));
    QCOMPARE(bytesAt(4020ms), QByteArray("b")); // within the playlist's rounding
    QCOMPARE(bytesAt(5000ms), QByteArray());
    QCOMPARE(bytesAt(8000ms), QByteArray("c"));
    QVERIFY(!buffer.segmentAt({QStringLiteral("other")}, kStart));
}

void TstFrameGrabber::prefersTheLaterOfTwo()
{
    FootageBuffer buffer;
    buffer.append(kCamera, plain(kStart, 10s, "first"));
    buffer.append(kCamera, plain(kStart + 5s, 10s, "second")); // the camera's clock was set back
    QCOMPARE(buffer.segmentAt(kCamera, kStart + 6s)->bytes, QByteArray("second"));
    QCOMPARE(buffer.segmentAt(kCamera, kStart + 4s)->bytes, QByteArray("first"));
}

void TstFrameGrabber::keepsASegmentOnce()
{
    FootageBuffer buffer({1000, 10s});
    const MediaSegment segment = plain(kStart, 1s, QByteArray(600, 'x'));
    buffer.append(kCamera, plain(kStart - 1s, 1s, QByteArray(300, 'x')));
    buffer.append(kCamera, segment);
    buffer.append(kCamera, segment);
    QVERIFY(buffer.segmentAt(kCamera, kStart - 1s)); // not pushed out
}

void TstFrameGrabber::joinsSpans()
{
    FootageBuffer buffer;
    buffer.append(kCamera, plain(kStart, 2s, "a"));
    buffer.append(kCamera, plain(kStart + 2010ms, 2s, "b"));
    buffer.append(kCamera, plain(kStart + 8s, 2s, "c"));
    QCOMPARE(buffer.spans(kCamera), (QList<TimeRange>{{kStart, kStart + 4010ms}, {kStart + 8s, kStart + 10s}}));
}

void TstFrameGrabber::givesTheVeryFrame()
{
    FrameGrabber grabber(m_buffer);
    for (const milliseconds since : {0ms, 40ms, 1960ms, 2000ms, 2040ms, 3960ms, 4000ms, 5960ms}) {
        const Result<QImage> image = grabbed(grabber, since);
        QVERIFY(bool(image));
        QVERIFY2(readBlockCode(image.value()) == TestFootage::codeAt(2, (since + 4s) % 6s), qPrintable(QString::number(since.count())));
    }
}

void TstFrameGrabber::givesTheFrameBefore()
{
    FrameGrabber grabber(m_buffer);
    for (const milliseconds since : {39ms, 41ms, 79ms, 1999ms, 2039ms, 5999ms, 6050ms}) {
        const Result<QImage> image = grabbed(grabber, since);
        QVERIFY(bool(image));
        const milliseconds shown = std::min(since, 5999ms);
        QVERIFY2(readBlockCode(image.value()) == TestFootage::codeAt(2, (shown + 4s) % 6s), qPrintable(QString::number(since.count())));
    }
}

void TstFrameGrabber::handlesAStreamWithBFrames()
{
    TestFootage::Plan plan;
    plan.length = 2s;
    plan.encoder = QStringLiteral("-c:v libx264 -preset veryfast -bf 3").split(u' ');
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.segments.size() == 2, qPrintable(footage.problem));
    FootageBuffer buffer;
    for (int i = 0; i < 2; ++i)
        buffer.append(kCamera, {i, footage.segments.at(i), {}, kStart + i * 1s, true, false, 1s});
    FrameGrabber grabber(buffer);
    for (milliseconds since = 0ms; since < 2s; since += 40ms) {
        const Result<QImage> image = grabbed(grabber, since);
        QVERIFY(bool(image));
        QVERIFY2(readBlockCode(image.value()) == TestFootage::codeAt(1, since), qPrintable(QString::number(since.count())));
    }
}

void TstFrameGrabber::saysWhatIsNotCovered()
{
    FrameGrabber grabber(m_buffer);
    for (const milliseconds since : {-1ms, 6200ms}) {
        const Result<QImage> image = grabbed(grabber, since);
        QVERIFY(!image);
        QCOMPARE(image.error().kind, Error::Kind::NotFound);
    }
    FootageBuffer broken;
    broken.append(kCamera, plain(kStart, 2s, "garbage"));
    FrameGrabber other(broken);
    const Result<QImage> image = grabbed(other, 0ms);
    QVERIFY(!image);
    QCOMPARE(image.error().kind, Error::Kind::BadData);
}

void TstFrameGrabber::fitsIntoTheBox()
{
    FrameGrabber grabber(m_buffer);
    QCOMPARE(grabbed(grabber, 0ms, {160, 160}).value().size(), QSize(160, 90));
    QCOMPARE(grabbed(grabber, 0ms, {4000, 4000}).value().size(), QSize(640, 360));
}

void TstFrameGrabber::canBeCancelled()
{
    FrameGrabber grabber(m_buffer);
    QList<QFuture<Result<QImage>>> futures;
    for (int i = 0; i < 40; ++i)
        futures.append(grabber.frameAt(kCamera, kStart + 5960ms, {}));
    for (auto &future : futures)
        future.cancel();
    for (auto &future : futures) {
        future.waitForFinished();
        QVERIFY(future.isFinished());
    }
    QVERIFY(bool(grabbed(grabber, 0ms)));
}

void TstFrameGrabber::endsItsWorkWhenDestroyed()
{
    QList<QFuture<Result<QImage>>> futures;
    {
        FrameGrabber grabber(m_buffer);
        for (int i = 0; i < 40; ++i)
            futures.append(grabber.frameAt(kCamera, kStart + 5960ms, {}));
    }
    int cancelled = 0;
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        const Result<QImage> result = future.result();
        if (!result) {
            QCOMPARE(result.error().kind, Error::Kind::Cancelled);
            ++cancelled;
        }
    }
    QVERIFY(cancelled > 0);
}

QTEST_GUILESS_MAIN(TstFrameGrabber)
#include "tst_framegrabber.moc"
