// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QImage>

#include <optional>

//! Looks for a ClockCode anywhere in a camera's picture, upright or nearly so, of any size from some 70 pixels on, seen a
//! little from the side, bright or dark. The time in it is the one nearest to `near`. Takes some time: not for the GUI thread.
std::optional<Instant> findClockCode(const QImage &picture, Instant near);
