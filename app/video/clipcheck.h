// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <functional>

//! Looks at a finished clip as a player does: it opens, all of it can be read, the key frames and all pictures of both ends
//! decode, and it shows what lies between `from` and `to` of its time. BadData "clip.damaged"; Cancelled. Reads the disk.
Result<Done> checkClip(const QString &file, std::chrono::microseconds from, std::chrono::microseconds to,
                       const std::function<bool()> &isStopped = {});
