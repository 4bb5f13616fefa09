// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QAbstractScrollArea;
class QWidget;

//! Turns the wheel over the view, as so many degrees; downwards is negative. A click of a usual wheel is 15.
void turnWheel(QAbstractScrollArea &view, int degrees);
void pressKey(QWidget &widget, Qt::Key key);
