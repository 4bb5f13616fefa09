// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/demo/turnedclock.h"
#include "tests/unit/services/clipstand.h"

#include <QTemporaryDir>

using namespace std::chrono_literals;
using Stage = StoredClip::Stage;
using Work = ClipOrder::Work;

//! Against the stand-in, by a clock that the test turns.
class TstClipOrders : public QObject {
    Q_OBJECT
private slots:
    void init();
    void bringsTheMoment();
    void aWaitingOneHoldsNobodyBack();
    void ordersNothingTwiceAfterAKill();
    void ordersAgainWhatTheCloudForgot();
    void tellsWhyThereIsNone();
    void keepsToTheLimitsOverRestarts_data();
    void keepsToTheLimitsOverRestarts();
    void waitsAsLongAsTheServerSays();
    void goesOnWithTheNetwork();
    void looksLessOftenForALateOne();
    void triesAgainWhatWasCutOff();
    void makesTheRing();
    void waitsForRoomOnTheDisk();
    void waitsForTheFolder();
    void goesOnAfterASignOut_data();
    void goesOnAfterASignOut();
    void cancelsInEveryStage_data();
    void cancelsInEveryStage();

private:
    static QString requests() { return QStringLiteral("/v2/devices/%1/media_files/requests").arg(kClipCamera.value); }
    static DemoFault answer(int status, const QByteArray &retryAfter)
    {
        DemoFault fault;
        fault.instead = DemoResponse{status, "application/json", "{\"detail\":\"\"}", {{"Retry-After", retryAfter}}};
        return fault;
    }
    std::unique_ptr<ClipProgram> makeProgram(FootageRing::Tuning tuning = {})
    {
        return std::make_unique<ClipProgram>(folder->path(), *clock, store->endpointsJson(), std::move(tuning));
    }
    void turn(ClipProgram &program, std::chrono::seconds by)
    {
        clock->advance(by);
        program.orders->step();
    }
    //! Some minutes around a moment at :20 that is long past.
    TimeRange past(std::chrono::minutes length = 1min) const { return {moment - 30s, moment - 30s + length}; }
    //! Until it has arrived, or the test's patience ends.
    bool arrives(ClipProgram &program)
    {
        for (int i = 0; i < 40 && program.stage() != Stage::Done; ++i) {
            turn(program, 31s);
            (void)QTest::qWaitFor([&] { return program.stage() == Stage::Done; }, 250);
        }
        return program.stage() == Stage::Done && program.secondAt(moment) == 20;
    }
    //! With the work that belongs to the stage under way.
    bool reaches(ClipProgram &program, Stage stage, Work work = Work::None)
    {
        return QTest::qWaitFor([&] {
            if (program.stage() == Stage::Ordered && (stage != Stage::Ordered || work != Work::None))
                turn(program, 31s);
            return program.stage() == stage && program.order().work == work;
        });
    }

    Instant moment;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<TurnedClock> clock;
    std::unique_ptr<DemoStore> store;
};

void TstClipOrders::init()
{
    folder = std::make_unique<QTemporaryDir>();
    clock = std::make_unique<TurnedClock>("2026-02-10T05:30:10.500Z");
    moment = std::chrono::floor<std::chrono::minutes>(clock->now()) - 20min + 20s;
    store = std::make_unique<DemoStore>(*clock, DemoOptions{.historyDays = 1, .newSales = false});
    QVERIFY(store->start());
}

void TstClipOrders::bringsTheMoment()
{
    const auto program = makeProgram();
    QVERIFY(program->start());
    const Instant now = clock->now();
    moment = std::chrono::floor<std::chrono::minutes>(now) + 20s;
    program->orders->order(kClipCamera, {moment - 60s, moment + 60s}); // not over yet
    QTRY_COMPARE(program->orders->all().size(), 1);
    QTRY_VERIFY(program->order().notBefore.has_value());
    QCOMPARE(program->stage(), Stage::Waiting);
    QVERIFY(!program->order().problem);
    turn(*program, 140s);
    QTRY_COMPARE(program->stage(), Stage::Ordered);
    QVERIFY(arrives(*program));
    QCOMPARE(program->ordersInCloud(), 0); // given up there
    QVERIFY(program->leavesNoFile());
}

