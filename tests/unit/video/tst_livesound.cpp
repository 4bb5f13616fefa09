// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/livesound.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace std::chrono_literals;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

const Instant kStart = fromMs(1'772'335'200'000);

//! A loudspeaker in simulated time that remembers what was heard when.
class Ear final : public SoundOutput {
public:
    static constexpr microseconds kBuffer = 200ms;

    microseconds waiting() const override { return soundformat::duration(m_waiting.size()); }
    qsizetype room() const override { return soundformat::bytes(kBuffer) - m_waiting.size(); }
    void write(const QByteArray &samples) override { m_waiting += samples; }
    void setVolume(double linear) override { volume = linear; }
    bool isLost() const override { return lost; }

    void listen(microseconds time)
    {
        const qsizetype bytes = soundformat::bytes(time);
        const QByteArray now = m_waiting.first(std::min(bytes, m_waiting.size()));
        m_waiting.remove(0, now.size());
        heard += now + QByteArray(bytes - now.size(), '\0');
    }
    //! Of 20 ms from there on.
    double loudness(milliseconds from) const
    {
        const auto *samples = reinterpret_cast<const float *>(heard.constData() + soundformat::bytes(from));
        const qsizetype count = soundformat::bytes(20ms) / qsizetype(sizeof(float));
        double sum = 0;
        for (qsizetype i = 0; i < count; ++i)
            sum += double(samples[i]) * double(samples[i]);
        return std::sqrt(sum / double(count));
    }

    QByteArray heard;
    double volume = -1;
    bool lost = false;

private:
    QByteArray m_waiting;
};

} // namespace

class TstLiveSound : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void decodesAndPlacesTheSound_data();
    void decodesAndPlacesTheSound();
    void staysInStepWithThePictures_data();
    void staysInStepWithThePictures();
    void isSilentWithoutPictures();
    void noticesALoudspeakerThatIsGone();
    void needsNoLoudspeaker();

private:
    //! Four seconds with a tone in the first half of each, in segments of a second.
    static QList<MediaSegment> made(const QString &kind)
    {
        const QTemporaryDir folder;
        QProcess program;
        program.setWorkingDirectory(folder.path());
        QStringList words = QStringLiteral("-loglevel error -f lavfi -i testsrc2=s=320x180:r=25:d=4 -f lavfi -i").split(u' ');
        words << QStringLiteral("aevalsrc=sin(440*2*PI*t)*lt(mod(t\\,1)\\,0.5):s=44100:d=4");
        words += QStringLiteral("-map 0:v -map 1:a -c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -c:a aac -f hls -hls_time 1 "
                                "-hls_list_size 0 -hls_segment_type %1 -hls_segment_filename s-%d.bin list.m3u8")
                     .arg(kind)
                     .split(u' ');
        program.start(QStringLiteral("ffmpeg"), words);
        if (!program.waitForFinished() || program.exitCode() != 0)
            qWarning() << program.readAllStandardError();
        const auto read = [&folder](const QString &name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QList<MediaSegment> segments;
        for (int i = 0; i < 4; ++i) {
            MediaSegment segment;
            segment.sequence = i;
            segment.bytes = read(QStringLiteral("s-%1.bin").arg(i));
            segment.init = read(QStringLiteral("init.mp4"));
            segment.start = kStart + i * 1s;
            segment.duration = 1s;
            segments.append(segment);
        }
        return segments;
    }

    QHash<QString, QList<MediaSegment>> m_segments;
};

void TstLiveSound::initTestCase()
{
    for (const QString &kind : {QStringLiteral("mpegts"), QStringLiteral("fmp4")}) {
        m_segments.insert(kind, made(kind));
        for (const MediaSegment &segment : std::as_const(m_segments[kind]))
            QVERIFY(!segment.bytes.isEmpty());
    }
}

void TstLiveSound::decodesAndPlacesTheSound_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("MPEG-TS") << QStringLiteral("mpegts");
    QTest::newRow("fragmented MP4") << QStringLiteral("fmp4");
}

void TstLiveSound::decodesAndPlacesTheSound()
{
    QFETCH(const QString, kind);
    SoundDecoder decoder;
    microseconds sum{0};
    microseconds next{0};
    for (const MediaSegment &segment : std::as_const(m_segments[kind])) {
        const QList<SoundChunk> chunks = decoder.decode(segment);
        QVERIFY(!chunks.isEmpty());
        for (const SoundChunk &chunk : chunks) {
            const microseconds since = chunk.at - kStart.time_since_epoch();
            QVERIFY(next == 0us || std::chrono::abs(since - next) < 3ms); // without a hole, over segments too
            next = since + soundformat::duration(chunk.samples.size());
            sum += soundformat::duration(chunk.samples.size());
        }
    }
    QVERIFY(sum > 3900ms && sum < 4100ms);
    MediaSegment broken = m_segments[kind].first();
    broken.bytes = QByteArray(3000, 'x');
    QVERIFY(decoder.decode(broken).isEmpty());
}

