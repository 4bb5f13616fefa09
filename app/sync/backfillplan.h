// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/backfillwish.h"
#include "app/domain/timerange.h"

#include <chrono>
#include <optional>

//! What of the past is wanted and what is still missing of it. A value that knows nothing of how it is fetched.
class BackfillPlan {
public:
    //! `fetchedTo`: every sale from there on is in the journal. `keptFrom`: what is older is not kept, so it is not wanted.
    BackfillPlan(const BackfillReach &reach, std::optional<Instant> fetchedTo, Instant now, const QTimeZone &zone,
                 std::optional<Instant> keptFrom = {});

    bool isDone() const { return m_fetchedTo <= m_end; }
    Instant end() const { return m_end; }
    //! The newest part that is missing. Yesterday first, which is asked for most; then each is as long as all before it, to be
    //! few questions, up to `longest`.
    TimeRange nextWindow(std::chrono::days longest) const;

    int daysWanted() const; //!< before today
    int daysFetched() const; //!< of those

private:
    QTimeZone m_zone;
    QDate m_today;
    Instant m_midnight; //!< at the start of today
    Instant m_end;
    Instant m_fetchedTo;
};

//! How long the rest takes at the speed so far; nothing while that cannot be told.
std::optional<std::chrono::seconds> timeLeft(int daysDone, int daysToDo, std::chrono::milliseconds spent);
