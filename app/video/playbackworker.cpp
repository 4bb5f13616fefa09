// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/playbackworker.h"

#include "app/base/logging.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {
constexpr milliseconds kHole = 1s; // longer ones are jumped over
constexpr milliseconds kTooLate = 300ms; // then the machine is too slow: the time of the pictures waits for it
constexpr milliseconds kAskAgain = 500ms; // for footage that is still being made
constexpr milliseconds kLongestTurn = 40ms; // of leaving out pictures that are late, before one is drawn
} // namespace

PlaybackWorker::PlaybackWorker(const FootageSource &source, const std::atomic<int> &latestSession, const std::atomic<int> &latestSeek,
                               Sink sink)
    : m_latestSession(latestSession)
    , m_latestSeek(latestSeek)
    , m_sink(std::move(sink))
    , m_timer(this)
    , m_stream(source)
    , m_back(source, [this] { return isGivenUp(); })
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PlaybackWorker::tick);
}

void PlaybackWorker::open(int session, const CameraId &camera)
{
    m_timer.stop();
    m_session = session;
    m_camera = camera;
    m_loop.reset();
    m_playing = false;
    m_stream.close();
    m_back.clear();
    m_shown.reset();
    m_next.reset();
    m_streamIsAtShown = false;
    m_status = {State::Idle, m_status.speed, false};
}

void PlaybackWorker::seek(int number, Instant at)
{
    if (number != m_latestSeek || m_camera.isEmpty())
        return;
    m_asked = at;
    goTo(at);
    if (m_playing)
        resume();
}

void PlaybackWorker::play()
{
    m_playing = true;
    if (m_shown)
        tell(State::Playing);
    resume();
}

void PlaybackWorker::playInStep(Instant at, TimePoint when)
{
    play();
    anchor(at, when);
}

void PlaybackWorker::pause()
{
    m_playing = false;
    m_timer.stop();
    if (m_shown)
        tell(State::Paused);
}

void PlaybackWorker::setSpeed(double speed)
{
    m_status.speed = speed;
    tell(m_status.state);
    if (m_playing)
        resume();
}

void PlaybackWorker::setOutputSize(QSize devicePixels)
{
    if (devicePixels == m_outputSize)
        return;
    m_outputSize = devicePixels;
    m_back.clear();
    if (!m_playing && m_shown)
        goTo(*m_shown); // drawn anew in the new size
}

void PlaybackWorker::step(int pictures)
{
    if (!m_shown)
        return;
    pause();
    if (pictures < 0) {
        if (const auto frame = m_back.before(m_camera, *m_shown, m_outputSize)) {
            m_streamIsAtShown = false;
            show(frame->image, frame->at, frame->certain, State::Paused);
        }
        return;
    }
    if (!m_streamIsAtShown && !goTo(*m_shown))
        return;
    if (!m_next && !(m_next = m_stream.next()))
        return tell(State::Ended);
    show(m_stream.image(m_outputSize), m_next->at, m_next->certain, State::Paused);
    m_next.reset();
}

void PlaybackWorker::resume()
{
    if (m_shown)
        anchor(*m_shown, steady_clock::now());
    m_timer.start(m_shown ? 0ms : kAskAgain);
}

void PlaybackWorker::anchor(Instant at, TimePoint when)
{
    m_anchorAt = at;
    m_anchor = when;
}

PlaybackWorker::TimePoint PlaybackWorker::dueOf(Instant at) const
{
    const double microseconds = double((at - m_anchorAt).count()) * 1000 / m_status.speed;
    return m_anchor + std::chrono::microseconds(std::llround(microseconds));
}

//! Shows the picture of that instant; m_next is then the one that follows it. False when there is none.
bool PlaybackWorker::goTo(Instant at)
{
    m_next.reset();
    m_streamIsAtShown = false;
    m_stream.open(m_camera, at);
    std::optional<Picture> picture;
    while (!isGivenUp() && (m_next = m_stream.next())) {
        if (picture && m_next->at > at)
            break;
        if (m_stream.hold())
            picture = m_next;
    }
    if (picture) {
        m_streamIsAtShown = true;
        m_status.skippedHole = picture->at > at;
        show(m_stream.heldImage(m_outputSize), picture->at, picture->certain, m_playing ? State::Playing : State::Paused);
        return true;
    }
    m_status.skippedHole = false;
    if (const auto last = m_back.before(m_camera, at, m_outputSize)) { // later than all that there is
        show(last->image, last->at, last->certain, State::Ended);
        return true;
    }
    tell(State::NoFootage);
    return false;
}

void PlaybackWorker::tick()
{
    if (!m_playing)
        return;
    if (!m_shown) {
        goTo(m_asked);
        return resume();
    }
    if (isBackwards())
        backwards(steady_clock::now());
    else
        forwards(steady_clock::now());
}

bool PlaybackWorker::waitFor(Instant at, TimePoint now)
{
    if (std::chrono::abs(at - *m_shown) > kHole || now - dueOf(at) > kTooLate)
        anchor(at, now);
    const TimePoint due = dueOf(at);
    if (due <= now)
        return false;
    m_timer.start(std::chrono::ceil<milliseconds>(due - now));
    return true;
}

void PlaybackWorker::forwards(TimePoint now)
{
    if (m_loop && *m_shown >= m_loop->to) {
        goTo(m_loop->from);
        return resume();
    }
    if (!m_streamIsAtShown && !goTo(*m_shown))
        return m_timer.start(kAskAgain);
    if (!m_next && !(m_next = m_stream.next())) {
        tell(State::Ended);
        return m_timer.start(kAskAgain);
    }
    if (waitFor(m_next->at, now))
        return;
    Picture picture = *m_next;
    bool held = false;
    // Of the pictures that are due by now only the last is drawn.
    while (m_next && !isGivenUp() && dueOf(m_next->at) <= now && steady_clock::now() - now < kLongestTurn) {
        if (m_loop && m_next->at >= m_loop->to && held)
            break;
        picture = *m_next;
        held = m_stream.hold();
        m_next = m_stream.next();
    }
    if (held) {
        m_status.skippedHole = false;
        show(m_stream.heldImage(m_outputSize), picture.at, picture.certain, State::Playing);
    }
    m_timer.start(0); // through the event loop, so that a seek is not kept waiting
}

void PlaybackWorker::backwards(TimePoint now)
{
    if (m_loop && *m_shown < m_loop->from) {
        goTo(m_loop->to);
        return resume();
    }
    auto frame = m_back.before(m_camera, *m_shown, m_outputSize);
    if (!frame) {
        tell(State::Ended);
        return m_timer.stop();
    }
    if (waitFor(frame->at, now))
        return;
    while (dueOf(frame->at) <= now && steady_clock::now() - now < kLongestTurn) {
        auto earlier = m_back.before(m_camera, frame->at, m_outputSize);
        if (!earlier || dueOf(earlier->at) > now)
            break;
        frame = std::move(earlier);
    }
    m_streamIsAtShown = false;
    show(frame->image, frame->at, frame->certain, State::Playing);
    m_timer.start(0);
}

void PlaybackWorker::show(const Result<QImage> &image, Instant at, bool certain, State state)
{
    if (!image) {
        qCWarning(lcVideo).noquote() << image.error().detail;
        return;
    }
    m_shown = at;
    m_status.state = state;
    m_sink(m_session, {image.value(), at, certain}, m_status);
}

void PlaybackWorker::tell(State state)
{
    m_status.state = state;
    m_sink(m_session, {}, m_status);
}
