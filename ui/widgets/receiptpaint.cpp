// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/receiptpaint.h"

#include <QFontMetrics>
#include <QPainter>

namespace receiptpaint {
namespace {

constexpr int kColumnGap = 10;
constexpr int kRuleHeight = 9;
constexpr int kLitMargin = 5; // on both sides of what is lit
constexpr QColor kLit(255, 214, 92);
constexpr QColor kOnLit(26, 26, 26);

QFont lineFont(QFont font, bool bold)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * 0.93)));
    else
        font.setPointSizeF(font.pointSizeF() * 0.93);
    font.setBold(bold);
    return font;
}

int lineHeight(const QFont &font)
{
    return QFontMetrics(lineFont(font, true)).height() + 1;
}

} // namespace

int heightOf(const QList<ReceiptPanelLine> &lines, const QFont &font)
{
    int height = 0;
    for (const ReceiptPanelLine &line : lines)
        height += lineHeight(font) + (line.ruled ? kRuleHeight : 0);
    return height;
}

void paint(QPainter &painter, const QRect &area, const QList<ReceiptPanelLine> &lines, const QFont &font, bool atSale)
{
    const int height = lineHeight(font);
    int y = area.top();
    for (const ReceiptPanelLine &line : lines) {
        if (line.ruled) {
            QColor rule(Qt::white);
            rule.setAlphaF(0.45F);
            painter.fillRect(area.left(), y + kRuleHeight / 2, area.width(), 1, rule);
            y += kRuleHeight;
        }
        painter.setFont(lineFont(font, line.bold));
        const QRect box(area.left(), y, area.width(), height);
        const bool lit = atSale && line.ofSale;
        if (lit)
            painter.fillRect(box.adjusted(-kLitMargin, 0, kLitMargin, 0), kLit);
        painter.setPen(lit ? kOnLit : QColor(Qt::white));
        const QString text = lit ? QStringLiteral("\u25b6 ") + line.left : line.left; // not by colour alone
        const QFontMetrics metrics = painter.fontMetrics();
        const int right = metrics.horizontalAdvance(line.right);
        const int room = area.width() - (right > 0 ? right + kColumnGap : 0);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, line.right);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, room));
        y += height;
    }
}

} // namespace receiptpaint
