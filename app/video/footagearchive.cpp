// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/footagearchive.h"

#include "app/video/footagebuffer.h"
#include "app/video/footagering.h"

namespace {
// A segment that turns out to be torn is not found again, so the next look finds its neighbour. Many in a row are no hole
// to search through while somebody waits.
constexpr int kMostTorn = 16;
} // namespace

std::optional<MediaSegment> FootageArchive::segmentAt(const CameraId &camera, Instant at) const
{
    if (auto now = m_buffer.segmentAt(camera, at)) // memory is faster
        return now;
    for (int tried = 0; m_ring && tried < kMostTorn; ++tried) {
        const auto kept = m_ring->segmentAt(camera, at);
        if (!kept)
            break;
        if (auto segment = m_ring->read(*kept))
            return segment.take();
    }
    return {};
}

std::optional<MediaSegment> FootageArchive::segmentAfter(const CameraId &camera, Instant at) const
{
    const auto fresh = m_buffer.after(camera, at);
    for (int tried = 0; m_ring && tried < kMostTorn; ++tried) {
        const auto kept = m_ring->after(camera, at);
        if (!kept || (fresh && fresh->start <= kept->start()))
            break;
        if (auto segment = m_ring->read(*kept))
            return segment.take();
    }
    return fresh;
}

std::optional<MediaSegment> FootageArchive::segmentBefore(const CameraId &camera, Instant at) const
{
    const auto fresh = m_buffer.before(camera, at);
    for (int tried = 0; m_ring && tried < kMostTorn; ++tried) {
        const auto kept = m_ring->before(camera, at);
        if (!kept || (fresh && fresh->start >= kept->start()))
            break;
        if (auto segment = m_ring->read(*kept))
            return segment.take();
    }
    return fresh;
}

bool FootageArchive::covers(const CameraId &camera, Instant at) const
{
    const auto now = m_buffer.segmentAt(camera, at);
    return (now && at < now->end()) || (m_ring && m_ring->covers(camera, at));
}

QList<TimeRange> FootageArchive::spans(const CameraId &camera) const
{
    QList<TimeRange> spans = m_buffer.spans(camera);
    const QList<TimeRange> onDisk = m_ring ? m_ring->spans(camera) : QList<TimeRange>();
    for (const TimeRange &span : onDisk)
        addSpan(spans, span);
    return spans;
}
