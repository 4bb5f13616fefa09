// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/footagebuffer.h"
#include "app/video/framegrabber.h"
#include "app/video/liveplayer.h"
#include "livestand.h"

#include <QSignalSpy>
#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using State = LiveStatus::State;

class TstLivePlayer : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void showsEachPictureAtItsTime_data();
    void showsEachPictureAtItsTime();
    void playsFragmentedMp4();
    void playsPartsAsTheyCome_data();
    void playsPartsAsTheyCome();
    void keepsTheFootage();
    void leavesOutLostAndBrokenSegments();
    void goesOnWithARenewedCredential();
    void goesSilentAndComesBackWithTheNetwork();
    void neverShowsTheCameraBefore();
    void fitsTheOutputSize();
    void namesAStreamThatCannotBePlayed();
    void marksEstimatedTimes();
    void stopsAndEndsInMidTransfer();

private:
    //! A player with a record of all that it showed.
    struct Screen {
        Screen()
        {
            QObject::connect(&player, &LivePlayer::frameChanged, &player, [this] {
                const VideoFrame frame = player.frame();
                if (frame.image.isNull())
                    return;
                shown.append({frame.at, readBlockCode(frame.image), player.status().delay, std::chrono::steady_clock::now()});
            });
            QObject::connect(&player, &LivePlayer::credentialRefused, &player, [this] { ++refusals; });
        }
        State state() const { return player.status().state; }

        struct Shown {
            Instant at;
            std::optional<BlockCode> code;
            milliseconds delay;
            std::chrono::steady_clock::time_point when;
        };
        SystemClock clock;
        FootageBuffer footage;
        LivePlayer player{clock, footage};
        QList<Shown> shown;
        int refusals = 0;
    };

    const CameraId m_till{QStringLiteral("till")};
    const CameraId m_door{QStringLiteral("door")};
    TestFootage m_footage;
    TestFootage m_otherFootage;
};

void TstLivePlayer::initTestCase()
{
    m_footage = TestFootage::make({.camera = 1, .length = 4s});
    m_otherFootage = TestFootage::make({.camera = 2, .length = 4s});
    QVERIFY2(m_footage.segments.size() == 4, qPrintable(m_footage.problem));
    QVERIFY2(m_otherFootage.segments.size() == 4, qPrintable(m_otherFootage.problem));
}

void TstLivePlayer::showsEachPictureAtItsTime_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("phase");
    QTest::newRow("just published") << 1 << 0;
    QTest::newRow("published a while ago") << 1 << 600;
    QTest::newRow("longer segments") << 2 << 1500;
}

void TstLivePlayer::showsEachPictureAtItsTime()
{
    QFETCH(const int, seconds);
    QFETCH(const int, phase);
    const TestFootage footage = TestFootage::make({.length = 4s, .segment = std::chrono::seconds(seconds)});
    LiveStand stand(footage, 1, {.phase = milliseconds(phase)});
    Screen screen;
    QCOMPARE(screen.state(), State::Idle);
    QElapsedTimer sincePlay;
    sincePlay.start();
    screen.player.play(m_till, stand.source());
    QCOMPARE(screen.state(), State::Connecting);
    QTRY_VERIFY_WITH_TIMEOUT(!screen.shown.isEmpty(), 3000);
    qInfo() << "first picture after" << sincePlay.elapsed() << "ms, behind by" << screen.shown.first().delay.count() << "ms";
    QCOMPARE(screen.state(), State::Live);

    QTest::qWait(9000); // over two turns of the loop, where the time stamps jump back
    const auto &shown = screen.shown;
    qsizetype inStep = 0;
    milliseconds longestDelay{0};
    milliseconds longestStill{0};
    for (qsizetype i = 0; i < shown.size(); ++i) {
        QVERIFY2(shown.at(i).code == stand.codeAt(shown.at(i).at), "the picture shows the instant that it is said to show");
        longestDelay = std::max(longestDelay, shown.at(i).delay);
        if (i == 0)
            continue;
        QVERIFY(shown.at(i).at > shown.at(i - 1).at);
        inStep += shown.at(i).at - shown.at(i - 1).at == TestFootage::kFrame;
        longestStill = std::max(longestStill, std::chrono::duration_cast<milliseconds>(shown.at(i).when - shown.at(i - 1).when));
    }
    qInfo() << shown.size() << "pictures," << inStep << "in step; longest delay" << longestDelay.count() << "ms, longest still"
            << longestStill.count() << "ms; last delay" << shown.last().delay.count() << "ms";
    // On a busy machine the screen may miss some; what is shown must still be right.
    QVERIFY(shown.size() > 9 * 25 / 2);
    QVERIFY(inStep > shown.size() / 2);
    QVERIFY(longestDelay < std::chrono::seconds(seconds) + milliseconds(phase) + 1s);
    QVERIFY(longestStill < 1s);
    QCOMPARE(screen.state(), State::Live);
    QVERIFY(!screen.player.status().error);
    screen.player.stop();
    QCOMPARE(screen.state(), State::Idle);
    QVERIFY(screen.player.frame().image.isNull());
}