void TstClipOrders::aWaitingOneHoldsNobodyBack()
{
    const auto program = makeProgram();
    QVERIFY(program->start());
    program->orders->order(kClipCamera, {clock->now() - 1min, clock->now() + 9min});
    program->orders->order(kClipCamera, past());
    QTRY_COMPARE(program->orders->all().size(), 2);
    QTRY_COMPARE(program->orders->all().last().clip.stage, Stage::Ordered);
    QCOMPARE(program->stage(), Stage::Waiting);
}

void TstClipOrders::ordersNothingTwiceAfterAKill()
{
    {
        const auto program = makeProgram();
        QVERIFY(program->start());
        // As the disk looks when the program ends between the cloud's answer and the note of it.
        QVERIFY(wait(program->recordings().order(kClipCamera, past())));
        QVERIFY(wait(program->data.add({0, kClipCamera, past(), Stage::Ordering})));
    }
    const auto again = makeProgram();
    QVERIFY(again->start());
    QTRY_COMPARE(again->stage(), Stage::Ordered);
    QCOMPARE(again->ordersInCloud(), 1);
}

void TstClipOrders::ordersAgainWhatTheCloudForgot()
{
    const auto program = makeProgram();
    QVERIFY(program->start());
    program->orders->order(kClipCamera, past());
    QTRY_COMPARE(program->stage(), Stage::Ordered);
    QVERIFY(wait(program->recordings().discard(kClipCamera, *program->order().clip.cloudOrder)));
    QVERIFY(arrives(*program));
    // One that it forgets again and again is given up.
    store->setClipProcessing(-1);
    program->orders->order(kClipCamera, past(2min));
    QTRY_COMPARE(program->orders->all().size(), 2);
    const auto last = [&] { return program->orders->all().constLast(); };
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (last().clip.stage == Stage::Ordered && last().clip.cloudOrder)
                (void)wait(program->recordings().discard(kClipCamera, *last().clip.cloudOrder));
            turn(*program, 31s);
            return last().clip.stage == Stage::Failed;
        },
        15'000));
    QCOMPARE(last().clip.error->reason, QStringLiteral("clip.gone"));
}

void TstClipOrders::tellsWhyThereIsNone()
{
    store->setCameraOptions(1, true, true, false);
    {
        const auto program = makeProgram();
        QVERIFY(program->start());
        program->orders->order(kClipCamera, past());
        QTRY_COMPARE(program->stage(), Stage::Failed);
    }
    const auto program = makeProgram();
    QVERIFY(program->start());
    QCOMPARE(program->orders->refusal(kClipCamera)->reason, QStringLiteral("camera.clipOption"));
    QVERIFY(!program->orders->refusal({DemoStore::cameraId(2)}));
    store->setCameraOptions(1, true, true, true);
    program->orders->retry(program->order().clip.id);
    QTRY_COMPARE(program->stage(), Stage::Ordered);
    QVERIFY(!program->orders->refusal(kClipCamera));
    store->setClipsFailing(true);
    QVERIFY(reaches(*program, Stage::Failed));
    QCOMPARE(program->order().clip.error->reason, QStringLiteral("clip.failed"));
    QVERIFY(!program->orders->refusal(kClipCamera));
    QTRY_COMPARE(program->ordersInCloud(), 0);
}

void TstClipOrders::keepsToTheLimitsOverRestarts_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("most");
    QTest::newRow("orders") << int(ClipOrdersData::Call::Order) << 15;
    QTest::newRow("downloads") << int(ClipOrdersData::Call::Download) << 30;
}

