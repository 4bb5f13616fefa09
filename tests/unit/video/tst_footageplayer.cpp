// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/footageplayer.h"
#include "app/video/footagesource.h"
#include "tests/support/testfootage.h"

#include <QMutex>
#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using State = PlaybackStatus::State;

namespace {

const Instant kStart = fromMs(1'772'335'200'000);
const CameraId kCamera{QStringLiteral("till")};
const CameraId kOther{QStringLiteral("door")};

//! Segments of two cameras, in memory.
class Shelf final : public FootageSource {
public:
    void put(const CameraId &camera, const MediaSegment &segment)
    {
        const QMutexLocker lock(&m_mutex);
        m_segments[camera].append(segment);
    }
    int asked() const { return m_asked; }
    std::optional<MediaSegment> segmentAt(const CameraId &camera, Instant at) const override
    {
        ++m_asked;
        return find(camera, [at](const MediaSegment &one) { return one.start <= at && at < one.end(); });
    }
    std::optional<MediaSegment> segmentAfter(const CameraId &camera, Instant at) const override
    {
        return find(camera, [at](const MediaSegment &one) { return one.start >= at; });
    }
    std::optional<MediaSegment> segmentBefore(const CameraId &camera, Instant at) const override
    {
        std::optional<MediaSegment> last;
        while (auto next = find(camera, [&](const MediaSegment &one) { return one.start < at && (!last || one.start > last->start); }))
            last = next;
        return last;
    }
    bool covers(const CameraId &, Instant) const override { return true; }
    QList<TimeRange> spans(const CameraId &) const override { return {}; }

private:
    template <typename Test>
    std::optional<MediaSegment> find(const CameraId &camera, Test test) const
    {
        const QMutexLocker lock(&m_mutex);
        for (const MediaSegment &one : m_segments.value(camera)) {
            if (test(one))
                return one;
        }
        return {};
    }
    mutable std::atomic<int> m_asked = 0;
    mutable QMutex m_mutex;
    QHash<CameraId, QList<MediaSegment>> m_segments;
};

MediaSegment segmentOf(const TestFootage &footage, qsizetype index, milliseconds start)
{
    return {index, footage.segments.at(index), footage.init, kStart + start, true, false, footage.segmentLength};
}

} // namespace

//! Which picture is shown is read from the picture itself.
class TstFootagePlayer : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void showsTheAskedPicture_data();
    void showsTheAskedPicture();
    void everyInstantOfAMinuteBegins();
    void jumpsOverAHole();
    void showsTheLastOneBehindTheEnd();
    void saysWhenThereIsNothing();
    void playsInOrder_data();
    void playsInOrder();
    void steps();
    void turnsAround();
    void loops();
    void goesOnWhenThereIsMore();
    void aDragEndsAtItsEnd();
    void dropsThePictureOfTheCameraBefore();
    void leavesOutABrokenSegment();
    void drawsAnewInAnotherSize();
    void endsInTheMiddleOfAPicture();

