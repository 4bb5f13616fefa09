// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/cliporders.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/clipsearch.h"
#include "app/services/footagevault.h"
#include "app/services/session.h"
#include "app/video/footagering.h"

#include <algorithm>

using namespace std::chrono_literals;
using Stage = StoredClip::Stage;

namespace {

constexpr auto kFirstLook = 10s; // safie.md 9
constexpr auto kNextLook = 30s;
constexpr auto kLateLook = 5min;
constexpr int kLooks = 20; // ten minutes; after that it is late
constexpr int kMostOrders = 3; // of one that the cloud forgets again and again
constexpr auto kRingOpens = 1s;

} // namespace

ClipOrders::ClipOrders(ClipOrdersData &data, Session &session, FootageRing &ring, FootageVault &vault, const Clock &clock, QString folder,
                       QObject *parent)
    : QObject(parent)
    , m_data(data)
    , m_session(session)
    , m_clock(clock)
    , m_list(data)
    , m_pace(data)
    , m_fetch(ring, vault, std::move(folder))
{
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &ClipOrders::step);
    connect(&session, &Session::stateChanged, this, &ClipOrders::sessionChanged);
    connect(&ring, &FootageRing::statusChanged, this, &ClipOrders::ringChanged);
    connect(&vault, &FootageVault::stateChanged, this, &ClipOrders::ringChanged);
}

ClipOrders::~ClipOrders()
{
    for (auto &[id, order] : m_list.entries())
        order.download.cancel();
}

QFuture<Result<Done>> ClipOrders::load()
{
    m_fetch.clear();
    const Deferred<Done> deferred;
    onFinished(m_pace.load(this, m_clock.now()), this, [this, deferred](const Result<Done> &paced) {
        if (!paced)
            return deferred.answer(paced.error());
        onFinished(m_data.list(), this, [this, deferred](const Result<QList<StoredClip>> &clips) {
            if (!clips)
                return deferred.answer(clips.error());
            m_list.take(clips.value());
            m_loaded = true;
            m_tick.start();
            emit pinnedChanged();
            emit changed();
            ringChanged();
            deferred.answer(Done{});
        });
    });
    return deferred.future();
}

void ClipOrders::order(const CameraId &camera, TimeRange range)
{
    // The cloud tells an order by its seconds; by them it is found again after a crash.
    range = {std::chrono::floor<std::chrono::seconds>(range.from), std::chrono::ceil<std::chrono::seconds>(range.to)};
    if (const CameraRecordings *cloud = recordings()) {
        const auto limits = cloud->clipLimits();
        range.to = std::clamp(range.to, range.from + limits.shortest, range.from + limits.longest);
    }
    if (!m_loaded || m_list.isUnderWay(camera, range))
        return;
    m_list.remove([&](const StoredClip &clip) { return clip.stage == Stage::Failed && clip.camera == camera && clip.range == range; });
    onFinished(m_data.add({0, camera, range}), this, [this](const Result<StoredClip> &added) {
        if (!added) {
            qCWarning(lcServices) << "a clip cannot be ordered:" << added.error().detail;
            return;
        }
        m_list.take(added.value());
        emit changed();
        step();
    });
}

void ClipOrders::cancel(qint64 id)
{
    Order *order = m_list.find(id);
    if (!order)
        return;
    order->download.cancel();
    if (order->isUnderWay())
        discard(*order);
    m_list.remove([id](const StoredClip &clip) { return clip.id == id; });
    emit pinnedChanged();
    emit changed();
}

void ClipOrders::retry(qint64 id)
{
    Order *order = m_list.find(id);
    if (!order || order->busy)
        return;
    if (order->clip.stage == Stage::Failed) {
        order->clip.error.reset();
        order->clip.cloudOrder.reset();
        order->ordered = 0;
        set(*order, Stage::Waiting, [this] { step(); });
        return;
    }
    if (!order->problem || order->problem->kind == Error::Kind::RateLimited)
        return; // in vain
    order->notBefore.reset();
    m_fetch.retry();
    step();
}

CameraRecordings *ClipOrders::recordings() const
{
    return m_session.client() ? m_session.client()->recordings() : nullptr;
}

