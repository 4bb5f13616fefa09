// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentdecoder.h"
#include "tests/support/testfootage.h"

#include <QProcess>
#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const Instant kStart = fromMs(1'772'335'200'000);

MediaSegment segmentOf(const TestFootage &footage, qsizetype index, bool discontinuity = false)
{
    return {index,         footage.segments.at(index), footage.init, kStart + index * footage.segmentLength, true,
            discontinuity, footage.segmentLength};
}

struct Seen {
    milliseconds since; //!< by the decoder's clock
    std::optional<BlockCode> code;
};

QList<Seen> readAll(SegmentDecoder &decoder)
{
    QList<Seen> seen;
    while (const auto picture = decoder.next()) {
        const Result<QImage> image = decoder.image({}, PictureScaler::Fit::Fill);
        seen.append({picture->at - kStart, image ? readBlockCode(image.value()) : std::nullopt});
    }
    return seen;
}

} // namespace

class TstSegmentDecoder : public QObject {
    Q_OBJECT
private slots:
    void readsBlockCodesOfAnySize_data();
    void readsBlockCodesOfAnySize();
    void placesEachPicture_data();
    void placesEachPicture();
    void givesAllOfASegment();
    void goesOnOverADiscontinuity();
    void readsTheDemoCameras_data();
    void readsTheDemoCameras();
    void skipsBrokenSegments();
    void survivesDamagedBytes_data();
    void survivesDamagedBytes();
    void namesAMissingDecoder();
    void namesAFormatThatItDoesNotKnow();
    void followsChangesInMidStream();
    void scalesToTheAskedSize();
};

void TstSegmentDecoder::readsBlockCodesOfAnySize_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(640, 360), QSize(333, 187), QSize(256, 144)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void TstSegmentDecoder::readsBlockCodesOfAnySize()
{
    QFETCH(const QSize, size);
    for (int second = 0; second < 60; ++second) {
        const BlockCode code{second % 8, second, second % 25};
        QImage frame(1280, 720, QImage::Format_RGB32);
        frame.fill(Qt::darkGray);
        paintBlockCode(frame, code);
        const QImage scaled = frame.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY(readBlockCode(scaled) == code);
    }
    QImage none(size, QImage::Format_RGB32);
    none.fill(Qt::white);
    QVERIFY(!readBlockCode(none));
    none.fill(Qt::black);
    QVERIFY(!readBlockCode(none));
}

void TstSegmentDecoder::placesEachPicture_data()
{
    QTest::addColumn<TestFootage::Container>("container");
    QTest::addColumn<QStringList>("encoder");
    QTest::addColumn<bool>("live");
    const auto list = [](const char *words) { return QString::fromLatin1(words).split(u' '); };
    const char *const plain = "-c:v libx264 -preset ultrafast -bf 0";
    const char *const reordered = "-c:v libx264 -preset veryfast -bf 2";
    const char *const hevc = "-c:v libx265 -preset ultrafast -x265-params bframes=0:log-level=none";
    QTest::newRow("H.264 in MPEG-TS") << TestFootage::Container::MpegTs << list(plain) << true;
    QTest::newRow("H.264 in fMP4") << TestFootage::Container::FragmentedMp4 << list(plain) << true;
    QTest::newRow("H.264 with B-frames") << TestFootage::Container::MpegTs << list(reordered) << true;
    QTest::newRow("H.264 with B-frames, stills") << TestFootage::Container::MpegTs << list(reordered) << false;
    QTest::newRow("H.264 with B-frames in fMP4") << TestFootage::Container::FragmentedMp4 << list(reordered) << true;
    QTest::newRow("H.265 in MPEG-TS") << TestFootage::Container::MpegTs << list(hevc) << true;
    QTest::newRow("H.265 in fMP4") << TestFootage::Container::FragmentedMp4 << list(hevc) << true;
}

