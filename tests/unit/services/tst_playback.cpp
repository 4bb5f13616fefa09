// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/playback.h"

#include "app/video/footagearchive.h"
#include "app/video/footagebuffer.h"
#include "tests/support/blockcode.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace {

const CameraId kCamera{QStringLiteral("till")};
const CameraId kOther{QStringLiteral("door")};
const Instant kMinute = fromMs(1'769'241'600'000); // a full minute, as the demo's loops begin at one
constexpr auto kSegment = 2s;

//! What a camera of the demo shows in these seconds of a minute.
void keep(FootageBuffer &footage, std::chrono::seconds from, std::chrono::seconds to, int camera = 1)
{
    for (auto second = from; second < to; second += kSegment) {
        QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/resources/demo/camera%1/segment-%2.ts")
                       .arg(camera)
                       .arg(second / kSegment, 2, 10, QLatin1Char('0')));
        QVERIFY(file.open(QIODevice::ReadOnly));
        MediaSegment segment;
        segment.sequence = second / kSegment;
        segment.bytes = file.readAll();
        segment.start = kMinute + second;
        segment.duration = kSegment;
        footage.append(camera == 1 ? kCamera : kOther, segment);
    }
}

PlaybackMoment at(std::chrono::seconds second, std::chrono::seconds leadIn = 10s)
{
    return {kCamera, kMinute + second, leadIn};
}

} // namespace

//! With the demo's footage in memory, as it is kept of what was live.
class TstPlayback : public QObject {
    Q_OBJECT
private slots:
    void init();

    void beginsTheLeadInBefore();
    void beginsWhereFootageBegins();
    void opensNothingThatIsNotKept();
    void leavesWhatItCannotRead();
    void goesOnWithWhatIsOpen();
    void goesToTheMomentAndBack();
    void skipsAndSteps();
    void shuttles();
    void repeatsAroundTheMoment();
    void showsAnyInstant();
    void followsADrag();
    void leavesAReceiptForAnInstant();
    void anotherCameraGoesOn();
    void marksASpan();
    void repeatsWhatIsMarked();
    void restsWhileNobodyWatches();
    void forgetsWhenItCloses();

private:
    std::optional<BlockCode> code() const
    {
        const QImage image = m_playback->frame().image;
        return image.isNull() ? std::nullopt : readBlockCode(image);
    }
    //! The next picture that comes.
    std::optional<BlockCode> first()
    {
        return QTest::qWaitFor([this] { return code().has_value(); }, 10'000) ? m_firstCode : std::nullopt;
    }
    //! Waits for that picture of a minute.
    bool shows(std::chrono::milliseconds inMinute)
    {
        return QTest::qWaitFor([&] { return m_playback->frame().at == kMinute + inMinute && code().has_value(); }, 10'000) &&
               code()->second == inMinute / 1s;
    }

    std::unique_ptr<FootageBuffer> m_footage;
    std::unique_ptr<FootageArchive> m_archive;
    std::unique_ptr<Playback> m_playback;
    std::optional<BlockCode> m_firstCode;
};

void TstPlayback::init()
{
    m_playback.reset();
    m_firstCode.reset();
    m_footage = std::make_unique<FootageBuffer>();
    m_archive = std::make_unique<FootageArchive>(*m_footage);
    m_playback = std::make_unique<Playback>(*m_archive);
    connect(m_playback.get(), &Playback::frameChanged, this, [this] {
        if (!m_firstCode)
            m_firstCode = code();
    });
}

void TstPlayback::beginsTheLeadInBefore()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->open(at(20s)));
    QVERIFY(m_playback->isOpen() && m_playback->isPlaying());
    QCOMPARE(m_playback->position(), kMinute + 10s);
    QCOMPARE(first(), std::optional(BlockCode{1, 10, 0}));
    QTRY_VERIFY_WITH_TIMEOUT(m_playback->frame().at > kMinute + 11s, 10'000); // it moves
    QVERIFY(code()->second >= 11);

    m_firstCode.reset();
    QVERIFY(m_playback->open(at(20s + 5s, 0s))); // another receipt, of a dashboard without lead-in
    QCOMPARE(first(), std::optional(BlockCode{1, 25, 0}));
}

void TstPlayback::beginsWhereFootageBegins()
{
    keep(*m_footage, 16s, 40s);
    QVERIFY(m_playback->open(at(20s)));
    QCOMPARE(first(), std::optional(BlockCode{1, 16, 0}));
    QCOMPARE(m_playback->frame().at >= kMinute + 16s, true);
}

void TstPlayback::opensNothingThatIsNotKept()
{
    keep(*m_footage, 0s, 20s);
    QSignalSpy changed(m_playback.get(), &Playback::changed);
    QVERIFY(!m_playback->open(at(20s))); // it will be kept in a moment
    QVERIFY(!m_playback->isOpen() && changed.isEmpty());
    QVERIFY(m_playback->open(at(19s)));
    QVERIFY(!m_playback->open({{QStringLiteral("door")}, kMinute + 19s, 10s})); // which also ends what played
    QVERIFY(!m_playback->isOpen() && !m_playback->isPlaying());
    QVERIFY(m_playback->frame().image.isNull());
    keep(*m_footage, 20s, 22s);
    QVERIFY(m_playback->open(at(20s)));
}

void TstPlayback::leavesWhatItCannotRead()
{
    MediaSegment torn;
    torn.bytes = "torn";
    torn.start = kMinute;
    torn.duration = 40s;
    m_footage->append(kCamera, torn);
    QVERIFY(m_playback->open(at(20s)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_playback->isOpen(), 10'000);
    QVERIFY(!m_playback->open(at(20s))); // no endless attempts
}

void TstPlayback::goesOnWithWhatIsOpen()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->open(at(20s)));
    m_playback->setPlaying(false);
    m_playback->toMoment();
    QVERIFY(shows(20s));
    QVERIFY(m_playback->open(at(20s))); // the journal told of the receipt once more
    QVERIFY(!m_playback->isPlaying());
    QCOMPARE(m_playback->position(), kMinute + 20s);
    QVERIFY(m_playback->open(at(20s, 15s))); // the dashboard was edited
    QCOMPARE(m_playback->position(), kMinute + 20s);
    m_playback->toLeadIn();
    QVERIFY(shows(5s));
}

void TstPlayback::goesToTheMomentAndBack()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->open(at(20s)));
    m_playback->setPlaying(false);
    m_playback->toMoment();
    QVERIFY(shows(20s));
    QCOMPARE(code(), std::optional(BlockCode{1, 20, 0}));
    m_playback->toLeadIn();
    QVERIFY(shows(10s));
    QVERIFY(!m_playback->isPlaying());
}

