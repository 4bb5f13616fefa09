// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/video/ringstand.h"

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

QByteArray bytesOf(int index, qsizetype size = 1000)
{
    return QByteArray::number(index) + ' ' + QByteArray(size, char('a' + index % 26));
}

} // namespace

class TstFootageRing : public QObject {
    Q_OBJECT
private slots:
    void givesBackWhatCame();
    void givesItBackAfterARestart();
    void findsInstantsAndNeighbours();
    void tellsWhatIsCovered();
    void prefersWhatCameLater();
    void takesASegmentOnce();
    void keepsCamerasApart();
    void beginsANewFileInTime();
    void oneProgramAtATime();
    void saysThatTheKeyIsLost();
    void beginsAnewOnlyWhenTold();
    void removesAll();
    void refusesWhileClosed();
    void tellsThatTheDiskIsTooSlow();
    void marksTheGapBehindWhatWasLost();
    void readsWhileItWrites();
};

void TstFootageRing::givesBackWhatCame()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    MediaSegment fragmented{7, bytesOf(1), "init section", kRingStart, true, false, 2'000'123us};
    MediaSegment guessed{8, bytesOf(2), "init section", kRingStart + 2s, false, true, 2s};
    MediaSegment plain{9, bytesOf(3), {}, kRingStart + 4s, true, false, 2s};
    for (const MediaSegment &segment : {fragmented, guessed, plain})
        QVERIFY(stand.append(segment));
    for (const MediaSegment &segment : {fragmented, guessed, plain}) {
        const auto found = stand.ring->segmentAt(kRingCamera, segment.start + 1s);
        QVERIFY(found.has_value());
        const Result<MediaSegment> read = stand.ring->read(*found);
        QVERIFY(bool(read));
        QCOMPARE(read.value().bytes, segment.bytes);
        QCOMPARE(read.value().init, segment.init);
        QCOMPARE(read.value().sequence, segment.sequence);
        QVERIFY(read.value().start == segment.start && read.value().duration == segment.duration);
        QVERIFY(read.value().certain == segment.certain && read.value().discontinuity == segment.discontinuity);
    }
    QCOMPARE(stand.ring->status().written, 3);
    QVERIFY(stand.ring->status().bytes > 3000);
    // Nothing of it can be read on the disk, not even the camera's id.
    for (const QString &name : stand.files(QStringLiteral("*"))) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray onDisk = file.readAll();
        QVERIFY(!onDisk.contains("bbbbbbbb") && !onDisk.contains("init") && !onDisk.contains("till"));
    }
}

void TstFootageRing::givesItBackAfterARestart()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    for (int run = 0; run < 3; ++run) {
        for (int i = 0; i < 10; ++i)
            QVERIFY(stand.append(stand.segment(run * 10 + i, bytesOf(run * 10 + i))));
        QVERIFY(bool(stand.open()));
    }
    QCOMPARE(stand.files(QStringLiteral("*.footage")).size(), 3);
    QCOMPARE(stand.files(QStringLiteral("*.index")).size(), 3);
    QCOMPARE(stand.ring->spans(kRingCamera), (QList<TimeRange>{{kRingStart, kRingStart + 60s}}));
    QCOMPARE(stand.ring->status().damaged, 0);
    for (int i = 0; i < 30; ++i) {
        const auto found = stand.ring->segmentAt(kRingCamera, kRingStart + i * 2s);
        QVERIFY(found.has_value());
        QCOMPARE(stand.ring->read(*found).value().bytes, bytesOf(i));
    }
}

