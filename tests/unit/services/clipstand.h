// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/safie/safiecloud.h"
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/services/cliporders.h"
#include "app/services/footagevault.h"
#include "app/video/footagebuffer.h"
#include "app/video/footagering.h"
#include "app/video/framegrabber.h"
#include "tests/support/blockcode.h"
#include "tests/unit/services/servicesfixture.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

inline const CameraId kClipCamera{DemoStore::cameraId(1)};

//! Every stage in which an order may be interrupted, as data: int "stage", int "work".
inline void addClipStages()
{
    using Stage = StoredClip::Stage;
    using Work = ClipOrder::Work;
    QTest::addColumn<int>("stage");
    QTest::addColumn<int>("work");
    QTest::newRow("waiting") << int(Stage::Waiting) << int(Work::None);
    QTest::newRow("ordering") << int(Stage::Ordering) << int(Work::None);
    QTest::newRow("being made") << int(Stage::Ordered) << int(Work::None);
    QTest::newRow("downloading") << int(Stage::Ordered) << int(Work::Downloading);
    QTest::newRow("storing") << int(Stage::Ordered) << int(Work::Storing);
    QTest::newRow("kept") << int(Stage::Kept) << int(Work::None);
    QTest::newRow("done") << int(Stage::Done) << int(Work::None);
}

//! One run of what orders clips, in a folder that outlives it.
struct ClipProgram {
    ClipProgram(const QString &folder, const Clock &clock, const QByteArray &endpoints, FootageRing::Tuning tuning = {})
        : clips(QDir(folder).filePath(QStringLiteral("clips")))
        , settings(QDir(folder).filePath(QStringLiteral("settings.ini")))
        , database(Database::open(QDir(folder).filePath(QStringLiteral("journal.db"))).take())
        , data(*database)
        , ring(QDir(folder).filePath(QStringLiteral("footage")), clock, std::move(tuning))
        , vault(ring, secrets)
    {
        SafieSetup setup;
        setup.api = QUrl(QJsonDocument::fromJson(endpoints)[u"safie"][u"api"].toString());
        cloud = std::make_unique<SafieCloud>(http, setup, QList{SignInWay::ApiKey});
        session = std::make_unique<Session>(*cloud, secrets, settings, OpenUrl());
        orders = std::make_unique<ClipOrders>(data, *session, ring, vault, clock, clips);
        QObject::connect(orders.get(), &ClipOrders::pinnedChanged, orders.get(), [this] { ring.setPinned(orders->pinned()); });
        (void)secrets.write(QStringLiteral("footage/key"), QByteArray(32, 'k').toHex()).result(); // the same in each run
    }
    bool signIn() { return bool(wait(session->signInWithApiKey(DemoCredentials::kSafieApiKey))); }
    bool start() { return signIn() && wait(orders->load()); }
    //! The only order, when there is one.
    ClipOrder order() const { return orders->all().isEmpty() ? ClipOrder{} : orders->all().constFirst(); }
    StoredClip::Stage stage() const { return order().clip.stage; }
    CameraRecordings &recordings() const { return *session->client()->recordings(); }
    qsizetype ordersInCloud() const
    {
        const auto numbers = wait(recordings().orders(kClipCamera));
        return numbers ? numbers.value().size() : -1;
    }
    //! The second that the ring's frame of that instant shows; -1: there is none.
    int secondAt(Instant at)
    {
        const FootageBuffer nothing;
        FrameGrabber grabber(nothing, &ring);
        const auto picture = wait(grabber.frameAt(kClipCamera, at, {640, 360}));
        const auto code = picture ? readBlockCode(picture.value()) : std::nullopt;
        return code ? code->second : -1;
    }
    bool leavesNoFile() const { return QDir(clips).entryList(QDir::Files).isEmpty(); }

    const QString clips;
    TestSecrets secrets;
    Settings settings;
    std::unique_ptr<Database> database;
    ClipOrdersData data;
    HttpClient http{RetryPolicy{2, std::chrono::milliseconds(1), std::chrono::milliseconds(50)}};
    std::unique_ptr<SafieCloud> cloud;
    std::unique_ptr<Session> session;
    FootageRing ring;
    FootageVault vault;
    std::unique_ptr<ClipOrders> orders;
};
