// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/commandline.h"

//! What was asked for by `regilens clip`.
struct ClipOptions : CommandOptions {
    QString reg; //!< TERMINAL or CONTRACT:TERMINAL; empty: any
    QString receipt; //!< its number
    std::optional<TimeRange> on; //!< the days on which it was sold
    QString camera; //!< id or name; empty: those that are linked
    std::optional<Instant> at; //!< instead of a receipt
    std::chrono::seconds before{10};
    std::chrono::seconds after{20};
    bool exact = false;
    QString out; //!< folder
};

//! `arguments` are those behind the command's name. Its messages are in the language of now: call it again when that is known.
ClipOptions parseClipOptions(const QStringList &arguments, Instant now);
