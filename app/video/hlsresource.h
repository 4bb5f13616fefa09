// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <optional>

//! A part of a file.
struct ByteRange {
    qint64 from = 0;
    qint64 length = 0;

    qint64 end() const { return from + length; }
    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

//! What one request of a stream fetches: a file or a part of it.
struct HlsResource {
    QUrl url;
    std::optional<ByteRange> range;

    bool isEmpty() const { return url.isEmpty(); }
    friend bool operator==(const HlsResource &, const HlsResource &) = default;
};
