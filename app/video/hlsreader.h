// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/livesource.h"
#include "app/video/mediasegment.h"
#include "app/video/partjoiner.h"
#include "app/video/partpicker.h"
#include "app/video/playlistfetch.h"
#include "app/video/repeatguard.h"
#include "app/video/segmentclock.h"
#include "app/video/segmentloader.h"
#include "app/video/segmentpicker.h"
#include "app/video/streamfetch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

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
    //! How large the picture is shown (device pixels), for streams that are offered in several sizes. Empty: the best.
    void setShownSize(QSize size);
    void stop();
    //! The network is back: waits no longer before the next try, also not as long as a server asked for before, and not for
    //! answers over connections of before.
    void tryNow();

signals:
    //! What comes next, to be shown: a segment, or a part of one where the server offers parts.
    void pieceReady(int session, const MediaSegment &piece);
    //! A whole segment, to be kept; of the one that was begun in its middle, the rest. Each comes once.
    void segmentReady(int session, const MediaSegment &segment);
    //! 401 with the present source: a source with a new credential is wanted. Told at once, and every few seconds while
    //! none came and this one is still refused.
    void credentialRefused(int session);
    //! `final`: the stream can never be played, nothing more is tried. Else the next try is under way already.
    void failed(int session, const Error &error, bool final);

private:
    void poll();
    void pollForNews();
    void onPlaylist(const StreamFetch::Answer &answer, const Result<HlsPlaylist> &list);
    void fetchNext();
    void onSegment(const SegmentPicker::Pick &pick, const StreamFetch::Answer &answer, const SegmentLoader::Loaded &loaded);
    void missedSegment(const SegmentPicker::Pick &pick, const Error &error);
    void emitSegment(const SegmentPicker::Pick &pick, const SegmentLoader::Loaded &loaded);

    bool hasParts() const;
    void fetchNextPart();
    void onPart(const PartPicker::Pick &pick, const StreamFetch::Answer &answer, const SegmentLoader::Loaded &loaded);
    void emitPart(const PartPicker::Pick &pick, const SegmentLoader::Loaded &loaded);
    void finishParts();

    void onTrouble(const StreamFetch::Answer &answer);
    void refused();
    void tryLater(const Error &error);
    void giveUp(const Error &error);
    void noteNews();
    void tellIfStill();
    void pollIn(std::chrono::milliseconds delay);
    void pollRegularly();
    std::chrono::milliseconds segmentLimit() const;

    const Clock &m_clock;
    StreamFetch m_fetch;
    PlaylistFetch m_list;
    SegmentLoader m_loader;
    QTimer m_timer;
    int m_session = 0;
    bool m_running = false;
    bool m_switched = false; //!< to another variant since the last segment
    HlsPlaylist m_playlist;
    Instant m_listedAt;
    QElapsedTimer m_sincePoll;
    SegmentPicker m_picker;
    PartPicker m_partPicker;
    PartJoiner m_partJoiner;
    RepeatGuard m_repeats;
    SegmentClock m_segmentClock;
    int m_failures = 0; //!< in a row
    QElapsedTimer m_sinceNews;
    bool m_news = false; //!< the last playlist had some
    bool m_stillTold = false; //!< that nothing new comes
    std::optional<Error> m_segmentError; //!< why the last segments were left out
    bool m_refusalTold = false; //!< of the present source
    QElapsedTimer m_sinceRefusalTold;
    int m_refusedSources = 0; //!< in a row
};