void TstPlayback::skipsAndSteps()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->open(at(20s)));
    m_playback->setPlaying(false);
    m_playback->toMoment();
    QVERIFY(shows(20s));
    for (int i = 0; i < 5; ++i)
        m_playback->skip(1s); // faster than pictures come
    QCOMPARE(m_playback->position(), kMinute + 25s);
    QVERIFY(shows(25s));
    m_playback->skip(-2s);
    QVERIFY(shows(23s));
    m_playback->step(-1);
    QTRY_COMPARE(code()->second, 22);
    m_playback->step(1);
    QTRY_COMPARE(code(), std::optional(BlockCode{1, 23, 0}));
    m_playback->setPlaying(true);
    m_playback->step(1);
    QVERIFY(!m_playback->isPlaying());
}

void TstPlayback::shuttles()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->open(at(30s)));
    QVERIFY(first());
    for (const double speed : {2.0, 4.0, 8.0, 8.0}) {
        m_playback->shuttle(1);
        QCOMPARE(m_playback->speed(), speed);
    }
    m_playback->setPlaying(false);
    m_playback->shuttle(1);
    QCOMPARE(m_playback->speed(), 1.0); // from standing it begins as it happened
    QVERIFY(m_playback->isPlaying());
    m_playback->shuttle(-1);
    QCOMPARE(m_playback->speed(), -1.0);
    m_playback->shuttle(-1);
    QCOMPARE(m_playback->speed(), -2.0);
    const Instant before = m_playback->frame().at;
    QTRY_VERIFY_WITH_TIMEOUT(m_playback->frame().at < before - 500ms, 10'000);
    m_playback->setPlaying(false);
    m_playback->setPlaying(true);
    QCOMPARE(m_playback->speed(), 1.0);
    m_playback->setSpeed(4);
    QVERIFY(m_playback->open(at(20s)));
    QCOMPARE(m_playback->speed(), 4.0); // stays from one receipt to the next
}

void TstPlayback::repeatsAroundTheMoment()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->open(at(20s, 2s)));
    QVERIFY(first());
    m_playback->setSpeed(8);
    m_playback->setLooping(true);
    QVERIFY(m_playback->isLooping());
    int begun = 0;
    Instant latest;
    Instant last = m_playback->frame().at;
    connect(m_playback.get(), &Playback::frameChanged, this, [&] {
        const Instant now = m_playback->frame().at;
        if (now < last - 5s)
            ++begun;
        latest = std::max(latest, now);
        last = now;
    });
    QTRY_VERIFY_WITH_TIMEOUT(begun >= 2, 15'000);
    QVERIFY(latest < kMinute + 26s);
    QVERIFY(m_playback->open(at(30s))); // the next receipt is not repeated
    QVERIFY(!m_playback->isLooping());
}

