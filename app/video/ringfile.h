// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/mediasegment.h"
#include "app/video/ringfolder.h"

#include <QFile>

#include <memory>

//! Makes one footage file, and its index when it is closed. One thread.
class RingFileWriter {
public:
    using Content = RingFileHeader::Content;

    static Result<std::unique_ptr<RingFileWriter>> create(const RingFolder &folder, const RingKeys &keys, const CameraId &camera,
                                                          quint64 number, Content content, Instant now);

    //! In one write of the system. After an error nothing more can be appended, for its nonce is used up: close() it.
    Result<RingIndexEntry> append(const MediaSegment &segment, Instant now);
    Result<Done> sync();
    //! Syncs, then writes the index. A file without a segment is removed.
    Result<Done> close();
    void discard(); //!< removes the file

    quint64 number() const { return m_header.number; }
    const QByteArray &cameraTag() const { return m_header.cameraTag; }
    //! Of what is written; what it covers is to be read from the file's own spans.
    const RingIndex &index() const { return m_index; }
    bool isBroken() const { return m_broken; }
    bool isDirty() const { return m_dirty; } //!< something was written since the last sync

private:
    RingFileWriter(const RingFolder &folder, const RingKeys &keys, RingFileHeader header);
    Result<qint64> writeRecord(RingRecordHeader header, const QByteArray &bytes);
    Result<Done> write(const QByteArray &bytes);

    const RingFolder &m_folder;
    const RingKeys &m_keys;
    const RingFileHeader m_header;
    const Aead m_cipher;
    QFile m_file;
    quint32 m_counter = 0;
    qint64 m_end = 0; //!< of what is whole
    QByteArray m_init;
    quint32 m_initOffset = 0;
    RingIndex m_index;
    bool m_broken = false;
    bool m_dirty = false;
    bool m_named = false; //!< its name is on the disk
};

//! A footage file as somebody left it. Cheap to make; safe to use from any thread, each with its own.
class RingFileReader {
public:
    RingFileReader(const RingFolder &folder, const RingKeys &keys, const QByteArray &cameraTag, quint64 number)
        : m_folder(folder)
        , m_keys(keys)
        , m_tag(cameraTag)
        , m_number(number)
    {
    }

    //! From the index file.
    Result<RingSummary> summary() const;
    Result<QList<RingIndexEntry>> entries() const;
    //! From the index, else out of the records; none when neither can be read.
    QList<RingIndexEntry> anyEntries() const;
    //! NotFound when the file is gone, BadData when it was changed.
    Result<MediaSegment> segment(const RingIndexEntry &entry) const;
    //! It ends before or in its first segment, as when the program was ended there.
    bool isHardlyBegun() const;
    //! Out of the records themselves, as far as they are whole. The last ones, which a crash may have torn, are decrypted to
    //! be sure of them; the number of those that are not whole goes to `*damaged`.
    Result<RingIndex> scan(int *damaged) const;
    //! Writes that as the index, with a salt of its own.
    Result<Done> writeIndex(const RingIndex &index, Instant now) const;

private:
    struct Opened;
    Result<std::unique_ptr<Opened>> open() const;
    Result<std::pair<RingFileHeader, QByteArray>> readIndex(qint64 atMost) const;

    const RingFolder &m_folder;
    const RingKeys &m_keys;
    QByteArray m_tag;
    quint64 m_number;
};
