// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpclient.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/net/httptransfer.h"

#include <QHostAddress>
#include <QNetworkAccessManager>

QByteArray HttpReply::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpClient::HttpClient(RetryPolicy retry, QObject *parent) : QObject(parent), m_retry(retry), m_manager(new QNetworkAccessManager(this)) {}

HttpClient::~HttpClient()
{
    qDeleteAll(findChildren<HttpTransfer *>(Qt::FindDirectChildrenOnly)); // before the manager and its replies
}

QFuture<Result<HttpReply>> HttpClient::send(const HttpRequest &request)
{
    if (!isAllowedAddress(request.url)) {
        qCWarning(lcNet) << redacted(request.url) << "refused: not https";
        return readyResult<HttpReply>(
            Error{Error::Kind::BadData, QStringLiteral("not a https address"), {}, QStringLiteral("net.notHttps")});
    }
    auto *transfer = new HttpTransfer(*m_manager, m_retry, request, this);
    connect(transfer, &HttpTransfer::answered, this, [this, url = request.url](const HttpReply &reply) { emit answered(url, reply); });
    return transfer->future();
}

Error statusError(const HttpReply &reply)
{
    constexpr int kShown = 200;
    Error error;
    const QString start = QString::fromUtf8(reply.body.left(4 * kShown)).simplified().left(kShown);
    error.detail = QStringLiteral("HTTP %1").arg(reply.status);
    if (!start.isEmpty())
        error.detail += QStringLiteral(": ") + start;
    error.retryAfter = retryAfter(reply);
    switch (reply.status) {
    case 401:
        error.kind = Error::Kind::SignInNeeded;
        break;
    case 403:
        error.kind = Error::Kind::Forbidden;
        break;
    case 404:
        error.kind = Error::Kind::NotFound;
        break;
    case 429:
        error.kind = Error::Kind::RateLimited;
        break;
    default:
        error.kind = reply.status >= 500 ? Error::Kind::Server : Error::Kind::BadData;
    }
    return error;
}

QByteArray formEncoded(const QList<QPair<QString, QString>> &fields)
{
    QByteArray encoded;
    for (const auto &[name, value] : fields) {
        if (!encoded.isEmpty())
            encoded += '&';
        encoded += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return encoded;
}

bool isAllowedAddress(const QUrl &url)
{
    if (url.host().isEmpty())
        return false;
    if (url.scheme() == u"https")
        return true;
    if (url.scheme() != u"http")
        return false;
    return url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
}
