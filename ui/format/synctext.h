// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/backfillwish.h"

#include <QString>

#include <chrono>

// Words about the fetching of receipts. Call again on QEvent::LanguageChange.
namespace format {

//! 40秒, 3分, 2時間, 5日: the largest unit that fits.
QString duration(std::chrono::milliseconds length);

//! Whether so long without a look at the vendor is behind the time; less is the usual pause between two looks.
bool isBehind(std::chrono::milliseconds lag);

//! As a choice in a list: 過去30日, すべて, 日付を指定.
QString reach(BackfillReach::Kind kind);

//! What is wrong with a row in quarantine, from its words for the log.
QString rowProblem(const QString &problem);

} // namespace format
