// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/ringcatalog.h"

#include <QMutexLocker>

#include <algorithm>

using std::chrono::milliseconds;

namespace {

// Of entries of closed files: some hundred thousand segments.
constexpr qsizetype kCacheBytes = 16 * 1024 * 1024;

bool contains(const RingIndexEntry &entry, Instant at)
{
    return entry.start <= at && at < entry.end();
}

//! Where two show the same (the camera's clock was set back), the one that came last counts: leaves out what later ones
//! cover by more than half. Takes them in order of start.
QList<RingSegment> withoutSuperseded(const QList<RingSegment> &sorted)
{
    const auto cameLater = [](const RingSegment &a, const RingSegment &b) {
        return a.file != b.file ? a.file > b.file : a.entry.offset > b.entry.offset;
    };
    const auto length = [](const RingSegment &segment) { return segment.end() - segment.start(); };
    milliseconds longest{0};
    for (const RingSegment &segment : sorted)
        longest = std::max(longest, length(segment));
    QList<RingSegment> left;
    left.reserve(sorted.size());
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const RingSegment &segment = sorted.at(i);
        milliseconds covered{0};
        const auto cover = [&](const RingSegment &other) {
            if (cameLater(other, segment))
                covered += std::max(milliseconds(0), std::min(segment.end(), other.end()) - std::max(segment.start(), other.start()));
        };
        for (qsizetype j = i; j-- > 0 && sorted.at(j).start() + longest > segment.start();)
            cover(sorted.at(j));
        for (qsizetype j = i + 1; j < sorted.size() && sorted.at(j).start() < segment.end(); ++j)
            cover(sorted.at(j));
        if (covered * 2 <= length(segment))
            left.append(segment);
    }
    return left;
}

} // namespace

RingCatalog::RingCatalog()
{
    m_loaded.setMaxCost(kCacheBytes);
}

void RingCatalog::put(const File &file, const QList<RingIndexEntry> &entries)
{
    const QMutexLocker lock(&m_mutex);
    const bool known = m_files.count(file.number) > 0;
    if (known) {
        const RingSummary &before = m_files.at(file.number).summary;
        (before.kept ? m_keptBytes : m_bytes) -= before.bytes;
    } else {
        QList<quint64> &numbers = m_byCamera[file.summary.camera];
        numbers.insert(std::upper_bound(numbers.begin(), numbers.end(), file.number), file.number);
    }
    m_files.insert_or_assign(file.number, file);
    (file.summary.kept ? m_keptBytes : m_bytes) += file.summary.bytes;
    if (file.growing)
        m_growing.insert(file.number, entries);
    else
        m_growing.remove(file.number);
}

void RingCatalog::remove(quint64 number)
{
    const QMutexLocker lock(&m_mutex);
    const auto file = m_files.find(number);
    if (file == m_files.end())
        return;
    const RingSummary &summary = file->second.summary;
    (summary.kept ? m_keptBytes : m_bytes) -= summary.bytes;
    QList<quint64> &numbers = m_byCamera[summary.camera];
    numbers.removeOne(number);
    if (numbers.isEmpty())
        m_byCamera.remove(summary.camera);
    m_growing.remove(number);
    m_loaded.remove(number);
    m_damaged.remove(number);
    m_files.erase(file);
}

void RingCatalog::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_files.clear();
    m_byCamera.clear();
    m_growing.clear();
    m_loaded.clear();
    m_damaged.clear();
    m_bytes = 0;
    m_keptBytes = 0;
}

bool RingCatalog::setDamaged(const RingSegment &segment)
{
    const QMutexLocker lock(&m_mutex);
    if (m_files.count(segment.file) == 0 || m_damaged.value(segment.file).contains(segment.entry.offset))
        return false;
    m_damaged[segment.file].insert(segment.entry.offset);
    m_loaded.remove(segment.file);
    return true;
}

//! The newest file first.
QList<RingCatalog::Entries> RingCatalog::candidates(const CameraId &camera, const Wanted &wanted) const
{
    const QMutexLocker lock(&m_mutex);
    QList<Entries> found;
    const QList<quint64> numbers = m_byCamera.value(camera);
    for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
        const File &file = m_files.at(*number);
        if (file.summary.spans.isEmpty() || !wanted(file.summary))
            continue;
        Entries candidate{file, {}};
        if (const auto growing = m_growing.constFind(*number); growing != m_growing.constEnd())
            candidate.known = *growing;
        else if (const auto *loaded = m_loaded.object(*number))
            candidate.known = *loaded;
        found.append(candidate);
    }
    return found;
}

QList<RingIndexEntry> RingCatalog::entriesOf(const Entries &candidate, const Load &load) const
{
    const quint64 number = candidate.file.number;
    QList<RingIndexEntry> entries = candidate.known ? *candidate.known : load(candidate.file.cameraTag, number);
    const QMutexLocker lock(&m_mutex);
    if (const auto damaged = m_damaged.constFind(number); damaged != m_damaged.constEnd()) {
        entries.erase(
            std::remove_if(entries.begin(), entries.end(), [&](const RingIndexEntry &entry) { return damaged->contains(entry.offset); }),
            entries.end());
    }
    if (!candidate.known && m_files.count(number) > 0)
        m_loaded.insert(number, new QList<RingIndexEntry>(entries), entries.size() * qsizetype(sizeof(RingIndexEntry)) + 1);
    return entries;
}

