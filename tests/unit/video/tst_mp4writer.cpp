// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/mp4writer.h"
#include "tests/support/playedclip.h"
#include "tests/unit/video/recording.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

//! Every file is played by the ffmpeg program, which does not know how it was made.
class TstMp4Writer : public QObject {
    Q_OBJECT
private slots:
    void showsExactlyTheSpan_data();
    void showsExactlyTheSpan();
    void endsBetweenPicturesThatNeedEachOther_data();
    void endsBetweenPicturesThatNeedEachOther();
    void takesTheSoundAlong_data();
    void takesTheSoundAlong();
    void tellsOfSoundThatIsMissing();
    void goesOnWhereTheStreamBeginsAnew();
    void standsStillOverAHole();
    void tellsWhatIsMissing();
    void refusesAnotherPicture();
    void refusesAnotherContainer();
    void saysWhenTheDiskIsFull();
    void brokenSegments();

private:
    QString file() const { return m_folder.filePath(QStringLiteral("clip.mp4")); }
    //! The file from these segments, and what finish() said.
    Result<TimeRange> make(const QList<MediaSegment> &segments, const TimeRange &span, ClipSoundExtent *sound = nullptr)
    {
        QFile target(file());
        if (!target.open(QIODevice::ReadWrite | QIODevice::Truncate))
            return Error{Error::Kind::Storage, target.errorString(), {}, {}};
        Mp4Writer writer(target, span);
        for (const MediaSegment &segment : segments) {
            if (const Result<Done> done = writer.write(segment); !done)
                return done.error();
        }
        const auto made = writer.finish();
        if (sound)
            *sound = writer.sound();
        return made;
    }
    static QList<MediaSegment> all(const TestFootage &footage)
    {
        QList<MediaSegment> segments;
        for (qsizetype i = 0; i < footage.segments.size(); ++i)
            segments.append(segmentOf(footage, i));
        return segments;
    }

    QTemporaryDir m_folder;
};

void TstMp4Writer::showsExactlyTheSpan_data()
{
    QTest::addColumn<TestFootage::Container>("container");
    QTest::addColumn<QStringList>("encoder");
    const QStringList plain = TestFootage::Plan{}.encoder;
    const QStringList bFrames = {QStringLiteral("-c:v"),     QStringLiteral("libx264"), QStringLiteral("-preset"),
                                 QStringLiteral("veryfast"), QStringLiteral("-bf"),     QStringLiteral("2")};
    const QStringList hevc = {QStringLiteral("-c:v"),         QStringLiteral("libx265"),
                              QStringLiteral("-preset"),      QStringLiteral("ultrafast"),
                              QStringLiteral("-x265-params"), QStringLiteral("log-level=none:bframes=0:pools=1")};
    QTest::newRow("ts") << TestFootage::Container::MpegTs << plain;
    QTest::newRow("fmp4") << TestFootage::Container::FragmentedMp4 << plain;
    QTest::newRow("ts, B pictures") << TestFootage::Container::MpegTs << bFrames;
    QTest::newRow("fmp4, B pictures") << TestFootage::Container::FragmentedMp4 << bFrames;
    QTest::newRow("ts, H.265") << TestFootage::Container::MpegTs << hevc;
}

void TstMp4Writer::showsExactlyTheSpan()
{
    QFETCH(const TestFootage::Container, container);
    QFETCH(const QStringList, encoder);
    TestFootage::Plan plan;
    plan.container = container;
    plan.encoder = encoder;
    plan.length = 5s;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    const QList<MediaSegment> segments = all(footage);

    const TimeRange span = spanOf(1320ms, 3600ms);
    const auto made = make(segments, span);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made.value(), span);
    const PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), (3600 - 1320) / 40);
    for (qsizetype i = 0; i < played.codes.size(); ++i)
        QCOMPARE(played.codes.at(i), std::optional(TestFootage::codeAt(plan.camera, 1320ms + i * TestFootage::kFrame)));
    QVERIFY2(std::chrono::abs(played.times.first()) <= 1ms, qPrintable(QString::number(played.times.first().count())));
}

void TstMp4Writer::endsBetweenPicturesThatNeedEachOther_data()
{
    QTest::addColumn<milliseconds>("end");
    for (int i = 0; i < 6; ++i)
        QTest::addRow("%d", i) << milliseconds(2000 + i * 40);
}

//! A reordered picture is decoded from one that is shown after it.
void TstMp4Writer::endsBetweenPicturesThatNeedEachOther()
{
    QFETCH(const milliseconds, end);
    TestFootage::Plan plan;
    plan.encoder = QStringLiteral("-c:v libx264 -preset veryfast -bf 3 -b_strategy 0").split(u' ');
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    const auto made = make(all(footage), spanOf(1480ms, end));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    const qsizetype wanted = (end - 1480ms) / TestFootage::kFrame;
    QVERIFY2(played.codes.size() >= wanted && played.codes.size() <= wanted + 3, qPrintable(QString::number(played.codes.size())));
    for (qsizetype i = 0; i < wanted; ++i)
        QCOMPARE(played.codes.at(i), std::optional(TestFootage::codeAt(plan.camera, 1480ms + i * TestFootage::kFrame)));
}

void TstMp4Writer::takesTheSoundAlong_data()
{
    QTest::addColumn<TestFootage::Container>("container");
    QTest::newRow("ts") << TestFootage::Container::MpegTs;
    QTest::newRow("fmp4") << TestFootage::Container::FragmentedMp4;
}

