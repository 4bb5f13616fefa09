// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentcipher.h"

#include "app/video/libav.h"

#include <QtEndian>

extern "C" {
#include <libavutil/aes.h>
}

#include <algorithm>

namespace {

struct CipherFree {
    void operator()(AVAES *cipher) const { av_free(cipher); }
};

Error problem(const QString &detail)
{
    return {Error::Kind::BadData, QStringLiteral("AES-128: ") + detail, {}, {}};
}

} // namespace

QByteArray segmentcipher::vectorOf(qint64 sequence)
{
    QByteArray vector(kBlock, '\0');
    qToBigEndian(sequence, vector.data() + kBlock - qsizetype(sizeof sequence));
    return vector;
}

Result<QByteArray> segmentcipher::decrypted(const QByteArray &bytes, const QByteArray &key, const QByteArray &vector)
{
    if (key.size() != kBlock || vector.size() != kBlock)
        return problem(QStringLiteral("a key of %1 and a vector of %2 bytes").arg(key.size()).arg(vector.size()));
    if (bytes.isEmpty() || bytes.size() % kBlock != 0)
        return problem(QStringLiteral("%1 bytes are no whole number of blocks").arg(bytes.size()));
    const std::unique_ptr<AVAES, CipherFree> cipher(av_aes_alloc());
    if (!cipher || av_aes_init(cipher.get(), reinterpret_cast<const uint8_t *>(key.constData()), 128, 1) < 0)
        return libav::error(QStringLiteral("decrypt"), AVERROR(ENOMEM));
    QByteArray plain(bytes.size(), Qt::Uninitialized);
    QByteArray running = vector; // av_aes_crypt() goes on in it
    av_aes_crypt(cipher.get(), reinterpret_cast<uint8_t *>(plain.data()), reinterpret_cast<const uint8_t *>(bytes.constData()),
                 int(bytes.size() / kBlock), reinterpret_cast<uint8_t *>(running.data()), 1);
    const auto padding = static_cast<unsigned char>(plain.back());
    const bool padded = padding >= 1 && padding <= kBlock &&
                        std::all_of(plain.cend() - padding, plain.cend(), [padding](char c) { return c == char(padding); });
    if (!padded)
        return problem(QStringLiteral("the padding is wrong, so the key is too"));
    plain.chop(padding);
    return plain;
}
