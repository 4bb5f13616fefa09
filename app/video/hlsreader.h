// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/livesource.h"
#include "app/net/httpclient.h"
#include "app/video/mediasegment.h"
#include "app/video/segmentclock.h"
#include "app/video/segmentpicker.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

//! Follows one live HLS stream: polls the playlist and fetches the segments, and goes on after every error that can pass.
//! Lives in the network thread; call its functions there. A session is one camera shown; signals carry its number.
class HlsReader : public QObject {
    Q_OBJECT
public:
    //! `clock` must be safe to ask from the network thread.
    explicit HlsReader(const Clock &clock, QObject *parent = nullptr);
    ~HlsReader() override;

    void start(int session, const LiveSource &source);
    //! The same stream with a renewed credential.
    void setSource(int session, const LiveSource &source);
    void stop();

signals:
    void segmentReady(int session, const MediaSegment &segment);
    //! 401 with the present source: a source with a new credential is wanted. Told at once, and every few seconds while
    //! none came and this one is still refused.
    void credentialRefused(int session);
    //! `final`: the stream can never be played, nothing more is tried. Else the next try is under way already.
    void failed(int session, const Error &error, bool final);

private:
    void poll();
    void onPlaylist(const HttpReply &reply);
    void fetchNext();
    void fetchInit(const SegmentPicker::Pick &pick);
    void fetchSegment(const SegmentPicker::Pick &pick);
    void onSegment(const SegmentPicker::Pick &pick, const HttpReply &reply);
    bool missedSegment(const SegmentPicker::Pick &pick, const HttpReply &reply);

    template <typename Fn>
    void get(const QUrl &url, Fn answered);
    void onStatus(const HttpReply &reply, const QUrl &url, const QByteArray &sentCredential);
    void refused(const QByteArray &sentCredential);
    void tryLater(const Error &error);
    void giveUp(const Error &error);
    void pollIn(std::chrono::milliseconds delay);
    void pollRegularly();
    bool isOwnOrigin(const QUrl &url) const;
    void cancelRequest();

    const Clock &m_clock;
    std::unique_ptr<HttpClient> m_http; //!< made on first use, so that it belongs to the network thread
    QTimer m_timer;
    int m_session = 0;
    bool m_running = false;
    LiveSource m_source;
    QUrl m_address; //!< of the media playlist: the source's own, or a variant of it
    HlsPlaylist m_playlist;
    Instant m_listedAt;
    QElapsedTimer m_sincePoll;
    SegmentPicker m_picker;
    SegmentClock m_segmentClock;
    QUrl m_initAddress;
    QByteArray m_init;
    QFuture<Result<HttpReply>> m_request;
    quint64 m_requestNumber = 0;
    int m_failures = 0; //!< in a row
    bool m_refusalTold = false; //!< of the present source
    QElapsedTimer m_sinceRefusalTold;
    int m_refusedSources = 0; //!< in a row
};
