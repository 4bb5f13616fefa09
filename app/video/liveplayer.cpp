// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/liveplayer.h"

#include "app/video/footagebuffer.h"
#include "app/video/hlsreader.h"
#include "app/video/livedecoder.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QThread>
#include <QTimer>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {
constexpr milliseconds kSilentAfter = 3s; // LIVE must not stand over an old picture
constexpr milliseconds kStatusInterval = 500ms;
} // namespace

class LivePlayer::Private {
public:
    Private(const Clock &wallClock, FootageBuffer &footageKept, MakeSoundOutput makeSound, LivePlayer *player);
    ~Private();

    int begin(const CameraId &camera);
    void deliver(int from, VideoFrame frame);
    void onDelivered();
    void onTick();
    void onFailed(int from, const Error &failure, bool final);

    LivePlayer *const q;
    const Clock &clock;
    FootageBuffer &footage;
    QThread networkThread;
    QThread decoderThread;
    HlsReader *reader; // owned by its thread: deleted there when it ends
    LiveDecoder *decoder;
    QTimer tick;
    LiveStatus::State state = LiveStatus::State::Idle;
    std::optional<Error> error;
    bool noLoudspeaker = false;
    QElapsedTimer sincePicture;

    // What the threads share. Whatever belongs to another session than this one is dropped under the same lock, so that no
    // picture of a camera can be seen after another one was chosen.
    mutable QMutex mutex;
    int session = 0;
    CameraId camera;
    VideoFrame newest;
    bool notified = false;
};

LivePlayer::Private::Private(const Clock &wallClock, FootageBuffer &footageKept, MakeSoundOutput makeSound, LivePlayer *player)
    : q(player)
    , clock(wallClock)
    , footage(footageKept)
    , reader(new HlsReader(wallClock))
    , decoder(new LiveDecoder([this](int from, VideoFrame frame) { deliver(from, std::move(frame)); }, std::move(makeSound)))
{
    networkThread.setObjectName(QStringLiteral("live network"));
    decoderThread.setObjectName(QStringLiteral("live decoder"));
    reader->moveToThread(&networkThread);
    decoder->moveToThread(&decoderThread);
    connect(&networkThread, &QThread::finished, reader, &QObject::deleteLater);
    connect(&decoderThread, &QThread::finished, decoder, &QObject::deleteLater);

    connect(reader, &HlsReader::pieceReady, decoder, &LiveDecoder::append);
    connect(reader, &HlsReader::segmentReady, reader, [this](int from, const MediaSegment &segment) { // in the network thread
        QMutexLocker lock(&mutex);
        if (from != session)
            return;
        const CameraId shown = camera;
        lock.unlock();
        footage.append(shown, segment);
    });
    connect(reader, &HlsReader::pieceReady, q, [this](int from) {
        if (from == session && state != LiveStatus::State::Failed)
            error.reset();
    });
    connect(reader, &HlsReader::credentialRefused, q, [this](int from) {
        if (from == session)
            emit q->credentialRefused();
    });
    connect(reader, &HlsReader::failed, q, [this](int from, const Error &failure, bool final) { onFailed(from, failure, final); });
    connect(decoder, &LiveDecoder::unsupported, q, [this](int from, const Error &failure) {
        // Pictures that were seen prove that there is a decoder: then it was one broken segment.
        onFailed(from, failure, state == LiveStatus::State::Connecting);
    });
    connect(decoder, &LiveDecoder::loudspeakerMissing, q, [this](bool missing) {
        noLoudspeaker = missing;
        emit q->statusChanged();
    });
    tick.setInterval(kStatusInterval);
    connect(&tick, &QTimer::timeout, q, [this] { onTick(); });
    networkThread.start();
    decoderThread.start();
}

LivePlayer::Private::~Private()
{
    networkThread.quit();
    decoderThread.quit();
    networkThread.wait();
    decoderThread.wait();
}

//! Starts the next session, of which no picture is there yet.
int LivePlayer::Private::begin(const CameraId &next)
{
    const QMutexLocker lock(&mutex);
    camera = next;
    newest = {};
    return ++session;
}

//! In the decoder's thread.
void LivePlayer::Private::deliver(int from, VideoFrame frame)
{
    const QMutexLocker lock(&mutex);
    if (from != session)
        return;
    std::swap(newest, frame); // the old one's memory is not freed while the other thread waits
    if (!notified) {
        notified = true;
        QMetaObject::invokeMethod(
            q, [this] { onDelivered(); }, Qt::QueuedConnection);
    }
}

