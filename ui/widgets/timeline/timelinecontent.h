// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/domain/receipt.h"
#include "app/domain/timerange.h"

#include <QList>

#include <optional>

//! A receipt's moment on a timeline.
struct TimelineMark {
    Instant at;
    ReceiptKind kind = ReceiptKind::Sale;
    ReceiptId receipt;
    friend bool operator==(const TimelineMark &, const TimelineMark &) = default;
};

//! Where footage of an instant is.
enum class FootagePlace { Here, Cloud, None, Unknown, Future };

//! What a timeline shows of a day.
struct TimelineContent {
    QList<TimelineMark> marks; //!< in order of time
    QList<TimeRange> here; //!< footage on this computer, in order of time
    QList<TimeRange> cloud; //!< in the camera's cloud
    QList<TimeRange> unknown; //!< where the cloud has not told yet
    Instant now; //!< what comes after has not happened yet
    std::optional<Instant> playhead;
    bool live = false; //!< the playhead is at the live picture
    std::optional<Instant> in; //!< of the marked span
    std::optional<Instant> out;
};

FootagePlace footagePlace(const TimelineContent &content, Instant at);
//! The mark that is nearest to that instant, and no further away than that; null when there is none.
const TimelineMark *markNear(const TimelineContent &content, Instant at, std::chrono::milliseconds most);
//! The first one after it, or (-1) the last one before; null when there is none.
const TimelineMark *markFrom(const TimelineContent &content, Instant at, int direction);
