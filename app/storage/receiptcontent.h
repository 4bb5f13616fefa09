// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"

// What the journal derives from a receipt before it is written.

//! Tells apart two states of one receipt, without comparing row by row.
QByteArray digestOf(const Receipt &receipt);

//! Why the receipt cannot be stored as it is; empty when it can.
QString problemOf(const Receipt &receipt);

//! Names of the payments other than cash, each once, by line.
QString paymentNamesOf(const Receipt &receipt);
bool hasCash(const Receipt &receipt);

//! Tells apart quarantined rows without a key; empty for those that have one.
QByteArray quarantineDigest(const BadRow &row);
