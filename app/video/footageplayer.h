// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/domain/timerange.h"
#include "app/video/videoframe.h"

#include <QObject>
#include <QSize>

#include <chrono>
#include <memory>
#include <optional>

class FootageSource;

struct PlaybackStatus {
    enum class State {
        Idle,
        Seeking, //!< the asked picture is not there yet
        Paused,
        Playing,
        Ended, //!< the newest picture is shown; it goes on when there are more
        NoFootage, //!< nothing is kept of the instant and of what comes after (or, playing backwards, before) it
    };
    State state = State::Idle;
    double speed = 1; //!< negative: backwards
    //! The instant that was asked for lies in a hole: the picture is the first one after it.
    bool skippedHole = false;

    friend bool operator==(const PlaybackStatus &, const PlaybackStatus &) = default;
};

//! Plays the footage of one camera that is kept. The picture shown is the one that was on the screen at the asked instant:
//! the same frame or the nearest before it. GUI thread; reading and decoding have a thread of their own, which ends with it.
//! `source` outlives it.
class FootagePlayer : public QObject {
    Q_OBJECT
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit FootagePlayer(const FootageSource &source, QObject *parent = nullptr);
    ~FootagePlayer() override;

    //! Shows that camera at that instant; the picture of the one before is gone when this returns. `play` begins at once.
    void open(const CameraId &camera, Instant at, bool play);
    void close();
    //! Of several in quick succession (a drag) some are left out, never the last. Playing goes on from there.
    void seek(Instant at);
    void play();
    //! So that the picture of that instant is due then: in step with another player. What is late is left out.
    void playInStep(Instant at, TimePoint when);
    void pause();
    //! 1/8 to 16, negative for backwards.
    void setSpeed(double speed);
    //! Pauses, and shows the next picture or (-1) the one before.
    void step(int pictures);
    //! Plays that range over and over, from the next time its end is passed.
    void setLoop(const std::optional<TimeRange> &range);
    void setOutputSize(QSize devicePixels);

    //! Null image until the first picture is there.
    VideoFrame frame() const;
    PlaybackStatus status() const;
    CameraId camera() const;

signals:
    void frameChanged();
    void statusChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};
