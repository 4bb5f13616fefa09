// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shadow.h"

#include <QPainter>

void paintShadow(QPainter &painter, const QRectF &card, int ringAlpha)
{
    constexpr int kReach = 33;
    constexpr qreal kDrop = 12;
    constexpr qreal kRadius = 12;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, ringAlpha)); // each ring adds a little, so that it is darkest at the card
    for (int reach = kReach; reach > 0; reach -= 4)
        painter.drawRoundedRect(card.translated(0, kDrop).adjusted(-reach, -reach, reach, reach), kRadius + reach, kRadius + reach);
    painter.restore();
}
