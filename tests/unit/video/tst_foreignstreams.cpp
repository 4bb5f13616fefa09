// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/footagebuffer.h"
#include "app/video/framegrabber.h"
#include "app/video/liveplayer.h"
#include "tests/support/liveencoder.h"
#include "tests/support/nginx.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using State = LiveStatus::State;

// Streams and servers that are not ours: ffmpeg makes them, nginx serves them.
class TstForeignStreams : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void playsEveryPicture_data();
    void playsEveryPicture();
    void followsKeysThatChange();
    void leavesOutLostSegments();
    void comesBackAfterTheEncoderBeganAnew();

private:
    struct Shown {
        Instant at;
        qint64 picture; //!< -1: no code
        milliseconds delay;
    };
    struct Screen {
        Screen()
        {
            QObject::connect(&player, &LivePlayer::frameChanged, &player, [this] {
                const VideoFrame frame = player.frame();
                if (frame.image.isNull())
                    return;
                const auto code = readBlockCode(frame.image);
                shown.append({frame.at, code ? LiveEncoder::pictureOf(*code) : -1, player.status().delay});
            });
        }
        SystemClock clock;
        FootageBuffer footage;
        LivePlayer player{clock, footage};
        QList<Shown> shown;
    };

    //! In order, nothing twice, and each at the time that its number says.
    static void check(const QList<Shown> &shown, milliseconds longestDelay);
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static QByteArray randomKey()
    {
        QByteArray key(16, '\0');
        QRandomGenerator::global()->fillRange(reinterpret_cast<quint32 *>(key.data()), 4);
        return key;
    }
    //! What ffmpeg wants to know: the address, where the key is now.
    static void writeKey(const QString &folder, int number)
    {
        const QString name = QStringLiteral("key-%1").arg(number);
        write(folder + u'/' + name, randomKey());
        write(folder + QStringLiteral("/keyinfo.new"), (name + u'\n' + folder + u'/' + name + u'\n').toUtf8());
        QFile::remove(folder + QStringLiteral("/keyinfo"));
        QFile::rename(folder + QStringLiteral("/keyinfo.new"), folder + QStringLiteral("/keyinfo"));
    }

    const CameraId m_camera{QStringLiteral("till")};
};

void TstForeignStreams::initTestCase()
{
    Nginx nginx;
    if (!nginx.start())
        QSKIP(qPrintable(nginx.problem()));
}

void TstForeignStreams::check(const QList<Shown> &shown, milliseconds longestDelay)
{
    QVERIFY(!shown.isEmpty());
    const Shown &first = shown.first();
    milliseconds worst{0};
    for (qsizetype i = 0; i < shown.size(); ++i) {
        QVERIFY(shown.at(i).picture >= 0);
        QVERIFY(i == 0 || shown.at(i).at > shown.at(i - 1).at);
        QVERIFY(i == 0 || shown.at(i).picture > shown.at(i - 1).picture);
        const milliseconds byNumber = (shown.at(i).picture - first.picture) * 40ms;
        const milliseconds wrong = std::chrono::abs(shown.at(i).at - first.at - byNumber);
        QVERIFY2(wrong <= 80ms, qPrintable(QStringLiteral("picture %1 is %2 ms off").arg(shown.at(i).picture).arg(wrong.count())));
        worst = std::max(worst, shown.at(i).delay);
    }
    qInfo() << shown.size() << "pictures, longest delay" << worst.count() << "ms, last" << shown.last().delay.count() << "ms";
    QVERIFY(worst < longestDelay);
}

void TstForeignStreams::playsEveryPicture_data()
{
    QTest::addColumn<QString>("video");
    QTest::addColumn<QString>("hls");
    QTest::addColumn<QString>("flags");
    const QString h264 = QStringLiteral("-c:v libx264 -preset ultrafast -g 25");
    const QString reordered = QStringLiteral("-c:v libx264 -preset veryfast -bf 2 -g 25");
    const QString h265 = QStringLiteral("-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params keyint=25:min-keyint=25:log-level=none");
    const QString fmp4 = QStringLiteral("-hls_segment_type fmp4");
    QTest::newRow("MPEG-TS") << h264 << QString() << QString();
    QTest::newRow("MPEG-TS, pictures out of order") << reordered << QString() << QString();
    QTest::newRow("fragmented MP4") << h264 << fmp4 << QString();
    QTest::newRow("ranges of one file") << h264 << QString() << QStringLiteral("+single_file");
    QTest::newRow("fragmented MP4, ranges of one file") << h264 << fmp4 << QStringLiteral("+single_file");
    QTest::newRow("H.265 in MPEG-TS") << h265 << QString() << QString();
    QTest::newRow("H.265 in fragmented MP4") << h265 << fmp4 << QString();
}

