// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

//! What was asked for by `regilens record`.
struct RecordOptions {
    QString dataDir; //!< empty: the system's place
    QString endpointsFile; //!< empty: production
    QString language; //!< empty: as in the settings

    //! What to print and end with (--help, a wrong option), when `exitCode` is not negative.
    QString message;
    int exitCode = -1;
};

//! `arguments` are those behind the command's name. Its messages are in the language of now: call it again when that is known.
RecordOptions parseRecordOptions(const QStringList &arguments);
