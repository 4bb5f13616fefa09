// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/blockcode.h"

#include <QColor>
#include <QRectF>

#include <bitset>
#include <cmath>

namespace {

constexpr int kCells = 24;
// Of a frame of 1280x720.
constexpr double kFrameWidth = 1280;
constexpr double kFrameHeight = 720;
constexpr double kLeft = 400;
constexpr double kTop = 696;
constexpr double kCell = 20;
constexpr double kCellMargin = 0.25; // its border is blurred by scaling and by the encoder

using Bits = std::bitset<kCells>;

//! Bits of a number from the highest down, as they stand in the row.
struct Field {
    int first;
    int count;
};
constexpr Field kCamera{2, 3};
constexpr Field kSecond{5, 6};
constexpr Field kFrame{11, 5};
constexpr Field kChecksum{16, 6};

int read(const Bits &bits, Field field)
{
    int value = 0;
    for (int i = 0; i < field.count; ++i)
        value = value * 2 + int(bits[size_t(field.first + i)]);
    return value;
}

void write(Bits &bits, Field field, int value)
{
    for (int i = 0; i < field.count; ++i)
        bits[size_t(field.first + i)] = (value >> (field.count - 1 - i)) & 1;
}

int checksum(const BlockCode &code)
{
    return (code.camera + 5 * code.second + 11 * code.frame) % 64;
}

QRectF cell(const QSize &frame, int index, double margin)
{
    const double x = frame.width() / kFrameWidth;
    const double y = frame.height() / kFrameHeight;
    return {(kLeft + kCell * (index + margin)) * x, (kTop + kCell * margin) * y, kCell * (1 - 2 * margin) * x,
            kCell * (1 - 2 * margin) * y};
}

//! Mean brightness of the pixels whose centre is inside; of the nearest pixel when there is none.
double brightness(const QImage &frame, const QRectF &area)
{
    double sum = 0;
    int count = 0;
    for (int y = int(std::ceil(area.top() - 0.5)); y + 0.5 < area.bottom(); ++y) {
        for (int x = int(std::ceil(area.left() - 0.5)); x + 0.5 < area.right(); ++x, ++count)
            sum += qGray(frame.pixel(x, y));
    }
    return count > 0 ? sum / count : qGray(frame.pixel(int(area.center().x()), int(area.center().y())));
}

} // namespace

std::optional<BlockCode> readBlockCode(const QImage &fullFrame)
{
    if (fullFrame.isNull())
        return std::nullopt;
    Bits bits;
    for (int i = 0; i < kCells; ++i)
        bits[size_t(i)] = brightness(fullFrame, cell(fullFrame.size(), i, kCellMargin)) >= 128;
    const BlockCode code{read(bits, kCamera), read(bits, kSecond), read(bits, kFrame)};
    const bool markers = bits[0] && !bits[1] && !bits[kCells - 2] && bits[kCells - 1];
    if (!markers || read(bits, kChecksum) != checksum(code))
        return std::nullopt;
    return code;
}

void paintBlockCode(QImage &fullFrame, const BlockCode &code)
{
    Bits bits;
    bits[0] = bits[kCells - 1] = true;
    write(bits, kCamera, code.camera);
    write(bits, kSecond, code.second);
    write(bits, kFrame, code.frame);
    write(bits, kChecksum, checksum(code));
    for (int i = 0; i < kCells; ++i) {
        const QRect area = cell(fullFrame.size(), i, 0).toRect();
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x)
                fullFrame.setPixelColor(x, y, bits[size_t(i)] ? Qt::white : Qt::black);
        }
    }
}
