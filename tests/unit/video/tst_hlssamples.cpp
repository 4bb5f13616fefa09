// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsplaylist.h"
#include "app/video/hlsvariants.h"

#include <QFile>
#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::microseconds;

// The playlists of tests/data/hls.
class TstHlsSamples : public QObject {
    Q_OBJECT
private slots:
    void everyShapeIsRead_data();
    void everyShapeIsRead();
    void simple();
    void live();
    void encrypted();
    void choosesByTheSizeShown_data();
    void choosesByTheSizeShown();
    void leavesTheAudioRenditionsAlone();
    void byteRangesAndGaps();
    void lowLatency();
    void survivesCutText();

private:
    static QByteArray text(const QString &name)
    {
        QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/tests/data/hls/") + name + QStringLiteral(".m3u8"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static HlsPlaylist read(const QString &name)
    {
        const Result<HlsPlaylist> result = HlsPlaylist::parse(text(name), QUrl(QStringLiteral("https://cloud.example/live/list.m3u8?s=1")));
        return result ? result.value() : HlsPlaylist();
    }
    static QStringList names()
    {
        return {QStringLiteral("8.1-simple"),
                QStringLiteral("8.2-live"),
                QStringLiteral("8.3-encrypted"),
                QStringLiteral("8.4-master"),
                QStringLiteral("8.5-master-iframes"),
                QStringLiteral("8.6-alternative-audio"),
                QStringLiteral("8.7-alternative-video"),
                QStringLiteral("8.8-session-data"),
                QStringLiteral("8.10-daterange"),
                QStringLiteral("low-latency")};
    }
};

void TstHlsSamples::everyShapeIsRead_data()
{
    QTest::addColumn<QByteArray>("written");
    for (const QString &name : names()) {
        const QByteArray plain = text(name);
        QTest::addRow("%s", qPrintable(name)) << plain;
        QTest::addRow("%s with CRLF and a byte order mark", qPrintable(name)) << "\xEF\xBB\xBF" + QByteArray(plain).replace("\n", "\r\n");
    }
}

void TstHlsSamples::everyShapeIsRead()
{
    QFETCH(const QByteArray, written);
    QVERIFY(!written.isEmpty());
    const Result<HlsPlaylist> result = HlsPlaylist::parse(written, QUrl(QStringLiteral("https://cloud.example/live/list.m3u8")));
    QVERIFY2(bool(result), qPrintable(result ? QString() : result.error().detail));
    QVERIFY(result.value().isMaster() != !result.value().segments.isEmpty());
}

void TstHlsSamples::simple()
{
    const HlsPlaylist playlist = read(QStringLiteral("8.1-simple"));
    QVERIFY(playlist.ended);
    QCOMPARE(playlist.segments.size(), 3);
    QCOMPARE(playlist.segments.at(2).duration, microseconds(3'003'000));
    QCOMPARE(playlist.segments.at(0).sequence, 0);
}

void TstHlsSamples::live()
{
    const HlsPlaylist playlist = read(QStringLiteral("8.2-live"));
    QVERIFY(!playlist.ended);
    QCOMPARE(playlist.segments.last().sequence, 2682);
    QCOMPARE(playlist.segments.last().at.url, QUrl(QStringLiteral("https://priv.example.com/fileSequence2682.ts")));
    QVERIFY(!playlist.segments.last().start);
}

void TstHlsSamples::encrypted()
{
    const HlsPlaylist playlist = read(QStringLiteral("8.3-encrypted"));
    QCOMPARE(playlist.segments.size(), 5);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(playlist.segments.at(i).key.url, QUrl(QStringLiteral("https://priv.example.com/key.php?r=52")));
        QVERIFY(playlist.segments.at(i).key.iv.isEmpty());
    }
    QCOMPARE(playlist.segments.at(3).key.url, QUrl(QStringLiteral("https://priv.example.com/key.php?r=53")));
    QCOMPARE(playlist.segments.at(3).key.iv.toHex(), QByteArray("0123456789abcdef0123456789abcdef"));
    QVERIFY(playlist.segments.at(4).key.isEmpty());
}

