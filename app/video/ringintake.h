// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/ringcatalog.h"
#include "app/video/ringfile.h"

#include <chrono>
#include <deque>
#include <map>
#include <memory>

//! Writes what comes in to one growing file per camera, begins a new one in time, and tells the catalog. One thread.
class RingIntake {
public:
    struct Tuning {
        qint64 fileBytes = 256 * 1024 * 1024;
        std::chrono::milliseconds fileLength = std::chrono::hours(1);
        std::chrono::milliseconds idle = std::chrono::minutes(10); //!< a file that got nothing for so long is closed
    };

    RingIntake(const RingFolder &folder, const RingKeys &keys, RingCatalog &catalog, RingCatalog::Load load, Tuning tuning);

    //! False: the ring has that very segment. After an error its file is closed and the next call begins another.
    Result<bool> append(const CameraId &camera, const MediaSegment &segment, Instant now);
    //! Of what was written since the last time.
    Result<Done> sync();
    void closeIdle(Instant now);
    void close(quint64 number);
    void closeAll();
    void discardAll(); //!< with their files

    quint64 takeNumber() { return m_nextNumber++; }
    void setNextNumber(quint64 number) { m_nextNumber = number; }
    void setFileBytes(qint64 bytes) { m_tuning.fileBytes = bytes; }

private:
    struct Seen {
        qint64 sequence;
        Instant start;
        qint64 size;
    };
    struct Feed {
        std::unique_ptr<RingFileWriter> writer;
        std::deque<Seen> seen; //!< the last ones, to know repeats
    };
    bool isRepeat(const CameraId &camera, Feed &feed, const MediaSegment &segment) const;
    bool isFull(const RingFileWriter &writer, const MediaSegment &segment) const;
    void close(std::unique_ptr<RingFileWriter> writer);

    const RingFolder &m_folder;
    const RingKeys &m_keys;
    RingCatalog &m_catalog;
    const RingCatalog::Load m_load;
    Tuning m_tuning;
    std::map<QString, Feed> m_feeds; //!< by camera
    quint64 m_nextNumber = 1;
};
