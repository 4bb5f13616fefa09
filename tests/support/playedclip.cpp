// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/playedclip.h"

#include <QImage>
#include <QProcess>

#include <cmath>

using std::chrono::milliseconds;

namespace {

constexpr int kSoundRate = 8000;
constexpr int kStep = 20; // ms

QByteArray run(const QString &program, const QString &arguments, const QString &file, const QString &output, QString *problem)
{
    QProcess process;
    QStringList words = arguments.split(u' ', Qt::SkipEmptyParts) << file;
    words += output.split(u' ', Qt::SkipEmptyParts);
    process.start(program, words);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        *problem += program + QStringLiteral(": ") + process.errorString();
    *problem += QString::fromUtf8(process.readAllStandardError());
    return process.readAllStandardOutput();
}

milliseconds millisecondsOf(const QByteArray &seconds)
{
    return milliseconds(qRound(seconds.toDouble() * 1000));
}

} // namespace

PlayedClip PlayedClip::of(const QString &file)
{
    PlayedClip played;
    const QSize size(640, 360);
    const QByteArray pictures = run(QStringLiteral("ffmpeg"), QStringLiteral("-v warning -i"), file,
                                    QStringLiteral("-fps_mode passthrough -f rawvideo -pix_fmt gray -s 640x360 -"), &played.problem);
    const qsizetype bytes = size.width() * size.height();
    for (qsizetype at = 0; at + bytes <= pictures.size(); at += bytes) {
        const QImage picture(reinterpret_cast<const uchar *>(pictures.constData()) + at, size.width(), size.height(), size.width(),
                             QImage::Format_Grayscale8);
        played.codes.append(readBlockCode(picture));
    }
    const QByteArray times = run(QStringLiteral("ffprobe"),
                                 QStringLiteral("-v error -select_streams v -show_entries frame=pts_time,pkt_duration_time -of csv=p=0"),
                                 file, {}, &played.problem);
    for (const QByteArray &line : times.split('\n')) {
        const QList<QByteArray> fields = line.split(',');
        if (fields.size() < 2)
            continue;
        played.times.append(millisecondsOf(fields.at(0)));
        played.end = played.times.last() + millisecondsOf(fields.at(1));
    }
    const QByteArray streams =
        run(QStringLiteral("ffprobe"), QStringLiteral("-v error -show_entries stream=codec_type -of csv=p=0"), file, {}, &played.problem);
    if (!streams.contains("audio"))
        return played;
    const QByteArray sound = run(QStringLiteral("ffmpeg"), QStringLiteral("-v warning -i"), file,
                                 QStringLiteral("-vn -ac 1 -ar %1 -f f32le -").arg(kSoundRate), &played.problem);
    constexpr qsizetype kSamples = kSoundRate * kStep / 1000;
    const auto *samples = reinterpret_cast<const float *>(sound.constData());
    for (qsizetype at = 0; at + kSamples <= sound.size() / qsizetype(sizeof(float)); at += kSamples) {
        double sum = 0;
        for (qsizetype i = at; i < at + kSamples; ++i)
            sum += std::abs(double(samples[i]));
        played.loudness << sum / double(kSamples);
    }
    return played;
}

QString PlayedClip::mpvProblem(const QString &file)
{
    QString problem;
    const QByteArray said =
        run(QStringLiteral("mpv"), QStringLiteral("--no-config --vo=null --ao=null --untimed --ao-null-untimed=yes --msg-level=all=warn"),
            file, {}, &problem);
    return problem + QString::fromUtf8(said);
}

QString PlayedClip::soundProblem(milliseconds from, milliseconds to) const
{
    const qsizetype steps = (to - from).count() / kStep;
    if (std::abs(loudness.size() - steps) > 3)
        return QStringLiteral("%1 steps instead of %2").arg(loudness.size()).arg(steps);
    for (qsizetype i = 0; i < loudness.size(); ++i) {
        const qint64 inSecond = (from.count() + i * kStep) % 1000;
        const bool loud = inSecond > 60 && inSecond < 420;
        const bool silent = inSecond > 560 && inSecond < 920;
        if ((loud && loudness.at(i) < 0.2) || (silent && loudness.at(i) > 0.02))
            return QStringLiteral("%1 at %2 ms").arg(loudness.at(i)).arg(i * kStep);
    }
    return {};
}
