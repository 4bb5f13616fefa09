// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsreader.h"

#include "app/base/async.h"
#include "app/base/logging.h"

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// The rules and times of qt-platform.md 3.
constexpr milliseconds kTimeout = 4s;
constexpr milliseconds kFirstDelay = 250ms;
constexpr milliseconds kLongestDelayRefused = 1s;
// Renewing may have failed for a reason that passes.
constexpr milliseconds kTellAgain = 5s;
constexpr milliseconds kLongestDelay = 4s;
// Finding out that the network is still away costs nothing, and its return is to be seen within 5 s.
constexpr milliseconds kLongestDelayOffline = 1s;
constexpr milliseconds kShortestPoll = 100ms;
constexpr milliseconds kLongestPoll = 2s;
constexpr milliseconds kLongestRetryAfter = 60s;

milliseconds backOff(int failures, milliseconds longest)
{
    return std::min(kFirstDelay * (1 << std::clamp(failures - 1, 0, 8)), longest);
}

HttpRequest requestFor(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.timeout = kTimeout;
    return request;
}

bool isGone(const HttpReply &reply)
{
    return reply.status == 404 || reply.status == 410;
}

} // namespace

HlsReader::HlsReader(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HlsReader::poll);
}

HlsReader::~HlsReader()
{
    cancelRequest();
}

void HlsReader::start(int session, const LiveSource &source)
{
    stop();
    if (!m_http) {
        // One try: before each retry the playlist has to be read again, which HttpClient cannot know.
        m_http = std::make_unique<HttpClient>(RetryPolicy{1, kFirstDelay, kLongestDelay});
    }
    m_session = session;
    m_running = true;
    m_source = source;
    m_address = source.playlist;
    m_picker = {};
    m_segmentClock = {};
    m_initAddress.clear();
    m_init.clear();
    m_failures = 0;
    m_refusalTold = false;
    m_refusedSources = 0;
    poll();
}

void HlsReader::setSource(int session, const LiveSource &source)
{
    if (session != m_session)
        return;
    const bool waited = m_refusalTold || !m_running;
    m_running = true;
    m_refusalTold = false;
    if (m_source.playlist != source.playlist)
        m_address = source.playlist;
    m_source = source;
    // A server that refuses fresh credentials too must not be asked in a closed circle: then the back-off goes on.
    if (waited && m_refusedSources <= 1) {
        m_failures = 0;
        cancelRequest();
        poll();
    }
}

void HlsReader::stop()
{
    m_running = false;
    m_timer.stop();
    cancelRequest();
}

void HlsReader::cancelRequest()
{
    ++m_requestNumber;
    m_request.cancel();
}

bool HlsReader::isOwnOrigin(const QUrl &url) const
{
    const QUrl &own = m_source.playlist;
    const int port = own.scheme() == u"https" ? 443 : 80;
    return url.scheme() == own.scheme() && url.host() == own.host() && url.port(port) == own.port(port);
}

//! Calls answered(reply) for a 2xx, 404 or 410 answer; everything else is handled here.
template <typename Fn>
void HlsReader::get(const QUrl &url, Fn answered)
{
    HttpRequest request = requestFor(url);
    const QByteArray credential = m_source.authHeader.second;
    // The credential never goes to another host than it was made for (safie.md 7).
    if (!m_source.authHeader.first.isEmpty() && isOwnOrigin(url))
        request.headers.append(m_source.authHeader);
    cancelRequest();
    const quint64 number = m_requestNumber;
    m_request = m_http->send(request);
    onFinished(m_request, this, [this, number, url, credential, answered = std::move(answered)](const Result<HttpReply> &result) {
        if (number != m_requestNumber || !m_running)
            return;
        if (!result)
            return tryLater(result.error());
        if (result.value().isOk() || isGone(result.value()))
            return answered(result.value());
        onStatus(result.value(), url, credential);
    });
}

void HlsReader::onStatus(const HttpReply &reply, const QUrl &url, const QByteArray &sentCredential)
{
    if (isOwnOrigin(url)) {
        if (reply.status == 401)
            return refused(sentCredential);
        return tryLater(statusError(reply));
    }
    Error error = statusError(reply);
    if (reply.status == 401 || reply.status == 403) {
        // A new credential would not help, it is not sent there.
        error.kind = Error::Kind::Forbidden;
        error.reason = QStringLiteral("video.otherHost");
    }
    tryLater(error);
}

void HlsReader::refused(const QByteArray &sentCredential)
{
    ++m_failures;
    if (sentCredential != m_source.authHeader.second) // renewed while the old one was on its way
        return pollIn(0ms);
    pollIn(backOff(m_failures, kLongestDelayRefused));
    emit failed(m_session, {Error::Kind::SignInNeeded, QStringLiteral("HTTP 401 on live video"), {}, {}}, false);
    if (!m_refusalTold)
        ++m_refusedSources;
    if (!m_refusalTold || milliseconds(m_sinceRefusalTold.elapsed()) >= kTellAgain) {
        m_refusalTold = true;
        m_sinceRefusalTold.start();
        emit credentialRefused(m_session);
    }
}

