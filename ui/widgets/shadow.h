// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;
class QWidget;

//! Paints the soft shadow of a card below it. Rings of falling darkness: QGraphicsDropShadowEffect would render the card
//! and all in it anew at each blink of a cursor.
//! `ringAlpha` is how much each ring adds, of 255.
void paintShadow(QPainter &painter, const QRectF &card, int ringAlpha);
