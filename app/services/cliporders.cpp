// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/cliporders.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/session.h"
#include "app/video/clipcutter.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;
using Stage = StoredClip::Stage;

namespace {

constexpr auto kWindow = 15min; // the cloud counts so (safie.md 4.5)
constexpr qsizetype kOrdersInWindow = 15;
constexpr auto kFirstLook = 10s; // safie.md 9
constexpr auto kNextLook = 30s;
constexpr std::array<std::chrono::seconds, 4> kAgain{30s, 60s, 120s, 300s}; // safie.md 4.5
constexpr qint64 kBatch = 32 * 1024 * 1024;

bool passesByItself(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::RateLimited:
    case Error::Kind::Server:
    case Error::Kind::SignInNeeded:
    case Error::Kind::Cancelled:
    case Error::Kind::Storage: // room is made, the ring opened
        return true;
    default:
        return error.reason == u"camera.tooFresh";
    }
}

Result<Done> keepClip(const QString &file, Instant start, const CameraId &camera, FootageRing &ring, const std::atomic<bool> &stop)
{
    const auto cutter = ClipCutter::open(file, start);
    if (!cutter)
        return cutter.error();
    const QList<TimeRange> there = ring.spans(camera);
    QList<MediaSegment> batch;
    qint64 bytes = 0;
    for (;;) {
        if (stop)
            return Error{Error::Kind::Cancelled, {}, {}, {}};
        const auto segment = cutter.value()->next();
        if (!segment)
            return segment.error();
        const bool atEnd = !segment.value();
        if (!batch.isEmpty() && (atEnd || bytes > kBatch)) {
            if (const Result<Done> kept = ring.keep(camera, batch).result(); !kept)
                return kept;
            batch.clear();
            bytes = 0;
        }
        if (atEnd)
            return Done{};
        const MediaSegment &next = *segment.value();
        const bool known = std::any_of(there.begin(), there.end(),
                                       [&](const TimeRange &span) { return span.from <= next.start && next.end() <= span.to; });
        if (known)
            continue;
        batch.append(next);
        bytes += next.bytes.size();
    }
}

} // namespace

QList<PinnedFootage> footageOf(const QList<StoredClip> &clips)
{
    QList<PinnedFootage> list;
    for (const StoredClip &clip : clips) {
        if (clip.stage == Stage::Ordered || clip.stage == Stage::Kept || clip.stage == Stage::Done)
            list.append({clip.camera, clip.range});
    }
    return list;
}

ClipOrders::ClipOrders(ClipOrdersData &data, Session &session, FootageRing &ring, const Clock &clock, QString folder, QObject *parent)
    : QObject(parent)
    , m_data(data)
    , m_session(session)
    , m_ring(ring)
    , m_clock(clock)
    , m_folder(std::move(folder))
{
    m_pool.setMaxThreadCount(1);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &ClipOrders::step);
}

ClipOrders::~ClipOrders()
{
    m_stopping = true;
    for (auto &[id, order] : m_orders)
        order.work.cancel();
    m_pool.waitForDone();
}

QFuture<Result<Done>> ClipOrders::load()
{
    QDir(m_folder).removeRecursively(); // footage that is not encrypted does not outlast a crash for long
    QDir().mkpath(m_folder);
    const Deferred<Done> deferred;
    onFinished(m_data.list(), this, [this, deferred](const Result<QList<StoredClip>> &clips) {
        if (!clips)
            return deferred.answer(clips.error());
        for (const StoredClip &clip : clips.value())
            m_orders[clip.id].clip = clip;
        m_loaded = true;
        m_tick.start();
        emit pinnedChanged();
        emit changed();
        deferred.answer(Done{});
    });
    return deferred.future();
}

QList<ClipOrder> ClipOrders::all() const
{
    QList<ClipOrder> list;
    for (const auto &[id, order] : m_orders)
        list.append(order);
    return list;
}

std::optional<ClipOrder> ClipOrders::of(const CameraId &camera, Instant at) const
{
    const auto found = std::find_if(m_orders.rbegin(), m_orders.rend(), [&](const auto &one) {
        return one.second.clip.camera == camera && one.second.clip.range.contains(at);
    });
    return found == m_orders.rend() ? std::nullopt : std::optional<ClipOrder>(found->second);
}

QList<PinnedFootage> ClipOrders::pinned() const
{
    QList<StoredClip> clips;
    for (const auto &[id, order] : m_orders)
        clips.append(order.clip);
    return footageOf(clips);
}

