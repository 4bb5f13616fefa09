// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/streamfetch.h"

#include "app/base/async.h"

using namespace std::chrono_literals;
using Outcome = StreamFetch::Answer::Outcome;

namespace {

constexpr int kMostHops = 5;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QByteArray rangeHeader(const ByteRange &range)
{
    return "bytes=" + QByteArray::number(range.from) + '-' + (range.length > 0 ? QByteArray::number(range.end() - 1) : QByteArray());
}

} // namespace

StreamFetch::StreamFetch(QObject *parent) : QObject(parent), m_limit(this)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        answer(Outcome::Failed, {Error::Kind::Timeout, QStringLiteral("the answer took too long"), {}, {}});
    });
}

StreamFetch::~StreamFetch()
{
    cancel();
}

void StreamFetch::get(const HlsResource &what, Limits limits, Answered answered)
{
    cancel();
    if (!m_http) {
        // One try: before each retry the playlist has to be read again, which HttpClient cannot know.
        m_http = std::make_unique<HttpClient>(RetryPolicy{1, 250ms, 4s});
    }
    m_what = what;
    m_limits = limits;
    m_answered = std::move(answered);
    m_hops = 0;
    m_limit.start(limits.whole);
    send(what.url);
}

void StreamFetch::cancel()
{
    ++m_number;
    m_limit.stop();
    m_request.cancel();
    m_answered = {};
}

void StreamFetch::reconnect()
{
    cancel();
    m_http.reset();
}

void StreamFetch::send(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.timeout = m_limits.silence;
    request.followRedirects = false;
    const QByteArray credential = m_source.authHeader.second;
    // It never goes to another host than it was made for (safie.md 7).
    if (!m_source.authHeader.first.isEmpty() && isOwnOrigin(url))
        request.headers.append(m_source.authHeader);
    if (m_what.range)
        request.headers.append({"Range", rangeHeader(*m_what.range)});
    const quint64 number = m_number;
    m_request = m_http->send(request);
    onFinished(m_request, this, [this, number, url, credential](const Result<HttpReply> &result) {
        if (number != m_number)
            return;
        if (result)
            onReply(result.value(), url, credential);
        else
            answer(Outcome::Failed, result.error());
    });
}

void StreamFetch::onReply(const HttpReply &reply, const QUrl &url, const QByteArray &sentCredential)
{
    if (isRedirect(reply.status))
        return follow(reply, url);
    if (reply.status == 404 || reply.status == 410 || (reply.isOk() && reply.body.isEmpty()))
        return answer(Outcome::Gone, statusError(reply));
    if (reply.isOk()) {
        Answer found{Outcome::Ok, reply.body, url, {}};
        if (m_what.range && m_what.range->length > 0 && reply.status != 206) // a server that does not know ranges sends all
            found.body = reply.body.mid(m_what.range->from, m_what.range->length);
        if (m_what.range && m_what.range->length > 0 && found.body.size() != m_what.range->length)
            return answer(Outcome::Failed, {Error::Kind::BadData, QStringLiteral("a byte range that is not what was asked for"), {}, {}});
        return answer(std::move(found));
    }
    Error error = statusError(reply);
    if (isOwnOrigin(url)) {
        if (reply.status == 401)
            return answer(sentCredential == m_source.authHeader.second ? Outcome::Refused : Outcome::Outdated, error);
    } else if (reply.status == 401 || reply.status == 403) {
        // A new credential would not help, it is not sent there.
        error.kind = Error::Kind::Forbidden;
        error.reason = QStringLiteral("video.otherHost");
    }
    answer(Outcome::Failed, error);
}

void StreamFetch::follow(const HttpReply &reply, const QUrl &from)
{
    const QUrl to = from.resolved(QUrl::fromEncoded(reply.header("Location")));
    if (++m_hops > kMostHops || !to.isValid() || to == from)
        return answer(Outcome::Failed, {Error::Kind::BadData, QStringLiteral("redirects without end"), {}, QStringLiteral("net.redirect")});
    send(to); // HttpClient refuses plain http
}

bool StreamFetch::isOwnOrigin(const QUrl &url) const
{
    const QUrl &own = m_source.playlist;
    const int port = own.scheme() == u"https" ? 443 : 80;
    return url.scheme() == own.scheme() && url.host() == own.host() && url.port(port) == own.port(port);
}

void StreamFetch::answer(Answer answer)
{
    const Answered answered = std::move(m_answered);
    cancel();
    if (answered)
        answered(answer);
}

void StreamFetch::answer(Answer::Outcome outcome, Error error)
{
    answer({outcome, {}, {}, std::move(error)});
}
