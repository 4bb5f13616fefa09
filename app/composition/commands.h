// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

//! What the program does without windows, named by the first word behind its own: `regilens export …`. Each is one line of
//! the table in commands.cpp.
struct Command {
    const char *name;
    const char *summary; //!< for --help of the program
    int (*run)(const QStringList &arguments); //!< with a QCoreApplication, which needs no display; the exit code
};

//! The command that the arguments of main() name; null when they name none.
const Command *commandOf(int argc, char **argv);
//! All of them, a line each.
QString commandList();