void TstHlsSamples::choosesByTheSizeShown_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QSize>("shown");
    QTest::addColumn<QString>("chosen");
    const QString sizes = QStringLiteral("8.5-master-iframes");
    QTest::newRow("a tile") << sizes << QSize(320, 180) << QStringLiteral("/live/low/audio-video.m3u8");
    QTest::newRow("the very size") << sizes << QSize(640, 360) << QStringLiteral("/live/low/audio-video.m3u8");
    QTest::newRow("a tall box, the width decides") << sizes << QSize(640, 2000) << QStringLiteral("/live/low/audio-video.m3u8");
    QTest::newRow("a little more") << sizes << QSize(700, 400) << QStringLiteral("/live/mid/audio-video.m3u8");
    QTest::newRow("larger than all") << sizes << QSize(3840, 2160) << QStringLiteral("/live/hi/audio-video.m3u8");
    QTest::newRow("unknown") << sizes << QSize() << QStringLiteral("/live/hi/audio-video.m3u8");
    QTest::newRow("without sizes") << QStringLiteral("8.4-master") << QSize(320, 180) << QStringLiteral("/hi.m3u8");
    QTest::newRow("never the sound alone") << QStringLiteral("8.6-alternative-audio") << QSize()
                                           << QStringLiteral("/live/hi/video-only.m3u8");
}

void TstHlsSamples::choosesByTheSizeShown()
{
    QFETCH(const QString, name);
    QFETCH(const QSize, shown);
    QFETCH(const QString, chosen);
    const HlsPlaylist playlist = read(name);
    const HlsVariant *variant = chooseVariant(playlist.variants, shown);
    QVERIFY(variant);
    QCOMPARE(variant->url.path(), chosen);
    QVERIFY(!chooseVariant({}, shown));
}

void TstHlsSamples::leavesTheAudioRenditionsAlone()
{
    const HlsPlaylist playlist = read(QStringLiteral("8.6-alternative-audio"));
    QCOMPARE(playlist.variants.size(), 3);
    QCOMPARE(playlist.variants.at(0).codecs, QByteArray("avc1.42e00a,mp4a.40.2"));
    QCOMPARE(read(QStringLiteral("8.7-alternative-video")).variants.size(), 1);
    QCOMPARE(read(QStringLiteral("8.8-session-data")).variants.size(), 1);
}

void TstHlsSamples::byteRangesAndGaps()
{
    const HlsPlaylist playlist = read(QStringLiteral("8.10-daterange"));
    QCOMPARE(playlist.segments.size(), 3);
    QCOMPARE(playlist.segments.at(0).at.range, (ByteRange{0, 75232}));
    QCOMPARE(playlist.segments.at(1).at.range, (ByteRange{75232, 82112}));
    QCOMPARE(playlist.segments.at(2).at.range, (ByteRange{157344, 69864}));
    QVERIFY(!playlist.segments.at(1).missing);
    QVERIFY(playlist.segments.at(2).missing);
    QVERIFY(playlist.segments.at(2).certain);
}

void TstHlsSamples::lowLatency()
{
    const HlsPlaylist playlist = read(QStringLiteral("low-latency"));
    QVERIFY(playlist.control.canBlockReload);
    QCOMPARE(playlist.control.holdBack, microseconds(12s));
    QCOMPARE(playlist.control.partHoldBack, microseconds(1s));
    QCOMPARE(playlist.control.partTarget, microseconds(333'340));
    QCOMPARE(playlist.segments.size(), 3);
    QCOMPARE(playlist.wholeSegments(), 2);
    QVERIFY(playlist.segments.at(0).parts.isEmpty());
    QCOMPARE(playlist.segments.at(1).parts.size(), 3);
    QVERIFY(playlist.segments.at(1).parts.at(0).independent);
    QVERIFY(!playlist.segments.at(1).parts.at(1).independent);
    QVERIFY(playlist.segments.at(1).parts.at(2).missing);
    const HlsSegment &open = playlist.segments.at(2);
    QVERIFY(HlsPlaylist::isOpen(open));
    QCOMPARE(open.sequence, 268);
    QCOMPARE(open.init.at.url.fileName(), QStringLiteral("init.mp4"));
    QCOMPARE(open.parts.at(1).at.range, (ByteRange{20000, 23000}));
    QCOMPARE(open.duration, microseconds(666'680));
    QVERIFY(open.certain);
    QCOMPARE(toDateTime(*open.start, QTimeZone::utc()).time(), QTime(2, 13, 41, 106));
}

void TstHlsSamples::survivesCutText()
{
    for (const QString &name : names()) {
        const QByteArray whole = text(name);
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const Result<HlsPlaylist> result =
                HlsPlaylist::parse(whole.first(length), QUrl(QStringLiteral("https://cloud.example/a.m3u8")));
            if (!result)
                QCOMPARE(result.error().kind, Error::Kind::BadData);
        }
    }
}

QTEST_GUILESS_MAIN(TstHlsSamples)
#include "tst_hlssamples.moc"
