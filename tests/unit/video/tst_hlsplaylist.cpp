// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsplaylist.h"

#include <QtTest>

using namespace std::chrono_literals;

namespace {

const QUrl kAddress(QStringLiteral("https://cloud.example/v2/devices/a/live/playlist.m3u8"));

Instant utc(const char *text)
{
    return fromMs(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs).toMSecsSinceEpoch());
}

HlsPlaylist parsed(const QByteArray &text)
{
    const Result<HlsPlaylist> result = HlsPlaylist::parse(text, kAddress);
    if (!result) {
        qWarning() << result.error().detail;
        return {};
    }
    return result.value();
}

} // namespace

class TstHlsPlaylist : public QObject {
    Q_OBJECT
private slots:
    void readsALivePlaylist();
    void readsDatesOfManyForms_data();
    void readsDatesOfManyForms();
    void countsDatesForwardsAndBackwards();
    void sumsWithoutRounding();
    void distrustsDatesOverADiscontinuity();
    void resolvesAddresses();
    void carriesTheInitSection();
    void readsAMasterPlaylist();
    void takesWindowsLineEndsAndUnknownTags();
    void takesAPlaylistWithoutSegments();
    void refusesWhatItCannotPlay_data();
    void refusesWhatItCannotPlay();
    void takesTheKeyThatItCanUse();
    void countsByteRangesOn();
    void readsWhereToStart();
    void refusesBrokenText_data();
    void refusesBrokenText();
    void survivesCutText();
};

void TstHlsPlaylist::readsALivePlaylist()
{
    const HlsPlaylist playlist = parsed("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:184201\n"
                                        "#EXT-X-DISCONTINUITY-SEQUENCE:7\n#EXT-X-PROGRAM-DATE-TIME:2026-03-01T03:20:10.000Z\n"
                                        "#EXTINF:2.000,\nsegments/184201.ts\n#EXTINF:2.000,title, with comma\nsegments/184202.ts\n");
    QVERIFY(!playlist.isMaster());
    QVERIFY(!playlist.ended);
    QCOMPARE(playlist.targetDuration, std::chrono::microseconds(2s));
    QCOMPARE(playlist.discontinuitySequence, 7);
    QCOMPARE(playlist.segments.size(), 2);
    QCOMPARE(playlist.segments.at(0).sequence, 184201);
    QCOMPARE(playlist.segments.at(1).sequence, 184202);
    QCOMPARE(playlist.segments.at(0).at.url, QUrl(QStringLiteral("https://cloud.example/v2/devices/a/live/segments/184201.ts")));
    QVERIFY(playlist.segments.at(0).start == utc("2026-03-01T03:20:10Z"));
    QVERIFY(playlist.segments.at(1).start == utc("2026-03-01T03:20:12Z"));
    QVERIFY(playlist.segments.at(1).certain);
    QVERIFY(parsed("#EXTM3U\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST\n").ended);
}

void TstHlsPlaylist::readsDatesOfManyForms_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<bool>("known");
    QTest::addColumn<bool>("certain");
    QTest::newRow("Z") << QByteArray("2026-03-01T03:20:10.250Z") << true << true;
    QTest::newRow("+09:00") << QByteArray("2026-03-01T12:20:10.250+09:00") << true << true;
    QTest::newRow("+0900") << QByteArray("2026-03-01T12:20:10.250+0900") << true << true;
    QTest::newRow("six digits") << QByteArray("2026-03-01T03:20:10.250000Z") << true << true;
    QTest::newRow("no zone is taken as UTC at first") << QByteArray("2026-03-01T03:20:10.250") << true << false;
    QTest::newRow("no date") << QByteArray("yesterday") << false << false;
    QTest::newRow("empty") << QByteArray() << false << false;
    QTest::newRow("no such day") << QByteArray("2026-02-31T03:20:10Z") << false << false;
}

void TstHlsPlaylist::readsDatesOfManyForms()
{
    QFETCH(const QByteArray, date);
    QFETCH(const bool, known);
    QFETCH(const bool, certain);
    const HlsPlaylist playlist = parsed("#EXTM3U\n#EXT-X-PROGRAM-DATE-TIME:" + date + "\n#EXTINF:2,\na.ts\n");
    QCOMPARE(playlist.segments.size(), 1);
    QCOMPARE(playlist.segments.at(0).start.has_value(), known);
    QCOMPARE(playlist.segments.at(0).certain, certain);
    QCOMPARE(playlist.segments.at(0).zoneKnown, certain || !known);
    if (known)
        QVERIFY(playlist.segments.at(0).start == utc("2026-03-01T03:20:10.250Z"));
}