void TstClipOrders::keepsToTheLimitsOverRestarts()
{
    QFETCH(int, call);
    QFETCH(int, most);
    const Instant first = clock->now();
    {
        const auto program = makeProgram();
        for (int i = 0; i < most; ++i)
            QVERIFY(wait(program->data.count(ClipOrdersData::Call(call), first, first - 15min)));
    }
    clock->advance(1min);
    const auto program = makeProgram();
    QVERIFY(program->start());
    program->orders->order(kClipCamera, past());
    QTRY_VERIFY(program->orders->all().size() == 1 && (turn(*program, 10s), program->order().problem));
    QCOMPARE(program->order().problem->kind, Error::Kind::RateLimited);
    QVERIFY(program->order().notBefore == first + 15min);
    program->orders->retry(program->order().clip.id); // does not help
    QTest::qWait(50);
    QVERIFY(program->order().problem);
    turn(*program, 14min);
    QVERIFY(arrives(*program));
}

void TstClipOrders::waitsAsLongAsTheServerSays()
{
    const auto program = makeProgram();
    QVERIFY(program->start());
    store->fail(DemoService::Safie, requests(), answer(429, "400"));
    program->orders->order(kClipCamera, past());
    QTRY_VERIFY(program->order().problem);
    QCOMPARE(program->stage(), Stage::Ordering);
    QVERIFY(program->order().notBefore == clock->now() + 400s);
    const int asked = store->requestCount(DemoService::Safie);
    turn(*program, 399s);
    QTest::qWait(50);
    QCOMPARE(store->requestCount(DemoService::Safie), asked);
    turn(*program, 1s);
    QVERIFY(arrives(*program));
}

void TstClipOrders::goesOnWithTheNetwork()
{
    const auto program = makeProgram();
    QVERIFY(program->start());
    store->setServiceUp(DemoService::Safie, false);
    program->orders->order(kClipCamera, past());
    QTRY_VERIFY(program->order().problem);
    store->setServiceUp(DemoService::Safie, true);
    program->orders->networkCameBack();
    QTRY_COMPARE(program->stage(), Stage::Ordered); // without waiting
}

void TstClipOrders::looksLessOftenForALateOne()
{
    store->setClipProcessing(-1);
    const auto program = makeProgram();
    QVERIFY(program->start());
    program->orders->order(kClipCamera, past());
    QTRY_COMPARE(program->stage(), Stage::Ordered);
    QVERIFY(QTest::qWaitFor([&] {
        turn(*program, 31s);
        return program->order().isLate;
    }));
    QVERIFY(clock->now() > moment + 20min + 9min);
    QVERIFY(program->order().notBefore > clock->now() + 4min);
    store->setClipProcessing(20);
    QVERIFY(arrives(*program));
}

void TstClipOrders::triesAgainWhatWasCutOff()
{
    const auto program = makeProgram();
    QVERIFY(program->start());
    program->orders->order(kClipCamera, past());
    QTRY_COMPARE(program->stage(), Stage::Ordered);
    DemoFault cut;
    cut.spoil = [](const DemoRequest &request, DemoResponse &response) {
        if (request.path.endsWith(u".mp4"))
            response.body.truncate(response.body.size() / 2);
    };
    store->fail(DemoService::Safie, requests(), cut, 2); // the state of the order, and the file
    QVERIFY(arrives(*program));
    QVERIFY(program->leavesNoFile());
}

void TstClipOrders::makesTheRing()
{
    const auto program = makeProgram();
    QVERIFY(program->start());
    QVERIFY(!program->ring.exists());
    program->orders->order(kClipCamera, past());
    QVERIFY(arrives(*program));
}

void TstClipOrders::waitsForRoomOnTheDisk()
{
    std::atomic<qint64> space = 0;
    FootageRing::Tuning tuning;
    tuning.freeSpace = [&](const QString &) { return space.load(); };
    tuning.enforceEvery = 20ms;
    const auto program = makeProgram(tuning);
    QVERIFY(program->start());
    program->orders->order(kClipCamera, past());
    QVERIFY(QTest::qWaitFor([&] {
        turn(*program, 31s);
        return program->order().problem && program->order().problem->reason == u"footage.diskFull";
    }));
    QVERIFY(program->order().isUnderWay());
    space = qint64(1) << 40;
    QVERIFY(arrives(*program));
}