void TstSegmentDecoder::placesEachPicture()
{
    QFETCH(const TestFootage::Container, container);
    QFETCH(const QStringList, encoder);
    QFETCH(const bool, live);
    TestFootage::Plan plan;
    plan.length = 3s;
    plan.container = container;
    plan.encoder = encoder;
    plan.camera = 3;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.segments.size() == 3, qPrintable(footage.problem));

    SegmentDecoder decoder(live ? SegmentDecoder::Use::Live : SegmentDecoder::Use::Stills);
    QList<Seen> seen;
    for (qsizetype i = 0; i < 3; ++i) {
        QVERIFY(bool(decoder.open(segmentOf(footage, i))));
        seen += readAll(decoder);
    }
    decoder.drain();
    seen += readAll(decoder);
    QCOMPARE(seen.size(), 75);
    for (qsizetype i = 0; i < seen.size(); ++i) {
        QCOMPARE(seen.at(i).since.count(), i * 40);
        QVERIFY(seen.at(i).code == TestFootage::codeAt(3, seen.at(i).since));
    }
}

void TstSegmentDecoder::givesAllOfASegment()
{
    TestFootage::Plan plan;
    plan.length = 3s;
    plan.camera = 3;
    plan.encoder = QStringLiteral("-c:v libx264 -preset veryfast -bf 2").split(u' ');
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.segments.size() == 3, qPrintable(footage.problem));

    SegmentDecoder decoder(SegmentDecoder::Use::Stills);
    qsizetype next = 0;
    for (qsizetype i = 0; i < 3; ++i) {
        QVERIFY(bool(decoder.open(segmentOf(footage, i))));
        for (; const auto picture = decoder.nextToEnd(); ++next) {
            const Result<QImage> image = decoder.image({}, PictureScaler::Fit::Fill);
            QCOMPARE((picture->at - kStart).count(), next * 40);
            QVERIFY(image && readBlockCode(image.value()) == TestFootage::codeAt(3, picture->at - kStart));
        }
        QVERIFY(!decoder.nextToEnd());
        QCOMPARE(next, (i + 1) * 25); // none is left in the codec
    }
}

void TstSegmentDecoder::goesOnOverADiscontinuity()
{
    const TestFootage footage = TestFootage::make({.length = 2s});
    QVERIFY2(footage.segments.size() == 2, qPrintable(footage.problem));
    SegmentDecoder decoder(SegmentDecoder::Use::Live);
    QVERIFY(bool(decoder.open(segmentOf(footage, 1))));
    QVERIFY(decoder.next()->afterGap); // the first of all
    readAll(decoder);
    decoder.drain();
    readAll(decoder);
    MediaSegment again = segmentOf(footage, 0, true); // time stamps jump back, the wall clock goes on
    again.start = kStart + 2s;
    QVERIFY(bool(decoder.open(again)));
    const auto first = decoder.next();
    QVERIFY(first && first->afterGap);
    QVERIFY(first->at == kStart + 2s);
    const QList<Seen> rest = readAll(decoder);
    QCOMPARE(rest.size(), 24);
    QCOMPARE(rest.last().since.count(), 2960);
    QVERIFY(rest.last().code == TestFootage::codeAt(1, 960ms));
}

void TstSegmentDecoder::readsTheDemoCameras_data()
{
    QTest::addColumn<int>("camera");
    for (int camera = 1; camera <= 3; ++camera)
        QTest::addRow("camera %d", camera) << camera;
}

