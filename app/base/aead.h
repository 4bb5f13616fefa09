// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

//! AES-256-GCM with counted nonces: keeps bytes secret and tells when they, or the plain bytes that go with them, were
//! changed. No nonce may be used twice with one key, or both secrecy and authenticity are gone; so a key is derived anew for
//! each thing that counts its own nonces. A value without state: safe to use from several threads.
class Aead {
public:
    static constexpr qsizetype kKeyBytes = 32;
    static constexpr qsizetype kTagBytes = 16;

    //! `key` has kKeyBytes; with any other number nothing is sealed or opened.
    explicit Aead(QByteArray key);

    //! The secret bytes with the tag behind them.
    Result<QByteArray> seal(quint64 nonce, QByteArrayView authenticated, QByteArrayView plain) const;
    //! What seal() was given. BadData when anything differs: key, nonce, authenticated bytes, secret bytes, tag.
    Result<QByteArray> open(quint64 nonce, QByteArrayView authenticated, QByteArrayView sealed) const;

    //! From the system's generator, fit for keys and salts.
    static Result<QByteArray> randomBytes(qsizetype count);
    //! HKDF-SHA256 (RFC 5869): a key of its own, of kKeyBytes, for each salt and each `purpose`. Empty when the library refuses.
    static QByteArray derivedKey(const QByteArray &secret, const QByteArray &salt, const QByteArray &purpose);

private:
    QByteArray m_key;
};
