// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/footageplayer.h"

#include <QTimer>

#include <memory>
#include <vector>

class Playback;

//! The other cameras of a screen at the instant that a Playback shows. As far as the machine can be expected to, they move in
//! step with it; otherwise (many cameras, fast, backwards, while it is dragged) each is a still that follows, one after the
//! other. GUI thread; `leader` outlives it.
class CamerasInStep : public QObject {
    Q_OBJECT
public:
    explicit CamerasInStep(Playback &leader, QObject *parent = nullptr);
    ~CamerasInStep() override;

    //! All of the screen; the one that the leader shows is left out.
    void setCameras(const QList<CameraId> &cameras);
    void setOutputSize(QSize devicePixels);

    //! Footage of that instant is kept of the camera. Its picture may still be on the way.
    bool shows(const CameraId &camera) const;
    //! Null image until it is there. A still may be a little behind: `at` is its own.
    VideoFrame frame(const CameraId &camera) const;

signals:
    void changed(const CameraId &camera);

private:
    using TimePoint = FootagePlayer::TimePoint;
    struct Follower {
        Follower(const FootageSource &footage, const CameraId &theCamera) : camera(theCamera), player(footage) {}
        const CameraId camera;
        FootagePlayer player;
        bool open = false;
        bool moves = false;
        double speed = 0; //!< while it moves
        Instant asked;
        TimePoint askedWhen;
    };

    void follow();
    void move(Follower &follower, bool jumped);
    void stand(Follower &follower);
    void askNext();
    void ask(Follower &follower);
    void answered(Follower &follower);
    void close(Follower &follower);
    const Follower *find(const CameraId &camera) const;

    Playback &m_leader;
    std::vector<std::unique_ptr<Follower>> m_followers;
    QSize m_outputSize;
    Instant m_at; //!< what the leader shows
    Follower *m_waiting = nullptr; //!< a still of it was asked for
    QTimer m_pause; //!< between two stills
};
