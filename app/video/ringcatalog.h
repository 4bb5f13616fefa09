// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/ringformat.h"

#include <QCache>
#include <QHash>
#include <QMutex>
#include <QSet>

#include <functional>
#include <map>

//! A segment that the ring holds; FootageRing::read() gives it, unless it has left the ring since.
struct RingSegment {
    QByteArray cameraTag;
    quint64 file = 0;
    RingIndexEntry entry;

    Instant start() const { return entry.start; }
    Instant end() const { return entry.end(); }
    friend bool operator==(const RingSegment &, const RingSegment &) = default;
};

//! What the ring holds of one camera.
struct RingCamera {
    CameraId camera;
    qint64 bytes = 0; //!< in the ring
    qint64 keptBytes = 0; //!< exempt from it
    qint64 segments = 0;
    std::chrono::milliseconds covered{0}; //!< by what is in the ring
    Instant oldest;
    Instant newest;
};

//! What the ring holds, by camera and wall clock. In memory are the files with their spans; the segments of a closed file are
//! read from its index when one is asked for and stay a while: a week of sixteen cameras is five million segments, but not
//! three thousand files. Thread-safe. What takes a Load may read the disk.
class RingCatalog {
public:
    struct File {
        QByteArray cameraTag;
        quint64 number = 0;
        RingSummary summary;
        bool growing = false;
    };
    using Load = std::function<QList<RingIndexEntry>(const QByteArray &cameraTag, quint64 number)>;

    RingCatalog();

    //! A file, closed or growing, or what has become of it. The entries of a growing one stay in memory.
    void put(const File &file, const QList<RingIndexEntry> &entries = {});
    void remove(quint64 number);
    void clear();
    //! Its bytes are not what was written: not to be found again. True the first time.
    bool setDamaged(const RingSegment &segment);

    std::optional<RingSegment> at(const CameraId &camera, Instant at, const Load &load) const;
    std::optional<RingSegment> before(const CameraId &camera, Instant at, const Load &load) const;
    std::optional<RingSegment> after(const CameraId &camera, Instant at, const Load &load) const;
    QList<RingSegment> in(const CameraId &camera, const TimeRange &range, const Load &load) const;

    bool covers(const CameraId &camera, Instant at) const;
    QList<TimeRange> spans(const CameraId &camera) const;
    QList<RingCamera> cameras() const;
    //! In the order they were begun.
    QList<File> files() const;
    qint64 bytes() const; //!< in the ring
    qint64 keptBytes() const;

private:
    struct Entries {
        File file;
        std::optional<QList<RingIndexEntry>> known;
    };
    using Wanted = std::function<bool(const RingSummary &)>;

    QList<Entries> candidates(const CameraId &camera, const Wanted &wanted) const;
    QList<RingIndexEntry> entriesOf(const Entries &candidate, const Load &load) const;
    void removeLocked(quint64 number);

    mutable QMutex m_mutex;
    std::map<quint64, File> m_files;
    QHash<CameraId, QList<quint64>> m_byCamera; //!< in order
    QHash<quint64, QList<RingIndexEntry>> m_growing;
    mutable QCache<quint64, QList<RingIndexEntry>> m_loaded;
    QHash<quint64, QSet<quint32>> m_damaged; //!< offsets
    qint64 m_bytes = 0;
    qint64 m_keptBytes = 0;
};