void TstLivePlayer::playsFragmentedMp4()
{
    TestFootage::Plan plan;
    plan.container = TestFootage::Container::FragmentedMp4;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.segments.size() == 4, qPrintable(footage.problem));
    LiveStand stand(footage, 1, {.master = true});
    Screen screen;
    screen.player.play(m_till, stand.source());
    QTRY_VERIFY_WITH_TIMEOUT(screen.shown.size() > 100, 8000);
    for (const auto &shown : std::as_const(screen.shown))
        QVERIFY(shown.code == stand.codeAt(shown.at));
}

void TstLivePlayer::playsPartsAsTheyCome_data()
{
    using Container = TestFootage::Container;
    QTest::addColumn<Container>("container");
    QTest::newRow("MPEG-TS") << Container::MpegTs;
    QTest::newRow("fragmented MP4") << Container::FragmentedMp4;
}

void TstLivePlayer::playsPartsAsTheyCome()
{
    QFETCH(const TestFootage::Container, container);
    const TestFootage footage = TestFootage::make({.length = 8s, .container = container});
    QVERIFY2(footage.segments.size() == 8, qPrintable(footage.problem));
    LiveStand stand(footage, 1, {.parts = 4});
    Screen screen;
    screen.player.play(m_till, stand.source());
    QTRY_VERIFY_WITH_TIMEOUT(screen.shown.size() > 8 * 25, 15'000);
    qInfo() << "delay" << screen.shown.last().delay.count() << "ms with parts of 1 s in segments of 4 s";
    QVERIFY(screen.shown.last().delay < 2500ms); // whole segments would be 4 s late at the least
    for (qsizetype i = 0; i < screen.shown.size(); ++i) {
        QVERIFY(screen.shown.at(i).code == stand.codeAt(screen.shown.at(i).at));
        QVERIFY(i == 0 || screen.shown.at(i).at > screen.shown.at(i - 1).at);
    }
    const auto spans = screen.footage.spans(m_till);
    QCOMPARE(spans.size(), 1); // without a hole
    FrameGrabber grabber(screen.footage);
    const Instant passed = spans.first().from + 2500ms;
    const Result<QImage> image = grabber.frameAt(m_till, passed, {}).result();
    QVERIFY(bool(image));
    QVERIFY(readBlockCode(image.value()) == stand.codeAt(passed));
}

void TstLivePlayer::keepsTheFootage()
{
    LiveStand stand(m_footage);
    Screen screen;
    screen.player.play(m_till, stand.source());
    QTRY_VERIFY_WITH_TIMEOUT(screen.shown.size() > 60, 8000);
    const Instant passed = screen.shown.at(40).at;
    screen.player.stop();
    FrameGrabber grabber(screen.footage);
    const Result<QImage> image = grabber.frameAt(m_till, passed + 7ms, {}).result();
    QVERIFY(bool(image));
    QVERIFY(readBlockCode(image.value()) == stand.codeAt(passed));
    QVERIFY(screen.footage.spans(m_door).isEmpty());
}

void TstLivePlayer::leavesOutLostAndBrokenSegments()
{
    LiveStand stand(m_footage);
    const qint64 lost = stand.newest() + 2;
    stand.server.setFaultPicker([lost](const DemoRequest &request) -> std::optional<DemoFault> {
        if (request.path.endsWith(QStringLiteral("segment-%1").arg(lost)))
            return answeredBy({404, "text/plain", {}, {}});
        if (request.path.endsWith(QStringLiteral("segment-%1").arg(lost + 2)))
            return answeredBy({200, "video/mp2t", QByteArray(5000, 'x'), {}});
        return std::nullopt;
    });
    Screen screen;
    screen.player.play(m_till, stand.source());
    const Instant after = stand.begin() + (lost + 3) * 1s;
    QTRY_VERIFY_WITH_TIMEOUT(!screen.shown.isEmpty() && screen.shown.last().at >= after, 12'000);
    for (const auto &shown : std::as_const(screen.shown)) {
        QVERIFY(shown.code == stand.codeAt(shown.at));
        const qint64 segment = (shown.at - stand.begin()) / 1s;
        QVERIFY(segment != lost && segment != lost + 2);
        QVERIFY(shown.delay < 4s);
    }
    QCOMPARE(screen.state(), State::Live);
}

void TstLivePlayer::goesOnWithARenewedCredential()
{
    LiveStand stand(m_footage);
    Screen screen;
    connect(&screen.player, &LivePlayer::credentialRefused, &screen.player, [&] { screen.player.setSource(stand.source()); });
    screen.player.play(m_till, stand.source());
    QTRY_VERIFY_WITH_TIMEOUT(screen.shown.size() > 10, 4000);
    stand.token = "second";
    QTRY_COMPARE_WITH_TIMEOUT(screen.refusals, 1, 3000);
    const qsizetype before = screen.shown.size();
    QTRY_VERIFY_WITH_TIMEOUT(screen.shown.size() > before + 50, 6000);
    QCOMPARE(screen.refusals, 1);
    for (qsizetype i = 1; i < screen.shown.size(); ++i)
        QVERIFY(screen.shown.at(i).at - screen.shown.at(i - 1).at < 900ms); // no segment was lost
}

void TstLivePlayer::goesSilentAndComesBackWithTheNetwork()
{
    LiveStand stand(m_footage);
    Screen screen;
    screen.player.play(m_till, stand.source());
    QTRY_VERIFY_WITH_TIMEOUT(screen.shown.size() > 10, 4000);
    const quint16 port = stand.server.port();
    stand.server.close();
    QTRY_COMPARE_WITH_TIMEOUT(screen.state(), State::Silent, 7000);
    const LiveStatus silent = screen.player.status();
    QVERIFY(silent.silence >= 3s);
    QVERIFY(silent.delay >= 3s); // the old picture's true age
    QVERIFY(silent.error);
    QCOMPARE(silent.error->kind, Error::Kind::Offline);
    QVERIFY(!screen.player.frame().image.isNull());
    QTest::qWait(2000);

    const qsizetype before = screen.shown.size();
    QElapsedTimer sinceReturn;
    sinceReturn.start();
    QVERIFY(stand.server.listen(port));
    QTRY_VERIFY_WITH_TIMEOUT(screen.shown.size() > before, 5000);
    qInfo() << "back after" << sinceReturn.elapsed() << "ms, behind by" << screen.shown.last().delay.count() << "ms";
    QCOMPARE(screen.state(), State::Live);
    QVERIFY(!screen.player.status().error);
    QVERIFY(screen.shown.last().delay < 3s); // at the edge again, not where it was left
}

void TstLivePlayer::neverShowsTheCameraBefore()
{
    LiveStand till(m_footage, 1);
    LiveStand door(m_otherFootage, 2);
    Screen screen;
    int wrong = 0;
    int camera = 0;
    connect(&screen.player, &LivePlayer::frameChanged, &screen.player, [&] {
        const QImage image = screen.player.frame().image;
        const auto code = readBlockCode(image);
        wrong += !image.isNull() && (!code || code->camera != camera);
    });
    for (int turn = 0; turn < 12; ++turn) {
        camera = turn % 2 + 1;
        const qsizetype before = screen.shown.size();
        screen.player.play(camera == 1 ? m_till : m_door, camera == 1 ? till.source() : door.source());
        QVERIFY(screen.player.frame().image.isNull());
        QCOMPARE(screen.player.status().state, State::Connecting);
        if (turn % 3 == 0)
            QTest::qWait(5); // changed again before anything came
        else
            QTRY_VERIFY_WITH_TIMEOUT(screen.shown.size() > before + turn % 5, 4000);
    }
    QCOMPARE(wrong, 0);
    screen.player.stop();
    QTest::qWait(200);
    QVERIFY(screen.player.frame().image.isNull());
    // What was kept is filed under its own camera.
    FrameGrabber grabber(screen.footage);
    for (const CameraId &id : {m_till, m_door}) {
        const auto spans = screen.footage.spans(id);
        QVERIFY(!spans.isEmpty());
        const Result<QImage> image = grabber.frameAt(id, spans.first().from, {}).result();
        QVERIFY(bool(image));
        QCOMPARE(readBlockCode(image.value())->camera, id == m_till ? 1 : 2);
    }
}

void TstLivePlayer::fitsTheOutputSize()
{
    LiveStand stand(m_footage);
    Screen screen;
    screen.player.setOutputSize({500, 500});
    screen.player.play(m_till, stand.source());
    QTRY_VERIFY_WITH_TIMEOUT(!screen.shown.isEmpty(), 3000);
    QCOMPARE(screen.player.frame().image.size(), QSize(500, 281));
    screen.player.setOutputSize({1280, 720});
    QTRY_COMPARE(screen.player.frame().image.size(), QSize(1280, 720));
    QCOMPARE(screen.player.frame().image.format(), QImage::Format_RGB32);
}

void TstLivePlayer::namesAStreamThatCannotBePlayed()
{
    LiveStand stand(m_footage, 1, {.extraTags = "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"key\"\n"});
    Screen screen;
    screen.player.play(m_till, stand.source());
    QTRY_COMPARE_WITH_TIMEOUT(screen.state(), State::Failed, 3000);
    QCOMPARE(screen.player.status().error->reason, QStringLiteral("video.encrypted"));
    LiveStand good(m_footage);
    screen.player.play(m_till, good.source());
    QTRY_COMPARE_WITH_TIMEOUT(screen.state(), State::Live, 3000);
}

void TstLivePlayer::marksEstimatedTimes()
{
    LiveStand stand(m_footage, 1, {.dates = false});
    Screen screen;
    screen.player.play(m_till, stand.source());
    QTRY_VERIFY_WITH_TIMEOUT(!screen.shown.isEmpty(), 3000);
    QVERIFY(!screen.player.frame().certain);
    const milliseconds wrong = std::chrono::abs(screen.clock.now() - screen.player.frame().at);
    QVERIFY(wrong < 3s);
}

void TstLivePlayer::stopsAndEndsInMidTransfer()
{
    LiveStand stand(m_footage);
    stand.server.setFaultPicker([](const DemoRequest &request) -> std::optional<DemoFault> {
        return request.path.contains(u"segment") ? std::optional(delayed(400ms)) : std::nullopt;
    });
    for (int i = 0; i < 6; ++i) {
        QElapsedTimer ending;
        {
            Screen screen;
            screen.player.play(m_till, stand.source());
            QTest::qWait(i * 150); // before the playlist, in the segment, and in the pictures
            if (i % 2)
                screen.player.stop();
            ending.start();
        }
        QVERIFY(ending.elapsed() < 2000);
    }
    QTest::qWait(500);
}

QTEST_GUILESS_MAIN(TstLivePlayer)
#include "tst_liveplayer.moc"
