// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <optional>

//! Says when a live picture is due. Runs by the stream's time stamps against a monotonic clock, begins anew on jumps and
//! stalls, and works off needless delay a little with each picture. Pure.
class FramePacer {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    //! To be called once for each picture, in order. Not before `now` after a jump; else it may lie in the past.
    TimePoint due(std::chrono::microseconds timeStamp, TimePoint now, bool afterGap);
    //! A segment came while so much was still to be shown. The least of the last few is what the delay can do without.
    void segmentCame(std::chrono::microseconds stillToShow);
    void reset();

private:
    std::chrono::microseconds catchUp();

    struct Last {
        std::chrono::microseconds timeStamp;
        TimePoint due;
    };
    std::optional<Last> m_last;
    std::chrono::microseconds m_interval{0};
    std::deque<std::chrono::microseconds> m_reserves;
};
