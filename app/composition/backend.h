// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/cameras/cameracloud.h"
#include "app/net/httpclient.h"
#include "app/net/networkwatch.h"
#include "app/pos/poscloud.h"
#include "app/services/camerathumbnails.h"
#include "app/services/cliporders.h"
#include "app/services/clipexport.h"
#include "app/services/clockmeasures.h"
#include "app/services/cloudspans.h"
#include "app/services/dashboards.h"
#include "app/services/endpoints.h"
#include "app/services/firststeps.h"
#include "app/services/freshpictures.h"
#include "app/services/journalcheck.h"
#include "app/services/linkcopy.h"
#include "app/services/links.h"
#include "app/services/livecameras.h"
#include "app/services/momentclips.h"
#include "app/services/momentpictures.h"
#include "app/services/playback.h"
#include "app/services/receiptbook.h"
#include "app/services/receiptexport.h"
#include "app/services/receiptpins.h"
#include "app/services/receiptsearch.h"
#include "app/services/recorder.h"
#include "app/services/retention.h"
#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "app/services/storeddata.h"
#include "app/services/syncservice.h"
#include "app/services/updatecheck.h"
#include "app/storage/clipordersdata.h"
#include "app/storage/contractstore.h"
#include "app/storage/dashboardstore.h"
#include "app/storage/database.h"
#include "app/storage/linkstore.h"
#include "app/storage/picturecache.h"
#include "app/storage/receiptpinsdata.h"
#include "app/storage/receiptstore.h"
#include "app/storage/registerdata.h"
#include "app/storage/retentiondata.h"
#include "app/storage/searchstore.h"
#include "app/video/footagearchive.h"
#include "app/video/footagebuffer.h"
#include "app/video/footagering.h"
#include "app/video/framegrabber.h"

#include <memory>

//! Where the files of a profile are.
struct ProfileFolders {
    QString data;
    QString footage; //!< large; and where the key of the footage does not last, it must not last either
};

//! All below the screens, built in one order and taken down in the opposite one. GUI thread.
struct Backend {
    Backend(std::unique_ptr<Database> openedDatabase, const ProfileFolders &folders, const Endpoints &endpoints,
            std::unique_ptr<SecretStore> secretStore, Settings &settings, const SyncOptions &syncOptions, const OpenUrl &openUrl);
    ~Backend();

    //! Tells the recorder all that must stay, whoever wants it to; not before all of them have read what they want.
    void pinFootage();

    const OpenUrl openUrl; //!< in the browser
    SystemClock clock;
    std::unique_ptr<Database> database;
    ReceiptStore receipts;
    SearchStore searchStore;
    RegisterData registerData;
    RetentionData retentionData;
    ClipOrdersData clipOrdersData;
    ReceiptPinsData pinsData;
    ContractStore contracts;
    LinkStore linkStore;
    DashboardStore dashboardStore;
    PictureCache pictureCache;
    std::unique_ptr<SecretStore> secrets;
    HttpClient http;
    std::unique_ptr<CameraCloud> cameraCloud;
    std::vector<std::unique_ptr<PosCloud>> posClouds;
    Session session;
    SyncService sync;
    NetworkWatch networkWatch;
    Links links;
    ClockMeasures clockMeasures;
    StoredData storedData;
    Retention retention;
    JournalCheck journalCheck;
    ReceiptBook book;
    ReceiptPins pins;
    ReceiptSearch search; //!< of the search page
    ReceiptSearch dashboardSearch;
    ReceiptExport receiptExport;
    FootageBuffer footage;
    FootageRing ring;
    Recorder recorder;
    ClipOrders clipOrders;
    CloudSpans cloudSpans;
    MomentClips momentClips;
    FootageArchive footageArchive;
    ClipExport clipExport;
    FrameGrabber grabber;
    MomentPictures pictures;
    FreshPictures freshPictures;
    LiveCameras live;
    Playback playback;
    Dashboards dashboards;
    LinkCopy linkCopy;
    CameraThumbnails thumbnails;
    FirstSteps firstSteps;
    UpdateCheck updates;
};
