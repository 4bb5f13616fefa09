// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/base/clock.h"
#include "app/net/httpclient.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

//! One request of an HttpClient with all its tries. Deletes itself when it is answered or its future was cancelled; when it
//! is deleted earlier, the future finishes as Cancelled.
class HttpTransfer : public QObject {
    Q_OBJECT
public:
    HttpTransfer(QNetworkAccessManager &manager, const RetryPolicy &retry, HttpRequest request, QObject *parent);
    ~HttpTransfer() override;

    QFuture<Result<HttpReply>> future() const { return m_deferred.future(); }

signals:
    void answered(const HttpReply &reply); //!< by the server, at each try

private:
    void takeTurn();
    bool refusedByPace();
    void sendOnce();
    void readOn();
    bool writeFile(const QByteArray &bytes);
    void finished();
    void repeatOrAnswer(const Result<HttpReply> &result, bool worthRepeating);
    void end();
    bool mayRepeat() const;
    std::chrono::milliseconds nextDelay(const Result<HttpReply> &result) const;

    QNetworkAccessManager &m_manager;
    const RetryPolicy m_retry;
    const HttpRequest m_request;
    Deferred<HttpReply> m_deferred;
    QFutureWatcher<Result<HttpReply>> m_watcher;
    QTimer m_pause;
    QPointer<QNetworkReply> m_reply;
    int m_tries = 0;
    bool m_ended = false;
    qint64 m_received = 0; //!< of the file
    std::optional<Error> m_fileError;
};

//! RFC 9110 section 5.6.7; nullopt when unreadable.
std::optional<Instant> httpDate(const QByteArray &text);

//! What Retry-After asks for, in seconds or as a date (against the server's own Date, so that a wrong clock here does not
//! matter); 0 when absent or unreadable.
std::chrono::milliseconds retryAfter(const HttpReply &reply);
