// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/footageplayer.h"

#include "app/video/playbackworker.h"

#include <QMutex>
#include <QThread>

#include <algorithm>
#include <atomic>

namespace {
constexpr double kSlowest = 0.125;
constexpr double kFastest = 16;
} // namespace

class FootagePlayer::Private {
public:
    Private(const FootageSource &source, FootagePlayer *player);
    ~Private();

    template <typename Fn>
    void post(Fn fn)
    {
        QMetaObject::invokeMethod(
            worker, [worker = worker, fn = std::move(fn)] { fn(*worker); }, Qt::QueuedConnection);
    }
    void deliver(int from, VideoFrame fresh, const PlaybackStatus &now);
    void delivered();

    FootagePlayer *const q;
    std::atomic<int> latestSession = 0; //!< changed under the lock
    std::atomic<int> latestSeek = 0;
    QThread thread;
    PlaybackWorker *worker; // owned by its thread: deleted there when it ends
    CameraId camera;

    // What the threads share. What belongs to another session than this one is dropped under the lock, so that no picture of
    // a camera can be seen after another one was chosen.
    mutable QMutex mutex;
    VideoFrame frame;
    PlaybackStatus status;
    bool frameIsNew = false;
    bool statusIsNew = false;
    bool notified = false;
};

FootagePlayer::Private::Private(const FootageSource &source, FootagePlayer *player)
    : q(player)
    , worker(new PlaybackWorker(source, latestSession, latestSeek,
                                [this](int from, VideoFrame fresh, const PlaybackStatus &now) { deliver(from, std::move(fresh), now); }))
{
    thread.setObjectName(QStringLiteral("playback"));
    worker->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
    thread.start();
}

//! The thread gives up what it is at: nobody waits for a decoder.
FootagePlayer::Private::~Private()
{
    {
        const QMutexLocker lock(&mutex);
        ++latestSession;
    }
    thread.quit();
    thread.wait();
}

//! In the worker's thread.
void FootagePlayer::Private::deliver(int from, VideoFrame fresh, const PlaybackStatus &now)
{
    const QMutexLocker lock(&mutex);
    if (from != latestSession)
        return;
    if (!fresh.image.isNull()) {
        frame = std::move(fresh);
        frameIsNew = true;
    }
    if (status != now) {
        status = now;
        statusIsNew = true;
    }
    if (!notified && (frameIsNew || statusIsNew)) {
        notified = true;
        QMetaObject::invokeMethod(
            q, [this] { delivered(); }, Qt::QueuedConnection);
    }
}

void FootagePlayer::Private::delivered()
{
    QMutexLocker lock(&mutex);
    notified = false;
    const bool newFrame = std::exchange(frameIsNew, false);
    const bool newStatus = std::exchange(statusIsNew, false);
    lock.unlock();
    if (newFrame)
        emit q->frameChanged();
    if (newStatus)
        emit q->statusChanged();
}

FootagePlayer::FootagePlayer(const FootageSource &source, QObject *parent) : QObject(parent), d(std::make_unique<Private>(source, this)) {}

FootagePlayer::~FootagePlayer() = default;

void FootagePlayer::open(const CameraId &camera, Instant at, bool play)
{
    d->camera = camera;
    int session = 0;
    {
        const QMutexLocker lock(&d->mutex);
        session = ++d->latestSession;
        d->frame = {};
        d->status = {camera.isEmpty() ? PlaybackStatus::State::Idle : PlaybackStatus::State::Seeking, d->status.speed, false};
    }
    d->post([session, camera](PlaybackWorker &worker) { worker.open(session, camera); });
    if (!camera.isEmpty()) {
        seek(at);
        if (play)
            this->play();
    }
    emit frameChanged();
    emit statusChanged();
}

void FootagePlayer::close()
{
    open({}, {}, false);
}

void FootagePlayer::seek(Instant at)
{
    const int number = ++d->latestSeek;
    d->post([number, at](PlaybackWorker &worker) { worker.seek(number, at); });
}

void FootagePlayer::play()
{
    d->post([](PlaybackWorker &worker) { worker.play(); });
}

void FootagePlayer::playInStep(Instant at, TimePoint when)
{
    d->post([at, when](PlaybackWorker &worker) { worker.playInStep(at, when); });
}

void FootagePlayer::pause()
{
    d->post([](PlaybackWorker &worker) { worker.pause(); });
}

void FootagePlayer::setSpeed(double speed)
{
    const double size = std::clamp(std::abs(speed), kSlowest, kFastest);
    d->post([speed = speed < 0 ? -size : size](PlaybackWorker &worker) { worker.setSpeed(speed); });
}

void FootagePlayer::step(int pictures)
{
    d->post([pictures](PlaybackWorker &worker) { worker.step(pictures); });
}

void FootagePlayer::setLoop(const std::optional<TimeRange> &range)
{
    d->post([range](PlaybackWorker &worker) { worker.setLoop(range); });
}

void FootagePlayer::setOutputSize(QSize devicePixels)
{
    d->post([devicePixels](PlaybackWorker &worker) { worker.setOutputSize(devicePixels); });
}

VideoFrame FootagePlayer::frame() const
{
    const QMutexLocker lock(&d->mutex);
    return d->frame;
}

PlaybackStatus FootagePlayer::status() const
{
    const QMutexLocker lock(&d->mutex);
    return d->status;
}

CameraId FootagePlayer::camera() const
{
    return d->camera;
}
