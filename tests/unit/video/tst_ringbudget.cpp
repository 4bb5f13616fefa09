// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/video/ringstand.h"

using namespace std::chrono_literals;

namespace {
constexpr int kSegment = 2'000;
const CameraId kOther{QStringLiteral("door")};

QByteArray bytesOf(int index)
{
    return QByteArray::number(index) + ' ' + QByteArray(kSegment, 'x');
}
} // namespace

class TstRingBudget : public QObject {
    Q_OBJECT
private slots:
    void theOldestGoesFirst();
    void isKeptToAcrossRestarts();
    void countsAllCameras();
    void aSmallerBudgetCountsAtOnce();
    void daysCountOnThisComputersClock();
    void pinnedFootageStays();
    void unpinnedFootageGoes();
    void nothingGoesBeforeThePinsAreKnown();
    void aCrashWhilePinnedFootageIsCopied();
    void leavesRoomOnTheDisk();
    void stopsWhenThereIsNoRoom();

private:
    //! Of what was recorded, the first that is still there.
    int oldest(RingStand &stand, const CameraId &camera = kRingCamera)
    {
        const auto found = stand.ring->after(camera, kRingStart - 24h);
        return found ? int((found->start() - kRingStart) / 2s) : -1;
    }
    void fill(RingStand &stand, int from, int to, const CameraId &camera = kRingCamera)
    {
        for (int i = from; i < to; ++i) {
            QVERIFY(stand.ring->append(camera, stand.segment(i, bytesOf(i))));
            stand.clock.advance(2s);
        }
        QVERIFY(bool(stand.ring->sync().result()));
    }
};

