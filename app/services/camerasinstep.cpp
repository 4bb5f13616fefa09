// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/camerasinstep.h"

#include "app/services/playback.h"
#include "app/video/footagesource.h"

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {
// Decoding as many cameras as they happened is what the live pictures of the same screen cost too.
constexpr double kMostMoving = 4;
constexpr auto kJump = 1s; // of the leader: not by playing
constexpr auto kMostApart = 300ms;
constexpr auto kCorrectEvery = 2s; // a machine that is too slow for it shall not seek all the time
constexpr auto kPause = 100ms;
} // namespace

CamerasInStep::CamerasInStep(Playback &leader, QObject *parent) : QObject(parent), m_leader(leader)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &CamerasInStep::askNext);
    connect(&leader, &Playback::changed, this, &CamerasInStep::follow);
    connect(&leader, &Playback::frameChanged, this, &CamerasInStep::follow);
}

CamerasInStep::~CamerasInStep() = default;

void CamerasInStep::setCameras(const QList<CameraId> &cameras)
{
    if (m_waiting && !cameras.contains(m_waiting->camera))
        m_waiting = nullptr;
    const auto gone =
        std::remove_if(m_followers.begin(), m_followers.end(), [&](const auto &one) { return !cameras.contains(one->camera); });
    m_followers.erase(gone, m_followers.end());
    for (const CameraId &camera : cameras) {
        if (find(camera))
            continue;
        m_followers.push_back(std::make_unique<Follower>(m_leader.footage(), camera));
        Follower *added = m_followers.back().get();
        added->player.setOutputSize(m_outputSize);
        connect(&added->player, &FootagePlayer::frameChanged, this, [this, added] { answered(*added); });
        connect(&added->player, &FootagePlayer::statusChanged, this, [this, added] { answered(*added); });
    }
    follow();
}

void CamerasInStep::setOutputSize(QSize devicePixels)
{
    m_outputSize = devicePixels;
    for (const auto &follower : m_followers)
        follower->player.setOutputSize(devicePixels);
}

const CamerasInStep::Follower *CamerasInStep::find(const CameraId &camera) const
{
    const auto found = std::find_if(m_followers.begin(), m_followers.end(), [&](const auto &one) { return one->camera == camera; });
    return found == m_followers.end() ? nullptr : found->get();
}

bool CamerasInStep::shows(const CameraId &camera) const
{
    const Follower *follower = find(camera);
    return follower && follower->open;
}

VideoFrame CamerasInStep::frame(const CameraId &camera) const
{
    const Follower *follower = find(camera);
    return follower ? follower->player.frame() : VideoFrame();
}

//! They begin when the leader has its first picture: that one is waited for.
void CamerasInStep::follow()
{
    const VideoFrame lead = m_leader.frame();
    if (m_leader.isOpen() && lead.image.isNull())
        return;
    const bool jumped = std::chrono::abs(lead.at - m_at) > kJump;
    m_at = lead.at;
    std::vector<Follower *> those;
    for (const auto &one : m_followers) {
        if (m_leader.isOpen() && one->camera != m_leader.camera() && m_leader.footage().covers(one->camera, m_at))
            those.push_back(one.get());
        else
            close(*one);
    }
    const double speed = m_leader.speed();
    const bool moving = m_leader.isMoving() && speed > 0 && speed * double(those.size()) <= kMostMoving;
    for (Follower *follower : those) {
        if (moving)
            move(*follower, jumped);
        else
            stand(*follower);
    }
    askNext();
}

void CamerasInStep::move(Follower &follower, bool jumped)
{
    const TimePoint now = steady_clock::now();
    const bool apart = std::chrono::abs(follower.player.frame().at - m_at) > kMostApart && now - follower.askedWhen > kCorrectEvery;
    if (follower.moves && follower.speed == m_leader.speed() && !jumped && !apart)
        return;
    follower.speed = m_leader.speed();
    follower.moves = true;
    ask(follower);
    follower.player.setSpeed(follower.speed);
    follower.player.playInStep(m_at, now);
}

void CamerasInStep::stand(Follower &follower)
{
    if (follower.moves)
        follower.player.pause();
    follower.moves = false;
    follower.open = true; // its turn comes
}

//! The one that has waited longest.
void CamerasInStep::askNext()
{
    if (m_waiting || m_pause.isActive())
        return;
    for (const auto &one : m_followers) {
        if (one->open && !one->moves && one->asked != m_at && (!m_waiting || one->askedWhen < m_waiting->askedWhen))
            m_waiting = one.get();
    }
    if (m_waiting)
        ask(*m_waiting);
}

void CamerasInStep::ask(Follower &follower)
{
    follower.asked = m_at;
    follower.askedWhen = steady_clock::now();
    follower.open = true;
    if (follower.player.camera().isEmpty())
        follower.player.open(follower.camera, m_at, false);
    else
        follower.player.seek(m_at);
}

void CamerasInStep::answered(Follower &follower)
{
    if (&follower == m_waiting && follower.player.status().state != PlaybackStatus::State::Seeking) {
        m_waiting = nullptr;
        m_pause.start();
    }
    emit changed(follower.camera);
}

void CamerasInStep::close(Follower &follower)
{
    if (!follower.open)
        return;
    follower.open = false;
    follower.moves = false;
    follower.asked = {};
    follower.askedWhen = {};
    follower.player.close();
}
