// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/clipcutter.h"
#include "app/video/footagebuffer.h"
#include "app/video/framegrabber.h"
#include "app/video/mp4writer.h"
#include "tests/support/testfootage.h"
#include "tests/unit/video/ringstand.h"

#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

struct Cut {
    QList<MediaSegment> segments;
    std::optional<Error> error;
};

Cut cutAll(const QString &file, Instant start)
{
    Cut cut;
    const auto cutter = ClipCutter::open(file, start);
    if (!cutter) {
        cut.error = cutter.error();
        return cut;
    }
    for (;;) {
        const auto segment = cutter.value()->next();
        if (!segment)
            cut.error = segment.error();
        if (!segment || !segment.value())
            return cut;
        cut.segments.append(*segment.value());
    }
}

} // namespace

//! Clips as a camera cloud makes them, into the ring; what the ring then shows is read from the pictures.
class TstClipCutter : public QObject {
    Q_OBJECT
private slots:
    void showsEachInstant_data();
    void showsEachInstant();
    void leavesHolesOut();
    void refusesWhatIsNoClip();
    void keepsNothingHalf();

private:
    //! Those segments of a second each as one file.
    QString clip(const TestFootage &footage, const QList<int> &seconds, const TimeRange &span)
    {
        const QString name = m_folder.filePath(QStringLiteral("clip.mp4"));
        QFile file(name);
        if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate))
            return {};
        Mp4Writer writer(file, span);
        for (const int second : seconds) {
            if (!writer.write({second, footage.segments.at(second), footage.init, kRingStart + second * 1s, true, false, 1s}))
                return {};
        }
        return writer.finish() ? name : QString();
    }

    QTemporaryDir m_folder;
};

void TstClipCutter::showsEachInstant_data()
{
    QTest::addColumn<QStringList>("encoder");
    QTest::newRow("plain") << TestFootage::Plan{}.encoder;
    QTest::newRow("B pictures") << QStringList{QStringLiteral("-c:v"),     QStringLiteral("libx264"), QStringLiteral("-preset"),
                                               QStringLiteral("veryfast"), QStringLiteral("-bf"),     QStringLiteral("2")};
}

void TstClipCutter::showsEachInstant()
{
    QFETCH(const QStringList, encoder);
    TestFootage::Plan plan;
    plan.length = 8s;
    plan.encoder = encoder;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    const TimeRange span{kRingStart + 1400ms, kRingStart + 7s}; // begins within a segment
    const QString file = clip(footage, {0, 1, 2, 3, 4, 5, 6, 7}, span);
    QVERIFY(!file.isEmpty());

    const Cut cut = cutAll(file, span.from);
    QVERIFY2(!cut.error, cut.error ? qPrintable(cut.error->detail) : "");
    RingStand stand;
    stand.pinned = QList<PinnedFootage>{{kRingCamera, span}};
    QVERIFY(stand.open());
    QVERIFY(stand.ring->keep(kRingCamera, cut.segments).result());
    QCOMPARE(stand.ring->spans(kRingCamera), (QList<TimeRange>{{kRingStart + 1s, span.to}}));
    QCOMPARE(stand.ring->status().bytes, 0); // it is exempt

    const FootageBuffer nothing;
    FrameGrabber grabber(nothing, &*stand.ring);
    for (milliseconds since = 1400ms; since < 7s; since += 40ms) {
        const Result<QImage> picture = grabber.frameAt(kRingCamera, kRingStart + since + 5ms, {640, 360}).result();
        QVERIFY2(picture, picture ? "" : qPrintable(picture.error().detail));
        QCOMPARE(readBlockCode(picture.value()), std::optional(TestFootage::codeAt(plan.camera, since)));
    }
}

void TstClipCutter::leavesHolesOut()
{
    TestFootage::Plan plan;
    plan.length = 8s;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    const QString file = clip(footage, {1, 2, 6, 7}, {kRingStart, kRingStart + 8s}); // begins late, too
    const Cut cut = cutAll(file, kRingStart);
    QVERIFY(!cut.error);
    QList<TimeRange> spans;
    for (const MediaSegment &segment : cut.segments)
        addSpan(spans, {segment.start, segment.end()}, 5ms);
    QCOMPARE(spans, (QList<TimeRange>{{kRingStart + 1s, kRingStart + 3s}, {kRingStart + 6s, kRingStart + 8s}}));
}

void TstClipCutter::refusesWhatIsNoClip()
{
    const QString name = m_folder.filePath(QStringLiteral("page.mp4"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<html>Service Unavailable</html>");
    file.close();
    QCOMPARE(cutAll(name, kRingStart).error->kind, Error::Kind::BadData);
    QVERIFY(!ClipCutter::open(m_folder.filePath(QStringLiteral("none.mp4")), kRingStart));
}

void TstClipCutter::keepsNothingHalf()
{
    RingStand stand;
    const MediaSegment segment = stand.segment(0, QByteArray(1000, 'x'));
    stand.pinned = QList<PinnedFootage>{{kRingCamera, {segment.start, segment.end()}}};
    {
        FootageRing closed(stand.path(), stand.clock);
        QCOMPARE(closed.keep(kRingCamera, {segment}).result().error().reason, QStringLiteral("footage.closed"));
    }
    QVERIFY(stand.open());
    stand.free = 0;
    QCOMPARE(stand.ring->keep(kRingCamera, {segment}).result().error().reason, QStringLiteral("footage.diskFull"));
    QVERIFY(stand.ring->spans(kRingCamera).isEmpty());
    stand.free = 1'000'000'000'000;
    QVERIFY(stand.ring->keep(kRingCamera, {segment}).result());

    QVERIFY(stand.open()); // another start of the program
    QVERIFY(stand.ring->covers(kRingCamera, segment.start));
    stand.ring->setPinned({});
    QTRY_VERIFY(!stand.ring->covers(kRingCamera, segment.start)); // it goes with its pin
}

QTEST_GUILESS_MAIN(TstClipCutter)
#include "tst_clipcutter.moc"
