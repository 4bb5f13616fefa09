// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/backend.h"

#include "app/composition/cloudsetup.h"
#include "app/pos/smaregi/smaregicloud.h"
#include "app/pos/ubiregi/ubiregicloud.h"

#include <QCoreApplication>
#include <QDir>

namespace {

UbiregiOAuth ubiregiOAuth(const Endpoints::Ubiregi &ubiregi)
{
    return {ubiregi.web, ubiregi.client.id, ubiregi.client.secret, ubiregi.client.redirectPort, consentDoneTitle(), consentDoneText()};
}

std::vector<std::unique_ptr<PosCloud>> makePosClouds(const Endpoints &endpoints, HttpClient &http, const Clock &clock)
{
    std::vector<std::unique_ptr<PosCloud>> clouds;
    const Endpoints::Smaregi &smaregi = endpoints.smaregi;
    clouds.push_back(std::make_unique<SmaregiCloud>(
        http,
        SmaregiAddresses{smaregi.classic,
                         {smaregi.id, smaregi.api},
                         {smaregi.client.id, smaregi.client.secret, smaregi.client.redirectPort, consentDoneTitle(), consentDoneText()}},
        clock));
    clouds.push_back(std::make_unique<UbiregiCloud>(http, endpoints.ubiregi.api, ubiregiOAuth(endpoints.ubiregi), clock));
    return clouds;
}

QList<PosCloud *> pointers(const std::vector<std::unique_ptr<PosCloud>> &clouds)
{
    QList<PosCloud *> list;
    for (const auto &cloud : clouds)
        list << cloud.get();
    return list;
}

QList<CameraId> camerasOf(const QList<Link> &links)
{
    QList<CameraId> cameras;
    for (const Link &link : links) {
        if (!cameras.contains(link.camera))
            cameras << link.camera;
    }
    return cameras;
}

} // namespace

Backend::Backend(std::unique_ptr<Database> openedDatabase, const ProfileFolders &folders, const Endpoints &endpoints,
                 std::unique_ptr<SecretStore> secretStore, Settings &settings, const SyncOptions &syncOptions, const OpenUrl &browser)
    : openUrl(browser)
    , database(std::move(openedDatabase))
    , receipts(*database, &clock)
    , searchStore(*database)
    , registerData(*database)
    , retentionData(*database)
    , clipOrdersData(*database)
    , pinsData(*database)
    , contracts(*database)
    , linkStore(*database)
    , dashboardStore(*database)
    , pictureCache(QDir(folders.data).filePath(QStringLiteral("pictures")))
    , secrets(std::move(secretStore))
    , cameraCloud(makeCameraCloud(endpoints, http))
    , posClouds(makePosClouds(endpoints, http, clock))
    , session(*cameraCloud, *secrets, settings, openUrl)
    , sync(receipts, contracts, clock, syncOptions)
    , links(linkStore, contracts, *secrets, session, sync, pointers(posClouds), openUrl)
    , clockMeasures(links)
    , storedData(registerData, pictureCache, links)
    , retention(settings, retentionData, registerData, receipts, pictureCache, links, clock)
    , journalCheck(*database)
    , book(receipts, sync, clock)
    , pins(pinsData, links, book)
    , search(searchStore, clock)
    , dashboardSearch(searchStore, clock)
    , receiptExport(searchStore)
    , ring(folders.footage, clock)
    , recorder(ring, footage, *secrets, session, settings, clock)
    , clipOrders(clipOrdersData, session, ring, recorder.vault(), clock, QDir(folders.data).filePath(QStringLiteral("clips")))
    , cloudSpans(session, clock)
    , momentClips(clipOrders, cloudSpans, session, clock)
    , footageArchive(footage, &ring)
    , clipExport(footageArchive)
    , grabber(footage, &ring)
    , pictures(pictureCache, grabber, session, links, clock)
    , freshPictures(book, pictures, links)
    , live(session, footage, clock)
    , playback(footageArchive)
    , dashboards(dashboardStore, links)
    , linkCopy(*database, links, dashboards)
    , thumbnails(session, clock)
    , firstSteps(session, links, book, pictures, settings)
    , updates(http, {endpoints.updates.feed, endpoints.updates.publicKey},
              QVersionNumber::fromString(QCoreApplication::applicationVersion()), settings, clock)
{
    QObject::connect(&networkWatch, &NetworkWatch::cameBack, &sync, &SyncService::pollSoon);
    QObject::connect(&networkWatch, &NetworkWatch::cameBack, &recorder, [this] {
        live.tryNow();
        recorder.tryNow();
    });
    search.buildIndex(); // of a journal from before it had one
    QObject::connect(&links, &Links::linksChanged, &recorder, [this] { recorder.setCameras(camerasOf(links.all())); });
    QObject::connect(&networkWatch, &NetworkWatch::cameBack, &clipOrders, &ClipOrders::networkCameBack);
    QObject::connect(&clipOrders, &ClipOrders::pinnedChanged, &recorder, [this] { pinFootage(); });
    (void)clipOrders.load();
    QObject::connect(&clipOrders, &ClipOrders::arrived, &pictures, &MomentPictures::lookAgain);
    QObject::connect(&recorder, &Recorder::changed, &pictures, [this, ready = false]() mutable {
        if (std::exchange(ready, recorder.ring().state == RingStatus::State::Ready) != ready && ready)
            pictures.lookAgain(); // which footage it holds was not known before
    });
    QObject::connect(&pins, &ReceiptPins::changed, &recorder, [this] { pinFootage(); });
    QObject::connect(&storedData, &StoredData::receiptsRemoved, &book, &ReceiptBook::changed);
    QObject::connect(&retention, &Retention::receiptsRemoved, &book, &ReceiptBook::changed);
    retention.start();
    updates.start();
    if (database->endedUncleanly())
        journalCheck.start();
    // Nothing of an account stays behind when it leaves. After all others have heard of it: until the live pictures have
    // stopped, footage comes in.
    QObject::connect(&session, &Session::stateChanged, &session, [this] {
        if (session.state() == Session::State::SignedOut)
            QMetaObject::invokeMethod(
                &session,
                [this] {
                    footage.clear();
                    playback.close();
                },
                Qt::QueuedConnection);
    });
}

//! Only when all that may be pinned is known: with the first call footage may leave the ring.
void Backend::pinFootage()
{
    if (clipOrders.isLoaded() && pins.isKnown())
        recorder.setPinned(clipOrders.pinned() + pins.footage());
}

Backend::~Backend()
{
    sync.stopAll();
}
