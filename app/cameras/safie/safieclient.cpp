// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safieclient.h"

#include "app/base/logging.h"

#include <QSet>

#include <utility>

namespace {
using namespace std::chrono_literals;
constexpr int kPageSize = 100; // the most (safie.md 4.3)
constexpr int kLastOffset = 10'000; // the same
} // namespace

struct SafieClient::Listing {
    Deferred<QList<Camera>> deferred;
    QList<Camera> cameras;
    QSet<CameraId> seen; // a camera added meanwhile moves others to the next page
};

SafieClient::SafieClient(HttpClient &http, SafieSetup setup, CameraCredential credential, SafieSession::Renewed renewed)
    : m_session(http, std::move(setup), std::move(credential), std::move(renewed))
{
}

QFuture<Result<QList<Camera>>> SafieClient::cameras()
{
    const auto listing = std::make_shared<Listing>();
    fetchPage(listing, 0);
    return listing->deferred.future();
}

void SafieClient::fetchPage(const std::shared_ptr<Listing> &listing, int offset)
{
    const QUrl url = safieUrl(m_session.setup().api, QStringLiteral("/devices"),
                              {{QStringLiteral("offset"), QString::number(offset)}, {QStringLiteral("limit"), QString::number(kPageSize)}});
    const auto reply = m_session.get(url);
    cancelTogether(listing->deferred.future(), reply, &m_session);
    onFinished(reply, &m_session, [this, listing, offset](const Result<HttpReply> &answer) {
        if (!answer)
            return listing->deferred.answer(answer.error());
        if (!answer.value().isOk())
            return listing->deferred.answer(safieError(answer.value(), SafieCall::Devices));
        const Result<SafieDevicePage> page = parseSafieDevices(answer.value().body);
        if (!page)
            return listing->deferred.answer(page.error());
        takePage(listing, offset, page.value());
    });
}

void SafieClient::takePage(const std::shared_ptr<Listing> &listing, int offset, const SafieDevicePage &page)
{
    if (page.unreadable > 0)
        qCWarning(lcCameras) << page.unreadable << "device(s) without an id in the list from" << offset;
    for (const Camera &camera : page.cameras) {
        if (listing->seen.contains(camera.id))
            continue;
        listing->seen.insert(camera.id);
        listing->cameras.append(camera);
    }
    const int next = offset + page.received;
    if (page.hasNext && next <= kLastOffset) {
        if (!listing->deferred.isCancelled())
            fetchPage(listing, next);
        return;
    }
    if (page.hasNext)
        qCWarning(lcCameras) << "more cameras than the cloud lists:" << next << "shown";
    listing->deferred.answer(listing->cameras);
}

QUrl SafieClient::deviceUrl(const CameraId &camera, const QString &what, const QList<QPair<QString, QString>> &query) const
{
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding(camera.value));
    return safieUrl(m_session.setup().api, QStringLiteral("/devices/") + id + what, query);
}

QFuture<Result<QByteArray>> SafieClient::still(CameraId camera, std::optional<Instant> at)
{
    QList<QPair<QString, QString>> query;
    if (at)
        query.append({QStringLiteral("timestamp"), toDateTime(*at, QTimeZone::utc()).toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'")});
    const QUrl url = deviceUrl(camera, QStringLiteral("/image"), query);
    const SafieCall call = at ? SafieCall::PastStill : SafieCall::NewestStill;
    return m_stills.add([this, url, call] { return picture(url, call); });
}

QFuture<Result<QByteArray>> SafieClient::thumbnail(CameraId camera)
{
    return picture(deviceUrl(camera, QStringLiteral("/thumbnail")), SafieCall::Thumbnail);
}

QFuture<Result<QByteArray>> SafieClient::picture(const QUrl &url, SafieCall call)
{
    const Deferred<QByteArray> deferred;
    const auto reply = m_session.get(url);
    cancelTogether(deferred.future(), reply, &m_session);
    onFinished(reply, &m_session, [deferred, call](const Result<HttpReply> &answer) {
        if (!answer)
            deferred.answer(answer.error());
        else if (!answer.value().isOk())
            deferred.answer(safieError(answer.value(), call));
        else if (!answer.value().body.startsWith("\xFF\xD8\xFF")) // a page of some gateway is no picture of a till
            deferred.answer(Error{Error::Kind::BadData, QStringLiteral("the answer is no JPEG"), {}, {}});
        else
            deferred.answer(answer.value().body);
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
