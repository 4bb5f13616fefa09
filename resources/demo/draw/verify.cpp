// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify.h"

#include "blockcode.h"
#include "scene.h"

#include <QDir>
#include <QProcess>
#include <QTextStream>

#include <cmath>

namespace {
constexpr int FramesPerSegment = 2 * FramesPerSecond;

class Check {
public:
    explicit Check(QTextStream &out) : m_out(out) {}

    bool that(bool good, const QString &what)
    {
        ++m_checks;
        if (!good) {
            ++m_failures;
            m_out << "WRONG: " << what << Qt::endl;
        }
        return good;
    }

    int checks() const { return m_checks; }
    int failures() const { return m_failures; }

private:
    QTextStream &m_out;
    int m_checks = 0;
    int m_failures = 0;
};

QByteArray run(const QString &program, const QStringList &arguments, bool *good)
{
    QProcess process;
    process.start(program, arguments, QIODevice::ReadOnly);
    QByteArray out;
    while (process.state() != QProcess::NotRunning || process.bytesAvailable() > 0) {
        if (!process.waitForReadyRead(60000) && process.state() != QProcess::NotRunning)
            break;
        out += process.readAllStandardOutput();
    }
    process.waitForFinished();
    const QByteArray errors = process.readAllStandardError().trimmed();
    *good = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 && errors.isEmpty();
    return out;
}

// How much of an area is as bright as paper and coins.
double brightPart(const QImage &picture, const QRectF &area)
{
    const double scaleX = picture.width() / static_cast<double>(PictureSize.width());
    const double scaleY = picture.height() / static_cast<double>(PictureSize.height());
    int bright = 0;
    int all = 0;
    for (int y = static_cast<int>(std::ceil(area.top() * scaleY)); y < area.bottom() * scaleY; ++y) {
        for (int x = static_cast<int>(std::ceil(area.left() * scaleX)); x < area.right() * scaleX; ++x) {
            ++all;
            if (qGray(picture.pixel(x, y)) > 165)
                ++bright;
        }
    }
    return all > 0 ? bright / static_cast<double>(all) : 0;
}

struct Tally {
    BlockCodeMargin margin;
    double leastOpen = 1;
    double mostClosed = 0;
};

void checkPicture(Check &check, const QImage &picture, const QString &what, const BlockCode &expected, BlockCodeMargin *margin)
{
    const std::optional<BlockCode> code = readBlockCode(picture, margin);
    check.that(code == expected,
               code ? QStringLiteral("%1 reads camera %2 second %3 frame %4").arg(what).arg(code->camera).arg(code->second).arg(code->frame)
                    : QStringLiteral("%1 has no readable block code").arg(what));
}

void checkSegment(Check &check, const QString &path, int camera, int segment, const QRectF &tray, Tally &tally, double *firstPts)
{
    bool good = false;
    const QByteArray pixels = run(QStringLiteral("ffmpeg"),
                                  {QStringLiteral("-v"), QStringLiteral("warning"), QStringLiteral("-i"), path, QStringLiteral("-fps_mode"),
                                   QStringLiteral("passthrough"), QStringLiteral("-f"), QStringLiteral("rawvideo"),
                                   QStringLiteral("-pix_fmt"), QStringLiteral("gray"), QStringLiteral("-")},
                                  &good);
    check.that(good, QStringLiteral("%1 decodes with complaints").arg(path));
    constexpr int FrameBytes = PictureSize.width() * PictureSize.height();
    if (!check.that(pixels.size() == static_cast<qsizetype>(FrameBytes) * FramesPerSegment,
                    QStringLiteral("%1 holds %2 frames").arg(path).arg(pixels.size() / FrameBytes)))
        return;
    for (int i = 0; i < FramesPerSegment; ++i) {
        const QImage picture(reinterpret_cast<const uchar *>(pixels.constData()) + static_cast<qsizetype>(i) * FrameBytes,
                             PictureSize.width(), PictureSize.height(), PictureSize.width(), QImage::Format_Grayscale8);
        const BlockCode expected{camera, segment * 2 + i / FramesPerSecond, i % FramesPerSecond};
        checkPicture(check, picture, QStringLiteral("%1 frame %2").arg(path).arg(i), expected, &tally.margin);
        const double t = expected.second + expected.frame / static_cast<double>(FramesPerSecond);
        const double open = Scene::drawerOpen(t);
        const double bright = brightPart(picture, tray);
        if (open >= 1)
            tally.leastOpen = std::min(tally.leastOpen, bright);
        if (open <= 0)
            tally.mostClosed = std::max(tally.mostClosed, bright);
    }

    const QByteArray frames =
        run(QStringLiteral("ffprobe"),
            {QStringLiteral("-v"), QStringLiteral("warning"), QStringLiteral("-select_streams"), QStringLiteral("v"),
             QStringLiteral("-show_entries"), QStringLiteral("frame=key_frame,pts_time,pict_type,pix_fmt,width,height"),
             QStringLiteral("-of"), QStringLiteral("compact=p=0:nk=1"), path},
            &good);
    check.that(good, QStringLiteral("%1 is probed with complaints").arg(path));
    int row = 0;
    for (const QByteArray &line : frames.split('\n')) {
        if (line.isEmpty())
            continue;
        const QList<QByteArray> f = line.split('|'); // key, pts, width, height, format, type
        if (!check.that(f.size() >= 6, QStringLiteral("%1 probe line %2").arg(path, QString::fromLatin1(line))))
            continue;
        const double pts = f[1].toDouble();
        if (row == 0 && std::isnan(*firstPts))
            *firstPts = pts - segment * 2;
        check.that(f[0] == (row == 0 ? "1" : "0") && f[5] == (row == 0 ? "I" : "P"),
                   QStringLiteral("%1 frame %2 is of a wrong kind").arg(path).arg(row));
        check.that(f[2] == "1280" && f[3] == "720" && f[4] == "yuv420p",
                   QStringLiteral("%1 frame %2 has a wrong shape").arg(path).arg(row));
        check.that(std::abs(pts - (*firstPts + segment * 2 + row / static_cast<double>(FramesPerSecond))) < 0.001,
                   QStringLiteral("%1 frame %2 is shown at %3").arg(path).arg(row).arg(pts));
        ++row;
    }
    check.that(row == FramesPerSegment, QStringLiteral("%1 has %2 frames").arg(path).arg(row));

    const QByteArray streams =
        run(QStringLiteral("ffprobe"),
            {QStringLiteral("-v"), QStringLiteral("warning"), QStringLiteral("-show_entries"),
             QStringLiteral("stream=codec_name,profile,has_b_frames"), QStringLiteral("-of"), QStringLiteral("csv=p=0"), path},
            &good);
    // A stream inside of a programme is listed twice; what counts is that there are only these kinds.
    const bool heard = camera == 1;
    for (const QByteArray &line : streams.split('\n'))
        check.that(line.trimmed().isEmpty() || line.trimmed() == "h264,High,0" || line.trimmed() == "h264,Main,0" ||
                       (heard && line.trimmed() == "aac,LC"),
                   QStringLiteral("%1 has the stream %2").arg(path, QString::fromLatin1(line)));
    check.that(streams.contains("aac") == heard, QStringLiteral("%1 has sound or not").arg(path));
}
} // namespace

