// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QFont;
class QPainter;
class QRect;

//! A line of the receipt as it is painted: text left, amount right.
struct ReceiptPanelLine {
    QString left;
    QString right;
    bool bold = false;
    bool ruled = false; //!< a thin line above
    bool ofSale = false; //!< happens at the moment of the sale. No POS cloud tells when the other lines did
};

//! How a receipt lies over a picture, on the screen and in exported clips: white text on whatever is dark. May be called in any
//! thread.
namespace receiptpaint {

int heightOf(const QList<ReceiptPanelLine> &lines, const QFont &font);
//! From the top of the area on, as wide as it is. `atSale`: the picture is of that moment, so what is of the sale is lit.
void paint(QPainter &painter, const QRect &area, const QList<ReceiptPanelLine> &lines, const QFont &font, bool atSale = false);

} // namespace receiptpaint
