// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/timeline/timelinecontent.h"

#include <QString>

//! What there is to be seen of an instant; empty for the future.
QString footageText(FootagePlace place);
//! Where the playhead is, for a screen reader.
QString playheadText(const TimelineContent &content, const QTimeZone &zone);
