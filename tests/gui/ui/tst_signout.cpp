// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/backend.h"
#include "app/demo/demostore.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

//! The whole program below its screens on the demo store: what is left of an account that signed out.
class TstSignOut : public QObject {
    Q_OBJECT
private slots:
    void forgetsAllOfTheAccount();
};

void TstSignOut::forgetsAllOfTheAccount()
{
    QTemporaryDir folder;
    SystemClock clock;
    DemoStore store(clock, DemoOptions{.historyDays = 1});
    QVERIFY(store.start());
    const Result<Endpoints> endpoints = Endpoints::fromJson(store.endpointsJson());
    QVERIFY(endpoints);
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    auto database = Database::open(folder.filePath(QStringLiteral("journal.db")));
    QVERIFY(database);
    auto secretStore = std::make_unique<MemorySecretStore>();
    MemorySecretStore *secrets = secretStore.get();
    const ProfileFolders folders{folder.path(), folder.filePath(QStringLiteral("footage"))};
    Backend backend(database.take(), folders, endpoints.value(), std::move(secretStore), settings, SyncOptions{}, OpenUrl{});
    const auto isStored = [&] { return bool(secrets->read(QStringLiteral("cameras/credential")).result()); };

    (void)backend.session.signInWithPassword(DemoCredentials::kEmail, DemoCredentials::kPassword);
    QTRY_COMPARE(backend.session.cameras().size(), 3);
    const CameraId camera = backend.session.cameras().first().id;
    const std::unique_ptr<LiveCamera> live = backend.live.make();
    live->show(camera);
    backend.thumbnails.want(camera);
    QTRY_VERIFY_WITH_TIMEOUT(!live->frame().image.isNull() && !backend.footage.spans(camera).isEmpty(), 20'000);
    QTRY_VERIFY(!backend.thumbnails.thumbnail(camera).isNull());
    QTRY_VERIFY(backend.session.cameras().first().options.live);
    QTRY_VERIFY(isStored());

    backend.session.signOut();
    QCOMPARE(backend.session.state(), Session::State::SignedOut);
    QVERIFY(backend.session.cameras().isEmpty());
    QVERIFY(backend.session.account().isEmpty());
    QVERIFY(!backend.session.client());
    QVERIFY(backend.thumbnails.thumbnail(camera).isNull());
    QCOMPARE(live->status().state, LiveStatus::State::Idle);
    QVERIFY(live->frame().image.isNull());
    QTRY_VERIFY(backend.footage.spans(camera).isEmpty());
    QTRY_VERIFY(!isStored());
    const int requests = store.requestCount(DemoService::Safie);
    QTest::qWait(3000); // the live playlist would be asked for several times
    QVERIFY(store.requestCount(DemoService::Safie) <= requests + 1); // one may have been on its way
    QVERIFY(backend.footage.spans(camera).isEmpty());
}

QTEST_MAIN(TstSignOut)
#include "tst_signout.moc"
