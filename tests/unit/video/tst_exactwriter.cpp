// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/exactwriter.h"

#include "app/video/clipcheck.h"
#include "app/video/pictureencoder.h"
#include "tests/support/playedclip.h"
#include "tests/unit/video/recording.h"

#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

QList<MediaSegment> all(const TestFootage &footage)
{
    QList<MediaSegment> segments;
    for (qsizetype i = 0; i < footage.segments.size(); ++i)
        segments.append(segmentOf(footage, i));
    return segments;
}

} // namespace

//! Every file is played by programs that do not know how it was made.
class TstExactWriter : public QObject {
    Q_OBJECT
private slots:
    void showsExactlyTheSpan_data();
    void showsExactlyTheSpan();
    void takesTheSoundAlong();
    void beginsWithThePictureOnTheScreen();
    void paintsOverThePictures();
    void standsStillOverAHole();
    void fitsAnotherPictureIn();
    void stopsWhenItIsTold();
    void tellsThatNothingIsThere();
    void takesTheEncoderThatIsThere();
    void checksWhatWasWritten();

private:
    QString file() const { return m_folder.filePath(QStringLiteral("クリップ.mp4")); }
    Result<TimeRange> make(const QList<MediaSegment> &segments, const TimeRange &span, const ClipPaint &paint = {},
                           const std::function<bool()> &isStopped = {})
    {
        QFile target(file());
        if (!target.open(QIODevice::ReadWrite | QIODevice::Truncate))
            return Error{Error::Kind::Storage, target.errorString(), {}, {}};
        ExactWriter writer(target, span, paint, isStopped);
        for (const MediaSegment &segment : segments) {
            if (const Result<Done> done = writer.write(segment); !done)
                return done.error();
        }
        const auto made = writer.finish();
        m_sound = writer.sound();
        m_encoder = writer.encoder();
        return made;
    }

    QTemporaryDir m_folder;
    ClipSoundExtent m_sound = ClipSoundExtent::None;
    QString m_encoder;
};

void TstExactWriter::showsExactlyTheSpan_data()
{
    QTest::addColumn<TestFootage::Container>("container");
    QTest::addColumn<QString>("encoder");
    const QString bFrames = QStringLiteral("-c:v libx264 -preset veryfast -bf 2");
    const QString hevc = QStringLiteral("-c:v libx265 -preset ultrafast -x265-params log-level=none:bframes=0:pools=1");
    QTest::newRow("ts, B pictures") << TestFootage::Container::MpegTs << bFrames;
    QTest::newRow("fmp4, B pictures") << TestFootage::Container::FragmentedMp4 << bFrames;
    QTest::newRow("ts, H.265") << TestFootage::Container::MpegTs << hevc;
}

void TstExactWriter::showsExactlyTheSpan()
{
    QFETCH(const TestFootage::Container, container);
    QFETCH(const QString, encoder);
    TestFootage::Plan plan;
    plan.container = container;
    plan.encoder = encoder.split(u' ');
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));

    const TimeRange span = spanOf(1320ms, 3240ms);
    const auto made = make(all(footage), span);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made.value(), span);
    QVERIFY(!m_encoder.isEmpty());
    QCOMPARE(m_sound, ClipSoundExtent::None);
    const PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), (3240 - 1320) / 40);
    for (qsizetype i = 0; i < played.codes.size(); ++i) {
        QCOMPARE(played.codes.at(i), std::optional(TestFootage::codeAt(plan.camera, 1320ms + i * TestFootage::kFrame)));
        QVERIFY(std::chrono::abs(played.times.at(i) - i * TestFootage::kFrame) <= 1ms);
    }
    QCOMPARE(played.end, 1920ms);
    QCOMPARE(PlayedClip::mpvProblem(file()), QString());
    const auto checked = checkClip(file(), 0ms, 1920ms);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
}

void TstExactWriter::takesTheSoundAlong()
{
    TestFootage::Plan plan;
    plan.sound = true;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    const auto made = make(all(footage), spanOf(1320ms, 3240ms));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(m_sound, ClipSoundExtent::Whole);
    const PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), (3240 - 1320) / 40);
    QCOMPARE(played.soundProblem(1320ms, 3240ms), QString());
    QCOMPARE(PlayedClip::mpvProblem(file()), QString());
}

//! It was on the screen before the span began, and it is the last one for as long as the span lasts.
void TstExactWriter::beginsWithThePictureOnTheScreen()
{
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    auto made = make(all(footage), spanOf(1010ms, 1110ms));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made.value(), spanOf(1010ms, 1110ms));
    PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), 3);
    QCOMPARE(played.codes.first(), std::optional(TestFootage::codeAt(1, 1000ms)));
    QCOMPARE(played.times.first(), 0ms);
    QCOMPARE(played.codes.last(), std::optional(TestFootage::codeAt(1, 1080ms)));
    QCOMPARE(played.end, 100ms);

    made = make(all(footage), spanOf(1010ms, 1020ms)); // shorter than a picture
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    played = PlayedClip::of(file());
    QCOMPARE(played.codes, QList{std::optional(TestFootage::codeAt(1, 1000ms))});
}