void TstRingBudget::theOldestGoesFirst()
{
    RingStand stand;
    stand.limits.bytes = 100'000; // about 50 segments
    QVERIFY(bool(stand.open()));
    fill(stand, 0, 40);
    QCOMPARE(oldest(stand), 0);
    for (int i = 40; i < 400; i += 5) {
        fill(stand, i, i + 5);
        QVERIFY2(stand.ring->status().bytes <= 100'000, qPrintable(QString::number(i)));
    }
    // Small files, so that hardly more goes than has to.
    QVERIFY2(oldest(stand) >= 350 && oldest(stand) <= 360, qPrintable(QString::number(oldest(stand))));
    QCOMPARE(stand.ring->spans(kRingCamera).size(), 1);
    QCOMPARE(stand.ring->status().lost, 0);
    qint64 onDisk = 0;
    for (const QString &file : stand.files(QStringLiteral("*.footage")))
        onDisk += QFileInfo(file).size();
    QCOMPARE(onDisk, stand.ring->status().bytes);
    QCOMPARE(stand.files(QStringLiteral("*.index")).size(), stand.files(QStringLiteral("*.footage")).size() - 1);
}

void TstRingBudget::isKeptToAcrossRestarts()
{
    RingStand stand;
    stand.limits.bytes = 100'000;
    for (int run = 0; run < 6; ++run) {
        QVERIFY(bool(stand.open()));
        fill(stand, run * 20, run * 20 + 20);
    }
    QVERIFY(bool(stand.open()));
    QVERIFY(stand.ring->status().bytes <= 100'000);
    QVERIFY2(oldest(stand) >= 70 && oldest(stand) <= 80, qPrintable(QString::number(oldest(stand))));
}

void TstRingBudget::countsAllCameras()
{
    RingStand stand;
    stand.limits.bytes = 100'000;
    QVERIFY(bool(stand.open()));
    fill(stand, 0, 30, kOther); // falls silent
    fill(stand, 30, 60);
    QVERIFY(oldest(stand, kOther) > 0 && oldest(stand) == 30);
    fill(stand, 60, 100);
    QVERIFY(oldest(stand, kOther) < 0 && oldest(stand) > 45);
}

void TstRingBudget::aSmallerBudgetCountsAtOnce()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    fill(stand, 0, 60);
    QVERIFY(bool(stand.open()));
    fill(stand, 60, 70);
    QCOMPARE(oldest(stand), 0);
    stand.limits.bytes = 50'000;
    stand.ring->setLimits(stand.limits);
    QTRY_VERIFY(stand.ring->status().bytes <= 50'000);
    QCOMPARE(oldest(stand), 60); // files of the larger budget go as a whole
}

void TstRingBudget::daysCountOnThisComputersClock()
{
    RingStand stand;
    stand.tuning.files.fileLength = 10s;
    stand.limits.age = 48h;
    QVERIFY(bool(stand.open()));
    MediaSegment ahead = stand.segment(0, bytesOf(0));
    ahead.start += 24h * 365; // the camera's clock is wrong
    QVERIFY(stand.append(ahead));
    fill(stand, 1, 10);
    stand.clock.advance(47h);
    fill(stand, 1000, 1010);
    QCOMPARE(oldest(stand), 1);
    stand.clock.advance(2h);
    QTRY_COMPARE(oldest(stand), 1000);
    QVERIFY(!stand.ring->segmentAt(kRingCamera, ahead.start));
    stand.clock.advance(47h);
    QTRY_COMPARE(oldest(stand), -1); // also while nothing is recorded
    QVERIFY(stand.files(QStringLiteral("*.footage")).isEmpty());
}

void TstRingBudget::pinnedFootageStays()
{
    RingStand stand;
    stand.limits.bytes = 100'000;
    stand.pinned = {{kRingCamera, {kRingStart + 21s, kRingStart + 29s}}, {kOther, {kRingStart, kRingStart + 1h}}};
    QVERIFY(bool(stand.open()));
    fill(stand, 0, 200);
    for (int round = 0; round < 2; ++round) {
        QVERIFY(stand.ring->status().bytes <= 100'000);
        QVERIFY(stand.ring->status().keptBytes > 4 * kSegment && stand.ring->status().keptBytes < 7 * kSegment);
        const QList<TimeRange> spans = stand.ring->spans(kRingCamera);
        QCOMPARE(spans.size(), 2);
        QCOMPARE(spans.first(), (TimeRange{kRingStart + 20s, kRingStart + 30s}));
        for (int i = 10; i < 15; ++i) {
            const auto found = stand.ring->segmentAt(kRingCamera, kRingStart + i * 2s + 1s);
            QVERIFY(found.has_value());
            QCOMPARE(stand.ring->read(*found).value().bytes, bytesOf(i));
        }
        QCOMPARE(stand.ring->cameras().first().keptBytes, stand.ring->status().keptBytes);
        QVERIFY(bool(stand.open()));
    }
    // By days too.
    stand.limits.age = 24h;
    stand.ring->setLimits(stand.limits);
    stand.clock.advance(1000h);
    QTRY_COMPARE(stand.ring->status().bytes, 0);
    QVERIFY(stand.ring->segmentAt(kRingCamera, kRingStart + 21s).has_value());
}

void TstRingBudget::unpinnedFootageGoes()
{
    RingStand stand;
    stand.limits.bytes = 100'000;
    stand.pinned = {{kRingCamera, {kRingStart, kRingStart + 4s}}, {kRingCamera, {kRingStart + 40s, kRingStart + 44s}}};
    QVERIFY(bool(stand.open()));
    fill(stand, 0, 200);
    QCOMPARE(stand.ring->spans(kRingCamera).size(), 3);
    stand.ring->setPinned({{kRingCamera, {kRingStart + 40s, kRingStart + 44s}}});
    QTRY_COMPARE(stand.ring->spans(kRingCamera).size(), 2);
    QVERIFY(stand.ring->segmentAt(kRingCamera, kRingStart + 41s).has_value());
    stand.ring->setPinned({});
    QTRY_COMPARE(stand.ring->status().keptBytes, 0);
}

void TstRingBudget::nothingGoesBeforeThePinsAreKnown()
{
    RingStand stand;
    stand.limits.bytes = 100'000;
    stand.pinned.reset();
    QVERIFY(bool(stand.open()));
    fill(stand, 0, 100);
    QCOMPARE(oldest(stand), 0);
    stand.ring->setPinned({{kRingCamera, {kRingStart, kRingStart + 2s}}});
    QTRY_VERIFY(stand.ring->status().bytes <= 100'000);
    QCOMPARE(oldest(stand), 0);
    QCOMPARE(stand.ring->spans(kRingCamera).size(), 2);
}

//! The copy was written, and the program ended before the file went.
void TstRingBudget::aCrashWhilePinnedFootageIsCopied()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    fill(stand, 0, 20);
    QVERIFY(bool(stand.open()));
    const QString footage = stand.files(QStringLiteral("*.footage")).first();
    const QString index = stand.files(QStringLiteral("*.index")).first();
    QVERIFY(QFile::copy(footage, stand.folder.filePath(QStringLiteral("f"))));
    QVERIFY(QFile::copy(index, stand.folder.filePath(QStringLiteral("i"))));
    stand.limits.bytes = 0;
    stand.pinned = {{kRingCamera, {kRingStart + 10s, kRingStart + 14s}}};
    stand.ring->setPinned(*stand.pinned);
    stand.ring->setLimits(stand.limits);
    QTRY_COMPARE(stand.ring->status().bytes, 0);
    const qint64 kept = stand.ring->status().keptBytes;
    QVERIFY(kept > 0);
    stand.ring.reset();
    QVERIFY(QFile::copy(stand.folder.filePath(QStringLiteral("f")), footage));
    QVERIFY(QFile::copy(stand.folder.filePath(QStringLiteral("i")), index));
    QVERIFY(bool(stand.open()));
    QTRY_COMPARE(stand.ring->status().bytes, 0);
    QCOMPARE(stand.ring->status().keptBytes, kept); // not twice
    QVERIFY(stand.ring->segmentAt(kRingCamera, kRingStart + 11s).has_value());
}

//! Something else fills the disk: the oldest footage makes room.
void TstRingBudget::leavesRoomOnTheDisk()
{
    RingStand stand;
    stand.tuning.files.fileLength = 20s;
    stand.limits.freeSpace = 100'000;
    // A disk of 300 kB, of which the ring takes what it has and others what the test says.
    std::atomic<qint64> others = 0;
    stand.tuning.freeSpace = [&](const QString &path) {
        qint64 ours = 0;
        for (QDirIterator it(path, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            it.next();
            ours += it.fileInfo().size();
        }
        return 300'000 - ours - others;
    };
    QVERIFY(bool(stand.open()));
    fill(stand, 0, 80);
    QCOMPARE(oldest(stand), 0);
    others = 100'000;
    QTRY_VERIFY(stand.ring->status().bytes <= 100'000);
    QVERIFY(oldest(stand) > 20 && oldest(stand) < 50);
    fill(stand, 80, 100);
    QTRY_VERIFY(stand.ring->status().bytes <= 100'000);
    QCOMPARE(stand.ring->status().lost, 0);
    QVERIFY(!stand.ring->status().problem);
}

void TstRingBudget::stopsWhenThereIsNoRoom()
{
    RingStand stand;
    QVERIFY(bool(stand.open()));
    fill(stand, 0, 5);
    stand.free = 100; // even without the ring
    QTRY_VERIFY(stand.ring->status().problem);
    QCOMPARE(stand.ring->status().problem->reason, QStringLiteral("footage.diskFull"));
    const qint64 before = stand.ring->status().written;
    QVERIFY(stand.append(stand.segment(5, bytesOf(5))));
    QCOMPARE(stand.ring->status().written, before);
    QCOMPARE(stand.ring->status().lost, 1);
    stand.free = 1'000'000'000'000;
    QTRY_VERIFY(!stand.ring->status().problem); // by itself
    QVERIFY(stand.append(stand.segment(6, bytesOf(6))));
    QCOMPARE(stand.ring->status().written, before + 1);
    QVERIFY(stand.ring->read(*stand.ring->segmentAt(kRingCamera, kRingStart + 12s)).value().discontinuity);
}

QTEST_GUILESS_MAIN(TstRingBudget)
#include "tst_ringbudget.moc"
