// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFuture>

class Dialogs;

//! What the user wants when the program cannot start as it is.
enum class StartChoice { TryAgain, Quit };

//! Says why the profile or the endpoints file cannot be used and offers the ways out that there are. `file` is named in the
//! text, and how many bytes of disk space are missing. Finishes with Quit when the window is closed. A damaged journal has a
//! question of its own (damagequestion.h).
QFuture<StartChoice> askAboutStart(Dialogs &dialogs, const Error &error, const QString &file, qint64 missingBytes = 0);
