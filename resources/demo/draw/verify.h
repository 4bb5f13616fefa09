// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QDir;

// Reads every frame of every segment and every still under a folder back, and says on the standard output what is wrong with them.
bool verifyFootage(const QDir &folder);