void TstPlayback::showsAnyInstant()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(!m_playback->openAt(kCamera, kMinute + 41s, true)); // nothing is kept of it
    QVERIFY(!m_playback->isOpen());
    QVERIFY(m_playback->openAt(kCamera, kMinute + 12s, false));
    QVERIFY(m_playback->isOpen() && !m_playback->what() && !m_playback->isPlaying());
    QCOMPARE(m_playback->camera(), kCamera);
    QCOMPARE(m_playback->position(), kMinute + 12s);
    QVERIFY(shows(12s));
    QVERIFY(!m_playback->openAt(kCamera, kMinute + 41s, true)); // what is shown stays
    QVERIFY(m_playback->isOpen());
    m_playback->toMoment(); // there is none
    QCOMPARE(m_playback->position(), kMinute + 12s);
    QVERIFY(m_playback->openAt(kCamera, kMinute + 30s, true));
    QTRY_VERIFY_WITH_TIMEOUT(m_playback->frame().at > kMinute + 31s, 10'000);
    QVERIFY(!m_playback->frame().image.isNull());
    m_playback->close();
    QVERIFY(m_playback->camera().isEmpty());
}

void TstPlayback::followsADrag()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->openAt(kCamera, kMinute + 5s, false));
    QVERIFY(shows(5s));
    for (auto second = 6s; second <= 33s; ++second)
        m_playback->seek(kMinute + second);
    QCOMPARE(m_playback->position(), kMinute + 33s);
    QVERIFY(shows(33s));
    QVERIFY(!m_playback->frame().image.isNull());
}

void TstPlayback::leavesAReceiptForAnInstant()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->open(at(20s)));
    QVERIFY(first());
    m_playback->setLooping(true);
    QSignalSpy changed(m_playback.get(), &Playback::changed);
    QVERIFY(m_playback->openAt(kCamera, kMinute + 35s, false));
    QVERIFY(!changed.isEmpty());
    QVERIFY(!m_playback->what() && m_playback->isOpen() && !m_playback->isLooping());
    QVERIFY(!m_playback->frame().image.isNull()); // nothing dark between
    QVERIFY(shows(35s));
    QVERIFY(m_playback->open(at(20s)));
    QVERIFY(shows(10s) || m_playback->frame().at > kMinute + 10s);
}

void TstPlayback::anotherCameraGoesOn()
{
    keep(*m_footage, 0s, 40s);
    keep(*m_footage, 0s, 30s, 2);
    QVERIFY(!m_playback->setCamera(kOther)); // nothing is open
    QVERIFY(m_playback->open(at(20s)));
    QVERIFY(first());
    m_playback->setSpeed(2);
    m_playback->setLooping(true);
    m_playback->setMark(Playback::Mark::In);
    m_firstCode.reset();
    const Instant left = m_playback->position();
    QVERIFY(m_playback->setCamera(kOther));
    QCOMPARE(m_playback->camera(), kOther);
    QCOMPARE(m_playback->position(), left);
    QVERIFY(m_playback->isPlaying() && m_playback->isLooping() && m_playback->mark(Playback::Mark::In));
    QVERIFY(first());
    QCOMPARE(m_firstCode->camera, 2);
    QCOMPARE(m_firstCode->second, int((left - kMinute) / 1s));
    QTRY_VERIFY_WITH_TIMEOUT(m_playback->frame().at > left + 1s, 10'000); // it moves
    QCOMPARE(m_playback->speed(), 2.0);
    QTRY_VERIFY_WITH_TIMEOUT(m_playback->frame().at < left + 1s, 20'000); // and begins anew

    QVERIFY(m_playback->open(at(20s))); // the journal told of the receipt once more
    QCOMPARE(m_playback->camera(), kOther);
    m_playback->setPlaying(false);
    m_playback->toMoment();
    QVERIFY(shows(20s));
    QVERIFY(m_playback->setCamera(kCamera));
    QVERIFY(shows(20s));
    QCOMPARE(code(), std::optional(BlockCode{1, 20, 0}));
    m_playback->seek(kMinute + 35s);
    QVERIFY(shows(35s));
    QVERIFY(!m_playback->setCamera(kOther)); // which kept nothing of it
    QCOMPARE(m_playback->camera(), kCamera);
    QVERIFY(m_playback->setCamera(kCamera)); // is there already
}

void TstPlayback::marksASpan()
{
    using Mark = Playback::Mark;
    keep(*m_footage, 0s, 40s);
    QSignalSpy changed(m_playback.get(), &Playback::marksChanged);
    m_playback->setMark(Mark::In); // nothing is open
    QVERIFY(changed.isEmpty());
    QVERIFY(m_playback->openAt(kCamera, kMinute + 10s, false));
    m_playback->setMark(Mark::In);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_playback->marked());
    m_playback->seek(kMinute + 15s);
    m_playback->setMark(Mark::Out);
    QCOMPARE(m_playback->marked(), std::optional(TimeRange{kMinute + 10s, kMinute + 15s + 1ms})); // with the picture of :15
    QVERIFY(m_playback->openAt(kCamera, kMinute + 20s, false)); // they stay
    m_playback->setMark(Mark::In); // later than the end, which goes
    QCOMPARE(m_playback->mark(Mark::In), std::optional(kMinute + 20s));
    QVERIFY(!m_playback->mark(Mark::Out) && !m_playback->marked());
    m_playback->seek(kMinute + 5s);
    m_playback->setMark(Mark::Out);
    QCOMPARE(m_playback->mark(Mark::Out), std::optional(kMinute + 5s));
    QVERIFY(!m_playback->mark(Mark::In));
    m_playback->clearMarks();
    QVERIFY(!m_playback->mark(Mark::Out));
    m_playback->setMark(Mark::In);
    changed.clear();
    QVERIFY(m_playback->open(at(20s))); // another story
    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_playback->mark(Mark::In));
    m_playback->setMark(Mark::In);
    m_playback->close();
    QVERIFY(!m_playback->mark(Mark::In));
}

