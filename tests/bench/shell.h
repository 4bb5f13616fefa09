// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

// The sqlite3 shell, which the program is measured against.

struct ShellTime {
    double seconds = 0;
    double cpuSeconds = 0;
};

//! What the shell takes to read a file of statements; nullopt when there is no shell or it failed.
std::optional<ShellTime> shellRuns(const QString &database, const QString &scriptFile);

//! Milliseconds of one query, as the shell itself tells (.timer), the shorter of two runs.
std::optional<double> shellQueryMs(const QString &database, const QString &sql);
