// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testfootage.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace {

constexpr int kProgramTimeout = 60'000;

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList arguments(const TestFootage::Plan &plan)
{
    const int keyInterval = int(plan.segment.count()) * TestFootage::kFramesPerSecond;
    QStringList list = {QStringLiteral("-hide_banner"),
                        QStringLiteral("-loglevel"),
                        QStringLiteral("error"),
                        QStringLiteral("-f"),
                        QStringLiteral("rawvideo"),
                        QStringLiteral("-pix_fmt"),
                        QStringLiteral("gray"),
                        QStringLiteral("-s"),
                        plan.size,
                        QStringLiteral("-r"),
                        QString::number(TestFootage::kFramesPerSecond),
                        QStringLiteral("-i"),
                        QStringLiteral("-")};
    if (plan.sound)
        list << QStringLiteral("-f") << QStringLiteral("lavfi") << QStringLiteral("-i")
             << QStringLiteral("aevalsrc=0.5*sin(440*2*PI*t)*lt(mod(t\\,1)\\,0.5):s=44100:d=%1").arg(plan.length.count())
             << QStringLiteral("-c:a") << QStringLiteral("aac");
    list << QStringLiteral("-pix_fmt") << QStringLiteral("yuv420p") << plan.encoder;
    list += {QStringLiteral("-g"),
             QString::number(keyInterval),
             QStringLiteral("-force_key_frames"),
             QStringLiteral("expr:gte(t,n_forced*%1)").arg(plan.segment.count()),
             QStringLiteral("-f"),
             QStringLiteral("hls"),
             QStringLiteral("-hls_time"),
             QString::number(plan.segment.count()),
             QStringLiteral("-hls_list_size"),
             QStringLiteral("0")};
    if (plan.container == TestFootage::Container::FragmentedMp4)
        list += {QStringLiteral("-hls_segment_type"), QStringLiteral("fmp4"), QStringLiteral("-hls_segment_filename"),
                 QStringLiteral("segment-%03d.m4s")};
    else
        list += {QStringLiteral("-hls_segment_filename"), QStringLiteral("segment-%03d.ts")};
    return list << QStringLiteral("list.m3u8");
}

} // namespace

BlockCode TestFootage::codeAt(int camera, std::chrono::milliseconds since)
{
    const qint64 frame = since / kFrame;
    return {camera, int(frame / kFramesPerSecond % 60), int(frame % kFramesPerSecond)};
}

TestFootage TestFootage::make(const Plan &plan)
{
    TestFootage made;
    const QTemporaryDir folder;
    QProcess program;
    program.setWorkingDirectory(folder.path());
    program.start(QStringLiteral("ffmpeg"), arguments(plan));
    const QStringList size = plan.size.split(u'x');
    QImage picture(size.at(0).toInt(), size.at(1).toInt(), QImage::Format_Grayscale8);
    for (qint64 i = 0; i < plan.length.count() * kFramesPerSecond; ++i) {
        picture.fill(uint(60 + i % 100)); // something moves, or the encoder would have nothing to do
        paintBlockCode(picture, codeAt(plan.camera, i * kFrame));
        for (int y = 0; y < picture.height(); ++y) // rows of a QImage are padded to four bytes
            program.write(reinterpret_cast<const char *>(picture.constScanLine(y)), picture.width());
        while (program.bytesToWrite() > 4 * picture.sizeInBytes() && program.waitForBytesWritten(kProgramTimeout)) {
        }
    }
    program.closeWriteChannel();
    if (!program.waitForFinished(kProgramTimeout) || program.exitCode() != 0) {
        made.problem = program.errorString() + u' ' + QString::fromUtf8(program.readAllStandardError());
        return made;
    }
    const QDir files(folder.path());
    for (const QString &name : files.entryList({QStringLiteral("segment-*")}, QDir::Files, QDir::Name))
        made.segments.append(readAll(files.filePath(name)));
    made.init = readAll(files.filePath(QStringLiteral("init.mp4")));
    made.segmentLength = plan.segment;
    return made;
}
