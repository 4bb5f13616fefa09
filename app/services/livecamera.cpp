// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/livecamera.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/session.h"

LiveCamera::LiveCamera(Session &session, FootageBuffer &footage, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_player(clock, footage, nullptr)
{
    connect(&m_player, &LivePlayer::frameChanged, this, &LiveCamera::frameChanged);
    connect(&m_player, &LivePlayer::statusChanged, this, &LiveCamera::statusChanged);
    connect(&m_player, &LivePlayer::credentialRefused, this, &LiveCamera::renew);
    connect(&m_session, &Session::stateChanged, this, [this] {
        if (m_session.state() != Session::State::SignedIn)
            stop();
    });
}

void LiveCamera::show(const CameraId &camera)
{
    if (camera == m_camera || !m_session.client())
        return;
    m_camera = camera;
    m_player.play(camera, m_session.client()->liveSource(camera));
}

void LiveCamera::stop()
{
    m_camera = {};
    m_player.stop();
}

void LiveCamera::renew()
{
    if (!m_session.client() || m_camera.isEmpty())
        return;
    onFinished(m_session.client()->renew(), this, [this](const Result<Done> &renewed) {
        if (!m_session.client() || m_camera.isEmpty())
            return; // signed out or stopped meanwhile
        if (renewed)
            m_player.setSource(m_session.client()->liveSource(m_camera));
        else if (renewed.error().kind == Error::Kind::SignInNeeded)
            m_session.credentialLost(renewed.error());
        else // the reader goes on asking, and each refusal comes back here
            qCWarning(lcServices) << "the sign-in could not be renewed:" << renewed.error().detail;
    });
}