//! Over the end of the loop of a minute.
void TstSegmentDecoder::readsTheDemoCameras()
{
    QFETCH(const int, camera);
    SegmentDecoder decoder(SegmentDecoder::Use::Live);
    QList<Seen> seen;
    for (const int index : {28, 29, 0, 1}) {
        QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/resources/demo/camera%1/segment-%2.ts").arg(camera).arg(index, 2, 10, QChar(u'0')));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const Instant start = kStart + (index < 28 ? index + 30 : index) * 2s;
        if (index == 0) {
            decoder.drain();
            seen += readAll(decoder);
        }
        QVERIFY(bool(decoder.open({index, file.readAll(), {}, start, true, index == 0, 2s})));
        seen += readAll(decoder);
    }
    QCOMPARE(seen.size(), 200);
    for (qsizetype i = 0; i < seen.size(); ++i) {
        QCOMPARE(seen.at(i).since.count(), 56'000 + i * 40);
        QVERIFY(seen.at(i).code == TestFootage::codeAt(camera, seen.at(i).since));
    }
}

void TstSegmentDecoder::skipsBrokenSegments()
{
    const TestFootage footage = TestFootage::make({.length = 2s});
    QVERIFY2(footage.segments.size() == 2, qPrintable(footage.problem));
    SegmentDecoder decoder(SegmentDecoder::Use::Live);
    QVERIFY(bool(decoder.open(segmentOf(footage, 0))));
    QCOMPARE(readAll(decoder).size(), 25);
    for (const QByteArray &bytes : {QByteArray(), QByteArray("<html>"), QByteArray(4000, 'x'), QByteArray(4000, 0x47),
                                    QByteArray("\0\0\0\x18"
                                               "ftypiso5",
                                               12),
                                    footage.segments.at(1).left(188)}) {
        MediaSegment broken = segmentOf(footage, 1);
        broken.bytes = bytes;
        const Result<Done> opened = decoder.open(broken);
        if (!opened)
            QCOMPARE(opened.error().kind, Error::Kind::BadData);
        QVERIFY(readAll(decoder).isEmpty());
    }
    QVERIFY(bool(decoder.open(segmentOf(footage, 1, true))));
    QCOMPARE(readAll(decoder).size(), 25);
}

void TstSegmentDecoder::survivesDamagedBytes_data()
{
    QTest::addColumn<TestFootage::Container>("container");
    QTest::newRow("MPEG-TS") << TestFootage::Container::MpegTs;
    QTest::newRow("fMP4") << TestFootage::Container::FragmentedMp4;
}

void TstSegmentDecoder::survivesDamagedBytes()
{
    QFETCH(const TestFootage::Container, container);
    TestFootage::Plan plan;
    plan.length = 1s;
    plan.container = container;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.segments.size() == 1, qPrintable(footage.problem));
    SegmentDecoder decoder(SegmentDecoder::Use::Live);
    quint32 random = 1;
    for (int round = 0; round < 60; ++round) {
        MediaSegment damaged = segmentOf(footage, 0, round % 2);
        for (int i = 0; i < 40; ++i) {
            random = random * 1664525 + 1013904223;
            // Half of them in the headers, where they do most harm.
            const qsizetype reach = i % 2 ? damaged.bytes.size() : std::min<qsizetype>(600, damaged.bytes.size());
            damaged.bytes[qsizetype(random >> 8) % reach] = char(random >> 3);
        }
        if (decoder.open(damaged))
            QVERIFY(readAll(decoder).size() <= 100);
    }
    decoder.reset();
    QVERIFY(bool(decoder.open(segmentOf(footage, 0))));
    const QList<Seen> seen = readAll(decoder);
    QCOMPARE(seen.size(), 25);
    QVERIFY(seen.last().code == TestFootage::codeAt(1, 960ms));
}

void TstSegmentDecoder::namesAMissingDecoder()
{
    TestFootage::Plan plan;
    plan.length = 1s;
    plan.container = TestFootage::Container::FragmentedMp4;
    TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.segments.size() == 1, qPrintable(footage.problem));
    // A sample entry that this FFmpeg has no decoder for.
    footage.init.replace("avc1", "evc1");
    SegmentDecoder decoder(SegmentDecoder::Use::Live);
    const Result<Done> opened = decoder.open(segmentOf(footage, 0));
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, QStringLiteral("video.codec"));
}

