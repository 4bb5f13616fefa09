// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"
#include "ui/screens/dashboard/receiptpanel.h"

//! The receipt as the panel over the picture shows it: head, lines, total, tax by rate, payments, received, change.
QList<ReceiptPanelLine> receiptLines(const Receipt &receipt);
