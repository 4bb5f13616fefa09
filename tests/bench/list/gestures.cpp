// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/list/gestures.h"

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QWheelEvent>

void turnWheel(QAbstractScrollArea &view, int degrees)
{
    QWidget *viewport = view.viewport();
    const QPointF at = QRectF(viewport->rect()).center();
    QWheelEvent event(at, viewport->mapToGlobal(at), {}, {0, degrees * 8}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport, &event);
}

void pressKey(QWidget &widget, Qt::Key key)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&widget, &event);
    }
}
