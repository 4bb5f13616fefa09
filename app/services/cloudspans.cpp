// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/cloudspans.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/cameras/camerarecordings.h"
#include "app/cameras/cloudpause.h"
#include "app/services/session.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr auto kPiece = 24h; // what was answered is not lost when the next piece fails
constexpr auto kSettles = 5min; // cameras send what they could not send at once
constexpr auto kLookAgain = 60s;

//! Of the camera, whereas the others are of the network or the whole cloud.
bool isOfTheCamera(const Error &error)
{
    return error.kind == Error::Kind::Forbidden || error.kind == Error::Kind::NotFound || error.kind == Error::Kind::BadData;
}

} // namespace

CloudSpans::CloudSpans(Session &session, const Clock &clock, QObject *parent) : QObject(parent), m_session(session), m_clock(clock)
{
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &CloudSpans::step);
    connect(&session, &Session::stateChanged, this, &CloudSpans::forget);
}

CloudSpans::~CloudSpans()
{
    m_running.cancel();
}

QList<TimeRange> CloudSpans::spans(const CameraId &camera, const TimeRange &range) const
{
    QList<TimeRange> cut;
    const auto known = m_known.constFind(camera);
    if (known == m_known.constEnd())
        return cut;
    for (const TimeRange &span : known->spans) {
        const TimeRange part{std::max(span.from, range.from), std::min(span.to, range.to)};
        if (!part.isEmpty())
            cut.append(part);
    }
    return cut;
}

bool CloudSpans::isKnown(const CameraId &camera, const TimeRange &range) const
{
    const auto known = m_known.constFind(camera);
    return known != m_known.constEnd() && std::any_of(known->answered.begin(), known->answered.end(), [&](const TimeRange &part) {
               return part.from <= range.from && range.to <= part.to;
           });
}

std::optional<Error> CloudSpans::problem(const CameraId &camera) const
{
    return m_known.value(camera).problem;
}

void CloudSpans::want(const CameraId &camera, const TimeRange &range)
{
    if (camera.isEmpty() || range.isEmpty() || !recordings())
        return;
    addSpan(m_known[camera].wanted, range);
    step();
}

CameraRecordings *CloudSpans::recordings() const
{
    return m_session.client() ? m_session.client()->recordings() : nullptr;
}

std::optional<TimeRange> CloudSpans::nextQuestion(const Known &known) const
{
    const Instant newest = m_clock.now() - recordings()->clipLimits().delay;
    QList<TimeRange> open = known.wanted;
    for (const TimeRange &range : known.answered)
        removeSpan(open, range);
    if (m_clock.now() < known.freshUntil)
        removeSpan(open, {known.fresh.from, std::max(known.fresh.to, newest)});
    removeSpan(open, {newest, Instant::max()});
    if (open.isEmpty())
        return {};
    return TimeRange{open.first().from, std::min(open.first().to, open.first().from + kPiece)};
}

void CloudSpans::step()
{
    if (m_isRunning)
        return;
    bool waits = false;
    for (auto known = m_known.begin(); recordings() && known != m_known.end(); ++known) {
        if (known->wanted.isEmpty())
            continue;
        const std::optional<TimeRange> question = nextQuestion(*known);
        if (!question) {
            known->wanted.clear();
        } else if (m_clock.now() >= std::max(known->backoff.until, m_backoff.until)) {
            m_tick.stop();
            return ask(known.key(), *question);
        } else {
            waits = true;
        }
    }
    if (!waits)
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start();
}

void CloudSpans::ask(const CameraId &camera, const TimeRange &range)
{
    m_isRunning = true;
    m_running = recordings()->spans(camera, range);
    onFinished(m_running, this, [this, camera, range, account = m_account](const Result<QList<TimeRange>> &spans) {
        if (account != m_account)
            return;
        m_isRunning = false;
        if (spans)
            take(camera, range, spans.value());
        else
            met(camera, spans.error());
    });
}

void CloudSpans::take(const CameraId &camera, const TimeRange &range, const QList<TimeRange> &spans)
{
    Known &known = m_known[camera];
    known.backoff = {};
    m_backoff = {};
    known.problem.reset();
    removeSpan(known.spans, range);
    for (const TimeRange &span : spans)
        addSpan(known.spans, span);
    const TimeRange settled{range.from, std::min(range.to, m_clock.now() - kSettles)};
    if (!settled.isEmpty())
        addSpan(known.answered, settled);
    if (settled.to < range.to) {
        known.fresh = {std::max(settled.to, range.from), range.to};
        known.freshUntil = m_clock.now() + kLookAgain;
    }
    emit changed(camera);
    step();
}

void CloudSpans::met(const CameraId &camera, const Error &error)
{
    qCDebug(lcServices) << "not known when a camera was recorded:" << error.detail;
    if (error.kind == Error::Kind::SignInNeeded)
        return m_session.credentialLost(error); // ends in forget()
    Known &known = m_known[camera];
    known.problem = error;
    Backoff &backoff = isOfTheCamera(error) ? known.backoff : m_backoff;
    backoff.until = m_clock.now() + std::max<std::chrono::milliseconds>(cloudPause(backoff.failures++), error.retryAfter);
    emit changed(camera);
    step();
}

void CloudSpans::forget()
{
    ++m_account;
    m_running.cancel();
    m_isRunning = false;
    m_tick.stop();
    m_backoff = {};
    const QList<CameraId> cameras = m_known.keys();
    m_known.clear();
    for (const CameraId &camera : cameras)
        emit changed(camera);
}
