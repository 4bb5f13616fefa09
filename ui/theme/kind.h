// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QStyle>
#include <QWidget>

//! Gives a widget another look of the style sheet, which reads a dynamic property only when the widget is polished anew.
inline void setKind(QWidget *widget, const QString &kind)
{
    if (widget->property("kind").toString() == kind)
        return;
    widget->setProperty("kind", kind);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    QEvent changed(QEvent::StyleChange); // without it a frame keeps its old padding
    QCoreApplication::sendEvent(widget, &changed);
}