void TstFootageRing::findsInstantsAndNeighbours()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    for (const int i : {0, 1, 4, 5})
        QVERIFY(stand.append(stand.segment(i, bytesOf(i))));
    for (int round = 0; round < 2; ++round) { // growing, then closed
        const auto indexOf = [](const std::optional<RingSegment> &found) { return found ? int((found->start() - kRingStart) / 2s) : -1; };
        const FootageRing &ring = *stand.ring;
        QCOMPARE(indexOf(ring.segmentAt(kRingCamera, kRingStart - 1ms)), -1);
        QCOMPARE(indexOf(ring.segmentAt(kRingCamera, kRingStart)), 0);
        QCOMPARE(indexOf(ring.segmentAt(kRingCamera, kRingStart + 3999ms)), 1);
        QCOMPARE(indexOf(ring.segmentAt(kRingCamera, kRingStart + 4050ms)), 1); // within the playlist's rounding
        QCOMPARE(indexOf(ring.segmentAt(kRingCamera, kRingStart + 5s)), -1);
        QCOMPARE(indexOf(ring.segmentAt(kRingCamera, kRingStart + 8s)), 4);
        QCOMPARE(indexOf(ring.before(kRingCamera, kRingStart)), -1);
        QCOMPARE(indexOf(ring.before(kRingCamera, kRingStart + 2s)), 0);
        QCOMPARE(indexOf(ring.before(kRingCamera, kRingStart + 7s)), 1);
        QCOMPARE(indexOf(ring.before(kRingCamera, kRingStart + 100s)), 5);
        QCOMPARE(indexOf(ring.after(kRingCamera, kRingStart - 100s)), 0);
        QCOMPARE(indexOf(ring.after(kRingCamera, kRingStart + 1ms)), 1);
        QCOMPARE(indexOf(ring.after(kRingCamera, kRingStart + 5s)), 4);
        QCOMPARE(indexOf(ring.after(kRingCamera, kRingStart + 11s)), -1);
        QList<int> inRange;
        for (const RingSegment &segment : ring.segments(kRingCamera, {kRingStart + 3s, kRingStart + 9s}))
            inRange << indexOf(segment);
        QCOMPARE(inRange, (QList<int>{1, 4}));
        QVERIFY(!ring.segmentAt({QStringLiteral("other")}, kRingStart));
        QVERIFY(bool(stand.open()));
    }
}

void TstFootageRing::tellsWhatIsCovered()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    QVERIFY(stand.ring->spans(kRingCamera).isEmpty() && stand.ring->cameras().isEmpty());
    for (const int i : {0, 1, 10, 11, 12})
        QVERIFY(stand.append(stand.segment(i, bytesOf(i))));
    for (int round = 0; round < 2; ++round) {
        const QList<TimeRange> spans{{kRingStart, kRingStart + 4s}, {kRingStart + 20s, kRingStart + 26s}};
        QCOMPARE(stand.ring->spans(kRingCamera), spans);
        QCOMPARE(stand.ring->cameras().size(), 1);
        const RingCamera camera = stand.ring->cameras().first();
        QCOMPARE(camera.camera, kRingCamera);
        QCOMPARE(camera.segments, 5);
        QVERIFY(camera.covered == 10s && camera.oldest == kRingStart && camera.newest == kRingStart + 26s);
        QCOMPARE(camera.bytes, stand.ring->status().bytes);
        QVERIFY(bool(stand.open()));
    }
}

//! As in the memory buffer: the camera's clock was set back, and the same wall-clock time comes a second time.
void TstFootageRing::prefersWhatCameLater()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    for (int i = 0; i < 5; ++i)
        QVERIFY(stand.append(stand.segment(i, bytesOf(i))));
    for (int i = 0; i < 5; ++i) { // 5 s back, not on the same grid
        MediaSegment again = stand.segment(10 + i, bytesOf(10 + i));
        again.start = kRingStart + 5s + i * 2s;
        QVERIFY(stand.append(again));
    }
    for (int round = 0; round < 2; ++round) {
        const auto bytesAt = [&](milliseconds since) {
            const auto found = stand.ring->segmentAt(kRingCamera, kRingStart + since);
            return found ? stand.ring->read(*found).value().bytes.split(' ').first().toInt() : -1;
        };
        QCOMPARE(bytesAt(4s), 2);
        QCOMPARE(bytesAt(4999ms), 2);
        QCOMPARE(bytesAt(5s), 10);
        QCOMPARE(bytesAt(9s), 12);
        QCOMPARE(bytesAt(14s), 14);
        QList<int> order;
        for (const RingSegment &segment : stand.ring->segments(kRingCamera, {kRingStart, kRingStart + 1h}))
            order << stand.ring->read(segment).value().bytes.split(' ').first().toInt();
        QCOMPARE(order, (QList<int>{0, 1, 2, 10, 11, 12, 13, 14})); // the third is half covered, the fourth and fifth all
        QCOMPARE(stand.ring->spans(kRingCamera), (QList<TimeRange>{{kRingStart, kRingStart + 15s}}));
        QVERIFY(bool(stand.open()));
    }
}

