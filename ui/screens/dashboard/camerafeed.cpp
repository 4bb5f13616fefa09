// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/camerafeed.h"

#include "app/services/session.h"
#include "ui/format/format.h"

CameraFeed::CameraFeed(const LiveCameras &live, Session &session, const DashboardCamera &camera, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_camera(camera)
    , m_live(live.make())
{
    connect(m_live.get(), &LiveCamera::frameChanged, this, &CameraFeed::takeFrame);
    connect(m_live.get(), &LiveCamera::statusChanged, this, &CameraFeed::takeStatus);
    connect(&session, &Session::stateChanged, this, [this] {
        setPlaying(m_playing);
        emit captionChanged();
    });
    connect(&session, &Session::camerasChanged, this, &CameraFeed::captionChanged);
}

void CameraFeed::setPlaying(bool playing)
{
    m_playing = playing;
    if (playing && m_session.state() == Session::State::SignedIn)
        m_live->show(m_camera.id);
    else
        m_live->stop();
}

void CameraFeed::setSound(bool on)
{
    if (on == m_wantsSound)
        return;
    m_wantsSound = on;
    m_live->setSound(on);
    emit captionChanged();
}

CameraFacts CameraFeed::facts() const
{
    CameraFacts facts;
    facts.listKnown = m_session.state() == Session::State::SignedIn && !m_session.cameras().isEmpty();
    const Camera *camera = m_session.camera(m_camera.id);
    if (camera)
        facts.camera = *camera;
    facts.name = camera ? format::camera(camera->name, camera->model) : m_camera.name;
    return facts;
}

VideoCaption CameraFeed::caption() const
{
    return liveCaption(m_live->status(), m_live->frame(), facts(), m_wantsSound);
}

void CameraFeed::takeFrame()
{
    const VideoFrame frame = m_live->frame();
    // The words change once a second, not with each frame.
    if (toMs(frame.at) / 1000 == m_shownSecond && m_live->status().state == m_shownState && !frame.image.isNull()) {
        emit frameChanged();
        return;
    }
    noteShown();
    emit captionChanged();
}

void CameraFeed::takeStatus()
{
    const LiveStatus status = m_live->status();
    if (status.state == LiveStatus::State::Live && status.state == m_shownState && status.noLoudspeaker == m_shownNoLoudspeaker)
        return; // its frames tell
    noteShown();
    emit captionChanged();
}

void CameraFeed::noteShown()
{
    m_shownSecond = toMs(m_live->frame().at) / 1000;
    const LiveStatus status = m_live->status();
    m_shownState = status.state;
    m_shownNoLoudspeaker = status.noLoudspeaker;
}
