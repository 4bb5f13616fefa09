// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/tickbox.h"

#include "ui/theme/theme.h"

#include <QPainter>

void paintTickBox(QPainter *painter, const QRect &cell, Qt::CheckState state, bool tickable, const Theme &theme)
{
    const ThemeColors &colors = theme.colors();
    const double side = theme.px(16);
    const QRectF box(cell.left() + theme.px(14) + 0.5, cell.center().y() - side / 2 + 0.5, side - 1, side - 1);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(state != Qt::Unchecked ? colors.accent : tickable ? colors.mutedText : colors.border, 1));
    painter->setBrush(state != Qt::Unchecked ? colors.accent : colors.card);
    painter->drawRoundedRect(box, 4, 4);
    painter->setPen(QPen(colors.accentText, side / 10, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (state == Qt::Checked) {
        const QPointF points[] = {box.topLeft() + QPointF(side * 0.22, side * 0.48), box.topLeft() + QPointF(side * 0.41, side * 0.68),
                                  box.topLeft() + QPointF(side * 0.72, side * 0.24)};
        painter->drawPolyline(points, 3);
    } else if (state == Qt::PartiallyChecked) {
        painter->drawLine(box.center() - QPointF(side * 0.22, 0), box.center() + QPointF(side * 0.22, 0));
    }
}
