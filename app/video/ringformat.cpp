// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/ringformat.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>

using std::chrono::microseconds;

namespace {

constexpr quint64 kFileMagic = 0x31474e5245474552; // "REGERNG1"
constexpr quint32 kRecordMagic = 0x43455252; // "RREC"
constexpr quint16 kCertain = 1;
constexpr quint16 kDiscontinuity = 2;

// The nonces of an index file.
constexpr quint64 kSummaryNonce = 0;
constexpr quint64 kEntriesNonce = 1;

Error notAnIndex()
{
    return {Error::Kind::BadData, QStringLiteral("not an index of footage"), {}, {}};
}

void begin(QDataStream &stream)
{
    stream.setVersion(QDataStream::Qt_6_0);
    stream.setByteOrder(QDataStream::LittleEndian);
}

template <typename Write>
QByteArray written(Write write)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    begin(stream);
    write(stream);
    return bytes;
}

QByteArray take(QDataStream &stream, qsizetype count)
{
    QByteArray bytes(count, '\0');
    stream.readRawData(bytes.data(), int(count));
    return bytes;
}

quint16 flagsOf(bool certain, bool discontinuity)
{
    return quint16((certain ? kCertain : 0) | (discontinuity ? kDiscontinuity : 0));
}

QByteArray summaryBytes(const RingSummary &summary)
{
    return written([&](QDataStream &stream) {
        stream << summary.camera.value << summary.kept << toMs(summary.recordedUntil) << summary.segments << summary.bytes
               << quint32(summary.spans.size());
        for (const TimeRange &span : summary.spans)
            stream << toMs(span.from) << toMs(span.to);
    });
}

std::optional<RingSummary> summaryOf(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    begin(stream);
    RingSummary summary;
    qint64 recordedUntil = 0;
    quint32 spans = 0;
    stream >> summary.camera.value >> summary.kept >> recordedUntil >> summary.segments >> summary.bytes >> spans;
    summary.recordedUntil = fromMs(recordedUntil);
    for (quint32 i = 0; i < spans && stream.status() == QDataStream::Ok; ++i) {
        qint64 from = 0;
        qint64 to = 0;
        stream >> from >> to;
        summary.spans.append({fromMs(from), fromMs(to)});
    }
    return stream.status() == QDataStream::Ok ? std::optional(summary) : std::nullopt;
}

QByteArray entriesBytes(const QList<RingIndexEntry> &entries)
{
    return written([&](QDataStream &stream) {
        for (const RingIndexEntry &entry : entries) {
            stream << toMs(entry.start) << quint32(entry.duration.count()) << entry.offset << entry.size
                   << quint32(flagsOf(entry.certain, entry.discontinuity));
        }
    });
}

QList<RingIndexEntry> entriesOf(const QByteArray &bytes)
{
    constexpr qsizetype kEntryBytes = 24;
    QDataStream stream(bytes);
    begin(stream);
    QList<RingIndexEntry> entries;
    entries.reserve(bytes.size() / kEntryBytes);
    while (!stream.atEnd()) {
        qint64 start = 0;
        quint32 duration = 0;
        quint32 flags = 0;
        RingIndexEntry entry;
        stream >> start >> duration >> entry.offset >> entry.size >> flags;
        entry.start = fromMs(start);
        entry.duration = microseconds(duration);
        entry.certain = flags & kCertain;
        entry.discontinuity = flags & kDiscontinuity;
        entries.append(entry);
    }
    return entries;
}

//! The sealed part that begins there with its length, or nothing when it is cut.
std::optional<QByteArrayView> partAt(QByteArrayView bytes, qsizetype at)
{
    if (at < 0 || bytes.size() < at + qsizetype(sizeof(quint32)))
        return std::nullopt;
    const auto size = qsizetype(qFromLittleEndian<quint32>(bytes.data() + at));
    const qsizetype from = at + qsizetype(sizeof(quint32));
    return bytes.size() - from < size ? std::nullopt : std::optional(bytes.sliced(from, size));
}

QByteArray sizeBytes(const QByteArray &part)
{
    return written([&](QDataStream &stream) { stream << quint32(part.size()); });
}

} // namespace

QByteArray RingFileHeader::toBytes() const
{
    QByteArray bytes = written([&](QDataStream &stream) {
        stream << kFileMagic << quint32(content) << quint32(0) << number << qint64(toMs(created));
        stream.writeRawData(ring.constData(), int(kIdBytes));
        stream.writeRawData(cameraTag.constData(), int(kIdBytes));
        stream.writeRawData(salt.constData(), int(kSaltBytes));
    });
    Q_ASSERT(bytes.size() == kBytes);
    return bytes;
}

