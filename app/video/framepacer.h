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

    //! What was before a picture.
    enum class Before {
        Picture, //!< the one of the time stamp before
        Gap, //!< a discontinuity of the stream
        Nothing, //!< the segment came only after all others were shown
    };

    //! To be called once for each picture, in order. May lie in the past: then it is to be shown at once.
    TimePoint due(std::chrono::microseconds timeStamp, TimePoint now, Before before);
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
