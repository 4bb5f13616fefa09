// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>

//! Where the pictures of a dashboard's cameras go. All are 16:9. Pure.
namespace stagelayout {

constexpr int kGap = 9;

//! Equal pictures in as many columns as rows, or one more: 1, 2x2, 3x3, 4x4. As large as the room allows, in its middle.
QList<QRect> grid(int count, QSize room);
int gridHeight(int count, int width); //!< at which they fill the width

//! Small pictures below a large one, in one row or two; no wider than that.
QList<QRect> tiles(int count, QSize room, int widest); //!< at the bottom of the room
int tilesHeight(int count, int width, int widest); //!< with the gap above; 0 without any

} // namespace stagelayout