void TstFootageRing::takesASegmentOnce()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    for (int i = 0; i < 6; ++i)
        QVERIFY(stand.append(stand.segment(i, bytesOf(i))));
    for (int i = 2; i < 8; ++i) { // the server begins anew and numbers anew
        MediaSegment again = stand.segment(i, bytesOf(i));
        again.sequence = i - 2;
        QVERIFY(stand.append(again));
    }
    QCOMPARE(stand.ring->status().written, 8);
    MediaSegment guessed = stand.segment(20, bytesOf(20));
    guessed.certain = false;
    QVERIFY(stand.append(guessed));
    guessed.start += 30ms; // estimated anew
    QVERIFY(stand.append(guessed));
    QCOMPARE(stand.ring->status().written, 9);
    QVERIFY(bool(stand.open()));
    QVERIFY(stand.append(stand.segment(7, bytesOf(7)))); // of the run before
    QCOMPARE(stand.ring->status().written, 0);
    QCOMPARE(stand.ring->status().lost, 0);
}

void TstFootageRing::keepsCamerasApart()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    const CameraId other{QStringLiteral("入口のカメラ")};
    QVERIFY(stand.append(stand.segment(0, "till")));
    QVERIFY(stand.append(stand.segment(0, "door"), other));
    QVERIFY(bool(stand.open()));
    QCOMPARE(stand.ring->read(*stand.ring->segmentAt(kRingCamera, kRingStart)).value().bytes, QByteArray("till"));
    QCOMPARE(stand.ring->read(*stand.ring->segmentAt(other, kRingStart)).value().bytes, QByteArray("door"));
    QCOMPARE(stand.ring->cameras().size(), 2);
}

void TstFootageRing::beginsANewFileInTime()
{
    RingStand stand;
    stand.tuning.files.fileLength = 10s;
    QVERIFY(bool(stand.open()));
    for (int i = 0; i < 12; ++i)
        QVERIFY(stand.append(stand.segment(i, bytesOf(i))));
    QCOMPARE(stand.files(QStringLiteral("*.footage")).size(), 3);
    QCOMPARE(stand.files(QStringLiteral("*.index")).size(), 2); // the third still grows
    // The camera's clock jumps by a year and back.
    MediaSegment strange = stand.segment(12, bytesOf(12));
    strange.start += 365 * 24h;
    QVERIFY(stand.append(strange));
    QVERIFY(stand.append(stand.segment(13, bytesOf(13))));
    QCOMPARE(stand.files(QStringLiteral("*.footage")).size(), 5);
    // A camera that fell silent leaves its file ready to go.
    stand.clock.advance(11min);
    QTRY_COMPARE(stand.files(QStringLiteral("*.index")).size(), 5);
    QVERIFY(stand.append(stand.segment(14, bytesOf(14))));
    QCOMPARE(stand.files(QStringLiteral("*.footage")).size(), 6);
    for (int i = 0; i < 15; ++i)
        QVERIFY(i == 12 || stand.ring->segmentAt(kRingCamera, kRingStart + i * 2s + 1s));
    QVERIFY(stand.ring->segmentAt(kRingCamera, strange.start).has_value());
}

void TstFootageRing::oneProgramAtATime()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    QVERIFY(stand.append(stand.segment(0, bytesOf(0))));
    FootageRing second(stand.path(), stand.clock, stand.tuning);
    const Result<Done> opened = second.open(stand.key).result();
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, QStringLiteral("footage.inUse"));
    QVERIFY(!second.open(stand.key, FootageRing::Begin::Anew).result()); // nor may it throw the first one's away
    QVERIFY(!second.append(kRingCamera, stand.segment(1, bytesOf(1))));
    QVERIFY(stand.append(stand.segment(1, bytesOf(1))));
    stand.ring.reset();
    QVERIFY(bool(second.open(stand.key).result()));
}

void TstFootageRing::saysThatTheKeyIsLost()
{
    RingStand stand;
    QVERIFY(!FootageRing(stand.path(), stand.clock).exists());
    QVERIFY(bool(stand.open()));
    QVERIFY(stand.ring->exists());
    QVERIFY(stand.append(stand.segment(0, bytesOf(0))));
    stand.key = QByteArray(32, 'x');
    Result<Done> opened = stand.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, QStringLiteral("footage.keyLost"));
    QVERIFY(!stand.ring->append(kRingCamera, stand.segment(1, bytesOf(1))));
    stand.key = QByteArray(32, 'k');
    QVERIFY(bool(stand.open())); // nothing was touched
    QVERIFY(stand.ring->segmentAt(kRingCamera, kRingStart).has_value());
    stand.ring.reset();
    QVERIFY(QFile::remove(stand.path() + QStringLiteral("/ring")));
    opened = stand.open();
    QVERIFY(!opened); // not taken for an empty folder
    QCOMPARE(opened.error().reason, QStringLiteral("footage.keyLost"));
    QFile damaged(stand.path() + QStringLiteral("/ring"));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("what") == 4);
    damaged.close();
    opened = stand.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, QStringLiteral("footage.keyLost"));
    QCOMPARE(stand.files(QStringLiteral("*.footage")).size(), 1);
}

