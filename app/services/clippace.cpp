// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clippace.h"

#include "app/base/async.h"

using namespace std::chrono_literals;

namespace {

constexpr auto kWindow = 15min; // the cloud counts so (safie.md 4.5)

qsizetype mostOf(ClipPace::Call call)
{
    return call == ClipPace::Call::Order ? 15 : 30;
}

} // namespace

QFuture<Result<Done>> ClipPace::load(QObject *context, Instant now)
{
    const Deferred<Done> deferred;
    onFinished(m_data.calls(Call::Order, now - kWindow), context, [=, this](const Result<QList<Instant>> &orders) {
        if (!orders)
            return deferred.answer(orders.error());
        m_calls[Call::Order] = orders.value();
        onFinished(m_data.calls(Call::Download, now - kWindow), context, [=, this](const Result<QList<Instant>> &downloads) {
            if (!downloads)
                return deferred.answer(downloads.error());
            m_calls[Call::Download] = downloads.value();
            deferred.answer(Done{});
        });
    });
    return deferred.future();
}

std::optional<Instant> ClipPace::next(Call call, Instant now)
{
    QList<Instant> &calls = m_calls[call];
    calls.removeIf([now](Instant at) { return at + kWindow <= now || at > now; }); // a clock set back must not lock it up
    const qsizetype most = mostOf(call);
    return calls.size() < most ? std::nullopt : std::optional(calls.at(calls.size() - most) + kWindow);
}

void ClipPace::count(Call call, Instant now)
{
    m_calls[call].append(now);
    (void)m_data.count(call, now, now - kWindow);
}
