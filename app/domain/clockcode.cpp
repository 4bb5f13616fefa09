// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clockcode.h"

#include <QByteArray>

#include <array>

namespace {

constexpr int kTimeBits = 20;
constexpr int kCheckBits = int(ClockCode::Cells().size()) - kTimeBits;
constexpr qint64 kPeriodMs = 1LL << kTimeBits;

quint32 checksum(quint32 time)
{
    const std::array bytes{char(time), char(time >> 8), char(time >> 16)};
    return qChecksum(QByteArrayView(bytes.data(), qsizetype(bytes.size()))) & ((1U << kCheckBits) - 1);
}

} // namespace

ClockCode::Cells ClockCode::cellsOf(Instant time)
{
    const auto part = quint32(toMs(time) & (kPeriodMs - 1));
    return Cells(quint64(part) << kCheckBits | checksum(part));
}

std::optional<Instant> ClockCode::timeOf(const Cells &cells, Instant near)
{
    const auto value = quint32(cells.to_ulong());
    const quint32 part = value >> kCheckBits;
    if ((value & ((1U << kCheckBits) - 1)) != checksum(part))
        return std::nullopt;
    qint64 ahead = (qint64(part) - toMs(near)) & (kPeriodMs - 1);
    if (ahead > kPeriodMs / 2)
        ahead -= kPeriodMs;
    return near + std::chrono::milliseconds(ahead);
}

bool ClockCode::isDark(const Cells &cells, int x, int y)
{
    // From the outside inwards.
    const int edge = std::min({x, y, kWidth - 1 - x, kHeight - 1 - y});
    if (edge < kQuiet)
        return false;
    if (edge < kQuiet + kRing)
        return true;
    if (edge < kQuiet + kRing + kGap)
        return false;
    const int inside = kQuiet + kRing + kGap;
    return cells[size_t((y - inside) / kCell * kColumns + (x - inside) / kCell)];
}
