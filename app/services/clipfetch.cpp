// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clipfetch.h"

#include "app/base/async.h"
#include "app/services/footagevault.h"
#include "app/video/clipcutter.h"
#include "app/video/footagering.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace {

constexpr qint64 kBatch = 32 * 1024 * 1024;

//! It goes with its last user, whatever becomes of the download.
std::shared_ptr<QFile> passingFile(const QString &name)
{
    return {new QFile(name), [](QFile *file) {
                file->remove();
                delete file;
            }};
}

Result<Done> keepAll(const QString &file, Instant start, const CameraId &camera, FootageRing &ring, const std::atomic<bool> &stop)
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

ClipFetch::ClipFetch(FootageRing &ring, FootageVault &vault, QString folder) : m_ring(ring), m_vault(vault), m_folder(std::move(folder))
{
    m_pool.setMaxThreadCount(1);
}

ClipFetch::~ClipFetch()
{
    m_stopping = true;
    m_pool.waitForDone();
}

void ClipFetch::clear()
{
    QDir(m_folder).removeRecursively();
}

bool ClipFetch::openRing()
{
    if (m_vault.state() == FootageVault::State::Closed)
        m_vault.open(true);
    return isRingOpen() && !problem();
}

bool ClipFetch::isRingOpen() const
{
    return m_ring.status().state == RingStatus::State::Ready;
}

std::optional<Error> ClipFetch::problem() const
{
    const std::optional<Error> disk = m_ring.status().problem;
    if (disk && disk->reason == u"footage.diskFull")
        return disk;
    return m_vault.error();
}

void ClipFetch::retry()
{
    m_vault.retry();
}

QFuture<Result<Done>> ClipFetch::fetch(CameraRecordings &cloud, const CameraId &camera, const CloudClip &clip,
                                       const CameraRecordings::Progress &progress, const std::function<void()> &downloaded)
{
    QDir().mkpath(m_folder);
    const auto file = passingFile(QDir(m_folder).filePath(QStringLiteral("%1.mp4").arg(clip.order)));
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate))
        return readyResult<Done>(Error{Error::Kind::Storage, file->errorString(), {}, QStringLiteral("footage.disk")});
    const Deferred<Done> deferred;
    const auto download = cloud.download(clip, file, progress);
    cancelTogether(deferred.future(), download, this);
    onFinished(download, this, [this, deferred, file, camera, downloaded, start = clip.span.from](const Result<Done> &done) {
        file->close(); // flushed before another one reads it
        if (!done || deferred.isCancelled())
            return deferred.answer(done);
        downloaded();
        m_pool.start(
            [this, deferred, file, camera, start] { deferred.answer(keepAll(file->fileName(), start, camera, m_ring, m_stopping)); });
    });
    return deferred.future();
}
