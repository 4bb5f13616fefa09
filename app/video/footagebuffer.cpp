// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/footagebuffer.h"

#include <QMutexLocker>

#include <algorithm>

using namespace std::chrono_literals;

namespace {
// The playlist rounds durations and dates; so small a hole between two segments is none.
constexpr std::chrono::milliseconds kRounding = 100ms;
constexpr qsizetype kRepeats = 16;
} // namespace

FootageBuffer::FootageBuffer() : FootageBuffer(Limits()) {}
FootageBuffer::FootageBuffer(Limits limits) : m_limits(limits) {}

void FootageBuffer::append(const CameraId &camera, const MediaSegment &segment, From from)
{
    emit fetched(camera, from);
    if (keep(camera, segment))
        emit appended(camera, segment, from);
}

bool FootageBuffer::keep(const CameraId &camera, const MediaSegment &segment)
{
    const QMutexLocker lock(&m_mutex);
    Ring &ring = m_rings[camera];
    // Showing a camera again begins with a segment that was there before, and so does it when screen and recorder take turns.
    const auto known = [&](const MediaSegment &other) { return other.sequence == segment.sequence && other.start == segment.start; };
    const auto lately = ring.segments.rbegin() + std::min<qsizetype>(kRepeats, qsizetype(ring.segments.size()));
    if (std::any_of(ring.segments.rbegin(), lately, known))
        return false;
    ring.segments.push_back(segment);
    ring.bytes += segment.bytes.size();
    const auto tooMuch = [&] { return ring.bytes > m_limits.bytesPerCamera || ring.segments.front().end() < segment.end() - m_limits.age; };
    while (ring.segments.size() > 1 && tooMuch()) {
        ring.bytes -= ring.segments.front().bytes.size();
        ring.segments.pop_front();
    }
    return true;
}

std::optional<MediaSegment> FootageBuffer::segmentAt(const CameraId &camera, Instant at) const
{
    const QMutexLocker lock(&m_mutex);
    const auto ring = m_rings.constFind(camera);
    if (ring == m_rings.constEnd())
        return std::nullopt;
    const MediaSegment *nearly = nullptr;
    for (auto it = ring->segments.rbegin(); it != ring->segments.rend(); ++it) {
        if (it->start <= at && at < it->end())
            return *it;
        if (!nearly && it->end() <= at && at < it->end() + kRounding)
            nearly = &*it;
    }
    return nearly ? std::optional(*nearly) : std::nullopt;
}

std::optional<MediaSegment> FootageBuffer::after(const CameraId &camera, Instant at) const
{
    const QMutexLocker lock(&m_mutex);
    const auto ring = m_rings.constFind(camera);
    if (ring == m_rings.constEnd())
        return std::nullopt;
    const MediaSegment *first = nullptr;
    for (const MediaSegment &segment : ring->segments) {
        if (segment.start >= at && (!first || segment.start < first->start))
            first = &segment;
    }
    return first ? std::optional(*first) : std::nullopt;
}

std::optional<MediaSegment> FootageBuffer::before(const CameraId &camera, Instant at) const
{
    const QMutexLocker lock(&m_mutex);
    const auto ring = m_rings.constFind(camera);
    if (ring == m_rings.constEnd())
        return std::nullopt;
    const MediaSegment *last = nullptr;
    for (const MediaSegment &segment : ring->segments) {
        if (segment.start < at && (!last || segment.start >= last->start))
            last = &segment;
    }
    return last ? std::optional(*last) : std::nullopt;
}

QList<TimeRange> FootageBuffer::spans(const CameraId &camera) const
{
    const QMutexLocker lock(&m_mutex);
    QList<TimeRange> spans;
    if (const auto ring = m_rings.constFind(camera); ring != m_rings.constEnd()) {
        for (const MediaSegment &segment : ring->segments)
            addSpan(spans, {segment.start, segment.end()}, kRounding);
    }
    return spans;
}

void FootageBuffer::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_rings.clear();
}

void FootageBuffer::watch(const CameraId &camera)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (++m_watched[camera] > 1)
            return;
    }
    emit watchedChanged(camera);
}

void FootageBuffer::unwatch(const CameraId &camera)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (--m_watched[camera] > 0)
            return;
        m_watched.remove(camera);
    }
    emit watchedChanged(camera);
}

bool FootageBuffer::isWatched(const CameraId &camera) const
{
    const QMutexLocker lock(&m_mutex);
    return m_watched.contains(camera);
}
