// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

//! What was asked for on the command line.
struct Options {
    enum class Secrets { Keychain, Memory };

    bool demo = false;
    QString language; //!< "ja", "en", or empty: as in the settings
    QString dataDir; //!< empty: the system's place, or a temporary folder with --demo
    QString endpointsFile;
    QString screensDir;
    Secrets secrets = Secrets::Keychain;

    //! What to print and end with (--help, --version, a wrong option), when `exitCode` is not negative.
    QString message;
    int exitCode = -1;
};

//! Needs no application object, so that --help works without a display.
Options parseOptions(const QStringList &arguments);
