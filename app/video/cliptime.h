// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/timerange.h"

#include <optional>

//! Where the time stamps of a camera's stream lie within a clip, in microseconds from its beginning.
class ClipTime {
public:
    using microseconds = std::chrono::microseconds;

    explicit ClipTime(const TimeRange &span) : m_span(span) {}

    const TimeRange &span() const { return m_span; }
    microseconds length() const { return m_span.to - m_span.from; }
    //! The stream says `timeStamp` where the wall says `at`.
    void place(microseconds timeStamp, Instant at)
    {
        const microseconds byWall = at - m_span.from - timeStamp;
        if (!m_shift || std::chrono::abs(byWall - *m_shift) > kClockNoise)
            m_shift = byWall;
    }
    bool isPlaced() const { return m_shift.has_value(); }
    //! After place().
    microseconds of(microseconds timeStamp) const { return timeStamp + *m_shift; }
    Instant wallOf(microseconds inClip) const { return m_span.from + std::chrono::duration_cast<std::chrono::milliseconds>(inClip); }

private:
    // Streams count in their own time; the wall clock of segments is given in milliseconds. Nearer than this they are the
    // same, and the stream's own time is the smoother one.
    static constexpr microseconds kClockNoise = std::chrono::milliseconds(200);

    TimeRange m_span;
    std::optional<microseconds> m_shift;
};
