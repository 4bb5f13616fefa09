// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/ids.h"
#include "app/domain/livesource.h"

#include <QHash>
#include <QObject>
#include <QThread>

class FootageBuffer;
class HlsReader;

//! Fetches the live streams of any number of cameras into the footage buffer, without decoding them, in one thread of its
//! own. GUI thread; `clock` and `footage` must outlive it and be safe to use from that thread.
class RingFeeds : public QObject {
    Q_OBJECT
public:
    RingFeeds(const Clock &clock, FootageBuffer &footage, QObject *parent = nullptr);
    ~RingFeeds() override;

    void start(const CameraId &camera, const LiveSource &source);
    //! The same stream with a renewed credential.
    void setSource(const CameraId &camera, const LiveSource &source);
    void stop(const CameraId &camera);
    //! The network is back.
    void tryNow();
    bool isRunning(const CameraId &camera) const { return m_feeds.contains(camera); }

signals:
    void credentialRefused(const CameraId &camera);
    //! `final`: this stream can never be had. Else the next try is under way already.
    void failed(const CameraId &camera, const Error &error, bool final);

private:
    HlsReader *makeReader(const CameraId &camera);

    const Clock &m_clock;
    FootageBuffer &m_footage;
    QThread m_thread;
    QHash<CameraId, HlsReader *> m_feeds; //!< the thread's
};
