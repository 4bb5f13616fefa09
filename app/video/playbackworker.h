// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/backwardframes.h"
#include "app/video/footageplayer.h"
#include "app/video/footagestream.h"

#include <QTimer>

#include <atomic>
#include <functional>

//! What a FootagePlayer does in its thread: decodes, and shows each picture when it is due. What it tells belongs to a
//! session, which is one camera opened; the player drops what belongs to another one.
class PlaybackWorker : public QObject {
    Q_OBJECT
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    //! Called in this thread; a null image: the picture stays.
    using Sink = std::function<void(int session, VideoFrame frame, PlaybackStatus status)>;

    //! `latestSession` and `latestSeek` count what was asked for: what is done for another session than the latest one is
    //! given up, a seek that is not the latest one is left out.
    PlaybackWorker(const FootageSource &source, const std::atomic<int> &latestSession, const std::atomic<int> &latestSeek, Sink sink);

    void open(int session, const CameraId &camera);
    void seek(int number, Instant at);
    void play();
    void playInStep(Instant at, TimePoint when);
    void pause();
    void setSpeed(double speed);
    void step(int pictures);
    void setLoop(const std::optional<TimeRange> &range) { m_loop = range; }
    void setOutputSize(QSize devicePixels);

private:
    using Picture = FootageStream::Picture;
    using State = PlaybackStatus::State;

    void tick();
    void forwards(TimePoint now);
    void backwards(TimePoint now);
    //! True when that picture is not due yet; tick() comes again when it is.
    bool waitFor(Instant at, TimePoint now);
    void anchor(Instant at, TimePoint when);
    TimePoint dueOf(Instant at) const;
    void resume();
    bool goTo(Instant at);
    void show(const Result<QImage> &image, Instant at, bool certain, State state);
    void tell(State state);
    bool isGivenUp() const { return m_session != m_latestSession; }
    bool isBackwards() const { return m_status.speed < 0; }

    const std::atomic<int> &m_latestSession;
    const std::atomic<int> &m_latestSeek;
    const Sink m_sink;
    QTimer m_timer;
    int m_session = 0;
    CameraId m_camera;
    QSize m_outputSize;
    std::optional<TimeRange> m_loop;
    PlaybackStatus m_status;
    bool m_playing = false;

    FootageStream m_stream;
    BackwardFrames m_back;
    Instant m_asked;
    std::optional<Instant> m_shown;
    std::optional<Picture> m_next; //!< decoded, not yet shown
    bool m_streamIsAtShown = false; //!< false: going forwards has to seek first

    Instant m_anchorAt; //!< is due at m_anchor
    TimePoint m_anchor;
};
