// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/ringworker.h"

#include "app/base/logging.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <limits>

using std::chrono::milliseconds;

namespace {

// So long finding what is there goes on before a segment that came meanwhile is written.
constexpr milliseconds kLoadAtOnce{50};
// A file that is not written yet needs its place, and so does the index beside it.
constexpr qint64 kRoomForMore = 1024 * 1024;

qint64 systemFreeSpace(const QString &folder)
{
    const qint64 free = QStorageInfo(folder).bytesAvailable();
    return free < 0 ? std::numeric_limits<qint64>::max() : free; // where nobody knows, a failed write tells
}

RingCatalog::Load entriesFrom(const RingFolder &folder, const RingKeys &keys)
{
    return [&folder, &keys](const QByteArray &tag, quint64 number) { return RingFileReader(folder, keys, tag, number).anyEntries(); };
}

bool isDue(const QElapsedTimer &since, milliseconds every)
{
    return milliseconds(since.elapsed()) >= every;
}

} // namespace

RingWorker::RingWorker(const RingFolder &folder, const RingKeys &keys, RingCatalog &catalog, const Clock &clock,
                       const FootageRing::Tuning &tuning, Counters &counters)
    : m_folder(folder)
    , m_keys(keys)
    , m_catalog(catalog)
    , m_clock(clock)
    , m_tuning(tuning)
    , m_counters(counters)
    , m_intake(folder, keys, catalog, entriesFrom(folder, keys), tuning.files)
    , m_budget(
          folder, keys, catalog, m_intake, entriesFrom(folder, keys),
          [this] { return m_tuning.freeSpace ? m_tuning.freeSpace(m_folder.path()) : systemFreeSpace(m_folder.path()); },
          [this](const RingSegment &segment) { m_counters.damaged += m_catalog.setDamaged(segment); })
    , m_toLoad(folder.files())
{
    m_intake.setNextNumber(m_toLoad.isEmpty() ? 1 : m_toLoad.last().number + 1);
    m_sinceSync.start();
    m_sinceEnforce.start();
}

RingWorker::~RingWorker()
{
    m_intake.closeAll();
}

void RingWorker::setLimits(const RingLimits &limits)
{
    m_budget.setLimits(limits);
    enforce();
}

void RingWorker::setPinned(const QList<PinnedFootage> &pinned)
{
    m_budget.setPinned(pinned);
    enforce();
}

void RingWorker::append(const CameraId &camera, MediaSegment segment)
{
    // Whether there is room again is for enforce() to say.
    if (m_problem && (isFull() || !isDue(m_sinceProblem, m_tuning.retryEvery))) {
        ++m_counters.lost;
        m_gaps.insert(camera.value);
        return;
    }
    segment.discontinuity = segment.discontinuity || m_gaps.count(camera.value) > 0;
    Result<bool> written = m_intake.append(camera, segment, m_clock.now());
    if (!written && written.error().reason == u"footage.diskFull" && !isLoading()) {
        // Before the reserve could be kept: something else filled the disk.
        if (m_budget.enforce(m_clock.now(), segment.bytes.size() + kRoomForMore))
            written = m_intake.append(camera, segment, m_clock.now());
    }
    if (!written) {
        ++m_counters.lost;
        m_gaps.insert(camera.value);
        if (written.error().kind == Error::Kind::Storage)
            failed(written.error());
        else
            qCWarning(lcVideo) << "a segment cannot be recorded:" << written.error().detail;
        return;
    }
    if (!isFull())
        m_problem.reset();
    m_gaps.erase(camera.value);
    m_counters.written += written.value();
    if (m_budget.isOver())
        enforce();
}

//! What is pinned has to be there before the next look at the budget.
Result<Done> RingWorker::keep(const CameraId &camera, const QList<MediaSegment> &segments)
{
    qint64 bytes = kRoomForMore;
    for (const MediaSegment &segment : segments)
        bytes += segment.bytes.size();
    if (!isLoading()) {
        const Result<Done> room = m_budget.enforce(m_clock.now(), bytes);
        if (!room && room.error().reason == u"footage.diskFull")
            return room;
    }
    auto created = RingFileWriter::create(m_folder, m_keys, camera, m_intake.takeNumber(), RingFileHeader::Content::Kept, m_clock.now());
    if (!created)
        return created.error();
    const std::unique_ptr<RingFileWriter> writer = created.take();
    for (const MediaSegment &segment : segments) {
        if (const Result<RingIndexEntry> written = writer->append(segment, m_clock.now()); !written) {
            writer->discard();
            return written.error();
        }
    }
    if (const Result<Done> closed = writer->close(); !closed) {
        writer->discard();
        return closed;
    }
    if (!writer->index().entries.isEmpty())
        m_catalog.put({writer->cameraTag(), writer->number(), writer->index().summary, false});
    return Done{};
}