private:
    //! The code of the picture that is shown when the player has come to rest.
    std::optional<BlockCode> shown(State state = State::Paused)
    {
        if (!QTest::qWaitFor([&] { return m_player->status().state == state && !m_player->frame().image.isNull(); }, 10'000))
            return {};
        return readBlockCode(m_player->frame().image);
    }
    static BlockCode codeAt(milliseconds since, int camera = 1) { return TestFootage::codeAt(camera, since); }
    //! What is shown one after the other until the state is reached, each once.
    QList<BlockCode> watchUntil(State state)
    {
        QList<BlockCode> codes;
        const auto note = [&] {
            const VideoFrame frame = m_player->frame();
            if (const auto code = frame.image.isNull() ? std::nullopt : readBlockCode(frame.image))
                if (codes.isEmpty() || codes.last() != *code)
                    codes.append(*code);
        };
        const auto connection = connect(m_player.get(), &FootagePlayer::frameChanged, this, note);
        (void)QTest::qWaitFor([&] { return m_player->status().state == state; }, 20'000);
        note();
        disconnect(connection);
        return codes;
    }

    TestFootage m_footage;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<FootagePlayer> m_player;
};

void TstFootagePlayer::initTestCase()
{
    m_footage = TestFootage::make({});
    QVERIFY2(m_footage.segments.size() == 4, qPrintable(m_footage.problem));
}

void TstFootagePlayer::init()
{
    m_player.reset();
    m_shelf = std::make_unique<Shelf>();
    for (int i = 0; i < 4; ++i)
        m_shelf->put(kCamera, segmentOf(m_footage, i, i * 1s));
    m_player = std::make_unique<FootagePlayer>(*m_shelf);
}

void TstFootagePlayer::showsTheAskedPicture_data()
{
    QTest::addColumn<TestFootage::Container>("container");
    QTest::addColumn<QStringList>("encoder");
    const QStringList plain = TestFootage::Plan{}.encoder;
    const QStringList bFrames = {QStringLiteral("-c:v"),     QStringLiteral("libx264"), QStringLiteral("-preset"),
                                 QStringLiteral("veryfast"), QStringLiteral("-bf"),     QStringLiteral("2")};
    QTest::newRow("ts") << TestFootage::Container::MpegTs << plain;
    QTest::newRow("fmp4") << TestFootage::Container::FragmentedMp4 << plain;
    QTest::newRow("ts, B pictures") << TestFootage::Container::MpegTs << bFrames;
    QTest::newRow("fmp4, B pictures") << TestFootage::Container::FragmentedMp4 << bFrames;
}

void TstFootagePlayer::showsTheAskedPicture()
{
    QFETCH(const TestFootage::Container, container);
    QFETCH(const QStringList, encoder);
    TestFootage::Plan plan;
    plan.container = container;
    plan.encoder = encoder;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    Shelf shelf;
    for (int i = 0; i < 4; ++i)
        shelf.put(kCamera, segmentOf(footage, i, i * 1s));
    m_player = std::make_unique<FootagePlayer>(shelf);
    for (const milliseconds at : {0ms, 39ms, 40ms, 41ms, 999ms, 1000ms, 1530ms, 2999ms, 3960ms}) {
        m_player->open(kCamera, kStart + at, false);
        QCOMPARE(shown(), std::optional(codeAt(at)));
        QVERIFY(!m_player->status().skippedHole);
        QCOMPARE(m_player->frame().at, kStart + at / 40ms * 40ms);
    }
    m_player.reset(); // before its shelf
}

void TstFootagePlayer::everyInstantOfAMinuteBegins()
{
    m_player->open(kCamera, kStart, false);
    for (milliseconds at = 7ms; at < 4s; at += 123ms) {
        m_player->seek(kStart + at);
        QTRY_COMPARE(shown(), std::optional(codeAt(at)));
    }
}

void TstFootagePlayer::jumpsOverAHole()
{
    m_shelf->put(kCamera, segmentOf(m_footage, 1, 10s)); // six seconds of nothing before it
    m_player->open(kCamera, kStart + 7s, false);
    QCOMPARE(shown(), std::optional(codeAt(1s)));
    QVERIFY(m_player->status().skippedHole);
    QCOMPARE(m_player->frame().at, kStart + 10s);

    m_player->seek(kStart + 3800ms);
    QTRY_COMPARE(shown(), std::optional(codeAt(3800ms)));
    m_player->play();
    const QList<BlockCode> codes = watchUntil(State::Ended);
    QCOMPARE(codes.first().second, 3);
    QCOMPARE(codes.last(), codeAt(1960ms)); // and it did not take six seconds: the wait above is shorter
}

void TstFootagePlayer::showsTheLastOneBehindTheEnd()
{
    m_player->open(kCamera, kStart + 1h, false);
    QCOMPARE(shown(State::Ended), std::optional(codeAt(3960ms)));
}

void TstFootagePlayer::saysWhenThereIsNothing()
{
    m_player->open(kOther, kStart, true);
    QTRY_COMPARE(m_player->status().state, State::NoFootage);
    QVERIFY(m_player->frame().image.isNull());
    m_shelf->put(kOther, segmentOf(m_footage, 2, 0s)); // it comes while somebody waits
    QTRY_COMPARE_WITH_TIMEOUT(m_player->status().state, State::Ended, 10'000);
    QCOMPARE(readBlockCode(m_player->frame().image), std::optional(codeAt(2960ms)));
}

void TstFootagePlayer::playsInOrder_data()
{
    QTest::addColumn<double>("speed");
    for (const double speed : {0.5, 1.0, 8.0})
        QTest::addRow("%.1f", speed) << speed;
}

void TstFootagePlayer::playsInOrder()
{
    QFETCH(const double, speed);
    m_player->setSpeed(speed);
    m_player->open(kCamera, kStart + 2500ms, true);
    QElapsedTimer clock;
    clock.start();
    const QList<BlockCode> codes = watchUntil(State::Ended);
    QVERIFY(!codes.isEmpty());
    const auto number = [](const BlockCode &code) { return code.second * 25 + code.frame; };
    QVERIFY(number(codes.first()) >= number(codeAt(2500ms)));
    QCOMPARE(codes.last(), codeAt(3960ms));
    for (qsizetype i = 1; i < codes.size(); ++i)
        QVERIFY(number(codes[i]) > number(codes[i - 1]));
    QVERIFY(clock.elapsed() >= 1400 / speed); // never faster than asked
}

void TstFootagePlayer::steps()
{
    m_player->open(kCamera, kStart + 920ms, false);
    QCOMPARE(shown(), std::optional(codeAt(920ms)));
    for (const milliseconds at : {960ms, 1000ms, 1040ms, 1080ms}) { // over a boundary
        m_player->step(1);
        QTRY_COMPARE(shown(), std::optional(codeAt(at)));
    }
    for (const milliseconds at : {1040ms, 1000ms, 960ms, 920ms, 880ms}) {
        m_player->step(-1);
        QTRY_COMPARE(shown(), std::optional(codeAt(at)));
    }
    m_player->step(1);
    QTRY_COMPARE(shown(), std::optional(codeAt(920ms)));
    m_player->seek(kStart);
    m_player->step(-1); // there is none
    QTRY_COMPARE(shown(), std::optional(codeAt(0ms)));
    m_player->seek(kStart + 3960ms);
    m_player->step(1);
    QCOMPARE(shown(State::Ended), std::optional(codeAt(3960ms)));
}

void TstFootagePlayer::turnsAround()
{
    m_player->open(kCamera, kStart + 1500ms, false);
    QCOMPARE(shown(), std::optional(codeAt(1500ms)));
    m_player->setSpeed(-2);
    m_player->play();
    QList<BlockCode> codes = watchUntil(State::Ended);
    QCOMPARE(codes.last(), codeAt(0ms));
    QVERIFY(codes.size() > 5);
    const auto number = [](const BlockCode &code) { return code.second * 25 + code.frame; };
    for (qsizetype i = 1; i < codes.size(); ++i)
        QVERIFY(number(codes[i]) < number(codes[i - 1]));
    m_player->setSpeed(4);
    QTRY_COMPARE(m_player->status().state, State::Playing);
    codes = watchUntil(State::Ended);
    QCOMPARE(codes.last(), codeAt(3960ms));
}

void TstFootagePlayer::loops()
{
    m_player->setSpeed(4);
    m_player->open(kCamera, kStart + 1s, true);
    m_player->setLoop(TimeRange{kStart + 1s, kStart + 1600ms});
    int begun = 0;
    std::optional<BlockCode> last;
    connect(m_player.get(), &FootagePlayer::frameChanged, this, [&] {
        const auto code = m_player->frame().image.isNull() ? std::nullopt : readBlockCode(m_player->frame().image);
        if (code && last && code->frame < last->frame)
            ++begun;
        if (code)
            last = code;
    });
    QTRY_VERIFY_WITH_TIMEOUT(begun >= 3, 10'000);
    QCOMPARE(last->second, 1);
    m_player->setLoop({});
    QTRY_COMPARE_WITH_TIMEOUT(m_player->status().state, State::Ended, 10'000);
}

void TstFootagePlayer::goesOnWhenThereIsMore()
{
    m_player->open(kCamera, kStart + 3900ms, true);
    QCOMPARE(shown(State::Ended), std::optional(codeAt(3960ms)));
    m_shelf->put(kCamera, segmentOf(m_footage, 2, 4s));
    QTRY_COMPARE_WITH_TIMEOUT(m_player->status().state, State::Playing, 5'000);
    const QList<BlockCode> codes = watchUntil(State::Ended);
    QCOMPARE(codes.last(), codeAt(2960ms));
}

void TstFootagePlayer::aDragEndsAtItsEnd()
{
    m_player->open(kCamera, kStart, false);
    for (milliseconds at = 0ms; at <= 3s; at += 10ms)
        m_player->seek(kStart + at);
    QTRY_COMPARE(shown(), std::optional(codeAt(3s)));
}

void TstFootagePlayer::dropsThePictureOfTheCameraBefore()
{
    m_player->open(kCamera, kStart, true);
    QTRY_VERIFY(!m_player->frame().image.isNull());
    m_player->open(kOther, kStart, true);
    QVERIFY(m_player->frame().image.isNull());
    QTRY_COMPARE(m_player->status().state, State::NoFootage);
    QTest::qWait(200);
    QVERIFY(m_player->frame().image.isNull());
    m_player->close();
    QCOMPARE(m_player->status().state, State::Idle);
}

void TstFootagePlayer::leavesOutABrokenSegment()
{
    Shelf shelf;
    shelf.put(kCamera, segmentOf(m_footage, 0, 0s));
    MediaSegment broken = segmentOf(m_footage, 1, 1s);
    broken.bytes = "torn";
    shelf.put(kCamera, broken);
    shelf.put(kCamera, segmentOf(m_footage, 2, 2s));
    m_player = std::make_unique<FootagePlayer>(shelf);
    m_player->setSpeed(4);
    m_player->open(kCamera, kStart, true);
    const QList<BlockCode> codes = watchUntil(State::Ended);
    QCOMPARE(codes.first().second, 0);
    QCOMPARE(codes.last(), codeAt(2960ms));
    m_player.reset();
}

void TstFootagePlayer::drawsAnewInAnotherSize()
{
    m_player->setOutputSize({640, 360});
    m_player->open(kCamera, kStart + 1s, false);
    QCOMPARE(shown(), std::optional(codeAt(1s)));
    QCOMPARE(m_player->frame().image.size(), QSize(640, 360));
    m_player->setOutputSize({320, 180});
    QTRY_COMPARE(m_player->frame().image.size(), QSize(320, 180));
    QCOMPARE(readBlockCode(m_player->frame().image), std::optional(codeAt(1s)));
}

//! Whoever closes a window does not wait for a picture that takes long.
void TstFootagePlayer::endsInTheMiddleOfAPicture()
{
    TestFootage::Plan plan;
    plan.length = plan.segment = 30s; // without a key frame but the first one
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    Shelf shelf;
    shelf.put(kCamera, segmentOf(footage, 0, 0ms));
    const auto askForTheLast = [&](FootagePlayer &player) {
        const int before = shelf.asked();
        player.open(kCamera, kStart + 29s, false);
        while (shelf.asked() == before)
            QThread::yieldCurrentThread();
    };
    QElapsedTimer time;
    FootagePlayer undisturbed(shelf);
    askForTheLast(undisturbed);
    time.start();
    QTRY_VERIFY_WITH_TIMEOUT(!undisturbed.frame().image.isNull(), 20'000);
    const qint64 whole = time.nsecsElapsed();
    qint64 shortest = whole;
    for (int i = 0; i < 5; ++i) { // the machine may be busy with something else
        auto ended = std::make_unique<FootagePlayer>(shelf);
        askForTheLast(*ended);
        time.start();
        ended.reset();
        shortest = std::min(shortest, time.nsecsElapsed());
    }
    QVERIFY2(shortest < whole / 2, qPrintable(QStringLiteral("%1 of %2 ns").arg(shortest).arg(whole)));
}

QTEST_GUILESS_MAIN(TstFootagePlayer)
#include "tst_footageplayer.moc"
