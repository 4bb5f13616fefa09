// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"
#include "app/services/camerathumbnails.h"
#include "app/services/clipexport.h"
#include "app/services/cliporders.h"
#include "app/services/cloudspans.h"
#include "app/services/dashboards.h"
#include "app/services/footagevault.h"
#include "app/services/links.h"
#include "app/services/livecameras.h"
#include "app/services/momentclips.h"
#include "app/services/momentpictures.h"
#include "app/services/playback.h"
#include "app/services/receiptbook.h"
#include "app/services/receiptexport.h"
#include "app/services/receiptpins.h"
#include "app/services/receiptsearch.h"
#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "app/services/syncservice.h"
#include "app/storage/contractstore.h"
#include "app/storage/dashboardstore.h"
#include "app/storage/database.h"
#include "app/storage/linkstore.h"
#include "app/storage/receiptstore.h"
#include "app/video/footagearchive.h"
#include "app/video/footagebuffer.h"
#include "app/video/footagering.h"
#include "app/video/framegrabber.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <optional>

//! Runs with the real time, but begins wherever the test says.
class ShiftedClock final : public Clock {
public:
    Instant now() const override { return fromMs(QDateTime::currentMSecsSinceEpoch() + m_shift); }
    void set(Instant now) { m_shift = toMs(now) - QDateTime::currentMSecsSinceEpoch(); }

private:
    std::atomic<qint64> m_shift = 0;
};

//! A camera cloud of two cameras: stills and live streams of the demo's cameras.
class StandCloud final : public CameraCloud, public CameraAuth {
public:
    explicit StandCloud(const Clock &clock);

    QList<SignInWay> signInWays() const override { return {SignInWay::ApiKey}; }
    CameraAuth &auth() override { return *this; }
    std::unique_ptr<CameraClient> client(const CameraCredential &credential, CredentialRenewed renewed) override;
    QFuture<Result<CameraCredential>> withPassword(QString email, QString password) override;
    QFuture<Result<CameraCredential>> withBrowser(OpenUrl openUrl) override;
    QFuture<Result<CameraCredential>> withApiKey(QString key) override;

    QList<Camera> cameras;
    std::optional<Error> stillError; //!< instead of a still
    CameraRecordings *recordings = nullptr; //!< none: its recording cannot be had
    int stillsAsked = 0;
    QStringList playlistsAsked; //!< of which camera, one for each request
    DemoHttpServer server;

private:
    DemoResponse answer(const DemoRequest &request);
    const Clock &m_clock;
};

//! A loudspeaker that only counts. Of the decoders' threads.
struct StandEar {
    std::unique_ptr<SoundOutput> makeOutput();
    std::atomic<bool> isThere = true;
    std::atomic<bool> isPlaying = false;
    std::atomic<qint64> heard = 0; //!< samples that were not silence
};

//! All that the dashboard needs, on a real database in a temporary folder. The registers "1" and "2" of one contract.
class DashboardStand {
public:
    DashboardStand();

    template <typename T>
    static std::optional<T> wait(const QFuture<Result<T>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10000) || !future.result())
            return {};
        return future.result().value();
    }

    bool signIn();
    bool addLink(const QString &terminal, const QString &registerName, const Camera &camera);
    bool endLink(LinkId id);
    //! Into the journal, and told as after a poll.
    bool add(const QList<Receipt> &receipts);

    static RegisterKey reg(const QString &terminal);
    Receipt receipt(int number, Instant soldAt, const QString &terminal = QStringLiteral("1")) const;

    QTemporaryDir dir;
    ShiftedClock clock;
    std::unique_ptr<Database> database;
    ReceiptStore receipts;
    ContractStore contracts;
    LinkStore linkStore;
    DashboardStore dashboardStore;
    PictureCache cache;
    MemorySecretStore secrets;
    Settings settings;
    StandCloud cloud;
    Session session;
    SyncService sync;
    Links links;
    ReceiptBook book;
    ReceiptPinsData pinsData;
    ReceiptPins pins;
    SearchStore searchStore;
    ReceiptSearch search;
    ReceiptExport exporter{searchStore};
    StandEar ear;
    FootageBuffer footage;
    FootageRing ring;
    FootageVault vault;
    ClipOrdersData clipData;
    ClipOrders clipOrders;
    CloudSpans cloudSpans;
    MomentClips momentClips;
    FootageArchive footageArchive;
    ClipExport clips{footageArchive};
    FrameGrabber grabber;
    MomentPictures pictures;
    LiveCameras live;
    Playback playback;
    CameraThumbnails thumbnails;
    Dashboards dashboards;
};
