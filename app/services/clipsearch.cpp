// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clipsearch.h"

#include "app/base/async.h"

namespace {

struct Search {
    std::function<CameraRecordings *()> cloud;
    CameraId camera;
    TimeRange span;
    QObject *context;
    QList<qint64> numbers; //!< to be looked at, the newest last
    Deferred<std::optional<qint64>> deferred;
};

void next(const std::shared_ptr<Search> &search)
{
    CameraRecordings *cloud = search->cloud();
    if (!cloud)
        return search->deferred.answer(Error{Error::Kind::Cancelled, {}, {}, {}});
    if (search->numbers.isEmpty())
        return search->deferred.answer(std::optional<qint64>());
    onFinished(cloud->clip(search->camera, search->numbers.takeLast()), search->context, [search](const Result<CloudClip> &clip) {
        if (!clip && clip.error().kind != Error::Kind::NotFound)
            search->deferred.answer(clip.error());
        else if (clip && clip.value().span == search->span)
            search->deferred.answer(std::optional(clip.value().order));
        else
            next(search);
    });
}

} // namespace

QFuture<Result<std::optional<qint64>>> findClipOrder(std::function<CameraRecordings *()> cloud, const CameraId &camera,
                                                     const TimeRange &span, const QList<qint64> &known, QObject *context)
{
    const auto search = std::shared_ptr<Search>(new Search{std::move(cloud), camera, span, context, {}, {}});
    const auto found = search->deferred.future();
    CameraRecordings *asked = search->cloud();
    if (!asked)
        return readyResult<std::optional<qint64>>(Error{Error::Kind::Cancelled, {}, {}, {}});
    onFinished(asked->orders(camera), context, [search, known](const Result<QList<qint64>> &numbers) {
        if (!numbers)
            return search->deferred.answer(numbers.error());
        search->numbers = numbers.value();
        search->numbers.removeIf([&](qint64 number) { return known.contains(number); });
        next(search);
    });
    return found;
}