void LivePlayer::Private::onDelivered()
{
    {
        const QMutexLocker lock(&mutex);
        notified = false;
        if (newest.image.isNull()) // of a session that has ended since
            return;
    }
    sincePicture.start();
    const bool news = state != LiveStatus::State::Live;
    state = LiveStatus::State::Live;
    emit q->frameChanged();
    if (news)
        emit q->statusChanged();
}

void LivePlayer::Private::onTick()
{
    if (state == LiveStatus::State::Live && milliseconds(sincePicture.elapsed()) >= kSilentAfter)
        state = LiveStatus::State::Silent;
    emit q->statusChanged();
}

void LivePlayer::Private::onFailed(int from, const Error &failure, bool final)
{
    if (from != session || state == LiveStatus::State::Idle || (state == LiveStatus::State::Failed && !final))
        return;
    error = failure;
    if (final)
        state = LiveStatus::State::Failed;
    if (state != LiveStatus::State::Live) // an error that passes before the pictures run out is none for the user
        emit q->statusChanged();
}

LivePlayer::LivePlayer(const Clock &clock, FootageBuffer &footage, MakeSoundOutput makeSound, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock, footage, std::move(makeSound), this))
{
}

LivePlayer::~LivePlayer() = default;

void LivePlayer::play(const CameraId &camera, const LiveSource &source)
{
    const int session = d->begin(camera);
    d->state = LiveStatus::State::Connecting;
    d->error.reset();
    d->sincePicture.start();
    d->tick.start();
    // In this order: a segment must not reach the decoder before it knows the session.
    QMetaObject::invokeMethod(d->decoder, [decoder = d->decoder, session] { decoder->reset(session); });
    QMetaObject::invokeMethod(d->reader, [reader = d->reader, session, source] { reader->start(session, source); });
    emit frameChanged();
    emit statusChanged();
}

void LivePlayer::setSource(const LiveSource &source)
{
    if (d->state == LiveStatus::State::Idle)
        return;
    if (d->state == LiveStatus::State::Failed) {
        d->state = LiveStatus::State::Connecting;
        d->error.reset();
    }
    QMetaObject::invokeMethod(d->reader, [reader = d->reader, session = d->session, source] { reader->setSource(session, source); });
}

void LivePlayer::stop()
{
    if (d->state == LiveStatus::State::Idle)
        return;
    const int session = d->begin({});
    d->state = LiveStatus::State::Idle;
    d->error.reset();
    d->tick.stop();
    QMetaObject::invokeMethod(d->decoder, [decoder = d->decoder, session] { decoder->reset(session); });
    QMetaObject::invokeMethod(d->reader, [reader = d->reader] { reader->stop(); });
    emit frameChanged();
    emit statusChanged();
}

void LivePlayer::finish()
{
    d->networkThread.quit();
    d->decoderThread.quit();
}

void LivePlayer::tryNow()
{
    QMetaObject::invokeMethod(d->reader, &HlsReader::tryNow);
}

void LivePlayer::setOutputSize(QSize devicePixels)
{
    QMetaObject::invokeMethod(d->decoder, [decoder = d->decoder, devicePixels] { decoder->setOutputSize(devicePixels); });
    QMetaObject::invokeMethod(d->reader, [reader = d->reader, devicePixels] { reader->setShownSize(devicePixels); });
}

void LivePlayer::setSound(bool on)
{
    QMetaObject::invokeMethod(d->decoder, [decoder = d->decoder, on] { decoder->setSound(on); });
}

void LivePlayer::setVolume(double linear)
{
    QMetaObject::invokeMethod(d->decoder, [decoder = d->decoder, linear] { decoder->setVolume(linear); });
}

VideoFrame LivePlayer::frame() const
{
    const QMutexLocker lock(&d->mutex);
    return d->newest;
}

LiveStatus LivePlayer::status() const
{
    LiveStatus status;
    status.state = d->state;
    status.noLoudspeaker = d->noLoudspeaker;
    if (d->state != LiveStatus::State::Live)
        status.error = d->error;
    if (d->state == LiveStatus::State::Idle)
        return status;
    status.silence = milliseconds(d->sincePicture.elapsed());
    if (const VideoFrame shown = frame(); !shown.image.isNull())
        status.delay = d->clock.now() - shown.at;
    return status;
}