void ClipOrders::order(const CameraId &camera, TimeRange range)
{
    if (const CameraRecordings *cloud = recordings()) {
        const auto limits = cloud->clipLimits();
        range.to = std::clamp(range.to, range.from + limits.shortest, range.from + limits.longest);
    }
    const bool known = std::any_of(m_orders.begin(), m_orders.end(), [&](const auto &one) {
        return one.second.isUnderWay() && one.second.clip.camera == camera && one.second.clip.range == range;
    });
    if (!m_loaded || known)
        return;
    onFinished(m_data.add({0, camera, range}), this, [this](const Result<StoredClip> &added) {
        if (!added) {
            qCWarning(lcServices) << "a clip cannot be ordered:" << added.error().detail;
            return;
        }
        m_orders[added.value().id].clip = added.value();
        emit changed();
        step();
    });
}

void ClipOrders::cancel(qint64 id)
{
    Order *order = find(id);
    if (!order)
        return;
    order->work.cancel();
    if (CameraRecordings *cloud = recordings(); cloud && order->clip.cloudOrder && order->isUnderWay())
        (void)cloud->discard(order->clip.camera, *order->clip.cloudOrder);
    m_orders.erase(id);
    (void)m_data.remove(id);
    emit pinnedChanged();
    emit changed();
}

CameraRecordings *ClipOrders::recordings() const
{
    return m_session.client() ? m_session.client()->recordings() : nullptr;
}

ClipOrders::Order *ClipOrders::find(qint64 id)
{
    const auto found = m_orders.find(id);
    return found == m_orders.end() ? nullptr : &found->second;
}

void ClipOrders::step()
{
    if (!m_loaded || !recordings())
        return;
    QSet<CameraId> taken;
    for (auto &[id, order] : m_orders) {
        if (!order.isUnderWay() || taken.contains(order.clip.camera))
            continue;
        taken.insert(order.clip.camera);
        if (!order.busy && (!order.notBefore || m_clock.now() >= *order.notBefore))
            advance(order);
    }
}

void ClipOrders::advance(Order &order)
{
    const qint64 id = order.clip.id;
    switch (order.clip.stage) {
    case Stage::Waiting:
        begin(order);
        break;
    case Stage::Ordering: {
        order.busy = true;
        onFinished(recordings()->orders(order.clip.camera), this, [this, id](const Result<QList<qint64>> &numbers) {
            if (numbers)
                lookForOrder(id, numbers.value());
            else
                met(id, numbers.error());
        });
        break;
    }
    case Stage::Ordered:
        if (m_ring.status().state == RingStatus::State::Ready)
            poll(order);
        else
            met(id, {Error::Kind::Storage, QStringLiteral("the ring is closed"), {}, QStringLiteral("footage.closed")});
        break;
    case Stage::Kept:
        giveUp(order);
        break;
    default:
        break;
    }
}

void ClipOrders::begin(Order &order)
{
    const Instant old = order.clip.range.to + recordings()->clipLimits().delay;
    if (m_clock.now() < old) {
        order.notBefore = old;
        return;
    }
    order.busy = true;
    onFinished(m_data.calls(ClipOrdersData::Call::Order, m_clock.now() - kWindow), this,
               [this, id = order.clip.id](const Result<QList<Instant>> &calls) {
                   Order *mine = find(id);
                   if (!mine)
                       return;
                   mine->busy = false;
                   if (!calls)
                       return met(id, calls.error());
                   if (calls.value().size() >= kOrdersInWindow) {
                       mine->notBefore = calls.value().at(calls.value().size() - kOrdersInWindow) + kWindow;
                       return;
                   }
                   set(*mine, Stage::Ordering, [this, id] { send(id); });
               });
}

void ClipOrders::send(qint64 id)
{
    Order *order = find(id);
    CameraRecordings *cloud = recordings();
    if (!order || !cloud)
        return;
    order->busy = true;
    (void)m_data.count(ClipOrdersData::Call::Order, m_clock.now(), m_clock.now() - kWindow);
    onFinished(cloud->order(order->clip.camera, order->clip.range), this,
               [this, id, camera = order->clip.camera](const Result<qint64> &number) {
                   Order *mine = find(id);
                   if (!mine && number && recordings())
                       (void)recordings()->discard(camera, number.value()); // cancelled meanwhile
                   if (!mine || !number)
                       return mine ? met(id, number.error()) : void();
                   mine->clip.cloudOrder = number.value();
                   mine->notBefore = m_clock.now() + kFirstLook;
                   set(*mine, Stage::Ordered);
               });
}

