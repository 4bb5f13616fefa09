// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"

#include <limits>

// The row id of a receipt: time of sale in ms << 20 | running number.
inline constexpr int kRunningBits = 20;
inline constexpr qint64 kRunningMask = (qint64(1) << kRunningBits) - 1;
inline constexpr qint64 kLastSoldAtMs = (qint64(1) << (63 - kRunningBits)) - 1; // the year 2248

inline Instant soldAtOf(ReceiptId id)
{
    return fromMs(id.value >> kRunningBits);
}

//! The smallest id that a receipt sold at this instant or later can have.
inline qint64 firstIdAt(Instant instant)
{
    const qint64 ms = toMs(instant);
    return ms <= 0 ? 0 : ms > kLastSoldAtMs ? std::numeric_limits<qint64>::max() : ms << kRunningBits;
}

// The search index numbers the receipts of each quarter of an hour (2^20 ms) from 0 on, see 0003-search.sql.
inline constexpr int kQuarterBits = 20; // of ms
inline constexpr qint64 kQuarter = qint64(1) << (kRunningBits + kQuarterBits); // in ids

inline qint64 quarterOf(qint64 id)
{
    return id >> (kRunningBits + kQuarterBits);
}

inline qint64 firstRowOf(qint64 quarter)
{
    return quarter << kRunningBits;
}