void HlsReader::tryLater(const Error &error)
{
    ++m_failures;
    milliseconds delay = backOff(m_failures, error.kind == Error::Kind::Offline ? kLongestDelayOffline : kLongestDelay);
    if (error.kind == Error::Kind::Timeout)
        delay = kFirstDelay; // it has waited long already
    pollIn(std::max(delay, std::min(error.retryAfter, kLongestRetryAfter)));
    qCInfo(lcVideo).noquote() << "live stream: try" << m_failures << "failed:" << error.detail;
    emit failed(m_session, error, false);
}

void HlsReader::giveUp(const Error &error)
{
    m_running = false;
    qCWarning(lcVideo).noquote() << "live stream cannot be played:" << error.detail;
    emit failed(m_session, error, true);
}

void HlsReader::pollIn(milliseconds delay)
{
    m_timer.start(delay);
}

//! A quarter of the target duration after the last poll began, however long the segments took since.
void HlsReader::pollRegularly()
{
    const auto quarter = std::chrono::duration_cast<milliseconds>(m_playlist.targetDuration / 4);
    const milliseconds wanted = m_playlist.ended ? kLongestPoll : std::clamp(quarter, kShortestPoll, kLongestPoll);
    pollIn(std::max(0ms, wanted - milliseconds(m_sincePoll.elapsed())));
}

void HlsReader::poll()
{
    m_timer.stop();
    m_sincePoll.start();
    get(m_address, [this](const HttpReply &reply) { onPlaylist(reply); });
}

void HlsReader::onPlaylist(const HttpReply &reply)
{
    if (!reply.isOk()) {
        // A variant may move while the master playlist stays.
        m_address = m_source.playlist;
        return tryLater(statusError(reply));
    }
    const Result<HlsPlaylist> parsed = HlsPlaylist::parse(reply.body, m_address);
    if (!parsed)
        return isUnsupportedStream(parsed.error()) ? giveUp(parsed.error()) : tryLater(parsed.error());
    m_playlist = parsed.value();
    m_listedAt = m_clock.now();
    if (!m_playlist.isMaster())
        return fetchNext();
    if (m_address != m_source.playlist)
        return tryLater({Error::Kind::BadData, QStringLiteral("HLS: a master playlist inside another"), {}, {}});
    const auto best = std::max_element(m_playlist.variants.cbegin(), m_playlist.variants.cend(),
                                       [](const HlsVariant &a, const HlsVariant &b) { return a.bandwidth < b.bandwidth; });
    m_address = best->url;
    poll();
}

void HlsReader::fetchNext()
{
    const std::optional<SegmentPicker::Pick> pick = m_picker.pick(m_playlist);
    if (!pick) {
        m_failures = 0; // the server is well, it just has nothing new
        return pollRegularly();
    }
    if (!pick->segment.init.isEmpty() && pick->segment.init != m_initAddress)
        fetchInit(*pick);
    else
        fetchSegment(*pick);
}

//! 404 or an empty body: read the playlist again, and leave the segment out when that does not help.
bool HlsReader::missedSegment(const SegmentPicker::Pick &pick, const HttpReply &reply)
{
    if (reply.isOk() && !reply.body.isEmpty())
        return false;
    if (m_picker.missed(pick.segment.sequence)) {
        qCWarning(lcVideo) << "live stream: segment" << pick.segment.sequence << "is not there, left out";
        fetchNext();
    } else {
        pollIn(kFirstDelay);
    }
    return true;
}

void HlsReader::fetchInit(const SegmentPicker::Pick &pick)
{
    get(pick.segment.init, [this, pick](const HttpReply &reply) {
        if (missedSegment(pick, reply))
            return;
        m_initAddress = pick.segment.init;
        m_init = reply.body;
        fetchSegment(pick);
    });
}

void HlsReader::fetchSegment(const SegmentPicker::Pick &pick)
{
    get(pick.segment.url, [this, pick](const HttpReply &reply) { onSegment(pick, reply); });
}

void HlsReader::onSegment(const SegmentPicker::Pick &pick, const HttpReply &reply)
{
    if (missedSegment(pick, reply))
        return;
    const HlsSegment &segment = pick.segment;
    m_failures = 0;
    m_refusedSources = 0;
    m_picker.taken(segment.sequence);
    const qsizetype index = segment.sequence - m_playlist.segments.first().sequence;
    const SegmentClock::Time time = m_segmentClock.place(m_playlist, index, pick.gap, m_listedAt);
    const QByteArray init = segment.init.isEmpty() ? QByteArray() : m_init;
    const quint64 number = m_requestNumber;
    emit segmentReady(m_session,
                      {segment.sequence, reply.body, init, time.start, time.certain, segment.discontinuity || pick.gap, segment.duration});
    if (number == m_requestNumber && m_running) // nobody stopped or restarted us in between
        fetchNext();
}