void TstFootageRing::beginsAnewOnlyWhenTold()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    QVERIFY(stand.append(stand.segment(0, bytesOf(0))));
    stand.ring.reset();
    QFile foreign(stand.path() + QStringLiteral("/notes.txt"));
    QVERIFY(foreign.open(QIODevice::WriteOnly) && foreign.write("mine") == 4);
    foreign.close();
    stand.key = QByteArray(32, 'x');
    QVERIFY(bool(stand.open(FootageRing::Begin::Anew)));
    QVERIFY(stand.files(QStringLiteral("*.footage")).isEmpty() && stand.files(QStringLiteral("*.index")).isEmpty());
    QVERIFY(foreign.exists()); // what is not ours stays
    QVERIFY(stand.ring->spans(kRingCamera).isEmpty());
    QVERIFY(stand.append(stand.segment(1, bytesOf(1))));
    QVERIFY(bool(stand.open()));
    QVERIFY(stand.ring->segmentAt(kRingCamera, kRingStart + 2s).has_value());
}

void TstFootageRing::removesAll()
{
    RingStand stand;
    stand.tuning.files.fileLength = 4s;
    stand.pinned = {{kRingCamera, {kRingStart, kRingStart + 2s}}};
    QVERIFY(bool(stand.open()));
    for (int i = 0; i < 5; ++i)
        QVERIFY(stand.append(stand.segment(i, bytesOf(i))));
    QVERIFY(bool(stand.ring->removeAll().result()));
    QVERIFY(stand.files(QStringLiteral("*.footage")).isEmpty() && stand.files(QStringLiteral("*.index")).isEmpty());
    QVERIFY(stand.ring->spans(kRingCamera).isEmpty());
    QCOMPARE(stand.ring->status().bytes, 0);
    QVERIFY(stand.append(stand.segment(5, bytesOf(5)))); // it goes on
    QVERIFY(bool(stand.open()));
    QCOMPARE(stand.ring->spans(kRingCamera), (QList<TimeRange>{{kRingStart + 10s, kRingStart + 12s}}));
    QVERIFY(bool(stand.ring->close().result()));
    QVERIFY(bool(stand.ring->removeAll().result())); // a closed one too
    QVERIFY(!stand.ring->exists());
}

void TstFootageRing::refusesWhileClosed()
{
    RingStand stand;
    FootageRing ring(stand.path(), stand.clock, stand.tuning);
    QVERIFY(!ring.append(kRingCamera, stand.segment(0, bytesOf(0))));
    QVERIFY(!ring.segmentAt(kRingCamera, kRingStart));
    QVERIFY(ring.status().state == RingStatus::State::Closed);
    QVERIFY(bool(ring.open(stand.key).result()));
    QVERIFY(ring.append(kRingCamera, stand.segment(0, bytesOf(0))));
    QVERIFY(bool(ring.close().result())); // with what waited
    QVERIFY(ring.status().state == RingStatus::State::Closed && ring.cameras().isEmpty());
    QVERIFY(bool(ring.open(stand.key).result()));
    QTRY_VERIFY(ring.segmentAt(kRingCamera, kRingStart));
}

