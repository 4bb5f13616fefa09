// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

//! Of this process, as /proc/self/status tells it ("VmRSS", "VmHWM"); 0 where there is no such file.
double memoryMb(const char *what);
