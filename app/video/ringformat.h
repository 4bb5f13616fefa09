// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/aead.h"
#include "app/base/clock.h"
#include "app/domain/ids.h"
#include "app/domain/timerange.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>

// How footage lies on the disk. All numbers are little-endian.
//
// One ring is one folder with one key; each camera has a folder in it, named by a keyed digest of its id. A footage file is a
// RingFileHeader and records behind one another, each a RingRecordHeader, the encrypted bytes and their tag. It is only ever
// appended to, by the one program that made it, and never again once that has closed it. Beside it stands its index, written
// when the file is closed, or when one is found that was not.
//
// Each file, also each index, is encrypted with a key of its own: HKDF-SHA256 of the ring's key, salted with 32 random bytes
// of the file's header, with the rest of that header as the purpose. Within a file the nonces count from 0, one for each
// record in order, and a record is written once: no pair of key and nonce ever comes twice. After a failed write the file is
// closed and another one begun, and a file left by a crash is never written to, for a torn record has used its nonce.
// The headers of records are authenticated with their bytes. So nothing can be changed, moved to another place, file, camera
// or time, or be renamed, without being told from what was written. What an attacker with the disk sees: how much was
// recorded and when, by cameras without names. What he can do unseen: to take away whole files, or the newest records of one.

//! What a file is, in its first bytes.
struct RingFileHeader {
    static constexpr qsizetype kBytes = 96;
    enum class Content : quint32 { Passing = 0, Kept = 1, Index = 2 };

    Content content = Content::Passing;
    QByteArray ring; //!< id of the ring
    QByteArray cameraTag;
    quint64 number = 0; //!< counts over all files of the ring; an index has the number of its file
    Instant created;
    QByteArray salt;

    static constexpr qsizetype kIdBytes = 16;
    static constexpr qsizetype kSaltBytes = 32;

    QByteArray toBytes() const;
    static std::optional<RingFileHeader> fromBytes(const QByteArray &bytes);
};

//! What stands before the encrypted bytes of a record, readable and authenticated.
struct RingRecordHeader {
    static constexpr qsizetype kBytes = 48;
    //! More than any segment has; a header that says more is none.
    static constexpr quint32 kLargest = 256 * 1024 * 1024;
    enum class Kind : quint16 {
        Camera = 1, //!< the camera's id; the first record of a file
        Init = 2, //!< an init section, which the segments after it need
        Segment = 3,
    };

    Kind kind = Kind::Segment;
    bool certain = true;
    bool discontinuity = false;
    quint32 counter = 0; //!< of records in the file: its place and its nonce
    quint32 size = 0; //!< of the bytes, without header and tag
    quint32 initOffset = 0; //!< where in the file the segment's init record is; 0: it has none
    Instant start;
    std::chrono::microseconds duration{0};
    qint64 sequence = 0;

    qint64 recordBytes() const { return kBytes + qint64(size) + Aead::kTagBytes; }
    QByteArray toBytes() const;
    static std::optional<RingRecordHeader> fromBytes(const QByteArray &bytes);
};

//! A segment as the index of its file knows it.
struct RingIndexEntry {
    Instant start;
    std::chrono::microseconds duration{0};
    quint32 offset = 0; //!< of its record in the file
    quint32 size = 0; //!< of its bytes
    bool certain = true;
    bool discontinuity = false;

    Instant end() const { return start + std::chrono::duration_cast<std::chrono::milliseconds>(duration); }
    friend bool operator==(const RingIndexEntry &, const RingIndexEntry &) = default;
};

//! What is known of a file without looking at each of its segments.
struct RingSummary {
    CameraId camera;
    bool kept = false; //!< holds what was pinned and has left the ring
    Instant recordedUntil; //!< on this computer's clock
    quint32 segments = 0;
    qint64 bytes = 0; //!< of the footage file as far as it is whole
    QList<TimeRange> spans; //!< what it covers, in order of time, adjoining ones joined

    bool covers(Instant at) const;
    bool overlaps(const TimeRange &range) const;
    friend bool operator==(const RingSummary &, const RingSummary &) = default;
};

//! Durations and dates of playlists are rounded; so small a hole between two segments is none.
inline constexpr std::chrono::milliseconds kRingRounding{100};

struct RingIndex {
    RingSummary summary;
    QList<RingIndexEntry> entries; //!< in the order they came
};

//! The key of one ring and what is derived from it.
class RingKeys {
public:
    RingKeys(QByteArray key, QByteArray ring) : m_key(std::move(key)), m_ring(std::move(ring)) {}

    const QByteArray &ring() const { return m_ring; }
    Aead cipherOf(const RingFileHeader &header) const;
    QByteArray cameraTag(const CameraId &camera) const;
    //! Tells whether a key is this ring's, and nothing else of it.
    QByteArray check() const;

private:
    QByteArray m_key;
    QByteArray m_ring;
};

//! The whole index file. Its summary can be had from the first bytes alone.
Result<QByteArray> ringIndexBytes(const RingKeys &keys, const RingFileHeader &header, const RingIndex &index);
//! `bytes` may be cut behind the summary.
Result<RingSummary> readRingSummary(const RingKeys &keys, const RingFileHeader &header, QByteArrayView bytes);
Result<QList<RingIndexEntry>> readRingEntries(const RingKeys &keys, const RingFileHeader &header, QByteArrayView bytes);
