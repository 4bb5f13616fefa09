// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/async.h"
#include "app/cameras/safie/safiecloud.h"
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/services/endpoints.h"
#include "app/services/livecamera.h"
#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "app/video/footagebuffer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;

namespace {

CameraId id(int camera)
{
    return {DemoStore::cameraId(camera)};
}

//! The program's session on the stand-in of the camera cloud, over real sockets.
struct Desk {
    explicit Desk(SafieSetup::OptionIds ids = {}) : settings(folder.filePath(QStringLiteral("settings.ini")))
    {
        if (!store.start())
            qFatal("the demo store does not start");
        const Result<Endpoints> endpoints = Endpoints::fromJson(store.endpointsJson());
        if (!endpoints)
            qFatal("no endpoints");
        SafieSetup setup;
        setup.api = endpoints.value().safie.api;
        setup.optionIds = ids;
        cloud = std::make_unique<SafieCloud>(http, setup, QList{SignInWay::ApiKey});
        session = std::make_unique<Session>(*cloud, secrets, settings, OpenUrl{});
    }
    bool signIn()
    {
        (void)session->signInWithApiKey(DemoCredentials::kSafieApiKey);
        return QTest::qWaitFor([this] { return session->cameras().size() == 3; });
    }
    CameraOptions options(int camera) const
    {
        const Camera *found = session->camera(id(camera));
        return found ? found->options : CameraOptions{};
    }
    //! All a fault on one address of a camera.
    void refuse(int camera, const QString &what)
    {
        DemoFault fault;
        fault.instead = DemoResponse{403, "application/json", R"({"detail":"Forbidden"})", {}};
        store.fail(DemoService::Safie, QStringLiteral("/v2/devices/%1/%2").arg(id(camera).value, what), fault, -1);
    }
    Result<QByteArray> still(int camera)
    {
        const auto asked = session->client()->still(id(camera), clock.now() - 5min);
        if (!QTest::qWaitFor([&] { return asked.isFinished(); }))
            return Error{Error::Kind::Timeout, {}, {}, {}};
        return asked.result();
    }

    QTemporaryDir folder;
    SystemClock clock;
    DemoStore store{clock, DemoOptions{.historyDays = 1, .newSales = false}};
    MemorySecretStore secrets;
    Settings settings;
    HttpClient http;
    std::unique_ptr<SafieCloud> cloud;
    std::unique_ptr<Session> session;
};

} // namespace

class TstCameraOptions : public QObject {
    Q_OBJECT
private slots:
    void triesEachLivePictureOnce();
    void learnsStillsFromWhatIsAskedAnyway();
    void tellsAMissingPermission();
    void leavesOpenWhatCannotBeTold();
    void asksByNumberWhereItIsKnown();
    void looksAgainWhenTold();
    void theLivePictureSaysWhy();
    void forgetsWithTheAccount();
};

void TstCameraOptions::triesEachLivePictureOnce()
{
    Desk desk;
    desk.store.setCameraOptions(2, false, true);
    QSignalSpy changed(desk.session.get(), &Session::camerasChanged);
    QVERIFY(desk.signIn());
    QTRY_VERIFY(desk.options(1).live && desk.options(2).live && desk.options(3).live);
    QCOMPARE(desk.options(1), (CameraOptions{true, {}}));
    QCOMPARE(desk.options(2), (CameraOptions{false, {}}));
    QVERIFY(changed.size() >= 2); // the list, and what was learned
    QVERIFY(desk.session->camera(id(2))->isLinkable()); // there may be stills

    const int requests = desk.store.requestCount(DemoService::Safie);
    const auto refreshed = desk.session->refreshCameras();
    QTRY_VERIFY(refreshed.isFinished());
    QCOMPARE(desk.options(2), (CameraOptions{false, {}})); // remembered
    QCOMPARE(desk.store.requestCount(DemoService::Safie), requests + 1);
}

void TstCameraOptions::learnsStillsFromWhatIsAskedAnyway()
{
    Desk desk;
    desk.store.setCameraOptions(2, false, false);
    QVERIFY(desk.signIn());
    QVERIFY(desk.still(1));
    QTRY_COMPARE(desk.options(1).stills, true);
    QCOMPARE(desk.still(2).error().reason, QStringLiteral("camera.optionMissing"));
    QTRY_COMPARE(desk.options(2), (CameraOptions{false, false}));
    QVERIFY(!desk.session->camera(id(2))->isLinkable());
    QVERIFY(!desk.options(3).stills); // nobody asked for one
}

