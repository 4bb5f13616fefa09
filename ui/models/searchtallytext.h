// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/receiptsearch.h"

// How much a search has found, as far as it is counted. While it grows the numbers say so.

QString foundCountText(const ReceiptSearch &search); //!< 1,234 件; 12,000 件以上
QStringList foundSumTexts(const ReceiptSearch &search); //!< by currency, the largest count of receipts first
bool isStillCounting(const ReceiptSearch &search);
//! All of it in one line.
QString foundLine(const ReceiptSearch &search);
