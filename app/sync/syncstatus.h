// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/backfillwish.h"
#include "app/domain/timerange.h"

#include <chrono>
#include <optional>

//! How a contract is fetched. Tests turn the times down.
struct SyncOptions {
    std::chrono::milliseconds pollInterval{std::chrono::seconds(15)};
    //! How far before the cursor each poll looks again: vendors show rows late and in seconds (smaregi.md 16, ubiregi.md 5.4).
    std::chrono::milliseconds overlap{std::chrono::seconds(120)};
    //! How much earlier than the vendor's clock the first cursor is.
    std::chrono::milliseconds firstOverlap{std::chrono::minutes(10)};
    //! After so long without a look at the vendor, today comes first again, before all that changed meanwhile.
    std::chrono::milliseconds todayFirstAfter{std::chrono::hours(6)};
    QTimeZone zone = shopZone();
    std::chrono::milliseconds firstRetry{std::chrono::seconds(5)};
    std::chrono::milliseconds lastRetry{std::chrono::seconds(300)};
    double jitter = 0.2; //!< each wait is longer or shorter by up to this part of it
    //! How often it is looked whether the machine slept or its clock was set.
    std::chrono::milliseconds clockWatch{std::chrono::seconds(5)};
};

//! The past that is being fetched.
struct BackfillProgress {
    int daysWanted = 0; //!< before today
    int daysFetched = 0;
    qint64 receipts = 0; //!< that it brought since the program started
    std::optional<std::chrono::seconds> timeLeft; //!< nothing while that cannot be told

    friend bool operator==(const BackfillProgress &, const BackfillProgress &) = default;
};

struct SyncStatus {
    bool running = false; //!< false before start(), after stop(), and while it waits for retryNow()
    std::optional<Instant> lastSuccess; //!< when the vendor was last asked for all that changed, and told
    //! What changed at the vendor until then is in the journal, on our clock. Later than lastSuccess while it catches up.
    std::optional<Instant> knownTo;
    std::optional<Error> error; //!< of the last try, if it failed
    int badRows = 0; //!< in quarantine
    qint64 received = 0; //!< receipts, new or changed, since the program started
    BackfillWish wish;
    std::optional<Instant> completeFrom; //!< all that was sold since then is in the journal; nothing while some of it is missing
    std::optional<BackfillProgress> backfill; //!< while some of the wanted past is missing, also when it is paused

    friend bool operator==(const SyncStatus &, const SyncStatus &) = default;
};