void TstLiveSound::staysInStepWithThePictures_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("leftOutAt");
    QTest::newRow("as filmed") << 1.0 << -1;
    QTest::newRow("catching up") << 1.04 << -1;
    QTest::newRow("falling behind") << 0.97 << -1;
    QTest::newRow("pictures are left out") << 1.0 << 40;
}

void TstLiveSound::staysInStepWithThePictures()
{
    QFETCH(const double, speed);
    QFETCH(const int, leftOutAt);
    Ear *ear = nullptr;
    LiveSound sound([&ear] {
        auto made = std::make_unique<Ear>();
        ear = made.get();
        return made;
    });
    sound.setVolume(0.5);
    sound.setOn(true);
    QCOMPARE(ear->volume, 0.5);
    for (const MediaSegment &segment : std::as_const(m_segments[QStringLiteral("mpegts")]))
        sound.append(segment);
    const LiveSound::TimePoint begin{1000s};
    QList<std::pair<milliseconds, milliseconds>> shown; //!< when, and what part of the stream
    microseconds streamTime{0};
    for (int i = 0; i < 95; ++i) {
        const auto now = begin + std::chrono::duration_cast<microseconds>(i * 40ms / speed);
        if (i == leftOutAt)
            streamTime += 400ms; // pictures were left out
        sound.pictureShown(kStart + std::chrono::floor<milliseconds>(streamTime), now);
        shown.append(
            {std::chrono::floor<milliseconds>(soundformat::duration(ear->heard.size())), std::chrono::floor<milliseconds>(streamTime)});
        for (int step = 0; step < 4; ++step) {
            sound.feed(now + step * 10ms);
            ear->listen(std::chrono::duration_cast<microseconds>(10ms / speed));
        }
        streamTime += 40ms;
    }
    int checked = 0;
    for (const auto &[when, part] : std::as_const(shown)) {
        const auto inSecond = part % 1000ms;
        const bool settling = when < 300ms || (leftOutAt >= 0 && std::chrono::abs(when - leftOutAt * 40ms) < 400ms);
        if (settling || part > 3800ms || when + 20ms > soundformat::duration(ear->heard.size()))
            continue;
        if (inSecond > 140ms && inSecond < 360ms)
            QVERIFY2(ear->loudness(when) > 0.1, qPrintable(QStringLiteral("no tone at %1 ms").arg(part.count())));
        else if (inSecond > 640ms && inSecond < 860ms)
            QVERIFY2(ear->loudness(when) < 0.01, qPrintable(QStringLiteral("a tone at %1 ms").arg(part.count())));
        else
            continue;
        ++checked;
    }
    QVERIFY2(checked > 15, qPrintable(QString::number(checked)));
}

void TstLiveSound::isSilentWithoutPictures()
{
    Ear *ear = nullptr;
    LiveSound sound([&ear] {
        auto made = std::make_unique<Ear>();
        ear = made.get();
        return made;
    });
    sound.setOn(true);
    sound.append(m_segments[QStringLiteral("fmp4")].first());
    const LiveSound::TimePoint begin{1000s};
    sound.feed(begin);
    QCOMPARE(ear->room(), soundformat::bytes(Ear::kBuffer)); // no picture yet
    sound.pictureShown(kStart, begin);
    sound.feed(begin);
    QVERIFY(ear->room() < soundformat::bytes(Ear::kBuffer));
    ear->listen(1s);
    sound.feed(begin + 1s); // the picture stands still
    QCOMPARE(ear->room(), soundformat::bytes(Ear::kBuffer));
    sound.setOn(false);
    QVERIFY(!sound.isOn());
}

void TstLiveSound::noticesALoudspeakerThatIsGone()
{
    Ear *ear = nullptr;
    LiveSound sound([&ear] {
        auto made = std::make_unique<Ear>();
        ear = made.get();
        return made;
    });
    sound.setOn(true);
    ear->lost = true;
    sound.feed(LiveSound::TimePoint{1000s});
    QVERIFY(!sound.isOn());
    sound.setOn(true); // with another one
    QVERIFY(sound.isOn());
}

void TstLiveSound::needsNoLoudspeaker()
{
    LiveSound sound([] { return std::unique_ptr<SoundOutput>(); });
    sound.setOn(true);
    QVERIFY(!sound.isOn());
    sound.append(m_segments[QStringLiteral("fmp4")].first());
    sound.pictureShown(kStart, std::chrono::steady_clock::now());
    sound.feed(std::chrono::steady_clock::now());
}

QTEST_GUILESS_MAIN(TstLiveSound)
#include "tst_livesound.moc"
