// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/commandline.h"

//! What was asked for by `regilens record`.
struct RecordOptions : CommandOptions {
    QString endpointsFile; //!< empty: production
};

//! `arguments` are those behind the command's name. Its messages are in the language of now: call it again when that is known.
RecordOptions parseRecordOptions(const QStringList &arguments);
