// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/ringintake.h"

#include "app/base/logging.h"

#include <algorithm>

namespace {
constexpr size_t kRemembered = 32; // a server that begins anew repeats its whole list, which is shorter
} // namespace

RingIntake::RingIntake(const RingFolder &folder, const RingKeys &keys, RingCatalog &catalog, RingCatalog::Load load, Tuning tuning)
    : m_folder(folder)
    , m_keys(keys)
    , m_catalog(catalog)
    , m_load(std::move(load))
    , m_tuning(tuning)
{
}

Result<bool> RingIntake::append(const CameraId &camera, const MediaSegment &segment, Instant now)
{
    Feed &feed = m_feeds[camera.value];
    if (isRepeat(camera, feed, segment))
        return false;
    if (feed.writer && isFull(*feed.writer, segment))
        close(std::move(feed.writer));
    if (!feed.writer) {
        auto writer = RingFileWriter::create(m_folder, m_keys, camera, takeNumber(), RingFileHeader::Content::Passing, now);
        if (!writer)
            return writer.error();
        feed.writer = writer.take();
    }
    const Result<RingIndexEntry> entry = feed.writer->append(segment, now);
    if (!entry) {
        close(std::move(feed.writer));
        return entry.error();
    }
    m_catalog.put({feed.writer->cameraTag(), feed.writer->number(), feed.writer->index().summary, true}, feed.writer->index().entries);
    feed.seen.push_back({segment.sequence, segment.start, segment.bytes.size()});
    if (feed.seen.size() > kRemembered)
        feed.seen.pop_front();
    return true;
}

bool RingIntake::isRepeat(const CameraId &camera, Feed &feed, const MediaSegment &segment) const
{
    // The last of the run before this one.
    if (feed.seen.empty()) {
        const auto known = m_catalog.at(camera, segment.start, m_load);
        return known && known->start() == segment.start && known->entry.size == segment.bytes.size();
    }
    return std::any_of(feed.seen.begin(), feed.seen.end(), [&](const Seen &seen) {
        // An estimated start differs each time that the segment comes.
        const bool same = seen.start == segment.start || (!segment.certain && seen.sequence == segment.sequence);
        return same && seen.size == segment.bytes.size();
    });
}

bool RingIntake::isFull(const RingFileWriter &writer, const MediaSegment &segment) const
{
    const RingSummary &summary = writer.index().summary;
    if (summary.spans.isEmpty())
        return false;
    const Instant from = std::min(summary.spans.first().from, segment.start);
    const Instant to = std::max(summary.spans.last().to, segment.end());
    return summary.bytes + segment.bytes.size() > m_tuning.fileBytes || to - from > m_tuning.fileLength;
}

Result<Done> RingIntake::sync()
{
    Result<Done> all = Done{};
    for (auto &[camera, feed] : m_feeds) {
        if (!feed.writer || !feed.writer->isDirty())
            continue;
        if (const Result<Done> synced = feed.writer->sync(); !synced)
            all = synced;
    }
    return all;
}

void RingIntake::closeIdle(Instant now)
{
    for (auto &[camera, feed] : m_feeds) {
        // Also when this computer's clock was set back.
        if (feed.writer && std::chrono::abs(now - feed.writer->index().summary.recordedUntil) > m_tuning.idle)
            close(std::move(feed.writer));
    }
}

void RingIntake::close(quint64 number)
{
    for (auto &[camera, feed] : m_feeds) {
        if (feed.writer && feed.writer->number() == number)
            close(std::move(feed.writer));
    }
}

void RingIntake::closeAll()
{
    for (auto &[camera, feed] : m_feeds) {
        if (feed.writer)
            close(std::move(feed.writer));
    }
    m_feeds.clear();
}

void RingIntake::discardAll()
{
    for (auto &[camera, feed] : m_feeds) {
        if (feed.writer)
            feed.writer->discard();
    }
    m_feeds.clear();
}

void RingIntake::close(std::unique_ptr<RingFileWriter> writer)
{
    // Without its index it is scanned when it is wanted.
    if (const Result<Done> closed = writer->close(); !closed)
        qCWarning(lcVideo) << "a footage file could not be closed:" << closed.error().detail;
    if (writer->index().entries.isEmpty())
        m_catalog.remove(writer->number());
    else
        m_catalog.put({writer->cameraTag(), writer->number(), writer->index().summary, false});
}