void TstHlsPlaylist::countsDatesForwardsAndBackwards()
{
    const HlsPlaylist playlist = parsed("#EXTM3U\n#EXTINF:1.5,\na.ts\n#EXTINF:2.5,\nb.ts\n"
                                        "#EXT-X-PROGRAM-DATE-TIME:2026-03-01T00:00:10Z\n#EXTINF:2,\nc.ts\n#EXTINF:2,\nd.ts\n"
                                        "#EXT-X-PROGRAM-DATE-TIME:2026-03-01T00:00:14.100Z\n#EXTINF:2,\ne.ts\n");
    const char *const starts[] = {"2026-03-01T00:00:06Z", "2026-03-01T00:00:07.500Z", "2026-03-01T00:00:10Z", "2026-03-01T00:00:12Z",
                                  "2026-03-01T00:00:14.100Z"};
    for (int i = 0; i < 5; ++i) {
        QVERIFY2(playlist.segments.at(i).start == utc(starts[i]), starts[i]);
        QVERIFY(playlist.segments.at(i).certain);
    }
    QVERIFY(!parsed("#EXTM3U\n#EXTINF:2,\na.ts\n").segments.at(0).start);
}

void TstHlsPlaylist::sumsWithoutRounding()
{
    QByteArray text = "#EXTM3U\n#EXT-X-PROGRAM-DATE-TIME:2026-03-01T00:00:00Z\n";
    for (int i = 0; i < 3001; ++i)
        text += "#EXTINF:2.000333,\na.ts\n";
    // 3000 * 2.000333 s = 6000.999 s
    QVERIFY(parsed(text).segments.last().start == utc("2026-03-01T01:40:00.999Z"));
}

void TstHlsPlaylist::distrustsDatesOverADiscontinuity()
{
    const HlsPlaylist playlist = parsed("#EXTM3U\n#EXT-X-PROGRAM-DATE-TIME:2026-03-01T00:00:10Z\n#EXTINF:2,\na.ts\n"
                                        "#EXT-X-DISCONTINUITY\n#EXTINF:2,\nb.ts\n#EXTINF:2,\nc.ts\n");
    QVERIFY(!playlist.segments.at(0).discontinuity);
    QVERIFY(playlist.segments.at(1).discontinuity);
    QVERIFY(!playlist.segments.at(2).discontinuity);
    QVERIFY(playlist.segments.at(0).certain);
    QVERIFY(!playlist.segments.at(1).certain);
    QVERIFY(!playlist.segments.at(2).certain);
    QVERIFY(playlist.segments.at(2).start == utc("2026-03-01T00:00:14Z"));
}

void TstHlsPlaylist::resolvesAddresses()
{
    const HlsPlaylist playlist = parsed("#EXTM3U\n#EXTINF:2,\n/root.ts?t=1\n#EXTINF:2,\nhttps://other.example/x.ts\n#EXTINF:2,\n../up.ts\n"
                                        "#EXTINF:2,\n//third.example/y.ts\n");
    QCOMPARE(playlist.segments.at(0).at.url, QUrl(QStringLiteral("https://cloud.example/root.ts?t=1")));
    QCOMPARE(playlist.segments.at(1).at.url, QUrl(QStringLiteral("https://other.example/x.ts")));
    QCOMPARE(playlist.segments.at(2).at.url, QUrl(QStringLiteral("https://cloud.example/v2/devices/a/up.ts")));
    QCOMPARE(playlist.segments.at(3).at.url, QUrl(QStringLiteral("https://third.example/y.ts")));
}

void TstHlsPlaylist::carriesTheInitSection()
{
    const HlsPlaylist playlist = parsed("#EXTM3U\n#EXT-X-MAP:URI=\"init,1.mp4\"\n#EXTINF:2,\na.m4s\n#EXTINF:2,\nb.m4s\n"
                                        "#EXT-X-MAP:URI=\"init2.mp4\"\n#EXTINF:2,\nc.m4s\n");
    QCOMPARE(playlist.segments.at(1).init.at.url.fileName(), QStringLiteral("init,1.mp4"));
    QCOMPARE(playlist.segments.at(2).init.at.url.fileName(), QStringLiteral("init2.mp4"));
}

void TstHlsPlaylist::readsAMasterPlaylist()
{
    const HlsPlaylist playlist = parsed("#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"x\",URI=\"audio.m3u8\"\n"
                                        "#EXT-X-STREAM-INF:CODECS=\"avc1.64001f,mp4a.40.2\",BANDWIDTH=800000\nlow/list.m3u8\n"
                                        "#EXT-X-STREAM-INF:BANDWIDTH=2400000,RESOLUTION=1280x720\nhigh/list.m3u8\n"
                                        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=9,URI=\"i.m3u8\"\n");
    QVERIFY(playlist.isMaster());
    QCOMPARE(playlist.variants.size(), 2);
    QCOMPARE(playlist.variants.at(0).bandwidth, 800000);
    QCOMPARE(playlist.variants.at(1).bandwidth, 2400000);
    QCOMPARE(playlist.variants.at(1).url, QUrl(QStringLiteral("https://cloud.example/v2/devices/a/live/high/list.m3u8")));
}

