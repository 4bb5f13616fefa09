// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QPainter;
class QRect;
class Theme;

//! The box of a row, or of the header above: ticked, partly (a bar), or empty; faint when there is nothing to tick.
void paintTickBox(QPainter *painter, const QRect &cell, Qt::CheckState state, bool tickable, const Theme &theme);
