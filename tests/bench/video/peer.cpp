// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/video/peer.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>

#include <unistd.h>

namespace {
constexpr int kLongestStart = 30'000;
} // namespace

Peer Peer::ours(const QUrl &stream, int count)
{
    return {QStringLiteral("ours"),
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("tiles"), QStringLiteral("--url"), stream.toString(), QStringLiteral("--count"), QString::number(count)},
            "picture",
            true};
}

Peer Peer::mpv(const QUrl &stream)
{
    return {QStringLiteral("mpv"),
            QStringLiteral("mpv"),
            {QStringLiteral("--no-config"), QStringLiteral("--no-audio"), QStringLiteral("--vo=x11"),
             QStringLiteral("--msg-level=cplayer=v"), QStringLiteral("--no-keepaspect-window"), QStringLiteral("--geometry=320x180"),
             stream.toString()},
            "first video frame after restart shown",
            false};
}

Peer Peer::ffplay(const QUrl &stream)
{
    return {QStringLiteral("ffplay"),
            QStringLiteral("ffplay"),
            {QStringLiteral("-hide_banner"), QStringLiteral("-an"), QStringLiteral("-x"), QStringLiteral("320"), QStringLiteral("-y"),
             QStringLiteral("180"), QStringLiteral("-vf"), QStringLiteral("showinfo=checksum=0"), stream.toString()},
            "] n:   0",
            false};
}

bool Peer::isInstalled() const
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

PeerRun::PeerRun(const Peer &peer, int count) : m_peer(peer)
{
    for (int i = 0; i < count; ++i) {
        m_copies.push_back(std::make_unique<QProcess>());
        QProcess &copy = *m_copies.back();
        copy.setProcessChannelMode(QProcess::MergedChannels);
        if (i > 0) // only the first one is listened to
            copy.setStandardOutputFile(QProcess::nullDevice());
        copy.start(peer.program, peer.arguments);
    }
}

PeerRun::~PeerRun()
{
    for (const auto &copy : m_copies)
        copy->kill();
    for (const auto &copy : m_copies)
        copy->waitForFinished(3000);
}

qint64 PeerRun::firstPicture()
{
    QElapsedTimer waited;
    waited.start();
    QByteArray said;
    QProcess &first = *m_copies.front();
    while (!said.contains(m_peer.mark)) {
        if (waited.elapsed() > kLongestStart || first.state() == QProcess::NotRunning)
            return -1;
        first.waitForReadyRead(5);
        said += first.readAll();
    }
    return waited.elapsed();
}

qint64 PeerRun::cpuMs() const
{
    qint64 ticks = 0;
    for (const auto &copy : m_copies) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(copy->processId()));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = stat.readAll();
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' '); // from the third one on
        ticks += fields.value(11).toLongLong() + fields.value(12).toLongLong(); // utime and stime, see proc(5)
    }
    return ticks * 1000 / sysconf(_SC_CLK_TCK);
}

double PeerRun::memoryMb() const
{
    qint64 kilobytes = 0;
    for (const auto &copy : m_copies) {
        QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(copy->processId()));
        if (!rollup.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> lines = rollup.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("Pss:"))
                kilobytes += line.mid(4).simplified().split(' ').first().toLongLong();
        }
    }
    return double(kilobytes) / 1024;
}

QByteArray PeerRun::listen(std::chrono::milliseconds time)
{
    QElapsedTimer waited;
    waited.start();
    QByteArray said;
    while (waited.elapsed() < time.count()) {
        m_copies.front()->waitForReadyRead(int(time.count() - waited.elapsed()));
        said += m_copies.front()->readAll();
    }
    return said;
}
