// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/safieclips.h"

#include "app/base/logging.h"
#include "app/demo/footage.h"
#include "app/video/mp4writer.h"

#include <QBuffer>

using namespace std::chrono_literals;

namespace {

constexpr qint64 kSegment = 2; // seconds

MediaSegment segmentOf(int camera, qint64 number)
{
    MediaSegment segment;
    segment.sequence = number;
    segment.bytes = Footage::segment(camera, number);
    segment.start = fromMs(number * kSegment * 1000);
    segment.duration = std::chrono::seconds(kSegment);
    return segment;
}

} // namespace

std::optional<qint64> SafieClips::add(const Order &order)
{
    if (numbers(order.camera, order.orderedAt).size() >= kKept)
        return {};
    m_orders.emplace(m_next, order);
    return m_next++;
}

const SafieClips::Order *SafieClips::find(int camera, qint64 number, qint64 now) const
{
    const auto found = m_orders.find(number);
    if (found == m_orders.end() || found->second.camera != camera || found->second.orderedAt + kLife < now)
        return nullptr;
    return &found->second;
}

QList<qint64> SafieClips::numbers(int camera, qint64 now) const
{
    QList<qint64> list;
    for (const auto &[number, order] : m_orders) {
        if (find(camera, number, now))
            list.append(number);
    }
    return list;
}

bool SafieClips::remove(int camera, qint64 number)
{
    const auto found = m_orders.find(number);
    if (found == m_orders.end() || found->second.camera != camera)
        return false;
    m_orders.erase(found);
    return true;
}

SafieClips::State SafieClips::state(const Order &order, const QList<CameraWall::Span> &recorded, qint64 now) const
{
    if (m_processing < 0 || now < order.orderedAt + m_processing)
        return State::Processing;
    return m_failing || recorded.isEmpty() ? State::Failed : State::Available;
}

QByteArray SafieClips::file(const Order &order, const QList<CameraWall::Span> &recorded)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    Mp4Writer writer(buffer, {fromMs(order.span.from * 1000), fromMs(order.span.to * 1000)});
    for (const CameraWall::Span &span : recorded) {
        for (qint64 number = span.from / kSegment; number * kSegment < span.to; ++number) {
            if (const Result<Done> done = writer.write(segmentOf(order.camera, number)); !done) {
                qCWarning(lcDemo) << "no clip:" << done.error().detail;
                return {};
            }
        }
    }
    const Result<TimeRange> made = writer.finish();
    if (!made)
        qCWarning(lcDemo) << "no clip:" << made.error().detail;
    return made ? buffer.data() : QByteArray();
}
