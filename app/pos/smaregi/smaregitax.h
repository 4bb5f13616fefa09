// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"

#include <QJsonObject>

namespace Smaregi {

//! 返品: a returned line, whose amounts are positive all the same (smaregi.md 8.2).
bool isReturnLine(const QJsonObject &detail);

struct Taxes {
    QList<ReceiptTax> taxes;
    qint64 difference = 0; //!< the tax of the head less the shares of its lines, where they have any
};

//! The head knows the tax inside and on top, but no rates; the lines know rates and their shares. The head's sums are the truth:
//! they are split by rate only when the shares add up to them, else they stand without a rate.
Taxes taxesOf(const QJsonObject &head, const QList<QJsonObject> &details);

} // namespace Smaregi
