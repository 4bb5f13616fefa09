// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "blockcode.h"

#include <QPainter>

#include <algorithm>
#include <cstdint>

namespace {
constexpr int Cells = 24;
constexpr int CellSize = 20;
constexpr int Left = 400;
constexpr int Top = 696;
constexpr int Border = 4;

int checksum(const BlockCode &code)
{
    return (code.camera + 5 * code.second + 11 * code.frame) % 64;
}

std::uint32_t bitsOf(const BlockCode &code)
{
    std::uint32_t bits = 0b10;
    bits = bits << 3 | static_cast<std::uint32_t>(code.camera);
    bits = bits << 6 | static_cast<std::uint32_t>(code.second);
    bits = bits << 5 | static_cast<std::uint32_t>(code.frame);
    bits = bits << 6 | static_cast<std::uint32_t>(checksum(code));
    return bits << 2 | 0b01;
}
} // namespace

void drawBlockCode(QPainter &painter, const BlockCode &code)
{
    const std::uint32_t bits = bitsOf(code);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(Left - Border, Top - Border, Cells * CellSize + 2 * Border, CellSize + 2 * Border, QColor(128, 128, 128));
    for (int i = 0; i < Cells; ++i) {
        const bool one = bits >> (Cells - 1 - i) & 1;
        painter.fillRect(Left + i * CellSize, Top, CellSize, CellSize, one ? Qt::white : Qt::black);
    }
    painter.restore();
}

std::optional<BlockCode> readBlockCode(const QImage &picture, BlockCodeMargin *margin)
{
    const double scaleX = picture.width() / 1280.0;
    const double scaleY = picture.height() / 720.0;
    std::uint32_t bits = 0;
    BlockCodeMargin seen;
    for (int i = 0; i < Cells; ++i) {
        // The middle of the cell, so that neighbours do not bleed in.
        const int x0 = static_cast<int>((Left + i * CellSize + 6) * scaleX + 0.5);
        const int x1 = std::max(x0 + 1, static_cast<int>((Left + i * CellSize + 14) * scaleX + 0.5));
        const int y0 = static_cast<int>((Top + 6) * scaleY + 0.5);
        const int y1 = std::max(y0 + 1, static_cast<int>((Top + 14) * scaleY + 0.5));
        if (x1 > picture.width() || y1 > picture.height())
            return std::nullopt;
        int sum = 0;
        for (int y = y0; y < y1; ++y) {
            for (int x = x0; x < x1; ++x)
                sum += qGray(picture.pixel(x, y));
        }
        const int grey = sum / ((x1 - x0) * (y1 - y0));
        const bool one = grey >= 128;
        if (one)
            seen.darkestWhite = std::min(seen.darkestWhite, grey);
        else
            seen.brightestBlack = std::max(seen.brightestBlack, grey);
        bits = bits << 1 | (one ? 1U : 0U);
    }
    BlockCode code;
    code.camera = bits >> 19 & 0x7;
    code.second = bits >> 13 & 0x3f;
    code.frame = bits >> 8 & 0x1f;
    if (bits >> 22 != 0b10 || (bits & 0x3) != 0b01 || code.second > 59 || code.frame > 24 ||
        static_cast<int>(bits >> 2 & 0x3f) != checksum(code))
        return std::nullopt;
    if (margin) {
        margin->darkestWhite = std::min(margin->darkestWhite, seen.darkestWhite);
        margin->brightestBlack = std::max(margin->brightestBlack, seen.brightestBlack);
    }
    return code;
}
