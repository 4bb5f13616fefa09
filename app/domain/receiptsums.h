// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"

//! Where the figures of a receipt do not make its total: lines with adjustments and added tax, and payments less change.
//! Parts that the vendor did not give are not missed: cash that is moved has no lines, an abandoned slip no payments.
QList<ReceiptRemark> remarksOnSums(const Receipt &receipt);
