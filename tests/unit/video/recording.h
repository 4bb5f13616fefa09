// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/timerange.h"
#include "app/video/mediasegment.h"
#include "tests/support/testfootage.h"

inline const Instant kRecordingStart = fromMs(1'772'335'200'000);

//! A segment of the footage, at that place of a recording of such segments.
inline MediaSegment segmentOf(const TestFootage &footage, qsizetype index, qsizetype place)
{
    const Instant start = kRecordingStart + place * footage.segmentLength;
    return {place, footage.segments.at(index), footage.init, start, true, false, footage.segmentLength};
}

inline MediaSegment segmentOf(const TestFootage &footage, qsizetype index)
{
    return segmentOf(footage, index, index);
}

//! Of that recording.
inline TimeRange spanOf(std::chrono::milliseconds from, std::chrono::milliseconds to)
{
    return {kRecordingStart + from, kRecordingStart + to};
}
