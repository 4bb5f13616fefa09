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
constexpr auto kLastPicture = 1ms; // of a marked span: it is part of it
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
            if (m_loop)
                setLoop(loopRange());
        }
        return true;
    }
    if (what == m_unreadable || !m_footage.covers(what.camera, what.moment)) {
        close();
        return false;
    }
    m_what = what;
    m_unreadable.reset();
    m_loop.reset();
    setMarks({}, {});
    start(what.camera, what.moment - what.leadIn, true);
    return true;
}

bool Playback::openAt(const CameraId &camera, Instant at, bool play)
{
    if (!m_footage.covers(camera, at))
        return false;
    const bool same = camera == m_camera;
    m_what.reset();
    if (!same) {
        start(camera, at, play);
        return true;
    }
    // Without a dark picture between.
    setLoop({});
    seek(at);
    setPlaying(play);
    return true;
}

bool Playback::setCamera(const CameraId &camera)
{
    if (!isOpen() || camera == m_camera)
        return isOpen();
    const Instant at = position();
    if (!m_footage.covers(camera, at))
        return false;
    m_camera = camera;
    m_target = at;
    m_player.open(camera, at, m_playing && m_watched);
    m_player.setLoop(m_loop);
    return true;
}

void Playback::start(const CameraId &camera, Instant at, bool play)
{
    m_camera = camera;
    m_target = at;
    m_loop.reset();
    m_playing = play;
    m_speed = std::abs(m_speed);
    m_player.setSpeed(m_speed);
    m_player.open(camera, at, play && m_watched);
}

void Playback::close()
{
    if (!isOpen())
        return;
    m_camera = {};
    m_what.reset();
    m_target.reset();
    m_playing = false;
    m_loop.reset();
    setMarks({}, {});
    m_player.close();
}

void Playback::setWatched(bool watched)
{
    if (watched == m_watched)
        return;
    m_watched = watched;
    if (!m_playing)
        return;
    if (watched)
        m_player.play();
    else
        m_player.pause();
    emit changed();
}

bool Playback::isMoving() const
{
    const PlaybackStatus::State state = m_player.status().state;
    return m_playing && m_watched && state != PlaybackStatus::State::Ended && state != PlaybackStatus::State::NoFootage;
}

void Playback::setPlaying(bool playing)
{
    if (!isOpen())
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
    if (!isOpen())
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
    if (!isOpen() || speed == m_speed)
        return;
    m_speed = speed;
    m_player.setSpeed(speed);
    emit changed();
}

void Playback::step(int pictures)
{
    if (!isOpen())
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
    if (!isOpen())
        return;
    m_target = at;
    m_player.seek(at);
}

TimeRange Playback::loopRange() const
{
    if (const std::optional<TimeRange> span = marked())
        return *span;
    if (m_what)
        return {m_what->moment - std::max(m_what->leadIn, std::chrono::seconds(kLoopBefore)), m_what->moment + kLoopAfter};
    return {position() - kLoopBefore, position() + kLoopAfter};
}

void Playback::setLoop(const std::optional<TimeRange> &range)
{
    m_loop = range;
    m_player.setLoop(range);
    if (range && !frame().image.isNull() && !range->contains(frame().at))
        seek(range->from);
    emit changed();
}

void Playback::setLooping(bool looping)
{
    if (isOpen())
        setLoop(looping ? std::optional(loopRange()) : std::nullopt);
}

void Playback::setMark(Mark mark)
{
    if (!isOpen())
        return;
    const Instant at = position();
    if (mark == Mark::In)
        setMarks(at, m_out && *m_out < at ? std::nullopt : m_out);
    else
        setMarks(m_in && at < *m_in ? std::nullopt : m_in, at);
}

void Playback::clearMarks()
{
    setMarks({}, {});
}

std::optional<TimeRange> Playback::marked() const
{
    return m_in && m_out ? std::optional(TimeRange{*m_in, *m_out + kLastPicture}) : std::nullopt;
}

void Playback::setMarks(const std::optional<Instant> &in, const std::optional<Instant> &out)
{
    if (in == m_in && out == m_out)
        return;
    const std::optional<TimeRange> before = marked();
    m_in = in;
    m_out = out;
    if (m_loop && marked() != before)
        setLoop(loopRange());
    emit marksChanged();
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
    if (isOpen() && state == PlaybackStatus::State::NoFootage) {
        if (m_what && m_camera != m_what->camera && setCamera(m_what->camera))
            return; // where the moment was seen
        const std::optional<PlaybackMoment> unreadable = m_what;
        close();
        m_unreadable = unreadable;
        return; // closing has told
    }
    if (state == PlaybackStatus::State::Ended && m_speed < 0)
        m_playing = false; // there is nothing to wait for
    emit changed();
}
