// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsattributes.h"

#include <algorithm>
#include <cmath>

using std::chrono::microseconds;

namespace {
constexpr double kLongestSeconds = 3600;
constexpr qint64 kLargestNumber = qint64(1) << 60;
constexpr qsizetype kKeyBytes = 16;
} // namespace

//! Commas inside quotes do not part attributes.
HlsAttributes::HlsAttributes(QByteArrayView list)
{
    qsizetype at = 0;
    while (at < list.size()) {
        const qsizetype equals = list.indexOf('=', at);
        if (equals < 0)
            break;
        const QByteArray name = list.sliced(at, equals - at).trimmed().toByteArray();
        const bool quoted = equals + 1 < list.size() && list[equals + 1] == '"';
        const qsizetype from = equals + (quoted ? 2 : 1);
        qsizetype to = from <= list.size() ? list.indexOf(quoted ? '"' : ',', from) : -1;
        if (to < 0)
            to = list.size();
        const QByteArrayView value = list.sliced(std::min(from, to), to - std::min(from, to));
        m_values.insert(name, (quoted ? value : value.trimmed()).toByteArray());
        at = quoted ? list.indexOf(',', to) : to;
        at = at < 0 ? list.size() : at + 1;
    }
}

std::optional<microseconds> HlsAttributes::duration(const char *name) const
{
    return hlsvalue::seconds(text(name));
}

std::optional<qint64> HlsAttributes::number(const char *name) const
{
    return hlsvalue::number(text(name));
}

std::optional<QByteArray> HlsAttributes::bits(const char *name) const
{
    QByteArray hex = text(name);
    if (!hex.startsWith("0x") && !hex.startsWith("0X"))
        return std::nullopt;
    hex.remove(0, 2);
    const bool allHex = std::all_of(hex.cbegin(), hex.cend(), [](char c) { return std::isxdigit(static_cast<unsigned char>(c)); });
    if (hex.isEmpty() || hex.size() > 2 * kKeyBytes || !allHex)
        return std::nullopt;
    return QByteArray::fromHex(hex.rightJustified(2 * kKeyBytes, '0')); // some servers leave out leading zeros
}

QSize HlsAttributes::size(const char *name) const
{
    const QList<QByteArray> sides = text(name).split('x');
    if (sides.size() != 2)
        return {};
    const QSize size(sides.at(0).toInt(), sides.at(1).toInt());
    return size.width() > 0 && size.height() > 0 ? size : QSize();
}

std::optional<microseconds> hlsvalue::seconds(QByteArrayView text)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(value) || value < 0 || value > kLongestSeconds)
        return std::nullopt;
    return microseconds(std::llround(value * 1e6));
}

std::optional<qint64> hlsvalue::number(QByteArrayView text)
{
    bool ok = false;
    const qint64 value = text.trimmed().toLongLong(&ok);
    return ok && value >= 0 && value <= kLargestNumber ? std::optional(value) : std::nullopt;
}

std::optional<ByteRange> hlsvalue::byteRange(QByteArrayView text)
{
    const qsizetype at = text.indexOf('@');
    const auto length = number(at < 0 ? text : text.first(at));
    const auto from = at < 0 ? std::optional<qint64>(-1) : number(text.sliced(at + 1));
    if (!length || *length == 0 || !from)
        return std::nullopt;
    return ByteRange{*from, *length};
}
