// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dashboard.h"
#include "app/services/livecameras.h"
#include "ui/screens/dashboard/captions.h"

#include <memory>

class Session;

//! The live picture of one camera of the dashboard, with its words.
class CameraFeed : public QObject {
    Q_OBJECT
public:
    CameraFeed(const LiveCameras &live, Session &session, const DashboardCamera &camera, QObject *parent = nullptr);

    const CameraId &camera() const { return m_camera.id; }
    void setCamera(const DashboardCamera &camera) { m_camera = camera; } //!< the same one under another name
    void finish() { m_live->finish(); } //!< see LivePlayer
    //! Only what is visible plays.
    void setPlaying(bool playing);
    void setSound(bool on);
    void setOutputSize(QSize devicePixels) { m_live->setOutputSize(devicePixels); }

    //! Empty while it does not play.
    CameraId playing() const { return m_live->camera(); }
    VideoFrame frame() const { return m_live->frame(); }
    CameraFacts facts() const;
    VideoCaption caption() const;

signals:
    void frameChanged(); //!< the picture alone
    void captionChanged(); //!< the words, and perhaps the picture

private:
    void takeFrame();
    void takeStatus();
    void noteShown();

    Session &m_session;
    DashboardCamera m_camera;
    std::unique_ptr<LiveCamera> m_live;
    bool m_playing = false;
    bool m_wantsSound = false;
    qint64 m_shownSecond = 0;
    LiveStatus::State m_shownState = LiveStatus::State::Idle;
    bool m_shownNoLoudspeaker = false;
};