void TstHlsPlaylist::takesWindowsLineEndsAndUnknownTags()
{
    const HlsPlaylist playlist = parsed("\xEF\xBB\xBF#EXTM3U\r\n\r\n# a remark\r\n#EXT-X-FUTURE:ON=\"1\r\n#EXT-X-KEY:METHOD=NONE\r\n"
                                        "#EXT-X-TARGETDURATION:2\r\n#EXTINF:2\r\na.ts\r\n");
    QCOMPARE(playlist.segments.size(), 1);
    QCOMPARE(playlist.segments.at(0).at.url.fileName(), QStringLiteral("a.ts"));
    QCOMPARE(parsed("#EXTM3U\n#EXTINF:3,\na.ts\n#EXTINF:2,\nb.ts").targetDuration, std::chrono::microseconds(3s));
}

void TstHlsPlaylist::takesAPlaylistWithoutSegments()
{
    const Result<HlsPlaylist> result = HlsPlaylist::parse("#EXTM3U\n#EXT-X-TARGETDURATION:2\n", kAddress);
    QVERIFY(bool(result));
    QVERIFY(result.value().segments.isEmpty());
    QVERIFY(!result.value().isMaster());
}

void TstHlsPlaylist::refusesWhatItCannotPlay_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("named");
    const QString encrypted = QStringLiteral("video.encrypted");
    QTest::newRow("SAMPLE-AES") << QByteArray("#EXTM3U\n#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"k\"\n#EXTINF:2,\na.ts\n") << encrypted
                                << QStringLiteral("SAMPLE-AES");
    QTest::newRow("a key system") << QByteArray("#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"skd://k\",KEYFORMAT=\"com.example.drm\"\n"
                                                "#EXTINF:2,\na.ts\n")
                                  << encrypted << QStringLiteral("com.example.drm");
    QTest::newRow("of later days") << QByteArray("#EXTM3U\n#EXT-X-KEY:METHOD=AES-512\n#EXT-X-PART:DURATION=1,URI=\"p\"\n") << encrypted
                                   << QStringLiteral("AES-512");
}

void TstHlsPlaylist::refusesWhatItCannotPlay()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, reason);
    QFETCH(const QString, named);
    const Result<HlsPlaylist> result = HlsPlaylist::parse(text, kAddress);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::BadData);
    QCOMPARE(result.error().reason, reason);
    QVERIFY2(result.error().detail.contains(named), qPrintable(result.error().detail));
    QVERIFY(isUnsupportedStream(result.error()));
}

void TstHlsPlaylist::takesTheKeyThatItCanUse()
{
    const HlsPlaylist playlist =
        parsed("#EXTM3U\n#EXT-X-MAP:URI=\"clear.mp4\"\n#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://k\",KEYFORMAT=\"com.example.drm\"\n"
               "#EXT-X-KEY:METHOD=AES-128,URI=\"k?q=1\",IV=0X1,KEYFORMAT=\"identity\",KEYFORMATVERSIONS=\"1\"\n#EXTINF:2,\na.ts\n"
               "#EXT-X-MAP:URI=\"init.mp4\",BYTERANGE=\"700@20\"\n#EXTINF:2,\nb.m4s\n#EXT-X-KEY:METHOD=NONE\n#EXTINF:2,\nc.ts\n");
    QCOMPARE(playlist.segments.size(), 3);
    QVERIFY(playlist.segments.at(0).init.key.isEmpty()); // only what stands below a key is encrypted by it
    QCOMPARE(playlist.segments.at(0).key.url, QUrl(QStringLiteral("https://cloud.example/v2/devices/a/live/k?q=1")));
    QCOMPARE(playlist.segments.at(0).key.iv, QByteArray(15, '\0') + '\1');
    QCOMPARE(playlist.segments.at(1).init.at.range, (ByteRange{20, 700}));
    QVERIFY(playlist.segments.at(1).init.key == playlist.segments.at(1).key);
    QVERIFY(playlist.segments.at(2).key.isEmpty());
}

