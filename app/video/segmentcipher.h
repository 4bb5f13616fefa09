// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>

//! AES-128 of RFC 8216 (CBC, PKCS7).
namespace segmentcipher {

constexpr qsizetype kBlock = 16;

//! The initialization vector of a segment whose key names none: its sequence number.
QByteArray vectorOf(qint64 sequence);
//! BadData for a key or a vector that is not of 16 bytes, for a length that cannot be, and where the padding shows that the
//! key is wrong.
Result<QByteArray> decrypted(const QByteArray &bytes, const QByteArray &key, const QByteArray &vector);

} // namespace segmentcipher