void ClipOrders::sessionChanged()
{
    for (auto &[id, order] : m_list.entries()) {
        if (m_session.client() || order.work != ClipOrder::Work::Downloading)
            continue;
        order.download.cancel(); // which nobody hears of
        met(id, {Error::Kind::Cancelled, {}, {}, {}});
    }
    if (m_session.client())
        m_list.wake({Error::Kind::SignInNeeded, Error::Kind::Cancelled});
    step();
    emit changed();
}

void ClipOrders::networkCameBack()
{
    m_list.wake({Error::Kind::Offline, Error::Kind::Timeout});
    step();
}

void ClipOrders::ringChanged()
{
    const bool open = m_loaded && m_fetch.isRingOpen();
    if (open == m_ringOpen)
        return;
    m_ringOpen = open;
    emit changed();
    for (const PinnedFootage &clip : open ? pinned() : QList<PinnedFootage>())
        emit arrived(clip.camera, clip.range);
}

void ClipOrders::step()
{
    if (!m_loaded || !recordings())
        return;
    for (const qint64 id : m_list.due(m_clock.now())) {
        Order *order = m_list.find(id);
        // Of a camera that another account has nothing is asked; it waits for its own.
        if (order && (!m_session.camerasKnown() || m_session.camera(order->clip.camera)))
            advance(*order);
    }
}