void TstHlsPlaylist::countsByteRangesOn()
{
    const HlsPlaylist playlist = parsed("#EXTM3U\n#EXTINF:2,\n#EXT-X-BYTERANGE:100@50\na.ts\n#EXT-X-BYTERANGE:30\n#EXTINF:2,\na.ts\n"
                                        "#EXT-X-BYTERANGE:7\n#EXTINF:2,\nb.ts\n#EXTINF:2,\nb.ts\n");
    QCOMPARE(playlist.segments.at(0).at.range, (ByteRange{50, 100}));
    QCOMPARE(playlist.segments.at(1).at.range, (ByteRange{150, 30}));
    QCOMPARE(playlist.segments.at(2).at.range, (ByteRange{0, 7})); // of another file
    QVERIFY(!playlist.segments.at(3).at.range);
}

void TstHlsPlaylist::readsWhereToStart()
{
    QCOMPARE(parsed("#EXTM3U\n#EXT-X-START:TIME-OFFSET=-3.5,PRECISE=YES\n").startOffset, std::optional(-3500ms));
    QCOMPARE(parsed("#EXTM3U\n#EXT-X-START:TIME-OFFSET=10\n").startOffset, std::optional(10s));
    QVERIFY(!parsed("#EXTM3U\n#EXT-X-START:TIME-OFFSET=soon\n").startOffset);
}

void TstHlsPlaylist::refusesBrokenText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<html>please sign in</html>");
    QTest::newRow("no EXTINF") << QByteArray("#EXTM3U\na.ts\n");
    QTest::newRow("EXTINF without number") << QByteArray("#EXTM3U\n#EXTINF:x,\na.ts\n");
    QTest::newRow("negative EXTINF") << QByteArray("#EXTM3U\n#EXTINF:-1,\na.ts\n");
    QTest::newRow("EXTINF nan") << QByteArray("#EXTM3U\n#EXTINF:nan,\na.ts\n");
    QTest::newRow("EXTINF inf") << QByteArray("#EXTM3U\n#EXTINF:inf,\na.ts\n");
    QTest::newRow("EXTINF huge") << QByteArray("#EXTM3U\n#EXTINF:1e300,\na.ts\n");
    QTest::newRow("sequence not a number") << QByteArray("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:one\n");
    QTest::newRow("negative sequence") << QByteArray("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:-1\n");
    QTest::newRow("sequence too large") << QByteArray("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:9223372036854775807\n");
    QTest::newRow("sequence after a segment") << QByteArray("#EXTM3U\n#EXTINF:2,\na.ts\n#EXT-X-MEDIA-SEQUENCE:5\n");
    QTest::newRow("no target duration") << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:0\n");
    QTest::newRow("map without address") << QByteArray("#EXTM3U\n#EXT-X-MAP:URI=\"\"\n");
    QTest::newRow("byte range of nothing") << QByteArray("#EXTM3U\n#EXT-X-BYTERANGE:0@5\n");
    QTest::newRow("byte range beyond reason") << QByteArray("#EXTM3U\n#EXT-X-BYTERANGE:5@9223372036854775807\n");
    QTest::newRow("byte range of the init") << QByteArray("#EXTM3U\n#EXT-X-MAP:URI=\"i\",BYTERANGE=\"x\"\n");
    QTest::newRow("key without address") << QByteArray("#EXTM3U\n#EXT-X-KEY:METHOD=AES-128\n");
    QTest::newRow("vector that is none") << QByteArray("#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0xXY\n");
    QTest::newRow("part without duration") << QByteArray("#EXTM3U\n#EXT-X-PART:URI=\"p\"\n");
    QTest::newRow("both kinds") << QByteArray("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nx.m3u8\n#EXTINF:2,\na.ts\n");
}

void TstHlsPlaylist::refusesBrokenText()
{
    QFETCH(const QByteArray, text);
    const Result<HlsPlaylist> result = HlsPlaylist::parse(text, kAddress);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::BadData);
    QVERIFY(!isUnsupportedStream(result.error()));
}

void TstHlsPlaylist::survivesCutText()
{
    const QByteArray whole("#EXTM3U\r\n#EXT-X-TARGETDURATION:2\r\n#EXT-X-MAP:URI=\"a\",X=\r\n#EXT-X-STREAM-INF:A=\"b,C=d\r\n"
                           "#EXT-X-PROGRAM-DATE-TIME:2026-03-01T03:20:10.000+09:00\r\n#EXTINF:2.000,\r\nsegments/1.ts\r\n");
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const Result<HlsPlaylist> result = HlsPlaylist::parse(whole.first(length), kAddress);
        if (result)
            QVERIFY(result.value().segments.size() <= 1);
        else
            QCOMPARE(result.error().kind, Error::Kind::BadData);
    }
}

QTEST_GUILESS_MAIN(TstHlsPlaylist)
#include "tst_hlsplaylist.moc"