bool verifyFootage(const QDir &folder)
{
    QTextStream out(stdout);
    Check check(out);
    qint64 bytes = 0;
    for (int camera = 1; camera <= CameraCount; ++camera) {
        const QDir dir(folder.filePath(QStringLiteral("camera%1").arg(camera)));
        const QRectF tray = Scene(camera).trayArea();
        Tally video;
        Tally still;
        Tally small;
        double firstPts = std::nan("");
        for (int segment = 0; segment < LoopSeconds / 2; ++segment)
            checkSegment(check, dir.filePath(QStringLiteral("segment-%1.ts").arg(segment, 2, 10, QLatin1Char('0'))), camera, segment, tray,
                         video, &firstPts);
        for (int second = 0; second < LoopSeconds; ++second) {
            const QString number = QStringLiteral("%1").arg(second, 2, 10, QLatin1Char('0'));
            const BlockCode expected{camera, second, 0};
            const QImage picture(dir.filePath(QStringLiteral("still-%1.jpg").arg(number)));
            const QString what = QStringLiteral("camera %1 still %2").arg(camera).arg(number);
            if (!check.that(picture.size() == PictureSize, what + QStringLiteral(" has a wrong size")))
                continue;
            checkPicture(check, picture, what, expected, &still.margin);
            checkPicture(check, picture.scaled(320, 180, Qt::IgnoreAspectRatio, Qt::SmoothTransformation),
                         what + QStringLiteral(" made small"), expected, &small.margin);
            // The thumbnail of a list: is an open drawer still to be seen in it, and a closed one not?
            const QImage thumbnail = picture.scaled(128, 72, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            const double bright = brightPart(thumbnail, tray);
            if (Scene::drawerOpen(second) >= 1)
                still.leastOpen = std::min(still.leastOpen, bright);
            else
                still.mostClosed = std::max(still.mostClosed, bright);
            if (second % 5 == 0) {
                const QImage little(dir.filePath(QStringLiteral("small-%1.jpg").arg(number)));
                check.that(little.size() == QSize(320, 180), QStringLiteral("camera %1 small %2 has a wrong size").arg(camera).arg(number));
                checkPicture(check, little, QStringLiteral("camera %1 small %2").arg(camera).arg(number), expected, &small.margin);
            }
        }
        check.that(video.leastOpen > video.mostClosed + 0.2,
                   QStringLiteral("camera %1: the drawer is not seen in the footage").arg(camera));
        check.that(still.leastOpen > still.mostClosed + 0.2,
                   QStringLiteral("camera %1: the drawer is not seen in the thumbnails").arg(camera));
        for (const QFileInfo &file : dir.entryInfoList(QDir::Files))
            bytes += file.size();
        const auto margin = [](const BlockCodeMargin &m) {
            return QStringLiteral("white >= %1, black <= %2").arg(m.darkestWhite).arg(m.brightestBlack);
        };
        out << "camera " << camera << ": first frame at " << firstPts << " s; code in segments " << margin(video.margin) << "; stills "
            << margin(still.margin) << "; at 320x180 " << margin(small.margin) << "; bright tray open >= " << video.leastOpen
            << ", closed <= " << video.mostClosed << "; in thumbnails " << still.leastOpen << ", " << still.mostClosed << Qt::endl;
    }
    check.that(bytes <= 9'000'000, QStringLiteral("the footage is %1 bytes").arg(bytes));
    out << check.checks() << " checks, " << check.failures() << " wrong; " << bytes << " bytes" << Qt::endl;
    return check.failures() == 0;
}
