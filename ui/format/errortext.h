// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QStringList>

namespace format {

//! What went wrong and what to do next, in whole sentences of the user's language.
QString errorText(const Error &error);

//! Two or three words for a status line; errorText() belongs into the tool tip.
QString errorShort(const Error &error);

//! Every Error::reason that has a sentence of its own.
QStringList errorReasons();

} // namespace format