void TstCameraOptions::tellsAMissingPermission()
{
    Desk desk;
    desk.refuse(1, {});
    QVERIFY(desk.signIn());
    QTRY_COMPARE(desk.options(1).live, false);
    QVERIFY(desk.options(1).noAccess);
    QCOMPARE(desk.still(1).error().reason, QStringLiteral("camera.noAccess"));
    QTRY_COMPARE(desk.options(1), (CameraOptions{false, false, true}));
}

void TstCameraOptions::leavesOpenWhatCannotBeTold()
{
    Desk desk;
    desk.store.setCameraOnline(1, false);
    DemoFault fault;
    fault.instead = DemoResponse{404, "application/json", "{}", {}};
    desk.store.fail(DemoService::Safie, QStringLiteral("/v2/devices/%1/live").arg(id(2).value), fault, 1);
    QVERIFY(desk.signIn());
    QTRY_VERIFY(desk.options(3).live);
    QCOMPARE(desk.options(1), CameraOptions{});
    QCOMPARE(desk.options(2), CameraOptions{});
    const auto refreshed = desk.session->refreshCameras(); // as every minute
    QTRY_VERIFY(refreshed.isFinished());
    QTRY_COMPARE(desk.options(2).live, true);
    QCOMPARE(desk.options(1), CameraOptions{}); // not asked while it is offline
}

void TstCameraOptions::asksByNumberWhereItIsKnown()
{
    Desk desk({DemoCredentials::kSafieLiveOption, DemoCredentials::kSafieStillOption});
    desk.store.setCameraOptions(2, true, false);
    desk.store.setCameraOptions(3, false, false);
    QVERIFY(desk.signIn());
    QCOMPARE(desk.options(1), (CameraOptions{true, true}));
    QCOMPARE(desk.options(2), (CameraOptions{true, false}));
    QCOMPARE(desk.options(3), (CameraOptions{false, false}));
    QVERIFY(!desk.session->camera(id(3))->isLinkable());
    QCOMPARE(desk.store.requestCount(DemoService::Safie), 4); // the key's check, and three lists
}

void TstCameraOptions::looksAgainWhenTold()
{
    Desk desk;
    desk.store.setCameraOptions(2, false, false);
    QVERIFY(desk.signIn());
    (void)desk.still(2);
    QTRY_COMPARE(desk.options(2), (CameraOptions{false, false}));
    desk.store.setCameraOptions(2, true, true); // bought
    (void)desk.session->lookAgain();
    QTRY_COMPARE(desk.options(2), (CameraOptions{true, {}}));

    Desk listed({DemoCredentials::kSafieLiveOption, DemoCredentials::kSafieStillOption});
    listed.store.setCameraOptions(2, true, false);
    QVERIFY(listed.signIn());
    QCOMPARE(listed.options(2).stills, false);
    listed.store.setCameraOptions(2, true, true);
    (void)listed.session->lookAgain();
    QTRY_COMPARE(listed.options(2).stills, true);
}

void TstCameraOptions::theLivePictureSaysWhy()
{
    Desk desk;
    QVERIFY(desk.signIn());
    QTRY_COMPARE(desk.options(1).live, true);
    FootageBuffer footage;
    LiveCamera live(*desk.session, footage, desk.clock);
    desk.store.setCameraOptions(1, false, true); // ended since
    live.show(id(1));
    QTRY_COMPARE_WITH_TIMEOUT(desk.options(1).live, false, 10'000);
    QVERIFY(live.status().error);
    QCOMPARE(live.status().error->reason, QStringLiteral("camera.optionMissing"));
    QCOMPARE(desk.session->state(), Session::State::SignedIn);
    desk.store.setCameraOptions(1, true, true);
    QTRY_COMPARE_WITH_TIMEOUT(live.status().state, LiveStatus::State::Live, 20'000);
    QTRY_COMPARE(desk.options(1).live, true);
}

void TstCameraOptions::forgetsWithTheAccount()
{
    Desk desk;
    desk.store.setCameraOptions(2, false, true);
    QVERIFY(desk.signIn());
    QTRY_COMPARE(desk.options(2).live, false);
    desk.session->signOut();
    QVERIFY(desk.session->cameras().isEmpty());
    desk.store.setCameraOptions(2, true, true);
    QVERIFY(desk.signIn());
    QTRY_COMPARE(desk.options(2).live, true);
}

QTEST_GUILESS_MAIN(TstCameraOptions)
#include "tst_cameraoptions.moc"
