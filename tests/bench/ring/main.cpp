// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast the ring of footage is: bench_ring [--dir DIR] [--megabytes N] [--days N]
#include "app/video/footagering.h"
#include "app/video/ringfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace std::chrono_literals;

namespace {

const Instant kStart = fromMs(1'772'335'200'000);
constexpr auto kLength = 2s;
constexpr qsizetype kSegmentBytes = 500'000; // 2 Mbit/s
constexpr int kCameras = 16;

CameraId camera(int number)
{
    return {QStringLiteral("camera-%1").arg(number)};
}

qint64 residentKilobytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toLongLong() * 4 : 0;
}

double percentile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values.at(size_t(part * double(values.size() - 1)));
}

double milliseconds(const QElapsedTimer &since)
{
    return double(since.nsecsElapsed()) / 1e6;
}

void waitUntilReady(const FootageRing &ring)
{
    while (ring.status().state != RingStatus::State::Ready)
        QThread::msleep(1);
}

//! Sixteen cameras at 2 Mbit/s: writes as fast as the disk takes it, then reads here and there.
void appendAndRead(const QString &folder, qint64 megabytes)
{
    const SystemClock clock;
    FootageRing ring(folder, clock);
    RingLimits limits;
    limits.bytes = 1'000'000'000'000;
    limits.freeSpace = 0;
    limits.age = std::chrono::hours(24 * 36500);
    ring.setLimits(limits);
    ring.setPinned({});
    if (!ring.open(QByteArray(32, 'k')).result())
        qFatal("the ring does not open");
    QByteArray bytes(kSegmentBytes, Qt::Uninitialized);
    QRandomGenerator(1).fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    const auto count = int(megabytes * 1'000'000 / kSegmentBytes);
    QElapsedTimer spent;
    spent.start();
    const std::clock_t processor = std::clock();
    for (int i = 0; i < count; ++i) {
        const MediaSegment segment{i, bytes, {}, kStart + (i / kCameras) * kLength, true, false, kLength};
        while (!ring.append(camera(i % kCameras), segment))
            QThread::usleep(200);
    }
    (void)ring.sync().result();
    const double seconds = milliseconds(spent) / 1000;
    const double processorSeconds = double(std::clock() - processor) / CLOCKS_PER_SEC;
    const double perSecond = double(count) * kSegmentBytes / 1e6 / seconds;
    std::printf("append: %d segments of %lld bytes, %.0f MB/s to the disk, %.2f ms of processor time each\n", count,
                static_cast<long long>(kSegmentBytes), perSecond, processorSeconds * 1000 / count);
    std::printf("        a camera of 2 Mbit/s takes %.2f %% of one processor\n", processorSeconds / count / 2 * 100);

    std::vector<double> find;
    std::vector<double> read;
    for (int i = 0; i < 2000; ++i) {
        const CameraId from = camera(QRandomGenerator::global()->bounded(kCameras));
        const Instant at = kStart + std::chrono::milliseconds(QRandomGenerator::global()->bounded(qint64(count / kCameras) * 2000));
        QElapsedTimer one;
        one.start();
        const auto found = ring.segmentAt(from, at);
        find.push_back(milliseconds(one));
        if (!found)
            qFatal("a segment is not found");
        one.restart();
        if (!ring.read(*found))
            qFatal("a segment cannot be read");
        read.push_back(milliseconds(one));
    }
    std::printf("random: find p50 %.3f ms, p95 %.3f ms; read and decrypt p50 %.2f ms, p95 %.2f ms (in the system's cache)\n",
                percentile(find, 0.5), percentile(find, 0.95), percentile(read, 0.5), percentile(read, 0.95));
}

