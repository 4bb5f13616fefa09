// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/aead.h"

#include <QtEndian>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <array>
#include <limits>
#include <memory>

namespace {

constexpr qsizetype kNonceBytes = 12;

template <auto free>
struct Freed {
    template <typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>>;

using Nonce = std::array<unsigned char, kNonceBytes>;

Nonce nonceOf(quint64 number)
{
    Nonce nonce{};
    qToBigEndian(number, nonce.data() + kNonceBytes - sizeof number);
    return nonce;
}

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

bool fits(QByteArrayView view)
{
    return view.size() <= std::numeric_limits<int>::max();
}

Error refused(const char *what)
{
    return {Error::Kind::Storage, QStringLiteral("libcrypto: %1").arg(QLatin1String(what)), {}, {}};
}

Error notAuthentic()
{
    return {Error::Kind::BadData, QStringLiteral("encrypted bytes were changed, or are of another key"), {}, {}};
}

} // namespace

Aead::Aead(QByteArray key) : m_key(std::move(key)) {}

Result<QByteArray> Aead::seal(quint64 nonce, QByteArrayView authenticated, QByteArrayView plain) const
{
    const CipherContext context(EVP_CIPHER_CTX_new());
    if (!context || m_key.size() != kKeyBytes || !fits(plain) || !fits(authenticated))
        return refused("seal");
    const Nonce vector = nonceOf(nonce);
    QByteArray sealed(plain.size() + kTagBytes, Qt::Uninitialized);
    int length = 0;
    const bool done = EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(m_key), vector.data()) == 1 &&
                      EVP_EncryptUpdate(context.get(), nullptr, &length, bytesOf(authenticated), int(authenticated.size())) == 1 &&
                      EVP_EncryptUpdate(context.get(), bytesOf(sealed), &length, bytesOf(plain), int(plain.size())) == 1 &&
                      EVP_EncryptFinal_ex(context.get(), bytesOf(sealed) + length, &length) == 1 &&
                      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, int(kTagBytes), bytesOf(sealed) + plain.size()) == 1;
    return done ? Result<QByteArray>(sealed) : refused("seal");
}

Result<QByteArray> Aead::open(quint64 nonce, QByteArrayView authenticated, QByteArrayView sealed) const
{
    const CipherContext context(EVP_CIPHER_CTX_new());
    if (!context || m_key.size() != kKeyBytes || !fits(sealed) || !fits(authenticated))
        return refused("open");
    if (sealed.size() < kTagBytes)
        return notAuthentic();
    const Nonce vector = nonceOf(nonce);
    const QByteArrayView secret = sealed.first(sealed.size() - kTagBytes);
    QByteArray tag = sealed.last(kTagBytes).toByteArray();
    QByteArray plain(secret.size(), Qt::Uninitialized);
    int length = 0;
    const bool begun = EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(m_key), vector.data()) == 1 &&
                       EVP_DecryptUpdate(context.get(), nullptr, &length, bytesOf(authenticated), int(authenticated.size())) == 1 &&
                       EVP_DecryptUpdate(context.get(), bytesOf(plain), &length, bytesOf(secret), int(secret.size())) == 1 &&
                       EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, int(kTagBytes), tag.data()) == 1;
    if (!begun)
        return refused("open");
    return EVP_DecryptFinal_ex(context.get(), bytesOf(plain) + length, &length) == 1 ? Result<QByteArray>(plain) : notAuthentic();
}

Result<QByteArray> Aead::randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    return RAND_bytes(bytesOf(bytes), int(count)) == 1 ? Result<QByteArray>(bytes) : refused("random bytes");
}

QByteArray Aead::derivedKey(const QByteArray &secret, const QByteArray &salt, const QByteArray &purpose)
{
    const std::unique_ptr<EVP_KDF, Freed<EVP_KDF_free>> function(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const std::unique_ptr<EVP_KDF_CTX, Freed<EVP_KDF_CTX_free>> context(EVP_KDF_CTX_new(function.get()));
    if (!context)
        return {};
    char digest[] = "SHA256";
    const auto octets = [](const char *name, const QByteArray &value) {
        return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(value.constData()), size_t(value.size()));
    };
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0), octets(OSSL_KDF_PARAM_KEY, secret),
                                     octets(OSSL_KDF_PARAM_SALT, salt), octets(OSSL_KDF_PARAM_INFO, purpose), OSSL_PARAM_construct_end()};
    QByteArray key(kKeyBytes, Qt::Uninitialized);
    return EVP_KDF_derive(context.get(), bytesOf(key), size_t(key.size()), parameters) == 1 ? key : QByteArray();
}
