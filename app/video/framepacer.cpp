// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/framepacer.h"

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {
// All from qt-platform.md 3, except the reserve: measured at the arrival of a segment, where the buffer is emptiest.
constexpr microseconds kJumpForwards = 5s;
constexpr microseconds kTooLate = 300ms;
constexpr microseconds kReserve = 400ms;
constexpr microseconds kSmallestStep = 1ms;
constexpr microseconds kLargestStep = 4ms;
constexpr size_t kReservesKept = 4;
constexpr size_t kReservesNeeded = 2;
constexpr microseconds kLongestInterval = 200ms;
} // namespace

FramePacer::TimePoint FramePacer::due(microseconds timeStamp, TimePoint now, Before before)
{
    TimePoint due = now;
    if (!m_last) {
        // the first picture is shown at once
    } else if (before == Before::Gap || timeStamp <= m_last->timeStamp || timeStamp - m_last->timeStamp > kJumpForwards) {
        // A stream that only counts anew (a loop, a restarted encoder) goes on in step, without two pictures at once.
        due = std::max(now, m_last->due + m_interval);
    } else {
        m_interval = std::min(timeStamp - m_last->timeStamp, kLongestInterval);
        due = m_last->due + (timeStamp - m_last->timeStamp) - catchUp();
        // Catching up after an empty buffer would only empty it again, with a stutter at each segment.
        if (now - due > kTooLate || (before == Before::Nothing && due < now))
            due = now;
    }
    m_last = Last{timeStamp, due};
    return due;
}

void FramePacer::segmentCame(microseconds stillToShow)
{
    m_reserves.push_back(stillToShow);
    if (m_reserves.size() > kReservesKept)
        m_reserves.pop_front();
}

microseconds FramePacer::catchUp()
{
    if (m_reserves.size() < kReservesNeeded)
        return 0us;
    const microseconds excess = *std::min_element(m_reserves.begin(), m_reserves.end()) - kReserve;
    if (excess <= 0us)
        return 0us;
    const microseconds step = std::min({kSmallestStep + excess / 300, kLargestStep, m_interval / 2});
    for (microseconds &reserve : m_reserves)
        reserve -= step;
    return step;
}

void FramePacer::reset()
{
    *this = FramePacer();
}
