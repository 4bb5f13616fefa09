// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/ringbudget.h"

#include "app/base/logging.h"

#include <QSet>

#include <algorithm>

namespace {
// Files leave one by one: so that this is done in small steps, a file is a small part of the ring.
constexpr qint64 kFilesOfARing = 64;
constexpr qint64 kLargestFile = 256 * 1024 * 1024;
constexpr qint64 kSmallestFile = 4 * 1024;
} // namespace

RingBudget::RingBudget(const RingFolder &folder, const RingKeys &keys, RingCatalog &catalog, RingIntake &intake, RingCatalog::Load load,
                       FreeSpace freeSpace, Damaged damaged)
    : m_folder(folder)
    , m_keys(keys)
    , m_catalog(catalog)
    , m_intake(intake)
    , m_load(std::move(load))
    , m_freeSpace(std::move(freeSpace))
    , m_damaged(std::move(damaged))
{
    setLimits(m_limits);
}

void RingBudget::setLimits(const RingLimits &limits)
{
    m_limits = limits;
    m_intake.setFileBytes(std::clamp(limits.bytes / kFilesOfARing, kSmallestFile, kLargestFile));
}

void RingBudget::setPinned(const QList<PinnedFootage> &pinned)
{
    m_pinned = pinned;
}

bool RingBudget::isPinned(const CameraId &camera, const TimeRange &range) const
{
    return std::any_of(m_pinned->begin(), m_pinned->end(), [&](const PinnedFootage &pinned) {
        return pinned.camera == camera && pinned.range.from < range.to && range.from < pinned.range.to;
    });
}

Result<Done> RingBudget::enforce(Instant now, qint64 wanted)
{
    const qint64 room = m_limits.freeSpace + wanted;
    bool full = m_freeSpace() < room;
    const auto told = [&](Result<Done> result) -> Result<Done> {
        if (!result || !full)
            return result;
        return Error{Error::Kind::Storage, QStringLiteral("too little free space"), {}, QStringLiteral("footage.diskFull")};
    };
    if (!m_pinned)
        return told(Done{});
    Result<Done> done = Done{};
    const QList<RingCatalog::File> files = m_catalog.files();
    for (const RingCatalog::File &file : files) {
        const RingSummary &summary = file.summary;
        if (summary.kept) {
            const bool wantedStill = std::any_of(summary.spans.begin(), summary.spans.end(),
                                                 [&](const TimeRange &span) { return isPinned(summary.camera, span); });
            if (wantedStill)
                continue;
        } else {
            const bool tooOld = summary.recordedUntil < now - m_limits.age;
            // A growing file is the newest of its camera: it does not free the disk for what comes into it.
            if (!tooOld && !isOver() && (file.growing || !full))
                continue;
        }
        if (file.growing)
            m_intake.close(file.number);
        if (const Result<Done> dropped = drop(file, now); !dropped)
            done = dropped;
        full = m_freeSpace() < room;
    }
    return told(done);
}

Result<Done> RingBudget::drop(const RingCatalog::File &file, Instant now)
{
    if (!file.summary.kept) {
        if (const Result<Done> kept = keepPinned(file, now); !kept)
            return kept;
    }
    // In this order: an index alone is known to be a leftover.
    QFile footage(m_folder.footagePath(file.cameraTag, file.number));
    if (footage.exists() && !footage.remove())
        return ringFileError(footage); // somebody reads it, on Windows; it goes the next time
    QFile index(m_folder.indexPath(file.cameraTag, file.number));
    if (index.exists() && !index.remove())
        qCInfo(lcVideo) << "an index of footage that has gone stays for now";
    m_catalog.remove(file.number);
    return Done{};
}

//! Segments of the file that are pinned, without those that were copied when a crash came before the file went.
QList<RingIndexEntry> RingBudget::notKeptYet(const RingCatalog::File &file) const
{
    const bool any = std::any_of(m_pinned->begin(), m_pinned->end(), [&](const PinnedFootage &pinned) {
        return pinned.camera == file.summary.camera && file.summary.overlaps(pinned.range);
    });
    if (!any)
        return {};
    QSet<qint64> kept;
    const QList<RingCatalog::File> files = m_catalog.files();
    for (const RingCatalog::File &other : files) {
        if (!other.summary.kept || other.summary.camera != file.summary.camera)
            continue;
        const QList<RingIndexEntry> entries = m_load(other.cameraTag, other.number);
        for (const RingIndexEntry &entry : entries)
            kept.insert(toMs(entry.start));
    }
    QList<RingIndexEntry> wanted;
    const QList<RingIndexEntry> entries = m_load(file.cameraTag, file.number);
    for (const RingIndexEntry &entry : entries) {
        if (isPinned(file.summary.camera, {entry.start, entry.end()}) && !kept.contains(toMs(entry.start)))
            wanted.append(entry);
    }
    return wanted;
}

Result<Done> RingBudget::keepPinned(const RingCatalog::File &file, Instant now)
{
    const QList<RingIndexEntry> wanted = notKeptYet(file);
    if (wanted.isEmpty())
        return Done{};
    auto created = RingFileWriter::create(m_folder, m_keys, file.summary.camera, m_intake.takeNumber(), RingFileHeader::Content::Kept, now);
    if (!created)
        return created.error();
    const std::unique_ptr<RingFileWriter> writer = created.take();
    const RingFileReader reader(m_folder, m_keys, file.cameraTag, file.number);
    for (const RingIndexEntry &entry : wanted) {
        const Result<MediaSegment> segment = reader.segment(entry);
        if (!segment) {
            m_damaged({file.cameraTag, file.number, entry});
            continue;
        }
        if (const Result<RingIndexEntry> copied = writer->append(segment.value(), file.summary.recordedUntil); !copied) {
            writer->discard();
            return copied.error();
        }
    }
    if (const Result<Done> closed = writer->close(); !closed) {
        writer->discard();
        return closed.error();
    }
    if (!writer->index().entries.isEmpty())
        m_catalog.put({writer->cameraTag(), writer->number(), writer->index().summary, false});
    return Done{};
}
