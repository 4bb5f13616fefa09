// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/momentclips.h"

#include <QString>

//! In words: what can be had of a moment, and what to do about it.
struct ClipWords {
    QString headline;
    QString advice;

    friend bool operator==(const ClipWords &, const ClipWords &) = default;
};

//! `offsetKnown`: somebody has set how the clocks of the register and of the camera differ. Pure; times in the shop's zone.
ClipWords clipWords(const MomentClip &clip, bool offsetKnown);
