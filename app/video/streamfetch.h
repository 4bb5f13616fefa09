// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/livesource.h"
#include "app/net/httpclient.h"
#include "app/video/hlsresource.h"

#include <QTimer>

#include <functional>
#include <memory>

//! Fetches what a live stream consists of, one thing at a time: a new get() gives up the one before. The credential goes to
//! the origin it was made for only, also over redirects. Lives in the thread that made the first get().
class StreamFetch : public QObject {
public:
    struct Answer {
        enum class Outcome {
            Ok,
            Gone, //!< 404 or 410, or nothing in it
            Refused, //!< 401 from the source's own server, with the credential that is still the present one
            Outdated, //!< likewise, but the credential has been renewed since
            Failed,
        };
        Outcome outcome = Outcome::Ok;
        QByteArray body;
        QUrl address; //!< where it came from in the end
        Error error; //!< unless Ok
        bool isOk() const { return outcome == Outcome::Ok; }
    };
    struct Limits {
        std::chrono::milliseconds silence; //!< on the wire
        std::chrono::milliseconds whole; //!< a server that drips is never silent
    };
    using Answered = std::function<void(const Answer &answer)>;

    explicit StreamFetch(QObject *parent = nullptr);
    ~StreamFetch() override;

    void setSource(const LiveSource &source) { m_source = source; }
    void get(const HlsResource &what, Limits limits, Answered answered);
    void cancel();
    //! Gives up what is under way, and the connections that were kept.
    void reconnect();

private:
    void send(const QUrl &url);
    void onReply(const HttpReply &reply, const QUrl &url, const QByteArray &sentCredential);
    void follow(const HttpReply &reply, const QUrl &from);
    bool isOwnOrigin(const QUrl &url) const;
    void answer(Answer answer);
    void answer(Answer::Outcome outcome, Error error);

    std::unique_ptr<HttpClient> m_http; //!< made on first use, so that it belongs to the right thread
    QTimer m_limit;
    LiveSource m_source;
    HlsResource m_what;
    Limits m_limits{};
    Answered m_answered;
    QFuture<Result<HttpReply>> m_request;
    quint64 m_number = 0;
    int m_hops = 0;
};
