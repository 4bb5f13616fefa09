// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsreader.h"

#include "app/base/logging.h"

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Outcome = StreamFetch::Answer::Outcome;

namespace {

// The rules and times of qt-platform.md 3.
constexpr milliseconds kShortestSegmentLimit = 6s;
constexpr milliseconds kLongestSegmentLimit = 30s;
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
// A list that stands still for three target durations will not go on by itself (safie.md 7).
constexpr int kStillTargets = 3;
constexpr milliseconds kShortestStill = 3s;

milliseconds backOff(int failures, milliseconds longest)
{
    return std::min(kFirstDelay * (1 << std::clamp(failures - 1, 0, 8)), longest);
}

milliseconds targets(const HlsPlaylist &playlist, int count)
{
    return std::chrono::ceil<milliseconds>(count * playlist.targetDuration);
}

} // namespace

HlsReader::HlsReader(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_fetch(this) // a child, to move to the thread together
    , m_list(m_fetch)
    , m_loader(m_fetch)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HlsReader::poll);
}

HlsReader::~HlsReader() = default;

void HlsReader::start(int session, const LiveSource &source)
{
    stop();
    m_session = session;
    m_running = true;
    m_fetch.setSource(source);
    m_list.start(source.playlist);
    m_switched = false;
    m_loader.forget();
    m_playlist = {};
    m_picker = {};
    m_partPicker = {};
    m_partJoiner = {};
    m_repeats = {};
    m_segmentClock = SegmentClock();
    m_failures = 0;
    m_segmentError.reset();
    noteNews();
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
    m_fetch.setSource(source);
    m_list.setSource(source.playlist);
    // A server that refuses fresh credentials too must not be asked in a closed circle: then the back-off goes on.
    if (waited && m_refusedSources <= 1) {
        m_failures = 0;
        poll();
    }
}

void HlsReader::setShownSize(QSize size)
{
    m_switched = m_list.setShownSize(size) || m_switched; // takes place at the next poll
}

void HlsReader::stop()
{
    m_running = false;
    m_timer.stop();
    m_fetch.cancel();
}

void HlsReader::tryNow()
{
    if (!m_running)
        return;
    m_fetch.reconnect();
    m_failures = 0;
    poll();
}

void HlsReader::onTrouble(const StreamFetch::Answer &answer)
{
    switch (answer.outcome) {
    case Outcome::Refused:
        return refused();
    case Outcome::Outdated: // renewed while the old one was on its way
        ++m_failures;
        return pollIn(0ms);
    default:
        tryLater(answer.error);
    }
}

