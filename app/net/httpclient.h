// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QFileDevice;
class QNetworkAccessManager;
class RequestPace;

struct HttpRequest {
    enum class Verb { Get, Post, Delete };

    Verb verb = Verb::Get;
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    //! For a POST that changes nothing and may be sent again (Smaregi's classic API reads by POST). The others always may.
    bool safeToRepeat = false;
    //! Longest silence on the wire before it counts as Timeout.
    std::chrono::milliseconds timeout{15'000};
    //! To the same origin. False: a 3xx is the reply, and who asked follows it or not.
    bool followRedirects = true;
    //! Each try waits for its turn here. While the server wants to be left alone for longer than a retry may wait
    //! (RetryPolicy), the answer is RateLimited at once.
    std::shared_ptr<RequestPace> pace = {};
    //! Open for writing: takes the body of a 2xx reply as it comes, for what is too large for memory. A second try begins it
    //! anew. A disk that takes no more ends the transfer as Storage.
    std::shared_ptr<QFileDevice> file = {};
    //! How much of the file is there, of how much (-1: unknown).
    std::function<void(qint64 received, qint64 total)> progress = {};
};

struct HttpReply {
    int status = 0;
    QByteArray body; //!< empty when it went into a file
    QList<QPair<QByteArray, QByteArray>> headers; //!< names as sent by the server
    QByteArray header(QByteArrayView name) const; //!< case-insensitive; empty when absent

    bool isOk() const { return status >= 200 && status < 300; }
};

//! How often and how soon a request that may be repeated is sent again after 429, 5xx, a broken connection or a timeout.
struct RetryPolicy {
    int tries = 3;
    std::chrono::milliseconds firstDelay{500}; //!< doubles, with jitter
    std::chrono::milliseconds longestDelay{30'000}; //!< a Retry-After above it is not waited for but returned as RateLimited
};

//! The one way to the network. Follows redirects to the same origin only, so that credentials never reach another host;
//! refuses plain http to hosts that are not loopback; never logs headers, bodies or query values.
//! A reply of any HTTP status is a value: what a status means is the vendor's business (see statusError). Errors are
//! Offline (reason "net.tls" when the certificate is not trusted), Timeout, Cancelled, and BadData for an address that
//! must not be asked ("net.notHttps") or a redirect elsewhere ("net.redirect"). A body shorter than promised is Offline.
//! GET and DELETE are repeated; a POST that is not safeToRepeat goes out once, on a connection of its own.
//! Lives in the thread that made it; cancelling the future aborts the transfer.
class HttpClient : public QObject {
    Q_OBJECT
public:
    explicit HttpClient(RetryPolicy retry = {}, QObject *parent = nullptr);
    ~HttpClient() override;

    QFuture<Result<HttpReply>> send(const HttpRequest &request);

signals:
    //! With every reply of a server, also one that is tried again, before the one who asked hears of it.
    void answered(const QUrl &url, const HttpReply &reply);

private:
    RetryPolicy m_retry;
    QNetworkAccessManager *m_manager;
};

//! The usual meaning of an HTTP status that is not 2xx: 401 SignInNeeded, 403 Forbidden, 404 NotFound, 429 RateLimited
//! (with Retry-After), 5xx Server, else BadData. `detail` is the status and a short start of the body.
Error statusError(const HttpReply &reply);

//! application/x-www-form-urlencoded with '+' and all reserved characters escaped (QUrlQuery leaves '+' as it is).
QByteArray formEncoded(const QList<QPair<QString, QString>> &fields);

//! True for https, and for http to 127.0.0.0/8, ::1 and localhost.
bool isAllowedAddress(const QUrl &url);