std::optional<RingFileHeader> RingFileHeader::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() < kBytes)
        return std::nullopt;
    QDataStream stream(bytes);
    begin(stream);
    RingFileHeader header;
    quint64 magic = 0;
    quint32 content = 0;
    quint32 reserved = 0;
    qint64 created = 0;
    stream >> magic >> content >> reserved >> header.number >> created;
    if (magic != kFileMagic || content > quint32(Content::Index))
        return std::nullopt;
    header.content = Content(content);
    header.created = fromMs(created);
    header.ring = take(stream, kIdBytes);
    header.cameraTag = take(stream, kIdBytes);
    header.salt = take(stream, kSaltBytes);
    return header;
}

QByteArray RingRecordHeader::toBytes() const
{
    QByteArray bytes = written([&](QDataStream &stream) {
        stream << kRecordMagic << quint16(kind) << flagsOf(certain, discontinuity) << counter << size << initOffset << quint32(0)
               << qint64(toMs(start)) << qint64(duration.count()) << sequence;
    });
    Q_ASSERT(bytes.size() == kBytes);
    return bytes;
}

std::optional<RingRecordHeader> RingRecordHeader::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() < kBytes)
        return std::nullopt;
    QDataStream stream(bytes);
    begin(stream);
    RingRecordHeader header;
    quint32 magic = 0;
    quint16 kind = 0;
    quint16 flags = 0;
    quint32 reserved = 0;
    qint64 start = 0;
    qint64 duration = 0;
    stream >> magic >> kind >> flags >> header.counter >> header.size >> header.initOffset >> reserved >> start >> duration >>
        header.sequence;
    if (magic != kRecordMagic || kind < quint16(Kind::Camera) || kind > quint16(Kind::Segment) || header.size > kLargest)
        return std::nullopt;
    header.kind = Kind(kind);
    header.certain = flags & kCertain;
    header.discontinuity = flags & kDiscontinuity;
    header.start = fromMs(start);
    header.duration = microseconds(duration);
    return header;
}

bool RingSummary::covers(Instant at) const
{
    return std::any_of(spans.begin(), spans.end(), [&](const TimeRange &span) { return span.from <= at && at < span.to + kRingRounding; });
}

bool RingSummary::overlaps(const TimeRange &range) const
{
    return std::any_of(spans.begin(), spans.end(), [&](const TimeRange &span) { return span.from < range.to && range.from < span.to; });
}

Aead RingKeys::cipherOf(const RingFileHeader &header) const
{
    return Aead(Aead::derivedKey(m_key, header.salt, QByteArray("regilens footage file 1\0", 24) + header.toBytes()));
}

QByteArray RingKeys::cameraTag(const CameraId &camera) const
{
    return Aead::derivedKey(m_key, m_ring, QByteArray("regilens footage camera 1\0", 26) + camera.value.toUtf8())
        .left(RingFileHeader::kIdBytes);
}

QByteArray RingKeys::check() const
{
    return Aead::derivedKey(m_key, m_ring, "regilens footage check 1").left(RingFileHeader::kIdBytes);
}

Result<QByteArray> ringIndexBytes(const RingKeys &keys, const RingFileHeader &header, const RingIndex &index)
{
    const QByteArray plain = header.toBytes();
    const Aead cipher = keys.cipherOf(header);
    const Result<QByteArray> summary = cipher.seal(kSummaryNonce, plain, summaryBytes(index.summary));
    const Result<QByteArray> entries = cipher.seal(kEntriesNonce, plain, entriesBytes(index.entries));
    if (!summary || !entries)
        return summary ? entries.error() : summary.error();
    return plain + sizeBytes(summary.value()) + summary.value() + sizeBytes(entries.value()) + entries.value();
}

Result<RingSummary> readRingSummary(const RingKeys &keys, const RingFileHeader &header, QByteArrayView bytes)
{
    const auto part = partAt(bytes, RingFileHeader::kBytes);
    if (!part)
        return notAnIndex();
    const Result<QByteArray> opened = keys.cipherOf(header).open(kSummaryNonce, bytes.first(RingFileHeader::kBytes), *part);
    if (!opened)
        return opened.error();
    const std::optional<RingSummary> summary = summaryOf(opened.value());
    return summary ? Result<RingSummary>(*summary) : notAnIndex();
}

Result<QList<RingIndexEntry>> readRingEntries(const RingKeys &keys, const RingFileHeader &header, QByteArrayView bytes)
{
    const auto summary = partAt(bytes, RingFileHeader::kBytes);
    const auto part = summary ? partAt(bytes, RingFileHeader::kBytes + qsizetype(sizeof(quint32)) + summary->size()) : std::nullopt;
    if (!part)
        return notAnIndex();
    const Result<QByteArray> opened = keys.cipherOf(header).open(kEntriesNonce, bytes.first(RingFileHeader::kBytes), *part);
    return opened ? Result<QList<RingIndexEntry>>(entriesOf(opened.value())) : opened.error();
}
