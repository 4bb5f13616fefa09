// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/rawreply.h"

#include "app/base/logging.h"

#include <QFile>
#include <QtEndian>

#include <zlib.h>

// The resource of a static library has to be asked for by who uses it.
static void initDictionary()
{
    Q_INIT_RESOURCE(journal);
}

namespace {

// [kPacked][length, 4 bytes little endian][zlib stream with the dictionary of that number]. JSON begins with `{`, never so.
constexpr char kPacked = 1;
constexpr qsizetype kHeader = 1 + qsizetype(sizeof(quint32));
constexpr quint32 kLongest = 64 * 1024 * 1024; // no reply of one receipt: damage

Bytef *bytes(const char *data)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(data)); // zlib reads only
}

//! Never to be changed, for what was packed with it needs it: another one gets another first byte.
const QByteArray &dictionary()
{
    static const QByteArray text = [] {
        initDictionary();
        QFile file(QStringLiteral(":/journal/reply-dictionary-1.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    return text;
}

//! The state after the dictionary was read, copied for each reply: to read it again would take longer than the reply.
class Packer {
public:
    Packer()
    {
        m_ready = deflateInit(&m_start, 6) == Z_OK &&
                  deflateSetDictionary(&m_start, bytes(dictionary().constData()), uInt(dictionary().size())) == Z_OK;
    }
    ~Packer() { deflateEnd(&m_start); }
    Packer(const Packer &) = delete;
    Packer &operator=(const Packer &) = delete;

    QByteArray pack(const QByteArray &json)
    {
        z_stream stream{};
        if (!m_ready || deflateCopy(&stream, &m_start) != Z_OK)
            return {};
        QByteArray packed(kHeader + qsizetype(deflateBound(&stream, uLong(json.size()))), Qt::Uninitialized);
        packed[0] = kPacked;
        qToLittleEndian(quint32(json.size()), packed.data() + 1);
        stream.next_in = bytes(json.constData());
        stream.avail_in = uInt(json.size());
        stream.next_out = bytes(packed.data() + kHeader);
        stream.avail_out = uInt(packed.size() - kHeader);
        const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
        packed.truncate(kHeader + qsizetype(stream.total_out));
        deflateEnd(&stream);
        return done ? packed : QByteArray();
    }

private:
    z_stream m_start{};
    bool m_ready = false;
};

} // namespace

QByteArray packedReply(const QByteArray &json)
{
    if (json.isEmpty() || json.front() == kPacked || json.size() > qsizetype(kLongest))
        return json;
    static thread_local Packer packer;
    const QByteArray packed = packer.pack(json);
    return packed.isEmpty() || packed.size() >= json.size() ? json : packed;
}

QByteArray unpackedReply(const QByteArray &stored)
{
    if (stored.isEmpty() || stored.front() != kPacked)
        return stored;
    const quint32 length = stored.size() > kHeader ? qFromLittleEndian<quint32>(stored.constData() + 1) : 0;
    if (length == 0 || length > kLongest)
        return {};
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return {};
    QByteArray json(qsizetype(length), Qt::Uninitialized);
    stream.next_in = bytes(stored.constData() + kHeader);
    stream.avail_in = uInt(stored.size() - kHeader);
    stream.next_out = bytes(json.data());
    stream.avail_out = uInt(length);
    int state = inflate(&stream, Z_FINISH);
    if (state == Z_NEED_DICT && inflateSetDictionary(&stream, bytes(dictionary().constData()), uInt(dictionary().size())) == Z_OK)
        state = inflate(&stream, Z_FINISH);
    const bool whole = state == Z_STREAM_END && stream.total_out == length;
    inflateEnd(&stream);
    if (!whole)
        qCWarning(lcStorage) << "a vendor's reply in the journal cannot be unpacked";
    return whole ? json : QByteArray();
}
