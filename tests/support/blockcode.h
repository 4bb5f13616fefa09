// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <optional>

//! Which instant a picture of the demo cameras shows, burnt into it for tests: a row of 24 black and white cells.
struct BlockCode {
    int camera = 0;
    int second = 0;
    int frame = 0; //!< within the second

    friend bool operator==(const BlockCode &, const BlockCode &) = default;
};

//! Reads the code from a picture of any size, 256 pixels wide or more, that shows the whole frame. nullopt when the markers
//! or the checksum are not right.
std::optional<BlockCode> readBlockCode(const QImage &fullFrame);

//! Paints the code where readBlockCode() looks for it.
void paintBlockCode(QImage &fullFrame, const BlockCode &code);
