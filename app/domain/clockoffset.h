// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QList>

#include <optional>

//! How far a camera's clock is ahead of a register's, and how that came to be known.
struct ClockOffset {
    static constexpr std::chrono::hours kMost{12}; //!< more is a wrong date, not a clock that is off
    static constexpr int kMostReceipts = 3;

    std::chrono::milliseconds value{0}; //!< camera clock minus register clock
    std::optional<Instant> set = {}; //!< when somebody set it; none: nobody did
    int receipts = 0; //!< it was measured on; 0: typed
    std::chrono::milliseconds spread{0}; //!< between the smallest and the largest measured

    bool isMeasured() const { return receipts > 0; }
    friend bool operator==(const ClockOffset &, const ClockOffset &) = default;
};

//! The median of what was measured on some receipts, of an even count the middle of the two in between. Not `set` yet.
ClockOffset medianOffset(QList<std::chrono::milliseconds> measured);
