// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/recorder.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "app/video/footagebuffer.h"

#include <QMutexLocker>

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kTick = 1s;
// Longer than any segment takes to come when all is well.
constexpr milliseconds kSilentAfter = 12s;
// A player that shows nothing in this time is not relied on.
constexpr milliseconds kScreenSilentAfter = 8s;
// A stream that is not for us may be another one by then.
constexpr milliseconds kTryFinalAgain = 5min;
// Less is no rate yet.
constexpr milliseconds kMeasured = 30s;

bool within(const QElapsedTimer &since, milliseconds time)
{
    return since.isValid() && milliseconds(since.elapsed()) < time;
}

} // namespace

Recorder::Recorder(FootageRing &ring, FootageBuffer &footage, SecretStore &secrets, Session &session, Settings &settings,
                   const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_ring(ring)
    , m_footage(footage)
    , m_session(session)
    , m_settings(settings)
    , m_clock(clock)
    , m_vault(ring, secrets)
    , m_feeds(clock, footage)
{
    // In the thread that fetched it.
    connect(
        &footage, &FootageBuffer::appended, &ring,
        [this](const CameraId &camera, const MediaSegment &segment) {
            QMutexLocker lock(&m_mutex);
            const bool recorded = m_recorded.contains(camera);
            lock.unlock();
            if (recorded)
                (void)m_ring.append(camera, segment); // what is lost is in the ring's status
        },
        Qt::DirectConnection);
    connect(&footage, &FootageBuffer::appended, this,
            [this](const CameraId &camera, const MediaSegment &segment, FootageBuffer::From from) {
                segmentCame(camera, segment, from == FootageBuffer::From::Screen);
            });
    connect(&footage, &FootageBuffer::fetched, this, [this](const CameraId &camera, FootageBuffer::From from) {
        if (from == FootageBuffer::From::Screen)
            screenBrought(camera);
    });
    connect(&footage, &FootageBuffer::watchedChanged, this, &Recorder::watchedChanged);
    connect(&m_feeds, &RingFeeds::failed, this, &Recorder::failed);
    connect(&m_feeds, &RingFeeds::credentialRefused, this, &Recorder::renew);
    connect(&m_vault, &FootageVault::stateChanged, this, [this] {
        follow();
        emit changed();
    });
    connect(&ring, &FootageRing::statusChanged, this, &Recorder::changed);
    connect(&session, &Session::stateChanged, this, [this] { follow(); });
    connect(&session, &Session::camerasChanged, this, [this] { follow(); });
    connect(&settings, &Settings::recordingChanged, this, &Recorder::settingsChanged);
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        follow();
        emit changed();
    });
    settingsChanged();
}

Recorder::~Recorder()
{
    m_footage.disconnect(&m_ring);
}

bool Recorder::isOn() const
{
    return m_settings.recording().on;
}

bool Recorder::isRecording() const
{
    return isOn() && m_vault.state() == FootageVault::State::Open && m_session.client();
}

void Recorder::settingsChanged()
{
    const RecordingSettings settings = m_settings.recording();
    RingLimits limits;
    limits.bytes = settings.bytes;
    limits.age = std::chrono::hours(24) * settings.days;
    m_ring.setLimits(limits);
    // What is there can be seen whether more is recorded or not.
    m_vault.open(settings.on);
    if (settings.on)
        m_tick.start();
    else
        m_tick.stop();
    follow();
    emit changed();
}

void Recorder::setCameras(const QList<CameraId> &cameras)
{
    std::map<QString, Feed> next;
    for (const CameraId &camera : cameras) {
        const auto known = m_cameras.find(camera.value);
        if (known != m_cameras.end())
            next.insert(m_cameras.extract(known));
        else if (next.try_emplace(camera.value).second && m_footage.isWatched(camera))
            next[camera.value].sinceWatched.start();
    }
    m_cameras.swap(next);
    for (const auto &[camera, feed] : next)
        m_feeds.stop({camera});
    follow();
    emit changed();
}

void Recorder::follow()
{
    const bool recording = isRecording();
    {
        const QMutexLocker lock(&m_mutex);
        m_recorded.clear();
        for (const auto &[camera, feed] : m_cameras) {
            if (recording)
                m_recorded.insert({camera});
        }
    }
    for (auto &[camera, feed] : m_cameras)
        follow({camera}, feed);
}

//! Whether we fetch the camera ourselves. A screen that begins to play it gets some time to bring the first segment; until it
//! does, ours goes on, so that nothing is missing. When the screen leaves, ours begins at once.
void Recorder::follow(const CameraId &camera, Feed &feed)
{
    const bool givenUp = within(feed.sinceGivenUp, kTryFinalAgain);
    if (!isRecording() || givenUp || refusal(camera)) {
        m_feeds.stop(camera);
        return;
    }
    const bool screenBrings = m_footage.isWatched(camera) && within(feed.sinceScreen, kScreenSilentAfter);
    const bool screenMay = m_footage.isWatched(camera) && within(feed.sinceWatched, kScreenSilentAfter);
    if (screenBrings)
        m_feeds.stop(camera);
    else if (!screenMay && !m_feeds.isRunning(camera))
        m_feeds.start(camera, m_session.client()->liveSource(camera));
}

void Recorder::watchedChanged(const CameraId &camera)
{
    const auto found = m_cameras.find(camera.value);
    if (found == m_cameras.end())
        return;
    Feed &feed = found->second;
    feed.sinceScreen.invalidate();
    if (m_footage.isWatched(camera))
        feed.sinceWatched.start();
    else
        feed.sinceWatched.invalidate();
    follow(camera, feed);
}

