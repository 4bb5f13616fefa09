// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

constexpr qsizetype kEd25519KeyBytes = 32;
constexpr qsizetype kEd25519SignatureBytes = 64;

//! Whether the owner of that public key signed these bytes (Ed25519, RFC 8032). False for keys and signatures of another length.
bool isSigned(QByteArrayView message, QByteArrayView signature, QByteArrayView publicKey);

//! Of the library that does this and Aead.
QString cryptoVersion();
