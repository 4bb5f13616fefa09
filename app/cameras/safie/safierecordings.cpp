// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safierecordings.h"

#include "app/base/async.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace {

constexpr auto kGuard = 60s; // the cloud knows nothing of the last minute (safie.md 6.5)
constexpr auto kClocks = 2s; // for clocks that differ a little
constexpr auto kLongestQuery = 24h; // the smaller of two limits (safie.md 6.5)
constexpr auto kShortestQuery = 60s;

Error tooMany(std::chrono::milliseconds wait)
{
    return {Error::Kind::RateLimited, QStringLiteral("kept back"), wait, {}};
}

} // namespace

//! A question of one or more days.
struct SafieRecordings::Days {
    CameraId camera;
    TimeRange range;
    Instant next;
    QList<TimeRange> found;
    Deferred<QList<TimeRange>> deferred;
};

CameraRecordings::ClipLimits SafieRecordings::clipLimits() const
{
    return {60s, 600s, kGuard + kClocks}; // safie.md 9
}

QUrl SafieRecordings::url(const CameraId &camera, const QString &what, const QList<QPair<QString, QString>> &query) const
{
    return safieDeviceUrl(m_session.setup().api, camera, what, query);
}

QFuture<Result<QList<TimeRange>>> SafieRecordings::spans(CameraId camera, TimeRange range)
{
    const auto days = std::make_shared<Days>();
    days->camera = std::move(camera);
    days->range = range;
    days->next = range.from;
    const auto future = days->deferred.future();
    nextDay(days);
    return future;
}

void SafieRecordings::nextDay(const std::shared_ptr<Days> &days)
{
    const Instant end = days->range.to;
    if (days->next >= end || days->deferred.isCancelled())
        return days->deferred.answer(days->found);

    const TimeRange asked{std::min(days->next, end - kShortestQuery), std::min(days->next + kLongestQuery, end)};
    HttpRequest request;
    request.url = url(days->camera, QStringLiteral("/media"),
                      {{QStringLiteral("start"), safieTime(asked.from)}, {QStringLiteral("end"), safieTime(asked.to)}});
    const auto reply = m_session.ask<QList<TimeRange>>(request, SafieCall::Spans, parseSafieSpans);
    cancelTogether(days->deferred.future(), reply, &m_session);
    onFinished(reply, &m_session, [this, days, asked](const Result<QList<TimeRange>> &spans) {
        if (!spans)
            return days->deferred.answer(spans.error());
        for (const TimeRange &span : spans.value()) { // whether they are cut to what was asked is unknown (safie.md 6.5)
            const TimeRange cut{std::max(span.from, days->next), std::min(span.to, asked.to)};
            if (!cut.isEmpty())
                addSpan(days->found, cut);
        }
        days->next = asked.to;
        nextDay(days);
    });
}

QFuture<Result<qint64>> SafieRecordings::order(CameraId camera, TimeRange span)
{
    if (const auto wait = m_orders.enter(); wait > 0ms)
        return readyResult<qint64>(tooMany(wait));
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.url = url(camera, QStringLiteral("/media_files/requests"));
    request.headers = {{"Content-Type", "application/json"}};
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("start"), safieTime(span.from)}, {QStringLiteral("end"), safieTime(span.to)}})
                       .toJson(QJsonDocument::Compact);
    return m_session.ask<qint64>(request, SafieCall::ClipOrder, parseSafieClipOrder);
}

QFuture<Result<CloudClip>> SafieRecordings::clip(CameraId camera, qint64 order)
{
    HttpRequest request;
    request.url = url(camera, QStringLiteral("/media_files/requests/%1").arg(order));
    return m_session.ask<CloudClip>(request, SafieCall::Clip, parseSafieClip);
}

QFuture<Result<QList<qint64>>> SafieRecordings::orders(CameraId camera)
{
    HttpRequest request;
    request.url = url(camera, QStringLiteral("/media_files/requests"));
    return m_session.ask<QList<qint64>>(request, SafieCall::ClipOrder, parseSafieClipOrders);
}

QFuture<Result<Done>> SafieRecordings::download(CloudClip clip, std::shared_ptr<QFileDevice> file, Progress progress)
{
    const QUrl &api = m_session.setup().api;
    if (clip.file.scheme() != api.scheme() || clip.file.authority() != api.authority()) // the credential goes nowhere else
        return readyResult<Done>(Error{Error::Kind::BadData, QStringLiteral("the clip lies on another server"), {}, {}});
    if (const auto wait = m_downloads.enter(); wait > 0ms)
        return readyResult<Done>(tooMany(wait));
    HttpRequest request;
    request.url = clip.file;
    request.file = std::move(file);
    request.progress = std::move(progress);
    return m_session.ask<Done>(request, SafieCall::Clip, [](const QByteArray &) { return Result<Done>(Done{}); });
}

QFuture<Result<Done>> SafieRecordings::discard(CameraId camera, qint64 order)
{
    HttpRequest request;
    request.verb = HttpRequest::Verb::Delete;
    request.url = url(camera, QStringLiteral("/media_files/requests/%1").arg(order));
    const Deferred<Done> deferred;
    const auto reply = m_session.ask<Done>(request, SafieCall::Clip, [](const QByteArray &) { return Result<Done>(Done{}); });
    cancelTogether(deferred.future(), reply, &m_session);
    onFinished(reply, &m_session, [deferred](const Result<Done> &done) {
        const bool gone = !done && done.error().kind == Error::Kind::NotFound;
        deferred.answer(gone ? Result<Done>(Done{}) : done);
    });
    return deferred.future();
}