void Recorder::segmentCame(const CameraId &camera, const MediaSegment &segment, bool fromScreen)
{
    const auto found = m_cameras.find(camera.value);
    if (found == m_cameras.end() || !isRecording())
        return;
    Feed &feed = found->second;
    if (!feed.since || !within(feed.sinceSegment, kSilentAfter))
        feed.since = segment.start;
    feed.sinceSegment.start();
    feed.sinceGivenUp.invalidate();
    feed.problem.reset();
    if (!fromScreen && feed.told != true) { // a screen tells by itself
        feed.told = true;
        m_session.liveSeen(camera, true);
    }
}

void Recorder::screenBrought(const CameraId &camera)
{
    const auto found = m_cameras.find(camera.value);
    if (found == m_cameras.end())
        return;
    found->second.sinceScreen.start();
    follow(camera, found->second);
}

void Recorder::failed(const CameraId &camera, const Error &error, bool final)
{
    const auto found = m_cameras.find(camera.value);
    if (found == m_cameras.end())
        return;
    Feed &feed = found->second;
    feed.problem = error;
    if (final) {
        feed.sinceGivenUp.start();
        m_feeds.stop(camera);
    }
    // By the camera's own server: for the session to find out which option is missing.
    if (error.kind == Error::Kind::Forbidden && error.reason.isEmpty() && feed.told != false) {
        feed.told = false;
        m_session.liveSeen(camera, false);
    }
}

//! Once for all cameras.
void Recorder::renew()
{
    if (m_renewing || !m_session.client())
        return;
    m_renewing = true;
    onFinished(m_session.client()->renew(), this, [this](const Result<Done> &renewed) {
        m_renewing = false;
        if (!m_session.client())
            return; // signed out meanwhile
        if (!renewed) {
            if (renewed.error().kind == Error::Kind::SignInNeeded)
                m_session.credentialLost(renewed.error());
            else // the readers go on asking, and each refusal comes back here
                qCWarning(lcServices) << "the sign-in could not be renewed:" << renewed.error().detail;
            return;
        }
        for (const auto &[camera, feed] : m_cameras)
            m_feeds.setSource({camera}, m_session.client()->liveSource({camera}));
    });
}

//! Why the camera cannot be asked for its stream at all.
std::optional<Error> Recorder::refusal(const CameraId &camera) const
{
    const Camera *known = m_session.camera(camera);
    if (!known || known->options.live != false)
        return {};
    return Error{Error::Kind::Forbidden,
                 {},
                 {},
                 known->options.noAccess ? QStringLiteral("camera.noAccess") : QStringLiteral("camera.optionMissing")};
}

RecordedCamera Recorder::shown(const CameraId &camera, const Feed &feed) const
{
    RecordedCamera recorded;
    recorded.camera = camera;
    recorded.kept.camera = camera;
    if (!isRecording())
        return recorded;
    recorded.problem = refusal(camera);
    if (recorded.problem) {
        recorded.state = RecordedCamera::State::Impossible;
    } else if (within(feed.sinceSegment, kSilentAfter)) {
        recorded.state = RecordedCamera::State::Recording;
        recorded.since = feed.since;
    } else {
        recorded.state = feed.sinceGivenUp.isValid() ? RecordedCamera::State::Impossible : RecordedCamera::State::Waiting;
        recorded.problem = feed.problem;
    }
    return recorded;
}

QList<RecordedCamera> Recorder::cameras() const
{
    QList<RecordedCamera> list;
    for (const auto &[camera, feed] : m_cameras)
        list.append(shown({camera}, feed));
    const QList<RingCamera> kept = m_ring.cameras();
    for (const RingCamera &camera : kept) {
        const auto linked =
            std::find_if(list.begin(), list.end(), [&](const RecordedCamera &other) { return other.camera == camera.camera; });
        if (linked != list.end()) {
            linked->kept = camera;
            continue;
        }
        RecordedCamera left;
        left.camera = camera.camera;
        left.linked = false;
        left.kept = camera;
        list.append(left);
    }
    return list;
}

std::optional<std::chrono::hours> Recorder::reach() const
{
    double bytesPerMs = 0;
    int measured = 0;
    const QList<RingCamera> kept = m_ring.cameras();
    for (const RingCamera &camera : kept) {
        if (camera.covered < kMeasured || m_cameras.count(camera.camera.value) == 0)
            continue;
        bytesPerMs += double(camera.bytes) / double(camera.covered.count());
        ++measured;
    }
    if (measured == 0 || bytesPerMs <= 0)
        return {};
    // A camera that was not seen yet is taken for one like the others.
    bytesPerMs = bytesPerMs / measured * double(m_cameras.size());
    const std::chrono::duration<double, std::milli> time(double(m_settings.recording().bytes) / bytesPerMs);
    return std::chrono::duration_cast<std::chrono::hours>(time);
}

bool Recorder::exceeds(const RecordingSettings &settings) const
{
    const RecordingSettings now = m_settings.recording();
    if (settings.bytes >= now.bytes && settings.days >= now.days)
        return false;
    const Instant oldest = m_clock.now() - std::chrono::hours(24) * settings.days;
    const QList<RingCamera> kept = m_ring.cameras();
    return m_ring.status().bytes > settings.bytes ||
           std::any_of(kept.begin(), kept.end(), [&](const RingCamera &camera) { return camera.bytes > 0 && camera.oldest < oldest; });
}
