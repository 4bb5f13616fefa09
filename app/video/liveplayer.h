// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/ids.h"
#include "app/domain/livesource.h"
#include "app/video/loudspeaker.h"
#include "app/video/videoframe.h"

#include <QObject>
#include <QSize>

#include <chrono>
#include <memory>
#include <optional>

class FootageBuffer;

struct LiveStatus {
    enum class State {
        Idle,
        Connecting, //!< no picture yet
        Live,
        Silent, //!< no new picture for 3 s; it goes on by itself
        Failed, //!< the stream can never be played; `error` says why
    };
    State state = State::Idle;
    //! How far the picture is behind the clock of this computer; negative when the camera's clock is ahead. 0 without a picture.
    std::chrono::milliseconds delay{0};
    //! Since the last new picture, or since play() when there was none.
    std::chrono::milliseconds silence{0};
    std::optional<Error> error; //!< why there is no picture; none while Live
    bool noLoudspeaker = false; //!< sound is wanted, and there is nothing to play it on
};

//! Plays one camera's live stream; what it fetches goes into the footage buffer too. GUI thread; network and decoding have
//! threads of their own, which end with it. `clock` and `footage` must outlive it and be safe to use from those threads.
class LivePlayer : public QObject {
    Q_OBJECT
public:
    LivePlayer(const Clock &clock, FootageBuffer &footage, MakeSoundOutput makeSound = makeLoudspeaker, QObject *parent = nullptr);
    ~LivePlayer() override;

    //! Shows that camera from its live edge. The picture of the one before is gone when this returns.
    void play(const CameraId &camera, const LiveSource &source);
    //! Goes on with a renewed credential.
    void setSource(const LiveSource &source);
    void stop();
    //! Begins to end its threads, so that the destructor has less to wait for. It plays nothing afterwards.
    void finish();
    //! The network is back: waits no longer before it tries again, whatever the server asked for before.
    void tryNow();
    //! Pictures are made to fit, keeping their aspect ratio. Until this is called they have the stream's size.
    void setOutputSize(QSize devicePixels);
    //! Off at first. VideoFrame::withSound says whether the stream has any. After LiveStatus::noLoudspeaker it looks for one
    //! again when it is switched off and on.
    void setSound(bool on);
    void setVolume(double linear); //!< 0 to 1

    VideoFrame frame() const; //!< the newest; its image is null when there is none
    LiveStatus status() const;

signals:
    void frameChanged();
    void statusChanged(); //!< of the state or the error, and every half second while playing
    void credentialRefused(); //!< call setSource() with a new one; told again every few seconds until then

private:
    class Private;
    std::unique_ptr<Private> d;
};
