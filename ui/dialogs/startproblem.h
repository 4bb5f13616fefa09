// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFuture>

class Dialogs;

//! What the user wants when the program cannot start as it is.
enum class StartChoice { TryAgain, SetAside, Quit };

//! Says why the profile or the endpoints file cannot be used and offers the ways out that there are. `file` is named in the
//! text. Finishes with Quit when the window is closed.
QFuture<StartChoice> askAboutStart(Dialogs &dialogs, const Error &error, const QString &file);
