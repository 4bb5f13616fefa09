// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

//! `regilens clip`: writes recorded video to files without a window; answers the exit code. `arguments` are those behind it.
int runClip(const QStringList &arguments);
