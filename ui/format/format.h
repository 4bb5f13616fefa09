// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"
#include "app/domain/receipt.h"

#include <QString>

#include <chrono>

// Values as the user reads them, in the language of QLocale() (composition sets it together with the translators).
// Call again on QEvent::LanguageChange.
namespace format {

QString number(qint64 value); //!< 1,234
QString bytes(qint64 count); //!< 7.0 GB
QString money(const Money &money); //!< ¥7,310, −¥1,980, $12.50

QString date(QDate date); //!< 2026/1/24（土）; Sat, 24 Jan 2026
QString monthDay(QDate date); //!< 1月24日（土）; Sat, 24 Jan
QString time(QTime time); //!< 16:56:41
QString hourMinute(QTime time); //!< 16:56
QString time(Instant instant, const QTimeZone &zone); //!< 16:56:41
QString dateTime(Instant instant, const QTimeZone &zone); //!< 2026/1/24（土） 16:56:41

QString ago(std::chrono::milliseconds age); //!< 12秒前; 12 s ago
//! One line of the status: スマレジ 12秒前に同期.
QString syncedAgo(const QString &what, std::chrono::milliseconds age);

//! How long something is, in the two largest units: 2日4時間; 2 d 4 h.
QString extent(std::chrono::milliseconds length);
QString dataSize(qint64 bytes); //!< 1.2 GB

QString vendor(Vendor vendor); //!< スマレジ
//! 販売, 返品, ...; the vendor's own word for a kind that this version does not know.
QString receiptKind(ReceiptKind kind, const QString &rawKind = {});

//! Name and model as in the camera lists: レジ前 (CC-2L).
QString camera(const QString &name, const QString &model);

} // namespace format
