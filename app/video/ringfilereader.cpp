// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/ringfile.h"

#include <QFileDevice>
#include <QFileInfo>

using namespace std::chrono_literals;

namespace {

// Enough for the summary of an index in one read.
constexpr qint64 kSummaryRead = 4096;
// What is older than this in a file was synced long ago (see RingWorker), so that a crash cannot have torn it.
constexpr std::chrono::milliseconds kMayBeTorn = 60s;

Error changed(const char *what)
{
    return {Error::Kind::BadData, QStringLiteral("footage file: %1").arg(QLatin1String(what)), {}, {}};
}

Result<Done> openToRead(QFile &file)
{
    if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Done{};
    return file.exists() ? ringFileError(file) : Error{Error::Kind::NotFound, QStringLiteral("the footage file is gone"), {}, {}};
}

QByteArray readAt(QFile &file, qint64 offset, qint64 size)
{
    return file.seek(offset) ? file.read(size) : QByteArray();
}

} // namespace

struct RingFileReader::Opened {
    QFile file;
    RingFileHeader header;
    Aead cipher{QByteArray()};
};

Result<std::unique_ptr<RingFileReader::Opened>> RingFileReader::open() const
{
    auto opened = std::make_unique<Opened>();
    opened->file.setFileName(m_folder.footagePath(m_tag, m_number));
    if (const Result<Done> open = openToRead(opened->file); !open)
        return open.error();
    const auto header = RingFileHeader::fromBytes(opened->file.read(RingFileHeader::kBytes));
    if (!header || header->content == RingFileHeader::Content::Index)
        return changed("its header");
    if (header->ring != m_keys.ring() || header->cameraTag != m_tag || header->number != m_number)
        return changed("renamed");
    opened->header = *header;
    opened->cipher = m_keys.cipherOf(*header);
    return opened;
}

Result<MediaSegment> RingFileReader::segment(const RingIndexEntry &entry) const
{
    Result<std::unique_ptr<Opened>> file = open();
    if (!file)
        return file.error();
    const std::unique_ptr<Opened> opened = file.take();
    const auto recordAt = [&](qint64 offset, qint64 size, RingRecordHeader::Kind kind) -> Result<std::pair<RingRecordHeader, QByteArray>> {
        const QByteArray record = readAt(opened->file, offset, RingRecordHeader::kBytes + size + Aead::kTagBytes);
        const auto header = RingRecordHeader::fromBytes(record);
        if (!header || header->kind != kind || record.size() != header->recordBytes())
            return changed("a record's header");
        const QByteArrayView all(record);
        const Result<QByteArray> bytes =
            opened->cipher.open(header->counter, all.first(RingRecordHeader::kBytes), all.sliced(RingRecordHeader::kBytes));
        return bytes ? Result<std::pair<RingRecordHeader, QByteArray>>({*header, bytes.value()}) : bytes.error();
    };
    const auto record = recordAt(entry.offset, entry.size, RingRecordHeader::Kind::Segment);
    if (!record)
        return record.error();
    const auto &[header, bytes] = record.value();
    if (header.start != entry.start || header.duration != entry.duration)
        return changed("its index");
    MediaSegment segment{header.sequence, bytes, {}, header.start, header.certain, header.discontinuity, header.duration};
    if (header.initOffset == 0)
        return segment;
    const auto initHeader = RingRecordHeader::fromBytes(readAt(opened->file, header.initOffset, RingRecordHeader::kBytes));
    if (!initHeader)
        return changed("an init record's header");
    const auto init = recordAt(header.initOffset, initHeader->size, RingRecordHeader::Kind::Init);
    if (!init)
        return init.error();
    segment.init = init.value().second;
    return segment;
}

Result<std::pair<RingFileHeader, QByteArray>> RingFileReader::readIndex(qint64 atMost) const
{
    QFile file(m_folder.indexPath(m_tag, m_number));
    if (const Result<Done> open = openToRead(file); !open)
        return open.error();
    QByteArray bytes = atMost > 0 ? file.read(atMost) : file.readAll();
    const auto header = RingFileHeader::fromBytes(bytes);
    if (!header || header->content != RingFileHeader::Content::Index || header->ring != m_keys.ring() || header->cameraTag != m_tag ||
        header->number != m_number)
        return changed("not its index");
    return std::pair{*header, bytes};
}

