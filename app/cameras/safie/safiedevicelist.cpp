// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safiedevicelist.h"

#include "app/base/async.h"
#include "app/base/logging.h"

#include <QSet>

#include <algorithm>

namespace {

constexpr int kPageSize = 100; // the most (safie.md 4.3)
constexpr int kLastOffset = 10'000; // the same
constexpr std::chrono::milliseconds kOptionsStay = std::chrono::minutes(10);

} // namespace

struct SafieDeviceList::Paging {
    int optionId = 0;
    Deferred<QList<Camera>> deferred;
    QList<Camera> cameras;
    QSet<CameraId> seen; // a camera added meanwhile moves others to the next page
};

QFuture<Result<QList<Camera>>> SafieDeviceList::ask()
{
    const Deferred<QList<Camera>> deferred;
    const auto all = pages(0);
    cancelTogether(deferred.future(), all, &m_session);
    onFinished(all, &m_session, [this, deferred](const Result<QList<Camera>> &listed) {
        if (!listed || deferred.isCancelled())
            return deferred.answer(listed);
        const auto options = askOptions(listed.value());
        cancelTogether(deferred.future(), options, &m_session);
        onFinished(options, &m_session, [this, deferred, cameras = listed.value()](const Result<Done> &asked) mutable {
            if (!asked) // the cameras are there; what is not known of them is learned otherwise
                qCWarning(lcCameras) << "the options of the cameras are not known:" << asked.error().detail;
            for (Camera &camera : cameras)
                camera.options = m_options.value(camera.id);
            deferred.answer(cameras);
        });
    });
    return deferred.future();
}

QFuture<Result<QList<Camera>>> SafieDeviceList::pages(int optionId)
{
    const auto paging = std::make_shared<Paging>();
    paging->optionId = optionId;
    fetchPage(paging, 0);
    return paging->deferred.future();
}

void SafieDeviceList::fetchPage(const std::shared_ptr<Paging> &paging, int offset)
{
    QList<QPair<QString, QString>> query{{QStringLiteral("offset"), QString::number(offset)},
                                         {QStringLiteral("limit"), QString::number(kPageSize)}};
    if (paging->optionId > 0)
        query.append({QStringLiteral("item_id"), QString::number(paging->optionId)});
    const auto reply = m_session.get(safieUrl(m_session.setup().api, QStringLiteral("/devices"), query));
    cancelTogether(paging->deferred.future(), reply, &m_session);
    onFinished(reply, &m_session, [this, paging, offset](const Result<HttpReply> &answer) {
        if (!answer)
            return paging->deferred.answer(answer.error());
        if (!answer.value().isOk())
            return paging->deferred.answer(safieError(answer.value(), SafieCall::Devices));
        const Result<SafieDevicePage> page = parseSafieDevices(answer.value().body);
        if (!page)
            return paging->deferred.answer(page.error());
        takePage(paging, offset, page.value());
    });
}

void SafieDeviceList::takePage(const std::shared_ptr<Paging> &paging, int offset, const SafieDevicePage &page)
{
    if (page.unreadable > 0)
        qCWarning(lcCameras) << page.unreadable << "device(s) without an id in the list from" << offset;
    for (const Camera &camera : page.cameras) {
        if (paging->seen.contains(camera.id))
            continue;
        paging->seen.insert(camera.id);
        paging->cameras.append(camera);
    }
    const int next = offset + page.received;
    if (page.hasNext && next <= kLastOffset) {
        if (!paging->deferred.isCancelled())
            fetchPage(paging, next);
        return;
    }
    if (page.hasNext)
        qCWarning(lcCameras) << "more cameras than the cloud lists:" << next << "shown";
    paging->deferred.answer(paging->cameras);
}

bool SafieDeviceList::knowsAll(const QList<Camera> &cameras) const
{
    return std::all_of(cameras.begin(), cameras.end(), [this](const Camera &camera) { return m_options.contains(camera.id); });
}

QFuture<Result<Done>> SafieDeviceList::askOptions(const QList<Camera> &cameras)
{
    const SafieSetup::OptionIds &ids = m_session.setup().optionIds;
    const bool isFresh = m_sinceOptions.isValid() && !m_sinceOptions.hasExpired(kOptionsStay.count());
    if ((ids.live <= 0 && ids.stills <= 0) || (isFresh && knowsAll(cameras)))
        return readyResult<Done>(Done{});
    const Deferred<Done> deferred;
    const auto live = askOption(cameras, ids.live, &CameraOptions::live);
    cancelTogether(deferred.future(), live, &m_session);
    onFinished(live, &m_session, [this, deferred, cameras, ids](const Result<Done> &asked) {
        if (!asked || deferred.isCancelled())
            return deferred.answer(asked);
        const auto stills = askOption(cameras, ids.stills, &CameraOptions::stills);
        cancelTogether(deferred.future(), stills, &m_session);
        onFinished(stills, &m_session, [this, deferred](const Result<Done> &askedToo) {
            if (askedToo)
                m_sinceOptions.start();
            deferred.answer(askedToo);
        });
    });
    return deferred.future();
}

QFuture<Result<Done>> SafieDeviceList::askOption(const QList<Camera> &cameras, int optionId, Option option)
{
    if (optionId <= 0)
        return readyResult<Done>(Done{});
    const Deferred<Done> deferred;
    const auto having = pages(optionId);
    cancelTogether(deferred.future(), having, &m_session);
    onFinished(having, &m_session, [this, deferred, cameras, option](const Result<QList<Camera>> &listed) {
        if (!listed)
            return deferred.answer(listed.error());
        QSet<CameraId> ids;
        for (const Camera &camera : listed.value())
            ids.insert(camera.id);
        for (const Camera &camera : cameras)
            m_options[camera.id].*option = ids.contains(camera.id);
        deferred.answer(Done{});
    });
    return deferred.future();
}