void TstExactWriter::paintsOverThePictures()
{
    TestFootage::Plan plan;
    plan.length = 2s;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    QList<Instant> painted;
    const auto made = make(all(footage), spanOf(500ms, 1500ms), [&painted](QImage &picture, Instant at) {
        painted << at;
        QPainter(&picture).fillRect(100, 200, 64, 64, at < kRecordingStart + 1s ? Qt::white : Qt::black);
    });
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(painted.size(), 26);
    QCOMPARE(painted.first(), kRecordingStart + 480ms);
    QCOMPARE(painted.last(), kRecordingStart + 1480ms);
    for (const auto &[at, brightness] : {std::pair("0.1", 235), std::pair("0.9", 16)}) {
        QProcess program;
        program.start(QStringLiteral("ffmpeg"), QStringLiteral("-v error -ss %1 -i %2 -frames:v 1 -f rawvideo -pix_fmt yuv420p -")
                                                    .arg(QString::fromLatin1(at), file())
                                                    .split(u' '));
        QVERIFY(program.waitForFinished(30'000));
        const QByteArray picture = program.readAllStandardOutput();
        QVERIFY(std::abs(int(uchar(picture.at(230 * 640 + 130))) - brightness) < 8);
    }
}

void TstExactWriter::standsStillOverAHole()
{
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    const auto made = make({segmentOf(footage, 0), segmentOf(footage, 3)}, spanOf(0s, 4s));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made.value(), spanOf(0s, 4s));
    const PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), 50);
    QVERIFY(std::chrono::abs(played.times.at(24) - 960ms) <= 1ms);
    QVERIFY(std::chrono::abs(played.times.at(25) - 3000ms) <= 1ms);
    QCOMPARE(played.codes.at(25), std::optional(TestFootage::codeAt(1, 3000ms)));
}

void TstExactWriter::fitsAnotherPictureIn()
{
    TestFootage::Plan plan;
    plan.container = TestFootage::Container::FragmentedMp4;
    const TestFootage large = TestFootage::make(plan);
    plan.size = QStringLiteral("320x180");
    plan.container = TestFootage::Container::MpegTs;
    const TestFootage small = TestFootage::make(plan);
    QVERIFY(large.problem.isEmpty() && small.problem.isEmpty());
    const auto made = make({segmentOf(large, 0), segmentOf(small, 1)}, spanOf(0s, 2s));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const PlayedClip played = PlayedClip::of(file());
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), 50);
    for (qsizetype i = 0; i < played.codes.size(); ++i)
        QCOMPARE(played.codes.at(i), std::optional(TestFootage::codeAt(1, i * TestFootage::kFrame)));
}

void TstExactWriter::stopsWhenItIsTold()
{
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    int asked = 0;
    const auto made = make(all(footage), spanOf(0s, 4s), {}, [&asked] { return ++asked > 10; });
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::Cancelled);
    QCOMPARE(asked, 11);
}

void TstExactWriter::tellsThatNothingIsThere()
{
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    QCOMPARE(make({segmentOf(footage, 0)}, spanOf(1s, 2s)).error().reason, QStringLiteral("clip.noFootage"));
    QCOMPARE(make({}, spanOf(1s, 2s)).error().reason, QStringLiteral("clip.noFootage"));
}

void TstExactWriter::takesTheEncoderThatIsThere()
{
    QCOMPARE(PictureEncoder().open({64, 64}, {"no-such"}).error().reason, QStringLiteral("clip.noEncoder"));
    PictureEncoder encoder;
    QVERIFY(encoder.open({640, 360}, {"no-such", "mpeg4"}));
    QCOMPARE(encoder.name(), QStringLiteral("mpeg4"));
    QImage picture(640, 360, QImage::Format_RGB32);
    picture.fill(Qt::green);
    QVERIFY(encoder.send(picture, 40ms));
    QVERIFY(encoder.sendEnd());
    auto packet = encoder.next();
    QVERIFY(packet && packet.value());
    QCOMPARE(packet.value()->pts, 40'000);
}

void TstExactWriter::checksWhatWasWritten()
{
    const TestFootage footage = TestFootage::make({});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    QVERIFY(make(all(footage), spanOf(0s, 4s)));
    QVERIFY(checkClip(file(), 0s, 4s));
    QCOMPARE(checkClip(file(), 0s, 5s).error().reason, QStringLiteral("clip.damaged"));
    QCOMPARE(checkClip(file(), 0s, 4s, [] { return true; }).error().kind, Error::Kind::Cancelled);
    QCOMPARE(checkClip(m_folder.filePath(QStringLiteral("none.mp4")), 0s, 4s).error().reason, QStringLiteral("clip.damaged"));

    QFile whole(file());
    QVERIFY(whole.open(QIODevice::ReadWrite));
    QVERIFY(whole.seek(whole.size() / 4) && whole.write(QByteArray(4000, '\x55')) == 4000); // in a picture that others need
    whole.close();
    QCOMPARE(checkClip(file(), 0s, 4s).error().reason, QStringLiteral("clip.damaged"));
    QVERIFY(whole.resize(whole.size() / 2)); // its index is at the end
    QCOMPARE(checkClip(file(), 0s, 4s).error().reason, QStringLiteral("clip.damaged"));
}

QTEST_GUILESS_MAIN(TstExactWriter)
#include "tst_exactwriter.moc"
