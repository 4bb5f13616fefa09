// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <optional>

class QPainter;

// The row of black and white cells in every picture, from which a test reads which instant it sees.
// Cells, in a picture of 1280x720: 24 squares of 20x20 from (400, 696), in a border of 4 px of grey. White is 1. Bits, first to last:
// 1 0 | camera (3) | second (6) | frame (5) | (camera + 5 * second + 11 * frame) mod 64 (6) | 0 1, numbers with the highest bit first.
struct BlockCode {
    int camera = 0;
    int second = 0;
    int frame = 0;

    bool operator==(const BlockCode &) const = default;
};

void drawBlockCode(QPainter &painter, const BlockCode &code);

// How far the read cells were from a doubtful one: the darkest white cell and the brightest black cell, 0..255.
struct BlockCodeMargin {
    int darkestWhite = 255;
    int brightestBlack = 0;
};

// Reads the code from a picture of any size with the shape 16:9; nothing if the markers, the checksum or a range are wrong.
std::optional<BlockCode> readBlockCode(const QImage &picture, BlockCodeMargin *margin = nullptr);
