// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/serverclock.h"

#include "app/base/logging.h"
#include "app/net/httpclient.h"
#include "app/net/httptransfer.h"

#include <algorithm>

using namespace std::chrono_literals;

ServerClock::ServerClock(const Clock &own, HttpClient &http, const QList<QUrl> &servers, QObject *parent)
    : QObject(parent)
    , m_own(own)
    , m_servers(servers)
{
    connect(&http, &HttpClient::answered, this, &ServerClock::hear);
}

void ServerClock::hear(const QUrl &url, const HttpReply &reply)
{
    const bool ours = std::any_of(m_servers.begin(), m_servers.end(),
                                  [&url](const QUrl &server) { return server.host() == url.host() && server.port() == url.port(); });
    const std::optional<Instant> date = ours ? httpDate(reply.header("Date")) : std::nullopt;
    if (!date)
        return;
    // Whole seconds and the way of the reply are no difference.
    constexpr auto kInStep = 5s;
    const std::chrono::milliseconds measured = *date - m_own.now();
    const std::chrono::milliseconds ahead = std::chrono::abs(measured) <= kInStep ? 0ms : measured;
    if (std::chrono::abs(ahead - m_ahead) <= kInStep && (ahead == 0ms) == (m_ahead == 0ms))
        return;
    qCInfo(lcNet) << url.host() << "has another time than this machine, by" << ahead.count() / 1000 << "s";
    m_ahead = ahead;
}
