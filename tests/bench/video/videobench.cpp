// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/video/videobench.h"

#include "tests/bench/video/peer.h"
#include "tests/support/nginx.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

using namespace std::chrono_literals;

namespace {

bool complain(const QString &problem)
{
    QTextStream(stderr) << problem << Qt::endl;
    return false;
}

//! One camera's minute, over and over, as live HLS in the folder that nginx serves.
class LiveCamera {
public:
    explicit LiveCamera(const QString &folder)
    {
        const QDir camera(QStringLiteral(REGILENS_SOURCE_DIR "/resources/demo/camera1"));
        QFile loop(folder + QStringLiteral("/loop.ts"));
        if (!loop.open(QIODevice::WriteOnly))
            return;
        for (const QString &name : camera.entryList({QStringLiteral("segment-*.ts")}, QDir::Files, QDir::Name)) {
            QFile segment(camera.filePath(name));
            if (segment.open(QIODevice::ReadOnly))
                loop.write(segment.readAll());
        }
        loop.close();
        m_process.setWorkingDirectory(folder);
        m_process.start(QStringLiteral("ffmpeg"),
                        QStringLiteral("-loglevel error -nostdin -stream_loop -1 -re -i loop.ts -c copy -f hls "
                                       "-hls_time 2 -hls_list_size 6 -hls_flags program_date_time+delete_segments "
                                       "live.m3u8")
                            .split(u' '));
        m_list = folder + QStringLiteral("/live.m3u8");
    }
    ~LiveCamera()
    {
        m_process.kill();
        m_process.waitForFinished(3000);
    }
    //! Until there is a window of segments, as a stream has that runs for long.
    bool waitUntilItRuns()
    {
        QElapsedTimer waited;
        waited.start();
        while (waited.elapsed() < 30'000 && !m_process.waitForFinished(200)) {
            QFile list(m_list);
            if (list.open(QIODevice::ReadOnly) && list.readAll().count("#EXTINF") >= 5)
                return true;
        }
        return complain(QStringLiteral("ffmpeg: ") + m_process.errorString() + QString::fromUtf8(m_process.readAllStandardError()));
    }

private:
    QProcess m_process;
    QString m_list;
};

void benchFirstPictures(const QList<Peer> &peers, const VideoBenchPlan &plan, Report &report)
{
    QHash<QString, QList<double>> times;
    for (int round = 0; round < plan.rounds; ++round) {
        for (const Peer &peer : peers) { // by turns, so that a busy moment meets all
            PeerRun run(peer, 1);
            const qint64 time = run.firstPicture();
            if (time >= 0)
                times[peer.name].append(double(time));
        }
    }
    double fastest = 0;
    for (const Peer &peer : peers) {
        const double median = percentile(times.value(peer.name), 0.5);
        report.set(QStringLiteral("first_live_frame_ms"), peer.name, median);
        if (peer.name != u"ours" && median > 0)
            fastest = fastest > 0 ? std::min(fastest, median) : median;
    }
    if (fastest > 0)
        report.set(QStringLiteral("first_live_frame_ratio"), percentile(times.value(QStringLiteral("ours")), 0.5) / fastest);
}

void benchDelay(const QUrl &stream, const VideoBenchPlan &plan, Report &report)
{
    PeerRun run(Peer::ours(stream, 1), 1);
    QList<double> delays;
    for (const QByteArray &line : run.listen(plan.watched).split('\n')) {
        if (line.startsWith("delay "))
            delays.append(line.mid(6).toDouble() / 1000);
    }
    report.set(QStringLiteral("live_delay_s_p95"), percentile(delays, 0.95));
    report.set(QStringLiteral("live_delay_s_p50"), percentile(delays, 0.5));
}

//! Processor time in percent of one core.
double load(const Peer &peer, int count, const VideoBenchPlan &plan, Report &report)
{
    PeerRun run(peer, peer.manyInOne ? 1 : count);
    if (run.firstPicture() < 0) {
        complain(peer.name + QStringLiteral(" shows no picture"));
        return 0;
    }
    run.listen(8s); // until all of them play
    QElapsedTimer time;
    time.start();
    const qint64 before = run.cpuMs();
    run.listen(plan.loaded);
    const double percent = 100.0 * double(run.cpuMs() - before) / double(time.elapsed());
    report.set(QStringLiteral("tiles%1_cpu_percent").arg(count), peer.name, percent);
    report.set(QStringLiteral("tiles%1_memory_mb").arg(count), peer.name, run.memoryMb());
    return percent;
}

} // namespace

bool benchVideo(const VideoBenchPlan &plan, Report &report)
{
    Nginx nginx;
    if (!nginx.start())
        return complain(nginx.problem());
    LiveCamera camera(nginx.folder());
    if (!camera.waitUntilItRuns())
        return false;
    const QUrl stream = nginx.url(QStringLiteral("live.m3u8"));
    const QList<Peer> peers = {Peer::ours(stream, 1), Peer::mpv(stream), Peer::ffplay(stream)};
    for (const Peer &peer : peers) {
        if (!peer.isInstalled())
            return complain(peer.name + QStringLiteral(" is not installed"));
    }
    benchFirstPictures(peers, plan, report);
    benchDelay(stream, plan, report);
    for (const int count : {1, 4, 16}) {
        const double ours = load(Peer::ours(stream, count), count, plan, report);
        const double mpv = load(Peer::mpv(stream), count, plan, report);
        const double ffplay = load(Peer::ffplay(stream), count, plan, report);
        if (ours > 0 && mpv > 0)
            report.set(QStringLiteral("tiles%1_cpu_ratio_mpv").arg(count), ours / mpv);
        if (ours > 0 && ffplay > 0)
            report.set(QStringLiteral("tiles%1_cpu_ratio_ffplay").arg(count), ours / ffplay);
    }
    return report.save();
}
