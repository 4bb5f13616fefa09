// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/livecamera.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/session.h"
#include "app/video/footagebuffer.h"

#include <utility>

namespace {

//! By the camera's own server, not by another host or for the way the stream is made.
bool isRefusal(const std::optional<Error> &error)
{
    return error && error->kind == Error::Kind::Forbidden && error->reason.isEmpty();
}

} // namespace

LiveCamera::LiveCamera(Session &session, FootageBuffer &footage, const Clock &clock, MakeSoundOutput makeSound, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_footage(footage)
    , m_player(clock, footage, std::move(makeSound))
{
    connect(&m_player, &LivePlayer::frameChanged, this, &LiveCamera::frameChanged);
    connect(&m_player, &LivePlayer::statusChanged, this, [this] {
        tellOption();
        emit statusChanged();
    });
    connect(&m_player, &LivePlayer::credentialRefused, this, &LiveCamera::renew);
    connect(&m_session, &Session::stateChanged, this, [this] {
        if (m_session.state() != Session::State::SignedIn)
            stop();
    });
}

LiveCamera::~LiveCamera()
{
    setCamera({});
}

//! Who else wants that camera need not fetch it now.
void LiveCamera::setCamera(const CameraId &camera)
{
    if (camera == m_camera)
        return;
    const CameraId before = std::exchange(m_camera, camera);
    if (!camera.isEmpty())
        m_footage.watch(camera);
    if (!before.isEmpty())
        m_footage.unwatch(before);
}

void LiveCamera::show(const CameraId &camera)
{
    if (camera == m_camera || !m_session.client())
        return;
    setCamera(camera);
    m_told.reset();
    m_player.play(camera, m_session.client()->liveSource(camera));
}

void LiveCamera::stop()
{
    m_player.stop();
    setCamera({});
}

LiveStatus LiveCamera::status() const
{
    LiveStatus status = m_player.status();
    const Camera *camera = m_session.camera(m_camera);
    if (camera && camera->options.live == false && isRefusal(status.error)) // found out by now why
        status.error->reason = camera->options.noAccess ? QStringLiteral("camera.noAccess") : QStringLiteral("camera.optionMissing");
    return status;
}

//! The stream meets what the list of cameras does not say.
void LiveCamera::tellOption()
{
    const LiveStatus status = m_player.status();
    const bool plays = status.state == LiveStatus::State::Live;
    if ((!plays && !isRefusal(status.error)) || m_told == plays)
        return;
    m_told = plays;
    m_session.liveSeen(m_camera, plays);
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
