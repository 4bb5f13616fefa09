// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/stagelayout.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr int kMostInRow = 8; // smaller ones could not be hit

int ratio(int count, int per)
{
    return (count + per - 1) / per;
}

int share(int room, int count)
{
    return std::max(1, (room - (count - 1) * stagelayout::kGap) / count);
}

int columnsOf(int count)
{
    return std::max(1, int(std::ceil(std::sqrt(count))));
}

int perRow(int tiles)
{
    return std::max(1, ratio(tiles, ratio(tiles, kMostInRow)));
}

int tileWidth(int count, int width, int widest)
{
    return std::clamp(share(width, perRow(count)), 1, widest);
}

QList<QRect> placed(int count, int columns, QPoint at, QSize size)
{
    QList<QRect> rects;
    for (int i = 0; i < count; ++i) {
        const QPoint step((i % columns) * (size.width() + stagelayout::kGap), (i / columns) * (size.height() + stagelayout::kGap));
        rects << QRect(at + step, size);
    }
    return rects;
}

int extent(int one, int count)
{
    return one * count + stagelayout::kGap * (count - 1);
}

} // namespace

QList<QRect> stagelayout::grid(int count, QSize room)
{
    const int columns = columnsOf(count);
    const int rows = std::max(1, ratio(count, columns));
    const int width = std::min(share(room.width(), columns), share(room.height(), rows) * 16 / 9);
    const QSize size(width, width * 9 / 16);
    const QSize whole(extent(size.width(), columns), extent(size.height(), rows));
    return placed(count, columns, {(room.width() - whole.width()) / 2, (room.height() - whole.height()) / 2}, size);
}

int stagelayout::gridHeight(int count, int width)
{
    const int columns = columnsOf(count);
    return extent(share(width, columns) * 9 / 16, std::max(1, ratio(count, columns)));
}

QList<QRect> stagelayout::tiles(int count, QSize room, int widest)
{
    if (count < 1)
        return {};
    const int width = tileWidth(count, room.width(), widest);
    return placed(count, perRow(count), {0, room.height() - tilesHeight(count, room.width(), widest) + kGap}, {width, width * 9 / 16});
}

int stagelayout::tilesHeight(int count, int width, int widest)
{
    if (count < 1)
        return 0;
    return extent(tileWidth(count, width, widest) * 9 / 16, ratio(count, perRow(count))) + kGap;
}
