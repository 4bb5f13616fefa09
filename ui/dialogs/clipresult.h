// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/clipexport.h"

#include <QStringList>

//! What became of exported clips, in words; used by the dialog and by the command.
namespace clipresult {

//! What the file lacks, one sentence each; empty when it has all.
QStringList missing(const ClipFile &file);
//! 16:56:31.200 to 16:56:35.000
QString span(const TimeRange &span);

} // namespace clipresult