std::optional<RingSegment> RingCatalog::at(const CameraId &camera, Instant at, const Load &load) const
{
    std::optional<RingSegment> nearly;
    const QList<Entries> files = candidates(camera, [&](const RingSummary &summary) { return summary.covers(at); });
    for (const Entries &file : files) {
        const QList<RingIndexEntry> entries = entriesOf(file, load);
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
            if (contains(*entry, at))
                return RingSegment{file.file.cameraTag, file.file.number, *entry};
            if (!nearly && entry->end() <= at && at < entry->end() + kRingRounding)
                nearly = RingSegment{file.file.cameraTag, file.file.number, *entry};
        }
    }
    return nearly;
}

std::optional<RingSegment> RingCatalog::before(const CameraId &camera, Instant at, const Load &load) const
{
    QList<Entries> files = candidates(camera, [&](const RingSummary &summary) { return summary.spans.first().from < at; });
    // What it may hold at the latest, the most promising first.
    const auto latest = [&](const Entries &file) { return std::min(file.file.summary.spans.last().to, at); };
    std::stable_sort(files.begin(), files.end(), [&](const Entries &a, const Entries &b) { return latest(a) > latest(b); });
    std::optional<RingSegment> best;
    for (const Entries &file : std::as_const(files)) {
        if (best && latest(file) <= best->start())
            break;
        const QList<RingIndexEntry> entries = entriesOf(file, load);
        for (const RingIndexEntry &entry : entries) {
            if (entry.start < at && (!best || entry.start > best->start()))
                best = RingSegment{file.file.cameraTag, file.file.number, entry};
        }
    }
    return best;
}

std::optional<RingSegment> RingCatalog::after(const CameraId &camera, Instant at, const Load &load) const
{
    QList<Entries> files = candidates(camera, [&](const RingSummary &summary) { return summary.spans.last().to > at; });
    const auto earliest = [&](const Entries &file) { return std::max(file.file.summary.spans.first().from, at); };
    std::stable_sort(files.begin(), files.end(), [&](const Entries &a, const Entries &b) { return earliest(a) < earliest(b); });
    std::optional<RingSegment> best;
    for (const Entries &file : std::as_const(files)) {
        if (best && earliest(file) >= best->start())
            break;
        const QList<RingIndexEntry> entries = entriesOf(file, load);
        for (const RingIndexEntry &entry : entries) {
            if (entry.start >= at && (!best || entry.start < best->start()))
                best = RingSegment{file.file.cameraTag, file.file.number, entry};
        }
    }
    return best;
}

QList<RingSegment> RingCatalog::in(const CameraId &camera, const TimeRange &range, const Load &load) const
{
    QList<RingSegment> found;
    const QList<Entries> files = candidates(camera, [&](const RingSummary &summary) { return summary.overlaps(range); });
    for (const Entries &file : files) {
        const QList<RingIndexEntry> entries = entriesOf(file, load);
        for (const RingIndexEntry &entry : entries) {
            if (entry.start < range.to && range.from < entry.end())
                found.append({file.file.cameraTag, file.file.number, entry});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const RingSegment &a, const RingSegment &b) { return a.start() < b.start(); });
    return withoutSuperseded(found);
}

bool RingCatalog::covers(const CameraId &camera, Instant at) const
{
    const QMutexLocker lock(&m_mutex);
    const QList<quint64> numbers = m_byCamera.value(camera);
    return std::any_of(numbers.begin(), numbers.end(), [&](quint64 number) { return m_files.at(number).summary.covers(at); });
}

QList<TimeRange> RingCatalog::spans(const CameraId &camera) const
{
    const QMutexLocker lock(&m_mutex);
    QList<TimeRange> spans;
    const QList<quint64> numbers = m_byCamera.value(camera);
    for (const quint64 number : numbers) {
        for (const TimeRange &span : m_files.at(number).summary.spans)
            addSpan(spans, span, kRingRounding);
    }
    return spans;
}

QList<RingCamera> RingCatalog::cameras() const
{
    const QMutexLocker lock(&m_mutex);
    QList<RingCamera> cameras;
    for (auto it = m_byCamera.constBegin(); it != m_byCamera.constEnd(); ++it) {
        if (it.key().isEmpty()) // files that cannot be read
            continue;
        RingCamera camera;
        camera.camera = it.key();
        for (const quint64 number : it.value()) {
            const RingSummary &summary = m_files.at(number).summary;
            (summary.kept ? camera.keptBytes : camera.bytes) += summary.bytes;
            camera.segments += summary.segments;
            for (const TimeRange &span : summary.spans) {
                if (!summary.kept)
                    camera.covered += span.to - span.from;
                const bool first = camera.oldest == camera.newest;
                camera.oldest = first ? span.from : std::min(camera.oldest, span.from);
                camera.newest = first ? span.to : std::max(camera.newest, span.to);
            }
        }
        cameras.append(camera);
    }
    std::sort(cameras.begin(), cameras.end(), [](const RingCamera &a, const RingCamera &b) { return a.camera.value < b.camera.value; });
    return cameras;
}

QList<RingCatalog::File> RingCatalog::files() const
{
    const QMutexLocker lock(&m_mutex);
    QList<File> files;
    for (const auto &[number, file] : m_files)
        files.append(file);
    return files;
}

qint64 RingCatalog::bytes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes;
}

qint64 RingCatalog::keptBytes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_keptBytes;
}
