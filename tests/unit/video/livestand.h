// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/demo/httpserver.h"
#include "app/domain/livesource.h"
#include "tests/support/testfootage.h"

#include <QHash>

#include <functional>

//! A camera cloud for one camera: publishes the footage as a live stream in real time, over and over, to who has the token.
class LiveStand {
public:
    struct Options {
        bool dates = true;
        bool master = false;
        QByteArray extraTags = {}; //!< lines put into the playlist's head
        std::chrono::milliseconds phase{0}; //!< how old the newest segment is when the stand opens
        QUrl segmentHost = {}; //!< where segments are said to be, when not here
        std::function<QByteArray(qint64)> segmentTags = {}; //!< lines put before a segment
        int parts = 0; //!< so many of the footage's segments are the parts of one (low latency); 0: none
        bool waits = true; //!< with parts: an answer may wait for news
        bool oneFile = false; //!< the segments are ranges of "all.ts"
    };

    explicit LiveStand(TestFootage footage, int camera = 1) : LiveStand(std::move(footage), camera, Options()) {}
    LiveStand(TestFootage footage, int camera, Options options);

    LiveSource source() const;
    //! What a picture of that instant must show.
    BlockCode codeAt(Instant at) const;
    Instant begin() const { return m_begin; }
    std::chrono::milliseconds loop() const { return m_loop; }
    //! Index of the newest segment that is published.
    qint64 newest() const;

    DemoHttpServer server;
    QByteArray token = "first";
    bool wantsToken = true;
    int refused = 0;
    int sentWithToken = 0; //!< requests that carried any Authorization header
    qint64 renumbered = 0; //!< added to the numbers of the segments
    std::optional<qint64> frozen; //!< the list stands still there
    bool ended = false;
    QHash<QString, QByteArray> files; //!< further ones, by name
    int waited = 0; //!< requests that may wait for news
    QStringList paths; //!< of all requests that were let in

private:
    DemoResponse answer(const DemoRequest &request);
    QByteArray playlist() const;
    QByteArray playlistOfParts() const;
    std::optional<DemoFault> waitForNews(const DemoRequest &request) const;

    const TestFootage m_footage;
    const int m_camera;
    const Options m_options;
    const std::chrono::milliseconds m_loop;
    const Instant m_begin;
    SystemClock m_clock;
};

//! Faults of the server by name.
DemoFault hanging();
DemoFault cutAfter(int bytes);
DemoFault delayed(std::chrono::milliseconds delay);
DemoFault answeredBy(DemoResponse response);
