// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/video/liveplayer.h"

#include <QObject>

class Session;

//! The live picture of one camera for a screen, with the session behind it: a refused credential is renewed and the stream
//! goes on; one that cannot be renewed ends the session. GUI thread.
class LiveCamera : public QObject {
    Q_OBJECT
public:
    LiveCamera(Session &session, FootageBuffer &footage, const Clock &clock, MakeSoundOutput makeSound = makeLoudspeaker,
               QObject *parent = nullptr);
    ~LiveCamera() override;

    void show(const CameraId &camera);
    void stop();
    void setOutputSize(QSize devicePixels) { m_player.setOutputSize(devicePixels); }
    void finish() { m_player.finish(); } //!< see LivePlayer
    void tryNow() { m_player.tryNow(); }
    void setSound(bool on) { m_player.setSound(on); }

    CameraId camera() const { return m_camera; }
    VideoFrame frame() const { return m_player.frame(); }
    LiveStatus status() const;

signals:
    void frameChanged();
    void statusChanged();

private:
    void renew();
    void tellOption();
    void setCamera(const CameraId &camera);

    Session &m_session;
    FootageBuffer &m_footage;
    CameraId m_camera;
    LivePlayer m_player;
    std::optional<bool> m_told; //!< to the session: whether it plays
};
