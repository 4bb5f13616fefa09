// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dashboard/standrecordings.h"

#include "app/demo/safieclips.h"

using namespace std::chrono_literals;

CameraRecordings::ClipLimits StandRecordings::clipLimits() const
{
    return {60s, 600s, 62s};
}

QFuture<Result<QList<TimeRange>>> StandRecordings::spans(CameraId, TimeRange range)
{
    if (spansError)
        return readyResult<QList<TimeRange>>(*spansError);
    QList<TimeRange> cut;
    for (const TimeRange &span : recorded.value_or(QList{range})) {
        const TimeRange part{std::max(span.from, range.from), std::min(span.to, range.to)};
        if (!part.isEmpty())
            cut << part;
    }
    return readyResult<QList<TimeRange>>(cut);
}

QFuture<Result<qint64>> StandRecordings::order(CameraId camera, TimeRange span)
{
    if (orderError)
        return readyResult<qint64>(*orderError);
    ordered[m_next] = {camera, span};
    return readyResult<qint64>(m_next++);
}

QFuture<Result<CloudClip>> StandRecordings::clip(CameraId, qint64 order)
{
    if (!ordered.contains(order))
        return readyResult<CloudClip>(Error{Error::Kind::NotFound, {}, {}, QStringLiteral("clip.gone")});
    const auto state = made ? CloudClip::State::Available : CloudClip::State::Processing;
    return readyResult<CloudClip>(CloudClip{order, ordered[order].second, state, {}});
}

QFuture<Result<QList<qint64>>> StandRecordings::orders(CameraId)
{
    return readyResult<QList<qint64>>(QList<qint64>());
}

QFuture<Result<Done>> StandRecordings::download(CloudClip clip, std::shared_ptr<QFileDevice> file, Progress progress)
{
    const auto &[camera, span] = ordered[clip.order];
    const CameraWall::Span seconds{toMs(span.from) / 1000, toMs(span.to) / 1000};
    const QByteArray body = SafieClips::file({camera.value.right(1).toInt(), seconds, 0}, {seconds});
    const Deferred<Done> deferred;
    progress((body.size() + 1) / 2, body.size());
    handOver = [=] { deferred.answer(file->write(body) == body.size() ? Result<Done>(Done{}) : Error{Error::Kind::Storage, {}, {}, {}}); };
    return deferred.future();
}

QFuture<Result<Done>> StandRecordings::discard(CameraId, qint64 order)
{
    discarded << order;
    ordered.erase(order);
    return readyResult<Done>(Done{});
}
