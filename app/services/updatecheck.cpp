// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/updatecheck.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/net/httpclient.h"
#include "app/services/settings.h"

using namespace std::chrono_literals;

namespace {
constexpr auto kLookEvery = 24h;
constexpr auto kAfterFailure = 1h;
constexpr auto kTimer = 10min; // after sleep a day may have passed
} // namespace

UpdateCheck::UpdateCheck(HttpClient &http, Source source, QVersionNumber running, Settings &settings, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_source(std::move(source))
    , m_running(std::move(running))
    , m_settings(settings)
    , m_clock(clock)
{
    connect(&m_timer, &QTimer::timeout, this, &UpdateCheck::lookWhenDue);
    connect(&settings, &Settings::updateCheckChanged, this, &UpdateCheck::lookWhenDue);
}

void UpdateCheck::start()
{
    m_timer.start(kTimer);
    lookWhenDue();
}

std::optional<Instant> UpdateCheck::lookedAt() const
{
    return m_settings.lookedForUpdates();
}

void UpdateCheck::lookWhenDue()
{
    const Instant now = m_clock.now();
    const bool clockWentBack = m_lastTry > now;
    if (m_timer.isActive() && m_settings.isUpdateCheckOn() && (clockWentBack || now - m_lastTry >= (m_error ? kAfterFailure : kLookEvery)))
        lookNow();
}

void UpdateCheck::lookNow()
{
    if (m_looking || !isThere())
        return;
    m_looking = true;
    m_lastTry = m_clock.now();
    emit changed();
    HttpRequest request;
    request.url = m_source.feed;
    onFinished(m_http.send(request), this, [this](const Result<HttpReply> &reply) {
        m_looking = false;
        Result<Update> update = !reply                  ? Result<Update>(reply.error())
                                : !reply.value().isOk() ? Result<Update>(statusError(reply.value()))
                                                        : readUpdateFeed(reply.value().body, m_source.publicKey);
        m_error.reset();
        if (update) {
            m_settings.setLookedForUpdates(m_clock.now());
            m_newer.reset();
            if (update.value().version > m_running)
                m_newer = update.value();
        } else {
            m_error = update.error();
            qCWarning(lcServices) << "looking for updates failed:" << update.error().detail;
        }
        emit changed();
    });
}
