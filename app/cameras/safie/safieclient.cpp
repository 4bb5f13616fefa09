// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safieclient.h"

#include "app/base/async.h"

#include <utility>

using namespace std::chrono_literals;

SafieClient::SafieClient(HttpClient &http, SafieSetup setup, CameraCredential credential, SafieSession::Renewed renewed)
    : m_session(http, std::move(setup), std::move(credential), std::move(renewed))
    , m_devices(m_session)
    , m_recordings(m_session)
{
}

QUrl SafieClient::deviceUrl(const CameraId &camera, const QString &what, const QList<QPair<QString, QString>> &query) const
{
    return safieDeviceUrl(m_session.setup().api, camera, what, query);
}

QFuture<Result<QByteArray>> SafieClient::still(CameraId camera, std::optional<Instant> at)
{
    QList<QPair<QString, QString>> query;
    if (at)
        query.append({QStringLiteral("timestamp"), safieTime(*at)});
    const QUrl url = deviceUrl(camera, QStringLiteral("/image"), query);
    const SafieCall call = at ? SafieCall::PastStill : SafieCall::NewestStill;
    return m_stills.add([this, url, call, camera, at] { return tellOptionFromPermission(picture(url, call), camera, at); });
}

QFuture<Result<QByteArray>> SafieClient::thumbnail(CameraId camera)
{
    return picture(deviceUrl(camera, QStringLiteral("/thumbnail")), SafieCall::Thumbnail);
}

QFuture<Result<Done>> SafieClient::tryLive(CameraId camera)
{
    HttpRequest request;
    request.url = deviceUrl(camera, QStringLiteral("/live/playlist.m3u8"));
    const auto tried = m_session.ask<Done>(request, SafieCall::Live, [](const QByteArray &body) -> Result<Done> {
        if (!body.startsWith("#EXTM3U"))
            return Error{Error::Kind::BadData, QStringLiteral("the answer is no playlist"), {}, {}};
        return Done{};
    });
    return tellOptionFromPermission(tried, camera, {});
}

QFuture<Result<QByteArray>> SafieClient::get(const QUrl &url, SafieCall call)
{
    HttpRequest request;
    request.url = url;
    return m_session.ask<QByteArray>(request, call, [](const QByteArray &body) { return Result<QByteArray>(body); });
}

QFuture<Result<QByteArray>> SafieClient::picture(const QUrl &url, SafieCall call)
{
    HttpRequest request;
    request.url = url;
    return m_session.ask<QByteArray>(request, call, [](const QByteArray &body) -> Result<QByteArray> {
        if (!body.startsWith("\xFF\xD8\xFF")) // a page of some gateway is no picture of a till
            return Error{Error::Kind::BadData, QStringLiteral("the answer is no JPEG"), {}, {}};
        return body;
    });
}

QFuture<Result<QByteArray>> SafieClient::asFarAsNoOptionIsNeeded(const CameraId &camera, std::optional<Instant> at)
{
    if (!at)
        return get(deviceUrl(camera, QStringLiteral("/thumbnail")), SafieCall::Thumbnail);
    return get(deviceUrl(camera, QStringLiteral("/media"),
                         {{QStringLiteral("start"), safieTime(*at - 60s)},
                          {QStringLiteral("end"), safieTime(*at)}}), // the shortest (safie.md 6.5)
               SafieCall::Spans);
}

template <typename T>
QFuture<Result<T>> SafieClient::tellOptionFromPermission(const QFuture<Result<T>> &first, const CameraId &camera, std::optional<Instant> at)
{
    const Deferred<T> deferred;
    cancelTogether(deferred.future(), first, &m_session);
    onFinished(first, &m_session, [this, deferred, camera, at](const Result<T> &result) {
        if (result || result.error().reason != u"camera.optionMissing" || deferred.isCancelled())
            return deferred.answer(result);
        const auto other = asFarAsNoOptionIsNeeded(camera, at);
        cancelTogether(deferred.future(), other, &m_session);
        onFinished(other, &m_session, [deferred, refusal = result.error()](const Result<QByteArray> &answer) {
            const bool alsoRefused = !answer && answer.error().reason == u"camera.noAccess";
            deferred.answer(alsoRefused ? answer.error() : refusal);
        });
    });
    return deferred.future();
}

LiveSource SafieClient::liveSource(CameraId camera) const
{
    return {deviceUrl(camera, QStringLiteral("/live/playlist.m3u8")), safieHeader(m_session.credential())};
}

QFuture<Result<Done>> SafieClient::renew()
{
    return m_session.renew();
}

std::chrono::milliseconds SafieClient::stillDelay() const
{
    return 62s; // refused for 60 s (safie.md 6.2), and 2 s for clocks that differ a little
}