bool RingWorker::isFull() const
{
    return m_problem && m_problem->reason == u"footage.diskFull";
}

void RingWorker::failed(const Error &error)
{
    if (m_problem != error)
        qCWarning(lcVideo) << "recording:" << error.detail << error.reason;
    m_problem = error;
    m_sinceProblem.start();
}

Result<Done> RingWorker::sync()
{
    m_sinceSync.start();
    return m_intake.sync();
}

bool RingWorker::step()
{
    if (isLoading()) {
        loadSome();
        if (!isLoading())
            enforce();
    }
    if (isDue(m_sinceSync, m_tuning.syncEvery)) {
        if (const Result<Done> synced = sync(); !synced)
            failed(synced.error());
    }
    if (isDue(m_sinceEnforce, m_tuning.enforceEvery))
        enforce();
    return isLoading();
}

//! Not before all is found: else the newest would be thrown away for the oldest.
void RingWorker::enforce()
{
    if (isLoading())
        return;
    m_sinceEnforce.start();
    m_intake.closeIdle(m_clock.now());
    const Result<Done> enforced = m_budget.enforce(m_clock.now());
    if (!enforced)
        failed(enforced.error());
    else if (isFull())
        m_problem.reset();
}

void RingWorker::loadSome()
{
    QElapsedTimer spent;
    spent.start();
    while (!m_toLoad.isEmpty() && !isDue(spent, kLoadAtOnce))
        load(m_toLoad.takeLast());
}

void RingWorker::load(const RingFolder::Found &found)
{
    const RingFileReader reader(m_folder, m_keys, found.cameraTag, found.number);
    if (!found.footage) { // it went, and the program ended before its index could
        if (!QFile::remove(m_folder.indexPath(found.cameraTag, found.number)))
            qCInfo(lcVideo) << "an index without footage cannot be removed";
        return;
    }
    if (!found.index && reader.isHardlyBegun()) {
        QFile::remove(m_folder.footagePath(found.cameraTag, found.number)); // else the next start tries again
        return;
    }
    RingCatalog::File file{found.cameraTag, found.number, {}, false};
    Result<RingSummary> summary = reader.summary();
    if (!summary) {
        m_counters.damaged += found.index;
        summary = recovered(reader);
    }
    const QFileInfo info(m_folder.footagePath(found.cameraTag, found.number));
    if (summary) {
        file.summary = summary.value();
    } else {
        qCWarning(lcVideo) << "footage file" << found.number << "cannot be read:" << summary.error().detail;
        ++m_counters.damaged;
        // Nothing is to be found in it, but it takes room, and goes when its time comes.
        file.summary.recordedUntil = fromMs(info.lastModified().toMSecsSinceEpoch());
    }
    file.summary.bytes = info.size();
    m_catalog.put(file);
}

//! Of a file that was not closed.
Result<RingSummary> RingWorker::recovered(const RingFileReader &reader)
{
    int damaged = 0;
    const Result<RingIndex> scanned = reader.scan(&damaged);
    if (!scanned)
        return scanned.error();
    m_counters.damaged += damaged;
    if (const Result<Done> written = reader.writeIndex(scanned.value(), m_clock.now()); !written)
        qCWarning(lcVideo) << "an index of footage could not be written:" << written.error().detail;
    return scanned.value().summary;
}

Result<Done> RingWorker::removeAll()
{
    m_toLoad.clear();
    m_gaps.clear();
    m_intake.discardAll();
    m_catalog.clear();
    bool all = true;
    const QList<RingFolder::Found> files = m_folder.files();
    for (const RingFolder::Found &file : files) {
        all = (!file.footage || QFile::remove(m_folder.footagePath(file.cameraTag, file.number))) && all;
        all = (!file.index || QFile::remove(m_folder.indexPath(file.cameraTag, file.number))) && all;
    }
    if (all)
        return Done{};
    m_toLoad = m_folder.files(); // what could not be removed is not hidden
    return Error{Error::Kind::Storage, QStringLiteral("not all files could be removed"), {}, QStringLiteral("footage.disk")};
}
