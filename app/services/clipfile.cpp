// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clipfile.h"

#include "app/base/logging.h"
#include "app/services/exportfile.h"
#include "app/services/partfile.h"
#include "app/video/clipcheck.h"
#include "app/video/footagesource.h"
#include "app/video/mp4writer.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {

// What lies nearer together is one recording, as in FootageStream.
constexpr std::chrono::milliseconds kHole = 300ms;

class Job {
public:
    Job(const FootageSource &footage, const ClipWish &wish, const QString &folder, ClipManner manner,
        const std::function<void(Instant)> &progress, const std::function<bool()> &isStopped)
        : m_footage(footage)
        , m_wish(wish)
        , m_progress(progress)
        , m_isStopped(isStopped)
        , m_file(folder, wish.name)
    {
        if (manner == ClipManner::Exact) {
            auto exact = std::make_unique<ExactWriter>(m_file.device(), wish.span, wish.paint, isStopped);
            m_exact = exact.get();
            m_writer = std::move(exact);
        } else {
            m_writer = std::make_unique<Mp4Writer>(m_file.device(), wish.span);
        }
    }

    Result<Done> run(ClipFile &made)
    {
        if (const Result<Done> opened = m_file.open(); !opened)
            return opened;
        if (const Result<Done> copied = copy(); !copied)
            return copied;
        const Result<TimeRange> shown = m_writer->finish();
        if (!shown)
            return shown.error().kind == Error::Kind::Storage ? ofFile() : Result<Done>(shown.error());
        if (const Result<Done> closed = m_file.close(); !closed)
            return closed;
        const Instant begin = m_wish.span.from;
        if (const Result<Done> plays = checkClip(m_file.path(), shown.value().from - begin, shown.value().to - begin, m_isStopped); !plays)
            return plays;
        const Result<QString> path = m_file.complete();
        if (!path)
            return path.error();
        made.path = path.value();
        made.shown = shown.value();
        made.missing = missing(shown.value());
        made.sound = m_writer->sound();
        made.encoder = m_exact ? m_exact->encoder() : QString();
        return Done{};
    }

private:
    Result<Done> copy()
    {
        std::optional<MediaSegment> segment = m_footage.segmentAt(m_wish.camera, m_wish.span.from);
        if (!segment)
            segment = m_footage.segmentAfter(m_wish.camera, m_wish.span.from);
        for (; segment && segment->start < m_wish.span.to; segment = m_footage.segmentAfter(m_wish.camera, segment->start + 1ms)) {
            if (m_isStopped())
                return Error{Error::Kind::Cancelled, {}, {}, {}};
            const Result<Done> written = m_writer->write(*segment);
            if (written)
                addSpan(m_written, {segment->start, segment->end()}, kHole);
            else if (written.error().kind == Error::Kind::Storage)
                return ofFile();
            else if (written.error().kind != Error::Kind::BadData || !written.error().reason.isEmpty())
                return written;
            else
                qCWarning(lcServices).noquote() << "left out of a clip:" << written.error().detail;
            m_progress(segment->end());
        }
        return Done{};
    }

    Result<Done> ofFile() { return exportFileError(m_file.device(), QStringLiteral("export.failed")); }

    QList<TimeRange> missing(const TimeRange &shown) const
    {
        QList<TimeRange> spans;
        for (const TimeRange &span : m_written) {
            const TimeRange seen{std::max(span.from, shown.from), std::min(span.to, shown.to)};
            if (!seen.isEmpty())
                spans << seen;
        }
        return holesIn(m_wish.span, spans);
    }

    const FootageSource &m_footage;
    const ClipWish &m_wish;
    const std::function<void(Instant)> &m_progress;
    const std::function<bool()> &m_isStopped;
    PartFile m_file;
    std::unique_ptr<ClipWriter> m_writer; //!< on the file
    const ExactWriter *m_exact = nullptr;
    QList<TimeRange> m_written;
};

} // namespace

QList<TimeRange> holesIn(const TimeRange &span, const QList<TimeRange> &covered)
{
    QList<TimeRange> holes{span};
    for (const TimeRange &one : covered)
        removeSpan(holes, one);
    holes.removeIf([](const TimeRange &hole) { return hole.to - hole.from <= kHole; });
    return holes;
}

ClipFile writeClip(const FootageSource &footage, const ClipWish &wish, const QString &folder, ClipManner manner,
                   const std::function<void(Instant)> &progress, const std::function<bool()> &isStopped)
{
    ClipFile made{wish.camera, wish.span};
    if (const Result<Done> done = Job(footage, wish, folder, manner, progress, isStopped).run(made); !done)
        made.error = done.error();
    return made;
}