void TstSegmentDecoder::namesAFormatThatItDoesNotKnow()
{
    const QStringList vp9 = QStringLiteral("-c:v libvpx-vp9 -deadline realtime -cpu-used 8").split(u' ');
    const TestFootage footage = TestFootage::make({.length = 1s, .encoder = vp9, .size = QStringLiteral("320x180")});
    QVERIFY2(footage.segments.size() == 1, qPrintable(footage.problem));
    SegmentDecoder decoder(SegmentDecoder::Use::Live);
    const Result<Done> opened = decoder.open(segmentOf(footage, 0));
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, QStringLiteral("video.codec"));

    QProcess program; // sound alone
    program.start(QStringLiteral("ffmpeg"), QStringLiteral("-loglevel error -f lavfi -i sine=duration=1 -c:a aac -f mpegts -").split(u' '));
    QVERIFY(program.waitForFinished());
    MediaSegment sound;
    sound.bytes = program.readAllStandardOutput();
    QVERIFY(sound.bytes.size() > 188);
    QCOMPARE(decoder.open(sound).error().reason, QStringLiteral("video.noPicture"));
}

void TstSegmentDecoder::followsChangesInMidStream()
{
    using Container = TestFootage::Container;
    const QStringList hevc = QStringLiteral("-c:v libx265 -preset ultrafast -x265-params bframes=0:log-level=none").split(u' ');
    const TestFootage::Plan plain{.length = 1s};
    const QList<TestFootage> changes = {
        TestFootage::make(plain),
        TestFootage::make({.length = 1s, .size = QStringLiteral("320x180")}),
        TestFootage::make({.length = 1s, .encoder = hevc}),
        TestFootage::make({.length = 1s, .container = Container::FragmentedMp4}),
        TestFootage::make({.length = 1s, .container = Container::FragmentedMp4, .size = QStringLiteral("320x240")}),
        TestFootage::make(plain)};
    const QList<QSize> sizes = {{640, 360}, {320, 180}, {640, 360}, {640, 360}, {320, 240}, {640, 360}};
    SegmentDecoder decoder(SegmentDecoder::Use::Live);
    for (qsizetype i = 0; i < changes.size(); ++i) { // no discontinuity is told
        QVERIFY2(changes.at(i).segments.size() == 1, qPrintable(changes.at(i).problem));
        QVERIFY(bool(decoder.open(segmentOf(changes.at(i), 0))));
        int pictures = 0;
        while (decoder.next()) {
            const Result<QImage> image = decoder.image({}, PictureScaler::Fit::Fill);
            QVERIFY(bool(image));
            QCOMPARE(image.value().size(), sizes.at(i));
            QVERIFY(readBlockCode(image.value()) == TestFootage::codeAt(1, pictures * TestFootage::kFrame));
            ++pictures;
        }
        QCOMPARE(pictures, 25);
    }
}

void TstSegmentDecoder::scalesToTheAskedSize()
{
    const TestFootage footage = TestFootage::make({.length = 1s});
    QVERIFY2(footage.segments.size() == 1, qPrintable(footage.problem));
    SegmentDecoder decoder(SegmentDecoder::Use::Live);
    QVERIFY(bool(decoder.open(segmentOf(footage, 0))));
    QVERIFY(decoder.next());
    const auto size = [&](QSize box, PictureScaler::Fit fit) { return decoder.image(box, fit).value().size(); };
    QCOMPARE(size({}, PictureScaler::Fit::Fill), QSize(640, 360));
    QCOMPARE(size({1000, 1000}, PictureScaler::Fit::Fill), QSize(1000, 562));
    QCOMPARE(size({1000, 1000}, PictureScaler::Fit::ShrinkOnly), QSize(640, 360));
    QCOMPARE(size({1000, 90}, PictureScaler::Fit::ShrinkOnly), QSize(160, 90));
    for (int width = 1; width < 420; width += 13) { // widths that are no multiple of a vector
        const QImage image = decoder.image({width, 1000}, PictureScaler::Fit::Fill).value();
        QCOMPARE(image.width(), width);
        QCOMPARE(image.format(), QImage::Format_RGB32);
        if (width >= 256)
            QVERIFY(readBlockCode(image) == TestFootage::codeAt(1, 0ms));
    }
}

QTEST_GUILESS_MAIN(TstSegmentDecoder)
#include "tst_segmentdecoder.moc"