void TstForeignStreams::playsEveryPicture()
{
    QFETCH(const QString, video);
    QFETCH(const QString, hls);
    QFETCH(const QString, flags);
    Nginx nginx;
    QVERIFY2(nginx.start(), qPrintable(nginx.problem()));
    LiveEncoder encoder({.folder = nginx.folder(), .video = video, .hls = hls, .flags = flags});
    Screen screen;
    encoder.start();
    screen.player.play(m_camera, {nginx.url(QStringLiteral("live.m3u8")), {}}); // nothing is there yet
    QTRY_VERIFY2_WITH_TIMEOUT(screen.shown.size() > 75, qPrintable(encoder.problem()), 15'000);
    check(screen.shown, 6s);
    QCOMPARE(screen.player.status().state, State::Live);
    qint64 lost = 0;
    for (qsizetype i = 1; i < screen.shown.size(); ++i)
        lost += screen.shown.at(i).picture - screen.shown.at(i - 1).picture - 1;
    QVERIFY2(lost < screen.shown.size() / 4, qPrintable(QString::number(lost))); // the machine may be busy; what is shown is right
}

void TstForeignStreams::followsKeysThatChange()
{
    Nginx nginx;
    QVERIFY2(nginx.start(), qPrintable(nginx.problem()));
    writeKey(nginx.folder(), 0);
    LiveEncoder encoder(
        {.folder = nginx.folder(), .hls = QStringLiteral("-hls_key_info_file keyinfo"), .flags = QStringLiteral("+periodic_rekey")});
    int keys = 1;
    QTimer change;
    connect(&change, &QTimer::timeout, this, [&] { writeKey(nginx.folder(), keys++); });
    change.start(1500);
    Screen screen;
    encoder.start();
    screen.player.play(m_camera, {nginx.url(QStringLiteral("live.m3u8")), {}});
    QTRY_VERIFY2_WITH_TIMEOUT(screen.shown.size() > 130, qPrintable(encoder.problem()), 20'000);
    QVERIFY(keys >= 4);
    check(screen.shown, 6s);
}

void TstForeignStreams::leavesOutLostSegments()
{
    Nginx nginx("location ~ live[46].ts { return 404; }");
    QVERIFY2(nginx.start(), qPrintable(nginx.problem()));
    LiveEncoder encoder({.folder = nginx.folder()});
    Screen screen;
    encoder.start();
    screen.player.play(m_camera, {nginx.url(QStringLiteral("live.m3u8")), {}});
    QTRY_VERIFY2_WITH_TIMEOUT(!screen.shown.isEmpty() && screen.shown.last().picture > 8 * 25, qPrintable(encoder.problem()), 20'000);
    check(screen.shown, 6s);
    for (const Shown &shown : std::as_const(screen.shown))
        QVERIFY(shown.picture / 25 != 4 && shown.picture / 25 != 6);
}

void TstForeignStreams::comesBackAfterTheEncoderBeganAnew()
{
    Nginx nginx;
    QVERIFY2(nginx.start(), qPrintable(nginx.problem()));
    LiveEncoder encoder({.folder = nginx.folder()});
    Screen screen;
    encoder.start();
    screen.player.play(m_camera, {nginx.url(QStringLiteral("live.m3u8")), {}});
    QTRY_VERIFY2_WITH_TIMEOUT(!screen.shown.isEmpty() && screen.shown.last().picture > 5 * 25, qPrintable(encoder.problem()), 20'000);
    encoder.stop();
    QTRY_COMPARE_WITH_TIMEOUT(screen.player.status().state, State::Silent, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(screen.player.status().error && screen.player.status().error->reason == u"video.still", 5000);
    const QList<Shown> before = std::exchange(screen.shown, {});
    encoder.start(); // pictures and segments are counted from 0 again, under the names of before
    QTRY_VERIFY2_WITH_TIMEOUT(screen.shown.size() > 50, qPrintable(encoder.problem()), 15'000);
    QCOMPARE(screen.player.status().state, State::Live);
    QVERIFY(screen.shown.first().at > before.last().at);
    check(screen.shown, 6s);
}

QTEST_GUILESS_MAIN(TstForeignStreams)
#include "tst_foreignstreams.moc"
