// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/playback.h"

#include "app/video/footagesource.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace {
// Goods on the counter, money, the drawer, the change.
constexpr auto kLoopBefore = 5s;
constexpr auto kLoopAfter = 5s;
} // namespace

Playback::Playback(const FootageSource &footage, QObject *parent) : QObject(parent), m_footage(footage), m_player(footage)
{
    connect(&m_player, &FootagePlayer::frameChanged, this, &Playback::takeFrame);
    connect(&m_player, &FootagePlayer::statusChanged, this, &Playback::takeStatus);
}

bool Playback::open(const PlaybackMoment &what)
{
    if (m_what && m_what->camera == what.camera && m_what->moment == what.moment) {
        if (*m_what != what) {
            m_what = what;
            setLooping(m_looping);
        }
        return true;
    }
    if (what == m_unreadable || !isKept(what.camera, what.moment)) {
        close();
        return false;
    }
    m_what = what;
    m_unreadable.reset();
    m_target = what.moment - what.leadIn;
    m_looping = false;
    m_playing = true;
    m_speed = std::abs(m_speed);
    m_player.setSpeed(m_speed);
    m_player.open(what.camera, *m_target, m_watched);
    return true;
}

void Playback::close()
{
    if (!m_what)
        return;
    m_what.reset();
    m_target.reset();
    m_playing = false;
    m_looping = false;
    m_player.close();
}

bool Playback::isKept(const CameraId &camera, Instant at) const
{
    const QList<TimeRange> spans = m_footage.spans(camera);
    return std::any_of(spans.begin(), spans.end(), [at](const TimeRange &span) { return span.contains(at); });
}

void Playback::setWatched(bool watched)
{
    m_watched = watched;
    if (!m_playing)
        return;
    if (watched)
        m_player.play();
    else
        m_player.pause();
}

void Playback::setPlaying(bool playing)
{
    if (!m_what)
        return;
    if (playing) {
        if (m_speed < 0) // who pauses after looking back wants to see what came then
            setSpeed(1);
        goOn();
        return;
    }
    m_playing = false;
    m_player.pause();
    emit changed();
}

void Playback::goOn()
{
    m_playing = true;
    if (m_watched)
        m_player.play();
    emit changed();
}

void Playback::shuttle(int direction)
{
    if (!m_what)
        return;
    double size = 1;
    if (m_playing && (m_speed < 0) == (direction < 0)) {
        const auto faster = std::upper_bound(kSpeeds.begin(), kSpeeds.end(), std::abs(m_speed));
        size = faster == kSpeeds.end() ? kSpeeds.back() : *faster;
    }
    setSpeed(direction < 0 ? -size : size);
    goOn();
}

void Playback::setSpeed(double speed)
{
    if (!m_what || speed == m_speed)
        return;
    m_speed = speed;
    m_player.setSpeed(speed);
    emit changed();
}

void Playback::step(int pictures)
{
    if (!m_what)
        return;
    m_playing = false;
    m_target.reset();
    m_player.step(pictures);
    emit changed();
}

Instant Playback::position() const
{
    return m_target.value_or(frame().at);
}

//! From where the last one goes to, so that five quick ones are five seconds.
void Playback::skip(std::chrono::milliseconds by)
{
    if (m_what)
        seek(position() + by);
}

void Playback::toLeadIn()
{
    if (m_what)
        seek(m_what->moment - m_what->leadIn);
}

void Playback::toMoment()
{
    if (m_what)
        seek(m_what->moment);
}

void Playback::seek(Instant at)
{
    m_target = at;
    m_player.seek(at);
}

TimeRange Playback::loopRange() const
{
    return {m_what->moment - std::max(m_what->leadIn, std::chrono::seconds(kLoopBefore)), m_what->moment + kLoopAfter};
}

void Playback::setLooping(bool looping)
{
    if (!m_what)
        return;
    m_looping = looping;
    m_player.setLoop(looping ? std::optional(loopRange()) : std::nullopt);
    if (looping && !frame().image.isNull() && !loopRange().contains(frame().at))
        seek(loopRange().from);
    emit changed();
}

void Playback::takeFrame()
{
    if (!frame().image.isNull())
        m_target.reset();
    emit frameChanged();
}

void Playback::takeStatus()
{
    const PlaybackStatus::State state = m_player.status().state;
    if (m_what && state == PlaybackStatus::State::NoFootage) {
        const PlaybackMoment unreadable = *m_what;
        close();
        m_unreadable = unreadable;
        return; // closing has told
    }
    if (state == PlaybackStatus::State::Ended && m_speed < 0)
        m_playing = false; // there is nothing to wait for
    emit changed();
}
