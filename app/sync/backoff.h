// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <chrono>

//! How long to wait before the next try: first, twice that, … up to last, each with jitter; longer when the server asks.
class Backoff {
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds last, double jitter);

    std::chrono::milliseconds next(const Error &error);
    void reset() { m_failures = 0; }

private:
    const std::chrono::milliseconds m_first;
    const std::chrono::milliseconds m_last;
    const double m_jitter;
    int m_failures = 0;
};
