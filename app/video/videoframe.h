// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QImage>

//! One picture of a camera and the instant it shows, on the camera's clock.
struct VideoFrame {
    QImage image; //!< null when there is none
    Instant at;
    bool certain = true; //!< false: the stream named no time, `at` is estimated from when the picture came
    bool withSound = false; //!< the stream has sound that could be played
};