void TstMp4Writer::takesTheSoundAlong()
{
    QFETCH(const TestFootage::Container, container);
    TestFootage::Plan plan;
    plan.container = container;
    plan.sound = true;
    plan.length = 5s;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    auto sound = ClipSoundExtent::None;
    const auto made = make(all(footage), spanOf(1320ms, 3600ms), &sound);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made.value(), spanOf(1320ms, 3600ms));
    QCOMPARE(sound, ClipSoundExtent::Whole);
    const PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), (3600 - 1320) / 40);
    QCOMPARE(played.codes.first(), std::optional(TestFootage::codeAt(plan.camera, 1320ms)));

    QCOMPARE(played.soundProblem(1320ms, 3600ms), QString());
}

void TstMp4Writer::tellsOfSoundThatIsMissing()
{
    TestFootage::Plan plan;
    const TestFootage silent = TestFootage::make(plan);
    plan.sound = true;
    const TestFootage sounding = TestFootage::make(plan);
    QVERIFY(silent.problem.isEmpty() && sounding.problem.isEmpty());
    auto sound = ClipSoundExtent::Whole;
    QVERIFY(make({segmentOf(silent, 0), segmentOf(silent, 1)}, spanOf(0s, 2s), &sound));
    QCOMPARE(sound, ClipSoundExtent::None);
    QVERIFY(make({segmentOf(silent, 0), segmentOf(sounding, 1)}, spanOf(0s, 2s), &sound));
    QCOMPARE(sound, ClipSoundExtent::Partly);
}

void TstMp4Writer::goesOnWhereTheStreamBeginsAnew()
{
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    MediaSegment again = segmentOf(footage, 0); // its time stamps are behind those of the last one
    again.start = kRecordingStart + 4s;
    again.discontinuity = true;
    const auto made = make({segmentOf(footage, 2), segmentOf(footage, 3), again}, spanOf(2s, 5s));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made.value(), spanOf(2s, 5s));
    const PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), 75);
    QCOMPARE(played.codes.at(49), std::optional(TestFootage::codeAt(1, 3960ms)));
    QCOMPARE(played.codes.at(50), std::optional(TestFootage::codeAt(1, 0ms)));
    for (qsizetype i = 0; i < played.times.size(); ++i)
        QVERIFY(std::chrono::abs(played.times.at(i) - i * TestFootage::kFrame) <= 1ms);
}

void TstMp4Writer::standsStillOverAHole()
{
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    const auto made = make({segmentOf(footage, 0), segmentOf(footage, 3)}, spanOf(0s, 4s));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), 50);
    QVERIFY(std::chrono::abs(played.times.at(24) - 960ms) <= 1ms);
    QVERIFY(std::chrono::abs(played.times.at(25) - 3000ms) <= 1ms);
}

void TstMp4Writer::tellsWhatIsMissing()
{
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    auto made = make({segmentOf(footage, 1), segmentOf(footage, 2)}, spanOf(-5s, 10s));
    QVERIFY(made);
    QCOMPARE(made.value(), spanOf(1s, 3s));

    made = make({segmentOf(footage, 1)}, spanOf(2s, 3s)); // ends where the span begins
    QVERIFY(!made);
    QCOMPARE(made.error().reason, QStringLiteral("clip.noFootage"));
    made = make({}, spanOf(2s, 3s));
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::NotFound);
}

void TstMp4Writer::refusesAnotherPicture()
{
    TestFootage::Plan small;
    small.size = QStringLiteral("320x180");
    small.container = TestFootage::Container::FragmentedMp4;
    TestFootage::Plan large;
    large.container = TestFootage::Container::FragmentedMp4;
    const TestFootage one = TestFootage::make(large);
    const TestFootage other = TestFootage::make(small);
    QVERIFY(one.problem.isEmpty() && other.problem.isEmpty());
    const auto made = make({segmentOf(one, 0), segmentOf(other, 1)}, spanOf(0s, 2s));
    QVERIFY(!made);
    QCOMPARE(made.error().reason, QStringLiteral("clip.changed"));
}

//! The writer of the file does not tell them apart, and would make a file that nobody can play.
void TstMp4Writer::refusesAnotherContainer()
{
    TestFootage::Plan plan;
    const TestFootage ts = TestFootage::make(plan);
    plan.container = TestFootage::Container::FragmentedMp4;
    const TestFootage mp4 = TestFootage::make(plan);
    QVERIFY(ts.problem.isEmpty() && mp4.problem.isEmpty());
    QCOMPARE(make({segmentOf(mp4, 0), segmentOf(ts, 1)}, spanOf(0s, 2s)).error().reason, QStringLiteral("clip.changed"));
    QCOMPARE(make({segmentOf(ts, 0), segmentOf(mp4, 1)}, spanOf(0s, 2s)).error().reason, QStringLiteral("clip.changed"));
}

void TstMp4Writer::saysWhenTheDiskIsFull()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("no device that is always full");
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    QFile full(QStringLiteral("/dev/full"));
    QVERIFY(full.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    Mp4Writer writer(full, spanOf(0s, 2s));
    Result<Done> done = Done{};
    for (qsizetype i = 0; i < 2 && done; ++i)
        done = writer.write(segmentOf(footage, i));
    const auto made = writer.finish();
    QVERIFY(!done || !made);
    QCOMPARE(done ? made.error().kind : done.error().kind, Error::Kind::Storage);
}

void TstMp4Writer::brokenSegments()
{
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    MediaSegment broken = segmentOf(footage, 0);
    broken.bytes = "no picture at all";
    QCOMPARE(make({broken}, spanOf(0s, 2s)).error().kind, Error::Kind::BadData);
    broken.bytes = footage.segments.at(0).left(188 * 20); // cut off
    const auto made = make({broken, segmentOf(footage, 1)}, spanOf(0s, 2s));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made.value().to, kRecordingStart + 2s);
}

QTEST_GUILESS_MAIN(TstMp4Writer)
#include "tst_mp4writer.moc"
