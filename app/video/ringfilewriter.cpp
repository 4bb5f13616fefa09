// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/ringfile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <utility>

Result<std::unique_ptr<RingFileWriter>> RingFileWriter::create(const RingFolder &folder, const RingKeys &keys, const CameraId &camera,
                                                               quint64 number, Content content, Instant now)
{
    const Result<QByteArray> salt = Aead::randomBytes(RingFileHeader::kSaltBytes);
    if (!salt)
        return salt.error();
    const RingFileHeader header{content, keys.ring(), keys.cameraTag(camera), number, now, salt.value()};
    std::unique_ptr<RingFileWriter> writer(new RingFileWriter(folder, keys, header));
    writer->m_index.summary.camera = camera;
    writer->m_index.summary.kept = content == Content::Kept;
    const QString directory = QFileInfo(writer->m_file.fileName()).path();
    if (!QDir(directory).exists() && QDir().mkpath(directory)) // a failure shows in open()
        syncRingFolder(folder.path());
    if (!writer->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return ringFileError(writer->m_file);
    writer->m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    Result<Done> written = writer->write(header.toBytes());
    if (written) {
        RingRecordHeader record;
        record.kind = RingRecordHeader::Kind::Camera;
        const Result<qint64> named = writer->writeRecord(record, camera.value.toUtf8());
        written = named ? Result<Done>(Done{}) : named.error();
    }
    if (!written) {
        writer->discard();
        return written.error();
    }
    return writer;
}

RingFileWriter::RingFileWriter(const RingFolder &folder, const RingKeys &keys, RingFileHeader header)
    : m_folder(folder)
    , m_keys(keys)
    , m_header(std::move(header))
    , m_cipher(keys.cipherOf(m_header))
    , m_file(folder.footagePath(m_header.cameraTag, m_header.number))
{
}

Result<Done> RingFileWriter::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size()) {
        m_broken = true;
        return ringFileError(m_file);
    }
    m_end += bytes.size();
    m_index.summary.bytes = m_end;
    m_dirty = true;
    return Done{};
}

//! Answers where it begins.
Result<qint64> RingFileWriter::writeRecord(RingRecordHeader header, const QByteArray &bytes)
{
    const qint64 offset = m_end;
    header.counter = m_counter++; // used up, whatever comes of it
    header.size = quint32(bytes.size());
    const QByteArray plain = header.toBytes();
    const Result<QByteArray> sealed = m_cipher.seal(header.counter, plain, bytes);
    if (!sealed)
        return sealed.error();
    const Result<Done> written = write(plain + sealed.value());
    return written ? Result<qint64>(offset) : written.error();
}

Result<RingIndexEntry> RingFileWriter::append(const MediaSegment &segment, Instant now)
{
    if (m_broken)
        return Error{Error::Kind::Storage, QStringLiteral("the footage file broke off"), {}, QStringLiteral("footage.disk")};
    const qint64 largest = RingRecordHeader::kLargest;
    if (segment.bytes.size() > largest || segment.init.size() > largest ||
        m_end + segment.bytes.size() + segment.init.size() + 4096 > std::numeric_limits<quint32>::max())
        return Error{Error::Kind::BadData, QStringLiteral("a segment of %1 bytes").arg(segment.bytes.size()), {}, {}};
    RingRecordHeader header;
    if (!segment.init.isEmpty() && segment.init != m_init) {
        header.kind = RingRecordHeader::Kind::Init;
        const Result<qint64> offset = writeRecord(header, segment.init);
        if (!offset)
            return offset.error();
        m_init = segment.init;
        m_initOffset = quint32(offset.value());
    }
    header.kind = RingRecordHeader::Kind::Segment;
    header.certain = segment.certain;
    header.discontinuity = segment.discontinuity;
    header.initOffset = segment.init.isEmpty() ? 0 : m_initOffset;
    header.start = segment.start;
    header.duration = segment.duration;
    header.sequence = segment.sequence;
    const Result<qint64> offset = writeRecord(header, segment.bytes);
    if (!offset)
        return offset.error();
    const RingIndexEntry entry{segment.start,   segment.duration,     quint32(offset.value()), quint32(segment.bytes.size()),
                               segment.certain, segment.discontinuity};
    m_index.entries.append(entry);
    ++m_index.summary.segments;
    m_index.summary.recordedUntil = now;
    addSpan(m_index.summary.spans, {entry.start, entry.end()}, kRingRounding);
    return entry;
}

Result<Done> RingFileWriter::sync()
{
    m_dirty = false;
    if (!std::exchange(m_named, true))
        syncRingFolder(QFileInfo(m_file.fileName()).path());
    return syncRingFile(m_file);
}

Result<Done> RingFileWriter::close()
{
    if (m_index.entries.isEmpty()) {
        discard();
        return Done{};
    }
    const Result<Done> synced = sync();
    m_file.close();
    if (!synced)
        return synced;
    return RingFileReader(m_folder, m_keys, m_header.cameraTag, m_header.number).writeIndex(m_index, m_index.summary.recordedUntil);
}

void RingFileWriter::discard()
{
    m_file.close();
    if (m_file.exists() && !m_file.remove())
        m_broken = true; // found again at the next start
}
