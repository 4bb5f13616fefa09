// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/footagering.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/video/ringworker.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {
constexpr milliseconds kStep = 250ms;
constexpr milliseconds kTellEvery = 1s;
// A disk that could not keep up a moment ago is too slow for what is recorded, though it may keep up just now.
constexpr milliseconds kSlowFor = 60s;
} // namespace

class FootageRing::Private {
public:
    struct Waiting {
        CameraId camera;
        MediaSegment segment;
    };
    using Job = std::function<void()>;

    Private(FootageRing &ring, const QString &path, const Clock &theClock, Tuning theTuning)
        : q(ring)
        , clock(theClock)
        , tuning(std::move(theTuning))
        , folder(path)
        , reading(path)
    {
    }

    void run();
    bool workOnce();
    void writeWaiting();
    void endWorker();
    Result<Done> open(const QByteArray &key, Begin begin);
    void post(Job job);
    QFuture<Result<Done>> ask(std::function<Result<Done>()> job);
    RingStatus status() const;
    void tellChanges();
    std::shared_ptr<const RingKeys> openKeys() const;
    RingCatalog::Load load(const RingKeys &of) const;

    FootageRing &q;
    const Clock &clock;
    const Tuning tuning;
    RingFolder folder; //!< of the ring's thread
    const RingFolder reading; //!< for its paths alone, from any thread
    mutable RingCatalog catalog;
    mutable RingWorker::Counters counters;

    // Not Qt's: what its wait condition locks again the thread sanitizer does not see.
    mutable std::mutex mutex; //!< over what follows
    std::condition_variable wake;
    std::deque<Waiting> waiting;
    std::deque<Job> jobs;
    qint64 waitingBytes = 0;
    std::set<QString> gaps; //!< cameras of which the segment before was turned away
    QElapsedTimer sinceTurnedAway;
    bool stopping = false;
    std::shared_ptr<const RingKeys> keys; //!< while it is open
    std::optional<Error> problem;
    bool loading = false;

    // Of the ring's thread.
    std::unique_ptr<RingWorker> worker;
    RingLimits limits;
    std::optional<QList<PinnedFootage>> pinned;
    QElapsedTimer sinceTold;
    RingStatus told;

    std::unique_ptr<QThread> thread; //!< last: it uses all of the above
};

void FootageRing::Private::run()
{
    while (workOnce()) {
    }
    endWorker();
}

//! False: it is time to go, and everything is written.
bool FootageRing::Private::workOnce()
{
    std::deque<Job> taken;
    {
        std::unique_lock lock(mutex);
        const auto due = [this] { return !jobs.empty() || !waiting.empty() || stopping || loading; };
        if (worker)
            wake.wait_for(lock, kStep, due);
        else
            wake.wait(lock, due);
        taken.swap(jobs);
        if (taken.empty() && waiting.empty() && stopping)
            return false;
    }
    for (const Job &job : taken)
        job();
    writeWaiting();
    if (worker) {
        const bool more = worker->step();
        const std::lock_guard lock(mutex);
        loading = more;
        problem = worker->problem();
    }
    tellChanges();
    return true;
}

//! As many as there are now, so that what else is due gets its turn.
void FootageRing::Private::writeWaiting()
{
    std::unique_lock lock(mutex);
    for (size_t left = waiting.size(); left > 0; --left) {
        Waiting next = std::move(waiting.front());
        waiting.pop_front();
        const qint64 size = next.segment.bytes.size();
        lock.unlock();
        if (worker)
            worker->append(next.camera, std::move(next.segment));
        lock.lock();
        waitingBytes -= size; // until it is written it counts
    }
}

void FootageRing::Private::endWorker()
{
    worker.reset();
    folder.close();
    const std::lock_guard lock(mutex);
    keys.reset();
    problem.reset();
    loading = false;
}

Result<Done> FootageRing::Private::open(const QByteArray &key, Begin begin)
{
    endWorker();
    catalog.clear();
    if (begin == Begin::Anew) {
        if (const Result<Done> removed = folder.removeAll(); !removed)
            return removed;
    }
    const Result<RingKeys> opened = folder.open(key);
    if (!opened) {
        folder.close();
        return opened.error();
    }
    counters.written = 0;
    counters.lost = 0;
    counters.damaged = 0;
    const auto shared = std::make_shared<const RingKeys>(opened.value());
    {
        const std::lock_guard lock(mutex);
        keys = shared;
        loading = true;
    }
    worker = std::make_unique<RingWorker>(folder, *shared, catalog, clock, tuning, counters);
    worker->setLimits(limits);
    if (pinned)
        worker->setPinned(*pinned);
    return Done{};
}

void FootageRing::Private::post(Job job)
{
    const std::lock_guard lock(mutex);
    jobs.push_back(std::move(job));
    wake.notify_one();
}

QFuture<Result<Done>> FootageRing::Private::ask(std::function<Result<Done>()> job)
{
    const Deferred<Done> deferred;
    post([deferred, job = std::move(job)] { deferred.answer(job()); });
    return deferred.future();
}

RingStatus FootageRing::Private::status() const
{
    const std::lock_guard lock(mutex);
    RingStatus status;
    if (keys)
        status.state = loading ? RingStatus::State::Loading : RingStatus::State::Ready;
    status.problem = problem;
    if (keys && !problem && sinceTurnedAway.isValid() && milliseconds(sinceTurnedAway.elapsed()) < kSlowFor)
        status.problem = Error{
            Error::Kind::Storage, QStringLiteral("segments came faster than the disk takes them"), {}, QStringLiteral("footage.tooSlow")};
    status.written = counters.written;
    status.lost = counters.lost;
    status.damaged = counters.damaged;
    status.bytes = catalog.bytes();
    status.keptBytes = catalog.keptBytes();
    return status;
}