void TstPlayback::repeatsWhatIsMarked()
{
    using Mark = Playback::Mark;
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->open(at(20s)));
    m_playback->setPlaying(false);
    m_playback->seek(kMinute + 30s);
    m_playback->setMark(Mark::In);
    m_playback->seek(kMinute + 32s);
    m_playback->setMark(Mark::Out);
    QVERIFY(shows(32s));
    m_playback->setSpeed(4);
    m_playback->setPlaying(true);
    m_playback->setLooping(true);
    int begun = 0;
    Instant last = m_playback->frame().at;
    Instant latest;
    connect(m_playback.get(), &Playback::frameChanged, this, [&] {
        const Instant now = m_playback->frame().at;
        if (now < last)
            ++begun;
        latest = std::max(latest, now);
        last = now;
    });
    QTRY_VERIFY_WITH_TIMEOUT(begun >= 2, 15'000);
    QVERIFY(latest < kMinute + 33s && last >= kMinute + 30s);
    m_playback->clearMarks(); // now it is around the moment
    QVERIFY(m_playback->isLooping());
    QTRY_VERIFY_WITH_TIMEOUT(m_playback->frame().at < kMinute + 26s, 15'000);
}

void TstPlayback::restsWhileNobodyWatches()
{
    keep(*m_footage, 0s, 40s);
    m_playback->setWatched(false);
    QVERIFY(m_playback->open(at(20s)));
    QCOMPARE(first(), std::optional(BlockCode{1, 10, 0}));
    QTest::qWait(300);
    QCOMPARE(m_playback->frame().at, kMinute + 10s);
    QVERIFY(m_playback->isPlaying());
    m_playback->setWatched(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_playback->frame().at > kMinute + 10s, 10'000);
    m_playback->setWatched(false);
    m_playback->setPlaying(false);
    m_playback->setWatched(true); // stays paused
    QVERIFY(!m_playback->isPlaying());
}

void TstPlayback::forgetsWhenItCloses()
{
    keep(*m_footage, 0s, 40s);
    QVERIFY(m_playback->open(at(20s)));
    QVERIFY(first());
    m_playback->close();
    QVERIFY(m_playback->frame().image.isNull());
    QVERIFY(!m_playback->what());
    // Nothing is left that the controls could do.
    m_playback->setPlaying(true);
    m_playback->shuttle(-1);
    m_playback->step(1);
    m_playback->toMoment();
    m_playback->setLooping(true);
    QVERIFY(!m_playback->isPlaying() && !m_playback->isLooping());
    QTest::qWait(100);
    QVERIFY(m_playback->frame().image.isNull());
}

QTEST_GUILESS_MAIN(TstPlayback)
#include "tst_playback.moc"