//! The last start may have ordered it and not have heard the answer.
void ClipOrders::lookForOrder(qint64 id, QList<qint64> numbers)
{
    Order *order = find(id);
    CameraRecordings *cloud = recordings();
    if (!order || !cloud)
        return;
    numbers.removeIf([this](qint64 number) {
        return std::any_of(m_orders.begin(), m_orders.end(), [&](const auto &one) { return one.second.clip.cloudOrder == number; });
    });
    if (numbers.isEmpty())
        return set(*order, Stage::Waiting); // it has to pass the limits again
    onFinished(cloud->clip(order->clip.camera, numbers.takeLast()), this, [this, id, numbers](const Result<CloudClip> &clip) {
        Order *mine = find(id);
        if (!mine)
            return;
        if (!clip && clip.error().kind != Error::Kind::NotFound)
            return met(id, clip.error());
        if (!clip || clip.value().span != mine->clip.range)
            return lookForOrder(id, numbers);
        mine->clip.cloudOrder = clip.value().order;
        set(*mine, Stage::Ordered);
    });
}

void ClipOrders::poll(Order &order)
{
    order.busy = true;
    onFinished(recordings()->clip(order.clip.camera, order.clip.cloudOrder.value_or(0)), this,
               [this, id = order.clip.id](const Result<CloudClip> &clip) {
                   Order *mine = find(id);
                   if (!mine || !clip)
                       return mine ? met(id, clip.error()) : void();
                   mine->busy = false;
                   mine->problem.reset();
                   if (clip.value().state == CloudClip::State::Available)
                       download(*mine, clip.value());
                   else if (clip.value().state == CloudClip::State::Failed)
                       met(id, {Error::Kind::NotFound, {}, {}, QStringLiteral("clip.failed")});
                   else
                       mine->notBefore = m_clock.now() + kNextLook;
                   emit changed();
               });
}

void ClipOrders::download(Order &order, const CloudClip &clip)
{
    const qint64 id = order.clip.id;
    const QString name = QDir(m_folder).filePath(QStringLiteral("%1.mp4").arg(id));
    const auto file = std::make_shared<QFile>(name);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate))
        return met(id, {Error::Kind::Storage, file->errorString(), {}, QStringLiteral("footage.disk")});
    order.busy = true;
    order.downloading = true;
    (void)m_data.count(ClipOrdersData::Call::Download, m_clock.now(), m_clock.now() - kWindow);
    const auto done = recordings()->download(clip, file, [this, id](qint64 received, qint64 total) {
        if (Order *mine = find(id)) {
            mine->received = received;
            mine->total = total;
            emit changed();
        }
    });
    order.work = QFuture<void>(done);
    onFinished(done, this, [this, id, name, file, start = clip.span.from](const Result<Done> &downloaded) {
        file->close();
        Order *mine = find(id);
        if (mine)
            mine->downloading = false;
        if (mine && downloaded)
            return store(id, name, start);
        QFile::remove(name);
        if (mine)
            met(id, downloaded.error());
    });
}

void ClipOrders::store(qint64 id, const QString &file, Instant start)
{
    const Deferred<Done> deferred;
    onFinished(deferred.future(), this, [this, id](const Result<Done> &kept) {
        Order *mine = find(id);
        if (!mine || !kept)
            return mine ? met(id, kept.error()) : void();
        set(*mine, Stage::Kept);
        emit arrived(mine->clip.camera, mine->clip.range);
    });
    m_pool.start([this, deferred, file, start, camera = find(id)->clip.camera] {
        const Result<Done> kept = keepClip(file, start, camera, m_ring, m_stopping);
        QFile::remove(file);
        deferred.answer(kept);
    });
}

void ClipOrders::giveUp(Order &order)
{
    order.busy = true;
    onFinished(recordings()->discard(order.clip.camera, order.clip.cloudOrder.value_or(0)), this,
               [this, id = order.clip.id](const Result<Done> &done) {
                   Order *mine = find(id);
                   if (!mine || !done)
                       return mine ? met(id, done.error()) : void();
                   set(*mine, Stage::Done);
               });
}

//! The step after is taken when the stage is on the disk.
void ClipOrders::set(Order &order, Stage stage, const std::function<void()> &then)
{
    order.clip.stage = stage;
    order.problem.reset();
    order.tries = 0;
    order.busy = true;
    emit pinnedChanged();
    emit changed();
    onFinished(m_data.update(order.clip), this, [this, id = order.clip.id, then](const Result<Done> &written) {
        Order *mine = find(id);
        if (!mine)
            return;
        mine->busy = false;
        if (!written)
            met(id, written.error());
        else if (then)
            then();
    });
}

void ClipOrders::met(qint64 id, const Error &error)
{
    Order *order = find(id);
    if (!order)
        return;
    order->busy = false;
    if (error.kind == Error::Kind::SignInNeeded)
        m_session.credentialLost(error);
    if (passesByItself(error)) {
        const auto pause = error.retryAfter.count() > 0 ? error.retryAfter : kAgain.at(size_t(std::min(order->tries, 3)));
        ++order->tries;
        order->problem = error;
        order->notBefore = m_clock.now() + pause;
        emit changed();
        return;
    }
    order->clip.error = Error{error.kind, {}, {}, error.reason};
    set(*order, Stage::Failed);
}