void ClipOrders::advance(Order &order)
{
    switch (order.clip.stage) {
    case Stage::Waiting:
        begin(order);
        break;
    case Stage::Ordering:
        look(order);
        break;
    case Stage::Ordered:
        if (isRingReady(order))
            poll(order);
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
    if (m_clock.now() < old)
        return rest(order, old, {});
    if (const auto next = m_pace.next(ClipPace::Call::Order, m_clock.now()))
        return rest(order, *next, Error{Error::Kind::RateLimited, {}, {}, {}});
    m_pace.count(ClipPace::Call::Order, m_clock.now());
    ++order.ordered;
    set(order, Stage::Ordering, [this, id = order.clip.id] { send(id); });
}

void ClipOrders::send(qint64 id)
{
    Order *order = m_list.find(id);
    CameraRecordings *cloud = recordings();
    if (!order || !cloud)
        return; // it is looked for when there is a sign-in again
    order->busy = true;
    onFinished(cloud->order(order->clip.camera, order->clip.range), this,
               [this, id, camera = order->clip.camera](const Result<qint64> &number) {
                   Order *mine = m_list.find(id);
                   if (mine && number)
                       sent(*mine, number.value());
                   else if (mine)
                       met(id, number.error());
                   else if (number && recordings())
                       (void)recordings()->discard(camera, number.value()); // cancelled meanwhile
               });
}

void ClipOrders::sent(Order &order, qint64 number)
{
    order.clip.cloudOrder = number;
    order.notBefore = m_clock.now() + kFirstLook;
    order.looks = 0;
    order.isLate = false;
    // So its contract has clips, whatever it was when others were refused.
    m_list.remove([camera = order.clip.camera](const StoredClip &clip) {
        return clip.camera == camera && clip.error && clip.error->kind == Error::Kind::Forbidden;
    });
    set(order, Stage::Ordered);
}

//! The last try may have ordered it and not have heard the answer.
void ClipOrders::look(Order &order)
{
    order.busy = true;
    const auto cloud = [this] { return recordings(); };
    onFinished(findClipOrder(cloud, order.clip.camera, order.clip.range, m_list.cloudOrders(), this), this,
               [this, id = order.clip.id](const Result<std::optional<qint64>> &number) {
                   Order *mine = m_list.find(id);
                   if (!mine || !number)
                       return mine ? met(id, number.error()) : void();
                   if (number.value())
                       sent(*mine, *number.value());
                   else
                       set(*mine, Stage::Waiting); // it has to pass the limits again
               });
}

//! Nothing is downloaded that could not be kept.
bool ClipOrders::isRingReady(Order &order)
{
    if (m_fetch.openRing())
        return true;
    if (const std::optional<Error> problem = m_fetch.problem())
        met(order.clip.id, *problem);
    else
        rest(order, m_clock.now() + kRingOpens, {});
    return false;
}

void ClipOrders::poll(Order &order)
{
    order.busy = true;
    onFinished(recordings()->clip(order.clip.camera, order.clip.cloudOrder.value_or(0)), this,
               [this, id = order.clip.id](const Result<CloudClip> &clip) {
                   Order *mine = m_list.find(id);
                   if (mine && clip)
                       polled(*mine, clip.value());
                   else if (mine)
                       met(id, clip.error());
               });
}

void ClipOrders::polled(Order &order, const CloudClip &clip)
{
    order.busy = false;
    switch (clip.state) {
    case CloudClip::State::Available:
        if (const auto next = m_pace.next(ClipPace::Call::Download, m_clock.now()))
            rest(order, *next, Error{Error::Kind::RateLimited, {}, {}, {}});
        else
            download(order, clip);
        break;
    case CloudClip::State::Failed:
        met(order.clip.id, {Error::Kind::NotFound, {}, {}, QStringLiteral("clip.failed")});
        break;
    case CloudClip::State::Processing:
        order.isLate = ++order.looks > kLooks;
        rest(order, m_clock.now() + (order.isLate ? std::chrono::seconds(kLateLook) : kNextLook), {});
        break;
    }
}

void ClipOrders::download(Order &order, const CloudClip &clip)
{
    const qint64 id = order.clip.id;
    order.busy = true;
    order.work = ClipOrder::Work::Downloading;
    order.problem.reset();
    order.received = 0;
    order.total = -1;
    m_pace.count(ClipPace::Call::Download, m_clock.now());
    const auto progress = [self = QPointer(this), id](qint64 received, qint64 total) {
        if (Order *mine = self ? self->m_list.find(id) : nullptr) {
            mine->received = received;
            mine->total = total;
            emit self->changed();
        }
    };
    order.download = m_fetch.fetch(*recordings(), order.clip.camera, clip, progress, [this, id] {
        if (Order *mine = m_list.find(id)) {
            mine->work = ClipOrder::Work::Storing;
            emit changed();
        }
    });
    emit changed();
    onFinished(order.download, this, [this, id](const Result<Done> &kept) {
        Order *mine = m_list.find(id);
        if (!mine || !kept)
            return met(id, kept ? Error{} : kept.error());
        set(*mine, Stage::Kept);
        emit arrived(mine->clip.camera, mine->clip.range);
    });
}

void ClipOrders::giveUp(Order &order)
{
    order.busy = true;
    onFinished(recordings()->discard(order.clip.camera, order.clip.cloudOrder.value_or(0)), this,
               [this, id = order.clip.id](const Result<Done> &done) {
                   Order *mine = m_list.find(id);
                   if (mine && done)
                       set(*mine, Stage::Done);
                   else if (mine)
                       met(id, done.error());
               });
}

//! Whether the cloud hears it or not: it forgets the order some day.
void ClipOrders::discard(const Order &order)
{
    if (CameraRecordings *cloud = recordings(); cloud && order.clip.cloudOrder)
        (void)cloud->discard(order.clip.camera, *order.clip.cloudOrder);
}

//! The step after is taken when the stage is on the disk.
void ClipOrders::set(Order &order, Stage stage, const std::function<void()> &then)
{
    order.clip.stage = stage;
    order.work = ClipOrder::Work::None;
    order.problem.reset();
    order.tries = 0;
    order.busy = true;
    emit pinnedChanged();
    emit changed();
    onFinished(m_data.update(order.clip), this, [this, id = order.clip.id, then](const Result<Done> &written) {
        Order *mine = m_list.find(id);
        if (!mine)
            return;
        mine->busy = false;
        if (!written)
            met(id, written.error());
        else if (then)
            then();
    });
}

void ClipOrders::rest(Order &order, Instant until, const std::optional<Error> &problem)
{
    order.notBefore = until;
    order.problem = problem;
    emit changed();
}

void ClipOrders::met(qint64 id, const Error &error)
{
    Order *order = m_list.find(id);
    if (!order)
        return;
    order->busy = false;
    order->work = ClipOrder::Work::None;
    if (error.kind == Error::Kind::SignInNeeded)
        m_session.credentialLost(error);
    if (const auto pause = order->pauseAfter(error))
        return rest(*order, m_clock.now() + *pause, error);
    if (error.reason == u"clip.gone" && order->ordered < kMostOrders) {
        order->clip.cloudOrder.reset();
        return set(*order, Stage::Waiting);
    }
    discard(*order);
    order->clip.error = Error{error.kind, {}, {}, error.reason};
    set(*order, Stage::Failed);
}