void HlsReader::refused()
{
    ++m_failures;
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

void HlsReader::noteNews()
{
    m_sinceNews.start();
    m_news = true;
    m_stillTold = false;
}

//! The server is well, but nothing new comes.
void HlsReader::tellIfStill()
{
    if (m_stillTold || milliseconds(m_sinceNews.elapsed()) < std::max(kShortestStill, targets(m_playlist, kStillTargets)))
        return;
    m_stillTold = true;
    m_list.beginAgain();
    Error error{Error::Kind::NotFound, QStringLiteral("the live playlist stands still"), {}, QStringLiteral("video.still")};
    if (m_playlist.ended)
        error = {Error::Kind::NotFound, QStringLiteral("the live playlist has an end"), {}, QStringLiteral("video.ended")};
    else if (m_segmentError)
        error = *m_segmentError;
    qCWarning(lcVideo).noquote() << "live stream:" << error.detail;
    emit failed(m_session, error, false);
}

milliseconds HlsReader::segmentLimit() const
{
    return std::clamp(targets(m_playlist, kStillTargets), kShortestSegmentLimit, kLongestSegmentLimit);
}

void HlsReader::poll()
{
    m_timer.stop();
    m_sincePoll.start();
    m_list.get([this](const StreamFetch::Answer &answer, const Result<HlsPlaylist> &list) { onPlaylist(answer, list); });
}

//! Where the server can wait with its answer until there is something new, it is asked at once; else after a while. A server
//! that only says so is found out by an answer without news.
void HlsReader::pollForNews()
{
    const bool brought = std::exchange(m_news, false);
    if (!brought || !m_list.canWait() || !m_playlist.control.canBlockReload || m_playlist.ended)
        return pollRegularly();
    QString wanted = QStringLiteral("_HLS_msn=%1").arg(m_picker.next().value_or(0));
    if (hasParts() && m_partPicker.next())
        wanted = QStringLiteral("_HLS_msn=%1&_HLS_part=%2").arg(m_partPicker.next()->sequence).arg(m_partPicker.next()->part);
    m_timer.stop();
    m_sincePoll.start();
    m_list.getNext(wanted, targets(m_playlist, 1),
                   [this](const StreamFetch::Answer &answer, const Result<HlsPlaylist> &list) { onPlaylist(answer, list); });
}

void HlsReader::onPlaylist(const StreamFetch::Answer &answer, const Result<HlsPlaylist> &list)
{
    if (!answer.isOk())
        return onTrouble(answer);
    if (!list)
        return isUnsupportedStream(list.error()) ? giveUp(list.error()) : tryLater(list.error());
    m_playlist = list.value();
    m_listedAt = m_clock.now();
    finishParts();
    fetchNext();
}

void HlsReader::fetchNext()
{
    if (hasParts())
        return fetchNextPart();
    while (const std::optional<SegmentPicker::Pick> pick = m_picker.pick(m_playlist)) {
        if (m_repeats.knows(pick->segment)) {
            m_picker.passedOver(pick->segment);
            continue;
        }
        m_loader.load(pick->segment, pick->segment.at, segmentLimit(),
                      [this, pick = *pick](const StreamFetch::Answer &answer, const SegmentLoader::Loaded &loaded) {
                          onSegment(pick, answer, loaded);
                      });
        return;
    }
    m_failures = 0; // the server is well, it just has nothing new
    pollForNews();
    tellIfStill();
}

void HlsReader::onSegment(const SegmentPicker::Pick &pick, const StreamFetch::Answer &answer, const SegmentLoader::Loaded &loaded)
{
    if (answer.outcome == Outcome::Gone)
        return missedSegment(pick, answer.error);
    if (!answer.isOk())
        return onTrouble(answer);
    m_failures = 0;
    m_refusedSources = 0;
    if (m_repeats.isRepeat(pick.segment, loaded.bytes)) {
        m_picker.passedOver(pick.segment);
        return fetchNext();
    }
    emitSegment(pick, loaded);
}

//! Reads the playlist again, and leaves the segment out when that does not help.
void HlsReader::missedSegment(const SegmentPicker::Pick &pick, const Error &error)
{
    m_segmentError = error;
    if (!m_picker.missed(pick.segment))
        return pollIn(kFirstDelay);
    qCWarning(lcVideo).noquote() << "live stream: segment" << pick.segment.sequence << "left out:" << error.detail;
    tellIfStill();
    fetchNext();
}

void HlsReader::emitSegment(const SegmentPicker::Pick &pick, const SegmentLoader::Loaded &loaded)
{
    const HlsSegment &segment = pick.segment;
    m_picker.taken(segment);
    m_segmentError.reset();
    noteNews();
    const qsizetype index = segment.sequence - m_playlist.segments.first().sequence;
    const SegmentClock::Time time = m_segmentClock.place(m_playlist, index, pick.gap, m_listedAt);
    const bool breaks = segment.discontinuity || pick.gap || m_switched;
    m_switched = false;
    const int session = m_session;
    const MediaSegment whole{segment.sequence, loaded.bytes, loaded.init, time.start, time.certain, breaks, segment.duration};
    emit pieceReady(session, whole);
    emit segmentReady(session, whole);
    if (m_running && session == m_session) // nobody stopped or restarted us in between
        fetchNext();
}

//! Encrypted parts would have to be decrypted as one stream with those before them; such streams are played by whole segments.
bool HlsReader::hasParts() const
{
    return m_playlist.control.partTarget > 0us && !m_playlist.segments.isEmpty() && m_playlist.segments.last().key.isEmpty();
}

void HlsReader::fetchNextPart()
{
    const std::optional<PartPicker::Pick> pick = m_partPicker.pick(m_playlist);
    if (!pick) {
        m_failures = 0;
        pollForNews();
        return tellIfStill();
    }
    const HlsSegment &segment = m_playlist.segments.at(pick->segment);
    m_loader.load(
        segment, segment.parts.at(pick->part).at, segmentLimit(),
        [this, pick = *pick](const StreamFetch::Answer &answer, const SegmentLoader::Loaded &loaded) { onPart(pick, answer, loaded); });
}

void HlsReader::onPart(const PartPicker::Pick &pick, const StreamFetch::Answer &answer, const SegmentLoader::Loaded &loaded)
{
    if (answer.outcome == Outcome::Gone) {
        m_segmentError = answer.error;
        if (!m_partPicker.missed(m_playlist, pick))
            return pollIn(kFirstDelay);
        tellIfStill();
        return fetchNextPart();
    }
    if (!answer.isOk())
        return onTrouble(answer);
    m_failures = 0;
    m_refusedSources = 0;
    emitPart(pick, loaded);
}

void HlsReader::emitPart(const PartPicker::Pick &pick, const SegmentLoader::Loaded &loaded)
{
    const HlsSegment &segment = m_playlist.segments.at(pick.segment);
    const int session = m_session;
    MediaSegment piece{
        segment.sequence, loaded.bytes, loaded.init, {}, false, pick.gap || m_switched, segment.parts.at(pick.part).duration};
    if (!m_partJoiner.follows(segment.sequence, pick.gap || m_switched)) {
        if (const std::optional<MediaSegment> whole = m_partJoiner.finish())
            emit segmentReady(session, *whole);
        const SegmentClock::Time time = m_segmentClock.place(m_playlist, pick.segment, pick.gap, m_listedAt);
        std::chrono::microseconds before{0};
        for (qsizetype i = 0; i < pick.part; ++i)
            before += segment.parts.at(i).duration;
        piece.start = time.start + std::chrono::round<milliseconds>(before);
        piece.certain = time.certain;
        piece.discontinuity = piece.discontinuity || segment.discontinuity;
    }
    m_switched = false;
    m_partPicker.taken(m_playlist, pick);
    m_segmentError.reset();
    noteNews();
    emit pieceReady(session, m_partJoiner.add(piece));
    finishParts();
    if (m_running && session == m_session)
        fetchNext();
}

//! Tells the segment whose last part is here.
void HlsReader::finishParts()
{
    const std::optional<qint64> sequence = m_partJoiner.sequence();
    if (!sequence || m_playlist.segments.isEmpty() || !m_partPicker.next())
        return;
    const qint64 index = *sequence - m_playlist.segments.first().sequence;
    const bool listed = index >= 0 && index < m_playlist.segments.size();
    const bool allTaken =
        m_partPicker.next()->sequence > *sequence || (listed && m_partPicker.next()->part >= m_playlist.segments.at(index).parts.size());
    if (listed && (HlsPlaylist::isOpen(m_playlist.segments.at(index)) || !allTaken))
        return;
    if (const std::optional<MediaSegment> whole = m_partJoiner.finish())
        emit segmentReady(m_session, *whole);
}