Result<RingSummary> RingFileReader::summary() const
{
    auto index = readIndex(kSummaryRead);
    if (!index)
        return index.error();
    Result<RingSummary> summary = readRingSummary(m_keys, index.value().first, index.value().second);
    if (summary || index.value().second.size() < kSummaryRead)
        return summary;
    index = readIndex(0); // a summary of very many spans
    return index ? readRingSummary(m_keys, index.value().first, index.value().second) : index.error();
}

Result<QList<RingIndexEntry>> RingFileReader::entries() const
{
    const auto index = readIndex(0);
    return index ? readRingEntries(m_keys, index.value().first, index.value().second) : index.error();
}

QList<RingIndexEntry> RingFileReader::anyEntries() const
{
    if (const Result<QList<RingIndexEntry>> known = entries())
        return known.value();
    int damaged = 0;
    const Result<RingIndex> scanned = scan(&damaged);
    return scanned ? scanned.value().entries : QList<RingIndexEntry>();
}

bool RingFileReader::isHardlyBegun() const
{
    QFile file(m_folder.footagePath(m_tag, m_number));
    if (!openToRead(file))
        return false;
    qint64 offset = RingFileHeader::kBytes;
    while (offset < file.size()) {
        const QByteArray bytes = readAt(file, offset, RingRecordHeader::kBytes);
        const auto header = RingRecordHeader::fromBytes(bytes);
        if (!header)
            return bytes.size() < RingRecordHeader::kBytes; // else it is damaged, which is another matter
        offset += header->recordBytes();
        if (header->kind == RingRecordHeader::Kind::Segment && offset <= file.size())
            return false;
    }
    return true;
}

Result<RingIndex> RingFileReader::scan(int *damaged) const
{
    Result<std::unique_ptr<Opened>> file = open();
    if (!file)
        return file.error();
    const std::unique_ptr<Opened> opened = file.take();
    const qint64 fileEnd = opened->file.size();
    RingIndex index;
    index.summary.kept = opened->header.content == RingFileHeader::Content::Kept;
    index.summary.recordedUntil = fromMs(QFileInfo(opened->file).lastModified().toMSecsSinceEpoch());
    qint64 offset = RingFileHeader::kBytes;
    for (quint32 counter = 0;; ++counter) {
        const auto header = RingRecordHeader::fromBytes(readAt(opened->file, offset, RingRecordHeader::kBytes));
        if (!header || header->counter != counter || offset + header->recordBytes() > fileEnd)
            break;
        if (header->kind == RingRecordHeader::Kind::Camera) {
            const QByteArray record = readAt(opened->file, offset, header->recordBytes());
            const QByteArrayView all(record);
            const auto camera = opened->cipher.open(counter, all.first(RingRecordHeader::kBytes), all.sliced(RingRecordHeader::kBytes));
            if (!camera)
                return camera.error();
            index.summary.camera = {QString::fromUtf8(camera.value())};
        } else if (header->kind == RingRecordHeader::Kind::Segment) {
            index.entries.append({header->start, header->duration, quint32(offset), header->size, header->certain, header->discontinuity});
        }
        offset += header->recordBytes();
    }
    if (index.summary.camera.isEmpty())
        return changed("it names no camera");
    *damaged = offset < fileEnd ? 1 : 0;
    index.summary.bytes = offset;
    if (!index.entries.isEmpty()) {
        const Instant safe = index.entries.last().end() - kMayBeTorn;
        for (qsizetype i = index.entries.size(); i-- > 0 && index.entries.at(i).end() > safe;) {
            if (segment(index.entries.at(i)))
                continue;
            index.entries.removeAt(i);
            ++*damaged;
        }
    }
    for (const RingIndexEntry &entry : std::as_const(index.entries))
        addSpan(index.summary.spans, {entry.start, entry.end()}, kRingRounding);
    index.summary.segments = quint32(index.entries.size());
    return index;
}

Result<Done> RingFileReader::writeIndex(const RingIndex &index, Instant now) const
{
    const Result<QByteArray> salt = Aead::randomBytes(RingFileHeader::kSaltBytes);
    if (!salt)
        return salt.error();
    const RingFileHeader header{RingFileHeader::Content::Index, m_keys.ring(), m_tag, m_number, now, salt.value()};
    const Result<QByteArray> bytes = ringIndexBytes(m_keys, header, index);
    if (!bytes)
        return bytes.error();
    // Neither synced nor renamed into place: an index that a crash has torn is not authentic, and is made anew.
    QFile file(m_folder.indexPath(m_tag, m_number));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.value()) != bytes.value().size() || !file.flush())
        return ringFileError(file);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return Done{};
}
