// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsresource.h"

#include <QByteArray>
#include <QHash>
#include <QSize>

#include <chrono>
#include <optional>

//! The attribute list of a tag (RFC 8216 4.2): A=1,B="x,y". What is missing or cannot be read is nullopt or empty.
class HlsAttributes {
public:
    explicit HlsAttributes(QByteArrayView list);

    bool contains(const char *name) const { return m_values.contains(name); }
    QByteArray text(const char *name) const { return m_values.value(name); }
    bool isYes(const char *name) const { return m_values.value(name) == "YES"; }
    std::optional<std::chrono::microseconds> duration(const char *name) const;
    std::optional<qint64> number(const char *name) const;
    std::optional<QByteArray> bits(const char *name) const; //!< a hexadecimal sequence of 128 bits
    QSize size(const char *name) const;

private:
    QHash<QByteArray, QByteArray> m_values;
};

//! The values of tags and attributes. Numbers that are out of all reason cannot be read, so that sums cannot overflow.
namespace hlsvalue {

std::optional<std::chrono::microseconds> seconds(QByteArrayView text); //!< not negative
std::optional<qint64> number(QByteArrayView text); //!< not negative

//! "length" or "length@from"; `from` is -1 when it is not said.
std::optional<ByteRange> byteRange(QByteArrayView text);

} // namespace hlsvalue
