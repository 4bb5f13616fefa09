// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

#include <chrono>

struct VideoBenchPlan {
    int rounds = 7; //!< of starts
    std::chrono::seconds watched{60}; //!< how long the delay is watched
    std::chrono::seconds loaded{20}; //!< how long processor time is counted
};

//! Live video beside mpv and ffplay on the same stream: a demo camera, cut into live HLS by ffmpeg, served by nginx.
//! False when something is not installed or does not start.
bool benchVideo(const VideoBenchPlan &plan, Report &report);
