// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/cliporders.h"

#include "app/cameras/safie/safiecloud.h"
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/video/footagebuffer.h"
#include "app/video/framegrabber.h"
#include "tests/support/blockcode.h"
#include "tests/unit/demo/turnedclock.h"
#include "tests/unit/services/servicesfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace std::chrono_literals;

//! Against the stand-in, by a clock that the test turns.
class TstClipOrders : public QObject {
    Q_OBJECT
private slots:
    void init();
    void bringsTheMoment();
    void ordersNothingTwiceAfterAKill();
    void tellsWhyThereIsNone();

private:
    struct Program; // one run of it
    const CameraId camera{DemoStore::cameraId(1)};
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<TurnedClock> clock;
    std::unique_ptr<DemoStore> store;
};

struct TstClipOrders::Program {
    explicit Program(TstClipOrders &of)
        : settings(of.folder->filePath(QStringLiteral("settings.ini")))
        , database(Database::open(of.folder->filePath(QStringLiteral("journal.db"))).take())
        , data(*database)
        , ring(of.folder->filePath(QStringLiteral("footage")), *of.clock)
    {
        SafieSetup setup;
        setup.api = QUrl(QJsonDocument::fromJson(of.store->endpointsJson())[u"safie"][u"api"].toString());
        cloud = std::make_unique<SafieCloud>(http, setup, QList{SignInWay::ApiKey});
        session = std::make_unique<Session>(*cloud, secrets, settings, OpenUrl());
        orders = std::make_unique<ClipOrders>(data, *session, ring, *of.clock, of.folder->filePath(QStringLiteral("clips")));
        QObject::connect(orders.get(), &ClipOrders::pinnedChanged, orders.get(), [this] { ring.setPinned(orders->pinned()); });
    }
    bool start()
    {
        return wait(ring.open(QByteArray(32, 'k'))) && wait(session->signInWithApiKey(DemoCredentials::kSafieApiKey)) &&
               wait(orders->load()) && QTest::qWaitFor([this] { return ring.status().state == RingStatus::State::Ready; });
    }
    StoredClip::Stage stage() const { return orders->all().isEmpty() ? StoredClip::Stage::Waiting : orders->all().first().clip.stage; }

    TestSecrets secrets;
    Settings settings;
    std::unique_ptr<Database> database;
    ClipOrdersData data;
    HttpClient http{RetryPolicy{2, 1ms, 50ms}};
    std::unique_ptr<SafieCloud> cloud;
    std::unique_ptr<Session> session;
    FootageRing ring;
    std::unique_ptr<ClipOrders> orders;
};

void TstClipOrders::init()
{
    folder = std::make_unique<QTemporaryDir>();
    clock = std::make_unique<TurnedClock>("2026-02-10T05:30:10.500Z");
    store = std::make_unique<DemoStore>(*clock, DemoOptions{.historyDays = 1, .newSales = false});
    QVERIFY(store->start());
}

void TstClipOrders::bringsTheMoment()
{
    Program program(*this);
    QVERIFY(program.start());
    const Instant now = clock->now();
    const Instant moment = std::chrono::floor<std::chrono::minutes>(now) + 20s;
    program.orders->order(camera, {moment - 60s, moment + 60s}); // not over yet
    QTRY_COMPARE(program.orders->all().size(), 1);
    QTRY_VERIFY(program.orders->all().first().notBefore.has_value());
    QCOMPARE(program.stage(), StoredClip::Stage::Waiting);
    clock->advance(140s);
    QTRY_COMPARE(program.stage(), StoredClip::Stage::Ordered);
    for (int i = 0; i < 5 && program.stage() != StoredClip::Stage::Done; ++i) {
        clock->advance(31s);
        (void)QTest::qWaitFor([&] { return program.stage() == StoredClip::Stage::Done; }, 2500);
    }
    QCOMPARE(program.stage(), StoredClip::Stage::Done);
    const FootageBuffer nothing;
    FrameGrabber grabber(nothing, &program.ring);
    const auto picture = wait(grabber.frameAt(camera, moment, {640, 360}));
    QVERIFY2(picture, picture ? "" : qPrintable(picture.error().detail));
    const auto code = readBlockCode(picture.value());
    QVERIFY(code);
    QCOMPARE(code->second, 20);
    QVERIFY(wait(program.session->client()->recordings()->orders(camera)).value().isEmpty()); // given up there
}

void TstClipOrders::ordersNothingTwiceAfterAKill()
{
    const TimeRange range{fromMs(toMs(clock->now()) / 1000 * 1000) - 10min, fromMs(toMs(clock->now()) / 1000 * 1000) - 8min};
    {
        Program program(*this);
        QVERIFY(program.start());
        // As the disk looks when the program ends between the cloud's answer and the note of it.
        QVERIFY(wait(program.session->client()->recordings()->order(camera, range)));
        QVERIFY(wait(program.data.add({0, camera, range, StoredClip::Stage::Ordering})));
    }
    Program again(*this);
    QVERIFY(again.start());
    QTRY_COMPARE(again.stage(), StoredClip::Stage::Ordered);
    QCOMPARE(wait(again.session->client()->recordings()->orders(camera)).value().size(), 1);
}

void TstClipOrders::tellsWhyThereIsNone()
{
    store->setCameraOptions(1, true, true, false);
    Program program(*this);
    QVERIFY(program.start());
    program.orders->order(camera, {clock->now() - 10min, clock->now() - 8min});
    QTRY_COMPARE(program.stage(), StoredClip::Stage::Failed);
    QCOMPARE(program.orders->all().first().clip.error->reason, QStringLiteral("camera.clipOption"));
}

QTEST_GUILESS_MAIN(TstClipOrders)
#include "tst_cliporders.moc"
