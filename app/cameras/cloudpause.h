// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <chrono>

//! How long a camera cloud is left alone after one more failure in a row; `before`: failures before that one (safie.md 4.5).
inline std::chrono::seconds cloudPause(int before)
{
    constexpr std::array<int, 4> kSeconds{30, 60, 120, 300};
    return std::chrono::seconds(kSeconds.at(std::min(size_t(before), kSeconds.size() - 1)));
}
