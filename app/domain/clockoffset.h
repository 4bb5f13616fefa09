// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"

#include <QList>

#include <optional>

//! How far a camera's clock is ahead of a register's, and how that came to be known.
struct ClockOffset {
    static constexpr std::chrono::hours kMost{12}; //!< more is a wrong date, not a clock that is off
    static constexpr int kMostReceipts = 3;
    static constexpr std::chrono::seconds kMostSpread{2}; //!< registers tell whole seconds, and paper comes out at its own pace

    std::chrono::milliseconds value{0}; //!< camera clock minus register clock
    std::optional<Instant> set = {}; //!< when somebody set it; none: nobody did
    int receipts = 0; //!< it was measured on; 0: typed
    std::chrono::milliseconds spread{0}; //!< between the smallest and the largest measured

    bool isMeasured() const { return receipts > 0; }
    bool isDoubtful() const { return spread > kMostSpread; } //!< one of the receipts was perhaps marked at a wrong frame
    friend bool operator==(const ClockOffset &, const ClockOffset &) = default;
};

//! A frame of a link's camera in which a receipt was printed.
struct ClockMeasure {
    ReceiptId receipt;
    QString number; //!< of the receipt, as printed
    Instant soldAt; //!< on the register's clock
    Instant seenAt; //!< on the camera's clock
    bool certain = true; //!< false: the camera's stream names no time, `seenAt` is an estimate

    std::chrono::milliseconds offset() const { return seenAt - soldAt; }
    friend bool operator==(const ClockMeasure &, const ClockMeasure &) = default;
};

//! Their median and spread. Not `set` yet.
ClockOffset medianOffset(const QList<ClockMeasure> &measures);
