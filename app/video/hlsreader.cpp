// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsreader.h"

#include "app/base/logging.h"
#include "app/video/hlsvariants.h"

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Outcome = StreamFetch::Answer::Outcome;

namespace {

// The rules and times of qt-platform.md 3.
constexpr milliseconds kSilence = 4s;
constexpr milliseconds kPlaylistLimit = 6s;
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
    m_source = source;
    m_fetch.setSource(source);
    m_address = source.playlist;
    m_variants.clear();
    m_lostVariants.clear();
    m_switched = false;
    m_loader.forget();
    m_playlist = {};
    m_picker = {};
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
    if (m_source.playlist != source.playlist)
        m_address = source.playlist;
    m_source = source;
    m_fetch.setSource(source);
    // A server that refuses fresh credentials too must not be asked in a closed circle: then the back-off goes on.
    if (waited && m_refusedSources <= 1) {
        m_failures = 0;
        poll();
    }
}

void HlsReader::setShownSize(QSize size)
{
    m_shownSize = size;
    if (!m_running || m_variants.isEmpty() || m_address == m_source.playlist)
        return;
    const QUrl before = m_address;
    chooseVariant(m_variants);
    m_switched = m_switched || m_address != before; // takes place at the next poll
}

void HlsReader::stop()
{
    m_running = false;
    m_timer.stop();
    m_fetch.cancel();
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
    m_stillTold = false;
}

//! The server is well, but nothing new comes.
void HlsReader::tellIfStill()
{
    if (m_stillTold || milliseconds(m_sinceNews.elapsed()) < std::max(kShortestStill, targets(m_playlist, kStillTargets)))
        return;
    m_stillTold = true;
    m_address = m_source.playlist; // it may name another variant by now
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
    m_fetch.get({m_address, std::nullopt}, {kSilence, kPlaylistLimit}, [this](const StreamFetch::Answer &answer) { onPlaylist(answer); });
}

void HlsReader::onPlaylist(const StreamFetch::Answer &answer)
{
    if (answer.outcome == Outcome::Gone) {
        if (m_address != m_source.playlist)
            m_lostVariants.insert(m_address);
        m_address = m_source.playlist; // a variant may move while the master playlist stays
        return tryLater(answer.error);
    }
    if (!answer.isOk())
        return onTrouble(answer);
    Result<HlsPlaylist> parsed = HlsPlaylist::parse(answer.body, answer.address);
    if (!parsed)
        return isUnsupportedStream(parsed.error()) ? giveUp(parsed.error()) : tryLater(parsed.error());
    if (parsed.value().isMaster()) {
        if (m_address != m_source.playlist)
            return tryLater({Error::Kind::BadData, QStringLiteral("HLS: a master playlist inside another"), {}, {}});
        chooseVariant(parsed.value().variants);
        return poll();
    }
    m_playlist = parsed.take();
    m_listedAt = m_clock.now();
    fetchNext();
}

void HlsReader::chooseVariant(const QList<HlsVariant> &variants)
{
    m_variants = variants;
    QList<HlsVariant> there;
    std::copy_if(variants.cbegin(), variants.cend(), std::back_inserter(there),
                 [this](const HlsVariant &variant) { return !m_lostVariants.contains(variant.url); });
    if (there.isEmpty()) {
        m_lostVariants.clear();
        there = variants;
    }
    m_address = ::chooseVariant(there, m_shownSize)->url;
}

void HlsReader::fetchNext()
{
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
    pollRegularly();
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
    emit segmentReady(session, {segment.sequence, loaded.bytes, loaded.init, time.start, time.certain, breaks, segment.duration});
    if (m_running && session == m_session) // nobody stopped or restarted us in between
        fetchNext();
}
