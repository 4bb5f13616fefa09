// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clipexport.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/video/footagesource.h"

#include <QFile>

#include <algorithm>

namespace {

double seconds(const TimeRange &span)
{
    return std::chrono::duration<double>(span.to - span.from).count();
}

} // namespace

ClipExport::ClipExport(const FootageSource &footage, QObject *parent) : QObject(parent), m_footage(footage)
{
    m_thread.setMaxThreadCount(1);
}

ClipExport::~ClipExport()
{
    m_writing.cancel();
    m_thread.waitForDone();
}

QFuture<Result<QList<ClipFile>>> ClipExport::write(const ClipExportOrder &order)
{
    m_writing.cancel();
    const Deferred<QList<ClipFile>> deferred;
    m_writing = deferred.future();
    m_progress = 0;
    m_thread.start([this, order, deferred] {
        const std::function<bool()> isStopped = [&] { return deferred.isCancelled(); };
        double total = 0;
        for (const ClipWish &clip : order.clips)
            total += seconds(clip.span);
        double before = 0;
        QList<ClipFile> made;
        for (const ClipWish &clip : order.clips) {
            const std::function<void(Instant)> progress = [&](Instant at) {
                if (!isStopped()) // or it would be told of the export that follows
                    m_progress = std::clamp((before + seconds({clip.span.from, std::min(at, clip.span.to)})) / total, 0.0, 1.0);
            };
            if (isStopped())
                break;
            made << writeClip(m_footage, clip, order.folder, order.manner, progress, isStopped);
            before += seconds(clip.span);
            if (const std::optional<Error> &error = made.last().error; error && error->kind != Error::Kind::Cancelled)
                qCWarning(lcServices).noquote() << "a clip could not be exported:" << error->reason << error->detail;
        }
        if (isStopped()) {
            for (const ClipFile &file : std::as_const(made)) {
                if (!file.path.isEmpty())
                    QFile::remove(file.path);
            }
        }
        deferred.answer(made);
    });
    return deferred.future();
}

QList<TimeRange> ClipExport::missing(const CameraId &camera, const TimeRange &span) const
{
    return holesIn(span, m_footage.spans(camera));
}
