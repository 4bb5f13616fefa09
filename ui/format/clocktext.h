// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

struct ClockOffset;

// Words about clocks that differ. Call again on QEvent::LanguageChange.
namespace format {

QString seconds(std::chrono::milliseconds length); //!< 3.5秒, −0.25秒: as exact as it is, to the hundredth
QString tenths(std::chrono::milliseconds length); //!< 3.5秒: of what is not known more exactly
QString signedSeconds(std::chrono::milliseconds length); //!< the same with a plus sign: +3.5秒

//! カメラの時計はレジより3.5秒進んでいます。
QString clockOffset(std::chrono::milliseconds cameraMinusRegister);
//! How an offset came to be known: ○月○日に、3件のレシートから求めました（ばらつき0.4秒）。
QString clockOffsetOrigin(const ClockOffset &offset);

} // namespace format
