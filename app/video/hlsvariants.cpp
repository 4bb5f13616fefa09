// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/hlsvariants.h"

#include <algorithm>

namespace {

//! CODECS names all that is in the variant (RFC 6381).
bool isSoundOnly(const HlsVariant &variant)
{
    if (variant.codecs.isEmpty() || !variant.size.isEmpty())
        return false;
    const QList<QByteArray> codecs = variant.codecs.split(',');
    return std::all_of(codecs.cbegin(), codecs.cend(), [](const QByteArray &codec) {
        const QByteArray name = codec.trimmed().toLower();
        return name.startsWith("mp4a") || name.startsWith("ac-3") || name.startsWith("ec-3") || name.startsWith("opus");
    });
}

qint64 pixels(QSize size)
{
    return qint64(size.width()) * size.height();
}

bool fills(QSize size, QSize shown)
{
    return size.width() >= shown.width() || size.height() >= shown.height(); // one side is enough: the aspect is kept
}

//! True when `a` suits better than `b`.
bool isBetter(const HlsVariant &a, const HlsVariant &b, QSize shown)
{
    if (isSoundOnly(a) != isSoundOnly(b))
        return isSoundOnly(b);
    if (shown.isEmpty() || a.size.isEmpty() || b.size.isEmpty() || a.size == b.size)
        return a.bandwidth > b.bandwidth;
    if (fills(a.size, shown) != fills(b.size, shown))
        return fills(a.size, shown);
    return fills(a.size, shown) ? pixels(a.size) < pixels(b.size) : pixels(a.size) > pixels(b.size);
}

} // namespace

const HlsVariant *chooseVariant(const QList<HlsVariant> &variants, QSize shown)
{
    const HlsVariant *best = nullptr;
    for (const HlsVariant &variant : variants) {
        if (!best || isBetter(variant, *best, shown))
            best = &variant;
    }
    return best;
}
