// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/momentclips.h"

#include "app/cameras/camerarecordings.h"
#include "app/services/cliporders.h"
#include "app/services/cloudspans.h"
#include "app/services/session.h"

#include <algorithm>

using namespace std::chrono_literals;
using State = MomentClip::State;

namespace {

constexpr auto kAround = 12h; // a gap, or the end of what is kept, is told apart by what is there beside it
constexpr auto kFresh = 6min; // the cloud still learns of it
constexpr auto kShortestPlan = 7 * 24h; // no recording plan is known that keeps less

TimeRange around(Instant at)
{
    return {at - kAround, at + kAround};
}

} // namespace

bool MomentClip::mayBeOrdered() const
{
    return state == State::Fresh || state == State::Recorded || state == State::Unknown || state == State::Missing ||
           state == State::Failed || state == State::Refused;
}

bool MomentClip::isOpen() const
{
    return state == State::Asking || state == State::Fresh || state == State::Unknown || state == State::Opening;
}

MomentClips::MomentClips(ClipOrders &orders, CloudSpans &cloud, const Session &session, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_orders(orders)
    , m_cloud(cloud)
    , m_session(session)
    , m_clock(clock)
{
    connect(&orders, &ClipOrders::changed, this, &MomentClips::changed);
    connect(&orders, &ClipOrders::arrived, this, &MomentClips::arrived);
    connect(&cloud, &CloudSpans::changed, this, &MomentClips::changed);
    connect(&session, &Session::stateChanged, this, &MomentClips::changed);
    connect(&session, &Session::camerasChanged, this, &MomentClips::changed);
}

MomentClip MomentClips::look(const CameraId &camera, Instant at) const
{
    const std::optional<ClipOrder> order = m_orders.of(camera, at);
    if (order && order->isUnderWay())
        return {State::UnderWay, order};
    const bool came = order && order->clip.stage == StoredClip::Stage::Done;
    if (came && !m_orders.isRingOpen())
        return m_orders.ringProblem() ? MomentClip{State::Closed, order, m_orders.ringProblem()} : MomentClip{State::Opening, order};
    if (!m_session.client())
        return {State::SignedOut};
    if (m_session.camerasKnown() && !m_session.camera(camera))
        return {State::NotListed};
    if (!m_session.client()->recordings())
        return {State::NoClips};
    if (const std::optional<Error> refusal = m_orders.refusal(camera))
        return {State::Refused, {}, refusal};
    const MomentClip cloud = inCloud(camera, at);
    if (order && cloud.mayBeOrdered())
        return {came ? State::Missing : State::Failed, order, order->clip.error};
    return cloud;
}

MomentClip MomentClips::inCloud(const CameraId &camera, Instant at) const
{
    const QList<TimeRange> spans = m_cloud.spans(camera, around(at));
    if (std::any_of(spans.begin(), spans.end(), [at](const TimeRange &span) { return span.contains(at); }))
        return {State::Recorded};
    const Instant now = m_clock.now();
    if (now - at < kFresh)
        return {State::Fresh};
    if (!m_cloud.isKnown(camera, {at - kAround, at + 1ms})) {
        const std::optional<Error> problem = m_cloud.problem(camera);
        return {problem ? State::Unknown : State::Asking, {}, problem};
    }
    MomentClip none;
    for (const TimeRange &span : spans) {
        if (span.to <= at)
            none.last = span.to;
        else if (!none.next)
            none.next = span.from;
    }
    none.state = none.last ? State::Gap : now - at > kShortestPlan ? State::TooOld : State::NotRecorded;
    return none;
}

void MomentClips::want(const CameraId &camera, Instant at)
{
    m_cloud.want(camera, around(at));
}

void MomentClips::order(const CameraId &camera, Instant at, std::chrono::minutes length)
{
    const std::optional<ClipOrder> before = m_orders.of(camera, at);
    if (before && !before->isUnderWay()) // it brought nothing
        m_orders.cancel(before->clip.id);
    const auto third = std::chrono::duration_cast<std::chrono::seconds>(length) / 3;
    m_orders.order(camera, {at - 2 * third, at + third});
}

void MomentClips::cancel(const CameraId &camera, Instant at)
{
    if (const std::optional<ClipOrder> order = m_orders.of(camera, at))
        m_orders.cancel(order->clip.id);
}

void MomentClips::retry(const CameraId &camera, Instant at)
{
    if (const std::optional<ClipOrder> order = m_orders.of(camera, at))
        m_orders.retry(order->clip.id);
}