void FootageRing::Private::tellChanges()
{
    if (sinceTold.isValid() && milliseconds(sinceTold.elapsed()) < kTellEvery)
        return;
    const RingStatus now = status();
    if (now == told)
        return;
    told = now;
    sinceTold.start();
    emit q.statusChanged();
}

std::shared_ptr<const RingKeys> FootageRing::Private::openKeys() const
{
    const std::lock_guard lock(mutex);
    return keys;
}

RingCatalog::Load FootageRing::Private::load(const RingKeys &of) const
{
    return [this, &of](const QByteArray &tag, quint64 number) { return RingFileReader(reading, of, tag, number).anyEntries(); };
}

FootageRing::FootageRing(const QString &folder, const Clock &clock, Tuning tuning)
    : d(std::make_unique<Private>(*this, folder, clock, std::move(tuning)))
{
    d->thread.reset(QThread::create([this] { d->run(); }));
    d->thread->setObjectName(QStringLiteral("footage ring"));
    d->thread->start();
}

FootageRing::~FootageRing()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
        d->wake.notify_one();
    }
    d->thread->wait();
}

bool FootageRing::exists() const
{
    return d->reading.holdsRing();
}

QFuture<Result<Done>> FootageRing::open(const QByteArray &key, Begin begin)
{
    return d->ask([this, key, begin] { return d->open(key, begin); });
}

QFuture<Result<Done>> FootageRing::close()
{
    return d->ask([this]() -> Result<Done> {
        d->writeWaiting();
        d->endWorker();
        d->catalog.clear();
        return Done{};
    });
}

QFuture<Result<Done>> FootageRing::removeAll()
{
    return d->ask([this] { return d->worker ? d->worker->removeAll() : d->folder.removeAll(); });
}

QFuture<Result<Done>> FootageRing::sync()
{
    return d->ask([this] {
        d->writeWaiting();
        return d->worker ? d->worker->sync() : Result<Done>(Done{});
    });
}

void FootageRing::setLimits(const RingLimits &limits)
{
    d->post([this, limits] {
        d->limits = limits;
        if (d->worker)
            d->worker->setLimits(limits);
    });
}

void FootageRing::setPinned(const QList<PinnedFootage> &pinned)
{
    d->post([this, pinned] {
        d->pinned = pinned;
        if (d->worker)
            d->worker->setPinned(pinned);
    });
}

bool FootageRing::append(const CameraId &camera, const MediaSegment &segment)
{
    const std::lock_guard lock(d->mutex);
    if (!d->keys || d->stopping)
        return false;
    if (d->waitingBytes + segment.bytes.size() > d->tuning.queueBytes) {
        ++d->counters.lost;
        d->gaps.insert(camera.value);
        d->sinceTurnedAway.start();
        return false;
    }
    d->waitingBytes += segment.bytes.size();
    d->waiting.push_back({camera, segment});
    if (d->gaps.erase(camera.value) > 0)
        d->waiting.back().segment.discontinuity = true;
    d->wake.notify_one();
    return true;
}

QFuture<Result<Done>> FootageRing::keep(const CameraId &camera, QList<MediaSegment> segments)
{
    return d->ask([this, camera, segments = std::move(segments)]() -> Result<Done> {
        if (!d->worker)
            return Error{Error::Kind::Storage, QStringLiteral("the ring is closed"), {}, QStringLiteral("footage.closed")};
        return d->worker->keep(camera, segments);
    });
}

std::optional<RingSegment> FootageRing::segmentAt(const CameraId &camera, Instant at) const
{
    const auto keys = d->openKeys();
    return keys ? d->catalog.at(camera, at, d->load(*keys)) : std::nullopt;
}

std::optional<RingSegment> FootageRing::before(const CameraId &camera, Instant at) const
{
    const auto keys = d->openKeys();
    return keys ? d->catalog.before(camera, at, d->load(*keys)) : std::nullopt;
}

std::optional<RingSegment> FootageRing::after(const CameraId &camera, Instant at) const
{
    const auto keys = d->openKeys();
    return keys ? d->catalog.after(camera, at, d->load(*keys)) : std::nullopt;
}

QList<RingSegment> FootageRing::segments(const CameraId &camera, const TimeRange &range) const
{
    const auto keys = d->openKeys();
    return keys ? d->catalog.in(camera, range, d->load(*keys)) : QList<RingSegment>();
}

Result<MediaSegment> FootageRing::read(const RingSegment &segment) const
{
    const auto keys = d->openKeys();
    if (!keys)
        return Error{Error::Kind::NotFound, QStringLiteral("the ring is closed"), {}, {}};
    Result<MediaSegment> read = RingFileReader(d->reading, *keys, segment.cameraTag, segment.file).segment(segment.entry);
    if (!read && read.error().kind == Error::Kind::BadData && d->catalog.setDamaged(segment)) {
        ++d->counters.damaged;
        qCWarning(lcVideo) << "a segment of the footage kept is torn or was changed:" << read.error().detail;
    }
    return read;
}

bool FootageRing::covers(const CameraId &camera, Instant at) const
{
    return d->catalog.covers(camera, at);
}

QList<TimeRange> FootageRing::spans(const CameraId &camera) const
{
    return d->catalog.spans(camera);
}

QList<RingCamera> FootageRing::cameras() const
{
    return d->catalog.cameras();
}

RingStatus FootageRing::status() const
{
    return d->status();
}
