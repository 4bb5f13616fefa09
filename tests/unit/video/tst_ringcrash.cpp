// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentdecoder.h"
#include "tests/support/testfootage.h"
#include "tests/unit/video/ringstand.h"

#include <QProcess>
#include <QRandomGenerator>

#include <cstdio>

using namespace std::chrono_literals;

namespace {

constexpr int kSegmentsOfFootage = 6;

//! Index and start of a recorded segment; each run goes on where the one before ended.
Instant startOf(qint64 index)
{
    return kRingStart + index * 1s;
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The program that is killed: records as fast as the disk takes it, and says what is there.
int record(const QString &folder, const QString &footage, qint64 from)
{
    const SystemClock clock;
    FootageRing ring(folder, clock);
    RingLimits limits;
    limits.bytes = 400'000'000; // files come and go meanwhile
    limits.freeSpace = 0;
    ring.setLimits(limits);
    ring.setPinned({});
    if (!ring.open(QByteArray(32, 'k')).result())
        return 1;
    QList<QByteArray> segments;
    for (int i = 0; i < kSegmentsOfFootage; ++i)
        segments << readAll(QStringLiteral("%1/%2.ts").arg(footage).arg(i));
    for (qint64 i = from;; ++i) {
        while (!ring.append(kRingCamera, {i, segments.at(i % kSegmentsOfFootage), {}, startOf(i), true, false, 1s}))
            QThread::yieldCurrentThread();
        if (const auto newest = ring.before(kRingCamera, startOf(i + 1))) {
            std::printf("%lld\n", static_cast<long long>((newest->start() - kRingStart) / 1s));
            std::fflush(stdout);
        }
    }
}

} // namespace

class TstRingCrash : public QObject {
    Q_OBJECT
private slots:
    void playsToTheLastWholeFrame();
};

//! kill -9 of a real process that records, thirty times over one ring, each time in the middle of something.
void TstRingCrash::playsToTheLastWholeFrame()
{
    TestFootage footage = TestFootage::make({.camera = 3, .length = 6s, .segment = 1s});
    QVERIFY2(footage.segments.size() == kSegmentsOfFootage, qPrintable(footage.problem));
    RingStand stand;
    stand.limits.bytes = 400'000'000;
    // Large ones, so that the end comes in the middle of one: null packets mean nothing in a transport stream.
    const QByteArray nothing = (QByteArray::fromHex("471fff10") + QByteArray(184, '\xff')).repeated(8000);
    for (QByteArray &segment : footage.segments)
        segment += nothing;
    for (int i = 0; i < kSegmentsOfFootage; ++i) {
        QFile file(stand.folder.filePath(QStringLiteral("%1.ts").arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(footage.segments.at(i)) == footage.segments.at(i).size());
    }
    qint64 next = 0;
    int torn = 0;
    int unclosed = 0;
    for (int run = 0; run < 30; ++run) {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--record"), stand.path(), stand.folder.path(), QString::number(next)});
        QVERIFY(program.waitForReadyRead());
        QTest::qWait(QRandomGenerator::global()->bounded(60));
        program.kill();
        QVERIFY(program.waitForFinished());
        QVERIFY(program.exitStatus() == QProcess::CrashExit);
        QByteArray told = program.readAllStandardOutput();
        told.truncate(told.lastIndexOf('\n')); // the last line may be half of one
        const qint64 seen = told.mid(told.lastIndexOf('\n') + 1).toLongLong();

        unclosed += int(stand.files(QStringLiteral("*.footage")).size() - stand.files(QStringLiteral("*.index")).size());
        QVERIFY(bool(stand.open()));
        const FootageRing &ring = *stand.ring;
        torn += ring.status().damaged > 0;
        const auto newest = ring.before(kRingCamera, startOf(1'000'000'000));
        QVERIFY(newest.has_value());
        const qint64 last = (newest->start() - kRingStart) / 1s;
        QVERIFY2(last >= seen, "a segment that had been there is gone");
        // All that is found is whole, and without a hole up to the end.
        const QList<RingSegment> all = ring.segments(kRingCamera, {kRingStart, startOf(last + 1)});
        for (qsizetype i = 0; i < all.size(); ++i) {
            const Result<MediaSegment> read = ring.read(all.at(i));
            QVERIFY(bool(read));
            QCOMPARE(read.value().sequence, last - (all.size() - 1 - i));
            QCOMPARE(read.value().bytes, footage.segments.at(read.value().sequence % kSegmentsOfFootage));
        }
        // And the last one plays to its last frame.
        SegmentDecoder decoder(SegmentDecoder::Use::Stills);
        QVERIFY(bool(decoder.open(ring.read(*newest).value())));
        int frames = 0;
        std::optional<BlockCode> code;
        const auto take = [&] {
            while (decoder.next()) {
                code = readBlockCode(decoder.image({}, PictureScaler::Fit::ShrinkOnly).value());
                ++frames;
            }
        };
        take();
        decoder.drain();
        take();
        QCOMPARE(frames, TestFootage::kFramesPerSecond);
        QVERIFY(code == TestFootage::codeAt(3, last % kSegmentsOfFootage * 1s + 960ms));
        next = last + 1;
        stand.ring.reset();
    }
    qInfo("%lld segments, %d files left open, %d of 30 runs ended in the middle of a record", static_cast<long long>(next), unclosed, torn);
    QVERIFY(unclosed > 10);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments.at(1) == u"--record")
        return record(arguments.at(2), arguments.at(3), arguments.at(4).toLongLong());
    TstRingCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ringcrash.moc"