//! What a long ring costs to open and to search: files as they would be, but for the footage itself.
void manyDays(const QString &folder, int days)
{
    const SystemClock clock;
    RingFolder ringFolder(folder);
    const Result<RingKeys> keys = ringFolder.open(QByteArray(32, 'k'));
    if (!keys)
        qFatal("the ring does not open");
    quint64 number = 1;
    qint64 segments = 0;
    for (int hour = 0; hour < days * 24; ++hour) {
        for (int c = 0; c < kCameras; ++c, ++number) {
            const QByteArray tag = keys.value().cameraTag(camera(c));
            RingIndex index;
            index.summary.camera = camera(c);
            index.summary.recordedUntil = clock.now();
            for (int i = 0; i < 1800; ++i)
                index.entries.append({kStart + hour * 1h + i * kLength, kLength, quint32(i) * 100'000 + 96, 100'000, true, false});
            index.summary.segments = quint32(index.entries.size());
            index.summary.spans = {{kStart + hour * 1h, kStart + (hour + 1) * 1h}};
            segments += index.entries.size();
            const QString path = ringFolder.footagePath(tag, number);
            QDir().mkpath(QFileInfo(path).path());
            QFile footage(path); // as large as it would be, with nothing in it
            if (!footage.open(QIODevice::WriteOnly) || !footage.resize(180'000'000))
                qFatal("no file");
            if (!RingFileReader(ringFolder, keys.value(), tag, number).writeIndex(index, clock.now()))
                qFatal("no index");
        }
    }
    ringFolder.close();

    const qint64 before = residentKilobytes();
    FootageRing ring(folder, clock);
    RingLimits limits;
    limits.bytes = 1'000'000'000'000'000;
    limits.freeSpace = 0;
    limits.age = std::chrono::hours(24 * 36500);
    ring.setLimits(limits);
    ring.setPinned({});
    QElapsedTimer spent;
    spent.start();
    if (!ring.open(QByteArray(32, 'k')).result())
        qFatal("the ring does not open");
    const double opened = milliseconds(spent);
    waitUntilReady(ring);
    std::printf("week:   %lld segments in %lld files: takes segments after %.0f ms, knows all after %.0f ms, %.1f MB of memory\n",
                static_cast<long long>(segments), static_cast<long long>(number - 1), opened, milliseconds(spent),
                double(residentKilobytes() - before) / 1024);
    std::vector<double> find;
    for (int i = 0; i < 5000; ++i) {
        const CameraId from = camera(QRandomGenerator::global()->bounded(kCameras));
        const Instant at = kStart + std::chrono::milliseconds(QRandomGenerator::global()->bounded(qint64(days) * 86'400'000));
        QElapsedTimer one;
        one.start();
        if (!ring.segmentAt(from, at))
            qFatal("a segment is not found");
        find.push_back(milliseconds(one));
    }
    std::printf("        find p50 %.2f ms, p95 %.2f ms, %.1f MB of memory afterwards\n", percentile(find, 0.5), percentile(find, 0.95),
                double(residentKilobytes() - before) / 1024);
    spent.restart();
    const qsizetype spans = ring.spans(camera(0)).size();
    const double spanTime = milliseconds(spent);
    spent.restart();
    const qsizetype day = ring.segments(camera(1), {kStart, kStart + 24h}).size();
    std::printf("        spans of a camera (%lld) in %.2f ms, the %lld segments of a day in %.0f ms\n", static_cast<long long>(spans),
                spanTime, static_cast<long long>(day), milliseconds(spent));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("dir"), QString(), QStringLiteral("DIR")},
                       {QStringLiteral("megabytes"), QString(), QStringLiteral("N"), QStringLiteral("4000")},
                       {QStringLiteral("days"), QString(), QStringLiteral("N"), QStringLiteral("7")}});
    parser.process(application);
    const QTemporaryDir own(QDir(parser.isSet(QStringLiteral("dir")) ? parser.value(QStringLiteral("dir")) : QDir::tempPath())
                                .filePath(QStringLiteral("ring-XXXXXX")));
    if (!own.isValid())
        qFatal("no folder");
    appendAndRead(own.filePath(QStringLiteral("a")), parser.value(QStringLiteral("megabytes")).toLongLong());
    manyDays(own.filePath(QStringLiteral("b")), parser.value(QStringLiteral("days")).toInt());
    return 0;
}