void TstClipOrders::waitsForTheFolder()
{
    const auto program = makeProgram();
    QVERIFY(program->start());
    QFile inTheWay(program->clips);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    program->orders->order(kClipCamera, past());
    QVERIFY(QTest::qWaitFor([&] {
        turn(*program, 31s);
        return program->order().problem && program->order().problem->reason == u"footage.disk";
    }));
    QVERIFY(inTheWay.remove());
    QVERIFY(arrives(*program));
}

void TstClipOrders::goesOnAfterASignOut_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<bool>("downloading");
    QTest::newRow("ordering") << int(Stage::Ordering) << false;
    QTest::newRow("being made") << int(Stage::Ordered) << false;
    QTest::newRow("downloading") << int(Stage::Ordered) << true;
    QTest::newRow("given up in the cloud") << int(Stage::Kept) << false;
}

void TstClipOrders::goesOnAfterASignOut()
{
    QFETCH(int, stage);
    QFETCH(bool, downloading);
    const auto program = makeProgram();
    QVERIFY(program->start());
    DemoFault hang;
    hang.hang = true;
    if (Stage(stage) == Stage::Ordering)
        store->fail(DemoService::Safie, requests(), hang);
    program->orders->order(kClipCamera, past());
    QTRY_VERIFY(program->stage() >= Stage::Ordering);
    if (Stage(stage) != Stage::Ordering) {
        QTRY_COMPARE(program->stage(), Stage::Ordered);
        const QString file = requests() + QStringLiteral("/%1").arg(*program->order().clip.cloudOrder);
        if (downloading)
            store->fail(DemoService::Safie, file + u'/', hang);
        DemoFault slow;
        slow.spoil = [](const DemoRequest &request, DemoResponse &response) {
            if (request.method == "DELETE")
                response = {503, "application/json", "{}", {}};
        };
        if (Stage(stage) == Stage::Kept)
            store->fail(DemoService::Safie, file, slow, 9);
    }
    QVERIFY(reaches(*program, Stage(stage), downloading ? Work::Downloading : Work::None));
    program->session->signOut();
    turn(*program, 400s);
    QTest::qWait(50);
    QVERIFY(program->order().isUnderWay());
    QTRY_VERIFY(program->leavesNoFile());
    store->clearFaults();
    QVERIFY(program->signIn());
    QVERIFY(arrives(*program));
    QCOMPARE(program->ordersInCloud(), 0);
}

void TstClipOrders::cancelsInEveryStage_data()
{
    addClipStages();
}

void TstClipOrders::cancelsInEveryStage()
{
    QFETCH(int, stage);
    QFETCH(int, work);
    const auto program = makeProgram();
    QVERIFY(program->start());
    DemoFault slow;
    slow.delay = 300ms;
    if (Stage(stage) == Stage::Ordering)
        store->fail(DemoService::Safie, requests(), slow); // it has the order, but the answer comes late
    const Instant now = clock->now();
    program->orders->order(kClipCamera, Stage(stage) == Stage::Waiting ? TimeRange{now - 1min, now + 1min} : past());
    QTRY_COMPARE(program->orders->all().size(), 1);
    QVERIFY(reaches(*program, Stage(stage), Work(work)));
    program->orders->cancel(program->order().clip.id);
    QVERIFY(program->orders->all().isEmpty());
    QVERIFY(program->orders->pinned().isEmpty());
    QTRY_COMPARE(program->ordersInCloud(), 0);
    QTRY_VERIFY(program->leavesNoFile());
    QVERIFY(wait(program->data.list()).value().isEmpty());
}

QTEST_GUILESS_MAIN(TstClipOrders)
#include "tst_cliporders.moc"
