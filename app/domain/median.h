// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <chrono>

//! What several measures of the same thing come to.
struct Median {
    std::chrono::milliseconds value{0}; //!< of an even count the middle of the two in between
    std::chrono::milliseconds spread{0}; //!< between the smallest and the largest
    int count = 0;

    friend bool operator==(const Median &, const Median &) = default;
};

Median medianOf(QList<std::chrono::milliseconds> measured);
