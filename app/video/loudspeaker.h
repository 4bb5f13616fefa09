// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/soundoutput.h"

//! The system's default output. nullptr where there is none.
std::unique_ptr<SoundOutput> makeLoudspeaker();