void TstFootageRing::tellsThatTheDiskIsTooSlow()
{
    RingStand stand;
    std::atomic<bool> hangs = false;
    std::atomic<bool> isHanging = false;
    stand.tuning.queueBytes = 3000;
    stand.tuning.enforceEvery = 0ms;
    stand.tuning.freeSpace = [&](const QString &) { // asked in the ring's thread
        isHanging = hangs.load();
        while (hangs)
            QThread::yieldCurrentThread();
        return qint64(1'000'000'000'000);
    };
    QVERIFY(bool(stand.open()));
    const FootageRing &ring = *stand.ring;
    hangs = true;
    QTRY_VERIFY(isHanging);
    QElapsedTimer spent;
    spent.start();
    int taken = 0;
    for (int i = 0; i < 10; ++i)
        taken += stand.ring->append(kRingCamera, stand.segment(i, bytesOf(i)));
    QVERIFY2(spent.elapsed() < 1000, "append() waited for the disk");
    QCOMPARE(taken, 2);
    QCOMPARE(ring.status().lost, 8);
    QVERIFY(ring.status().problem.has_value());
    QCOMPARE(ring.status().problem->reason, QStringLiteral("footage.tooSlow"));
    hangs = false;
    QVERIFY(bool(stand.ring->sync().result()));
    QVERIFY(stand.ring->append(kRingCamera, stand.segment(10, bytesOf(10))));
    QVERIFY(bool(stand.ring->sync().result()));
    QVERIFY(ring.read(*ring.segmentAt(kRingCamera, kRingStart + 20s)).value().discontinuity);
    QVERIFY(!ring.read(*ring.segmentAt(kRingCamera, kRingStart + 2s)).value().discontinuity);
}

void TstFootageRing::marksTheGapBehindWhatWasLost()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    QVERIFY(stand.append(stand.segment(0, bytesOf(0))));
    // A folder of the camera that cannot be written to, as after a fault of the disk.
    stand.ring.reset();
    stand.tuning.files.fileLength = 1ms;
    const QString folder = QFileInfo(stand.files(QStringLiteral("*.footage")).first()).path();
    QVERIFY(bool(stand.open()));
    QVERIFY(QDir().rename(folder, folder + QStringLiteral(".away")));
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(stand.ring->append(kRingCamera, stand.segment(1, bytesOf(1))));
    QVERIFY(bool(stand.ring->sync().result()));
    QTRY_COMPARE(stand.ring->status().lost, 1);
    QTRY_VERIFY(stand.ring->status().problem);
    QCOMPARE(stand.ring->status().problem->reason, QStringLiteral("footage.disk"));
    QVERIFY(inTheWay.remove() && QDir().rename(folder + QStringLiteral(".away"), folder));
    QTest::qWait(30); // retryEvery
    QVERIFY(stand.append(stand.segment(2, bytesOf(2))));
    QTRY_VERIFY(!stand.ring->status().problem);
    QVERIFY(stand.ring->read(*stand.ring->segmentAt(kRingCamera, kRingStart + 4s)).value().discontinuity);
}

void TstFootageRing::readsWhileItWrites()
{
    RingStand stand;
    stand.limits.bytes = 400'000; // small files, and the oldest goes all the time
    QVERIFY(bool(stand.open()));
    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0;
    std::atomic<int> reads = 0;
    std::vector<std::unique_ptr<QThread>> readers;
    for (int reader = 0; reader < 3; ++reader) {
        readers.emplace_back(QThread::create([&, reader] {
            for (int i = reader; !done; i += 7) {
                const FootageRing &ring = *stand.ring;
                const auto found = ring.segmentAt(kRingCamera, kRingStart + (i % 1000) * 2s);
                if (found) {
                    const Result<MediaSegment> read = ring.read(*found);
                    const int index = int((found->start() - kRingStart) / 2s);
                    wrong += read ? read.value().bytes != bytesOf(index) : read.error().kind != Error::Kind::NotFound;
                    ++reads;
                }
                (void)ring.before(kRingCamera, kRingStart + (i % 2000) * 1s);
                (void)ring.segments(kRingCamera, {kRingStart, kRingStart + 200s});
                (void)ring.spans(kRingCamera);
                (void)ring.status();
            }
        }));
        readers.back()->start();
    }
    for (int i = 0; i < 1000; ++i) {
        while (!stand.ring->append(kRingCamera, stand.segment(i, bytesOf(i))))
            QThread::yieldCurrentThread();
    }
    QVERIFY(bool(stand.ring->sync().result()));
    QTRY_VERIFY(reads > 100);
    done = true;
    for (auto &reader : readers)
        reader->wait();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(stand.ring->status().damaged, 0);
    QVERIFY(stand.ring->status().bytes <= 400'000);
    QVERIFY(!stand.ring->segmentAt(kRingCamera, kRingStart) && stand.ring->segmentAt(kRingCamera, kRingStart + 1999s));
}

QTEST_GUILESS_MAIN(TstFootageRing)
#include "tst_footagering.moc"
