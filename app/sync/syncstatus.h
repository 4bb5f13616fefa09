// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/timerange.h"

#include <chrono>
#include <optional>

//! How a contract is fetched. Tests turn the times down.
struct SyncOptions {
    std::chrono::milliseconds pollInterval{std::chrono::seconds(15)};
    int backfillDays = 30;
    //! How far before the cursor each poll looks again: vendors show rows late and in seconds (smaregi.md 16, ubiregi.md 5.4).
    std::chrono::milliseconds overlap{std::chrono::seconds(120)};
    //! How much earlier than our own clock the first cursor is, because the vendor's clock is another one.
    std::chrono::milliseconds firstOverlap{std::chrono::minutes(10)};
    QTimeZone zone = shopZone();
    std::chrono::milliseconds firstRetry{std::chrono::seconds(5)};
    std::chrono::milliseconds lastRetry{std::chrono::seconds(300)};
    double jitter = 0.2; //!< each wait is longer or shorter by up to this part of it
};

struct SyncStatus {
    bool running = false; //!< false before start(), after stop(), and while it waits for retryNow()
    std::optional<Instant> lastSuccess;
    std::optional<Error> error; //!< of the last try, if it failed
    int badRows = 0; //!< in quarantine
    std::optional<double> backfillProgress; //!< 0 to 1 while the past is being fetched

    friend bool operator==(const SyncStatus &, const SyncStatus &) = default;
};
