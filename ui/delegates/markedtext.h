// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/searchtext.h"

#include <QString>

class QPainter;
class QRect;
struct ThemeColors;

//! Where the marks of a text are in what is shown of it: an ellipsis that hides a mark is marked in its place.
QList<TextSpan> marksInShown(const QList<TextSpan> &marks, const QString &text, const QString &shown);

//! One line in the painter's font and pen, elided to fit. What is marked has a soft ground, is underlined, and is written in
//! the colour of plain text, for muted text on that ground would be hard to read.
void drawMarkedText(QPainter &painter, const QRect &box, Qt::Alignment alignment, const QString &text, const QList<TextSpan> &marks,
                    const ThemeColors &colors);
