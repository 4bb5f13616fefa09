// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/receipttext.h"

#include <QFont>
#include <QRect>

//! The fonts of a receipt's row, all grown from the view's own, so that a larger system text makes a larger row.
struct ReceiptRowFonts {
    explicit ReceiptRowFonts(const QFont &base);

    QFont time;
    QFont amount;
    QFont line; //!< number, register, staff, payment; and the first product
    QFont small; //!< cash and change, other lines found, chip, placeholder
};

//! Where the parts of a receipt's row are. Texts are elided to fit; no two of these rectangles intersect.
struct ReceiptRowLayout {
    QRect thumbnail;
    QRect time;
    QRect date; //!< empty where there is no room beside the time: then it stands before `cash`
    QRect amount;
    QFont amountFont; //!< smaller than usual where a large amount has little room
    QRect meta;
    QRect chip; //!< empty when there is none
    QRect items;
    QRect others; //!< other lines found, in place of the cash; empty when there are none
    QRect cash; //!< right of `others` when it fits there whole, else empty

    static ReceiptRowLayout of(const QRect &row, const ReceiptRowFonts &fonts, const ReceiptRowTexts &texts, const QString &others = {});
    static int rowHeight(const ReceiptRowFonts &fonts);
};
