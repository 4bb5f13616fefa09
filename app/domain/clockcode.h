// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <bitset>
#include <optional>

//! The time as a pattern that a camera can film from a screen: on a light ground a dark ring, and in it dark and light cells.
//! (The block code that the demo's cameras burn into their pictures is another one: it stands at a known place.)
struct ClockCode {
    static constexpr int kColumns = 8;
    static constexpr int kRows = 4;
    // In units:
    static constexpr int kQuiet = 2; //!< light, around the ring
    static constexpr int kRing = 2; //!< dark
    static constexpr int kGap = 1; //!< light, between ring and cells
    static constexpr int kCell = 2;
    static constexpr int kRingWidth = 2 * (kRing + kGap) + kColumns * kCell; //!< over all of the ring
    static constexpr int kRingHeight = 2 * (kRing + kGap) + kRows * kCell;
    static constexpr int kWidth = kRingWidth + 2 * kQuiet;
    static constexpr int kHeight = kRingHeight + 2 * kQuiet;

    using Cells = std::bitset<size_t(kColumns) * kRows>; //!< row by row; set: dark

    static Cells cellsOf(Instant time);
    //! The time nearest to `near` with these cells, which come again every 17 minutes; none when they are not of a code.
    static std::optional<Instant> timeOf(const Cells &cells, Instant near);
    //! A unit of the whole pattern, from the top left corner of the quiet ground.
    static bool isDark(const Cells &cells, int x, int y);
};
