// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scene.h"
#include "verify.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImageWriter>
#include <QProcess>
#include <QTextStream>

namespace {
constexpr int StillQuality = 26;
constexpr int SmallQuality = 50;

bool say(const QString &what)
{
    QTextStream(stderr) << what << Qt::endl;
    return false;
}

QString twoDigits(int number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

bool writeJpeg(const QImage &picture, const QString &path, int quality)
{
    QImageWriter writer(path, "jpeg");
    writer.setQuality(quality);
    writer.setOptimizedWrite(true);
    return writer.write(picture) || say(path + QStringLiteral(": ") + writer.errorString());
}

// What is heard at the first camera: a beep for each thing that is scanned, and a bell when the drawer is open.
bool makeSound(const QString &path)
{
    const QString heard =
        QStringLiteral("aevalsrc=exprs='0.4*sin(4000*PI*t)*lt(mod(t\\,1)\\,0.12)*(between(t\\,6\\,15)+between(t\\,40\\,46))"
                       "+0.6*sin(1760*PI*t)*(gte(t\\,20)*exp(-4*max(t-20\\,0))+gte(t\\,50)*exp(-4*max(t-50\\,0)))':s=24000:d=%1")
            .arg(LoopSeconds);
    const QString before = QStringLiteral("-v warning -y -f lavfi -i");
    const QString after = QStringLiteral("-c:a aac -b:a 24k -fflags +bitexact -flags:a +bitexact -f adts");
    const QStringList words = before.split(QLatin1Char(' ')) << heard << after.split(QLatin1Char(' ')) << path;
    return QProcess::execute(QStringLiteral("ffmpeg"), words) == 0 || say(QStringLiteral("ffmpeg made no sound"));
}

bool drawCamera(int camera, const QDir &folder)
{
    const QString name = QStringLiteral("camera%1").arg(camera);
    if (!folder.mkpath(name))
        return say(name + QStringLiteral(" cannot be made"));
    const QDir dir(folder.filePath(name));
    const Scene scene(camera);

    const auto words = [](const QString &text) { return text.split(QLatin1Char(' ')); };
    QStringList sound{QStringLiteral("-an")};
    if (camera == 1) {
        const QString file = dir.filePath(QStringLiteral("sound.aac"));
        if (!makeSound(file))
            return false;
        sound = QStringList{QStringLiteral("-i"), file} + words(QStringLiteral("-map 0:v -map 1:a -c:a copy"));
    }
    const QString options = QStringLiteral(
        "-sws_flags accurate_rnd+full_chroma_int "
        "-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p -c:v libx264 -profile:v high -preset veryslow -tune animation -crf "
        "33 -refs 4 -level 3.1 -bf 0 -g 50 "
        "-keyint_min 50 -sc_threshold 0 -threads 2 -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv "
        "-map_metadata -1 -fflags +bitexact -flags:v +bitexact -f hls -hls_time 2 -hls_list_size 1 -hls_segment_options "
        "pat_period=5:sdt_period=5 -hls_segment_filename");
    QProcess ffmpeg;
    ffmpeg.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 words(QStringLiteral("-v warning -y -f rawvideo -pix_fmt bgra -s 1280x720 -framerate 25 -i -")) + sound + words(options)
                     << dir.filePath(QStringLiteral("segment-%02d.ts")) << dir.filePath(QStringLiteral("list.m3u8")));
    if (!ffmpeg.waitForStarted())
        return say(QStringLiteral("ffmpeg does not start: ") + ffmpeg.errorString());
    for (int second = 0; second < LoopSeconds; ++second) {
        for (int frame = 0; frame < FramesPerSecond; ++frame) {
            const QImage picture = scene.picture(second, frame);
            if (frame == 0) {
                if (!writeJpeg(picture, dir.filePath(QStringLiteral("still-%1.jpg").arg(twoDigits(second))), StillQuality))
                    return false;
                if (second % 5 == 0 && !writeJpeg(picture.scaled(320, 180, Qt::IgnoreAspectRatio, Qt::SmoothTransformation),
                                                  dir.filePath(QStringLiteral("small-%1.jpg").arg(twoDigits(second))), SmallQuality))
                    return false;
            }
            ffmpeg.write(reinterpret_cast<const char *>(picture.constBits()), picture.sizeInBytes());
            while (ffmpeg.bytesToWrite() > 0) {
                if (!ffmpeg.waitForBytesWritten(120000))
                    return say(QStringLiteral("ffmpeg takes no more frames"));
            }
        }
    }
    ffmpeg.closeWriteChannel();
    ffmpeg.waitForFinished(-1);
    QFile::remove(dir.filePath(QStringLiteral("list.m3u8")));
    QFile::remove(dir.filePath(QStringLiteral("sound.aac")));
    return ffmpeg.exitCode() == 0 || say(QStringLiteral("ffmpeg failed"));
}

bool writeResourceList(const QDir &folder)
{
    QFile file(folder.filePath(QStringLiteral("demo.qrc")));
    if (!file.open(QIODevice::WriteOnly))
        return say(file.errorString());
    QTextStream out(&file);
    out << "<!-- SPDX-FileCopyrightText: 2026 Regilens contributors -->\n"
           "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n"
           "<!-- Written by draw/. The files are compressed already: they are stored as they are. -->\n"
           "<RCC>\n    <qresource prefix=\"/demo\">\n";
    const auto list = [&out](int camera, const QString &kind, int count, int step, const QString &suffix) {
        for (int i = 0; i < count; i += step)
            out << "        <file compress-algo=\"none\">camera" << camera << '/' << kind << '-' << twoDigits(i) << '.' << suffix
                << "</file>\n";
    };
    for (int camera = 1; camera <= CameraCount; ++camera) {
        list(camera, QStringLiteral("segment"), LoopSeconds / 2, 1, QStringLiteral("ts"));
        list(camera, QStringLiteral("still"), LoopSeconds, 1, QStringLiteral("jpg"));
        list(camera, QStringLiteral("small"), LoopSeconds, 5, QStringLiteral("jpg"));
    }
    out << "    </qresource>\n</RCC>\n";
    return true;
}
} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Draws the demo store's footage."));
    parser.addHelpOption();
    const QCommandLineOption verify(QStringLiteral("verify"), QStringLiteral("Read the footage in the folder back and check it."));
    const QCommandLineOption look(QStringLiteral("look"), QStringLiteral("Only draw one frame of each camera into the folder, as PNG."),
                                  QStringLiteral("second[.frame]"));
    parser.addOptions({verify, look});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("resources/demo"));
    parser.process(app);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    const QDir folder(parser.positionalArguments().constFirst());

    if (parser.isSet(verify))
        return verifyFootage(folder) ? 0 : 1;
    if (parser.isSet(look)) {
        const QStringList at = parser.value(look).split(QLatin1Char('.'));
        const int second = at[0].toInt();
        const int frame = at.value(1).toInt();
        for (int camera = 1; camera <= CameraCount; ++camera)
            Scene(camera)
                .picture(second, frame)
                .save(folder.filePath(QStringLiteral("look-%1-%2-%3.png").arg(camera).arg(twoDigits(second), twoDigits(frame))));
        return 0;
    }
    for (int camera = 1; camera <= CameraCount; ++camera) {
        if (!drawCamera(camera, folder))
            return 1;
    }
    return writeResourceList(folder) ? 0 : 1;
}
