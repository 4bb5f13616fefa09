// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/clipordersdata.h"
#include "app/video/ringbudget.h"

#include <functional>
#include <map>

//! One part of the cloud's recording on its way into the ring.
struct ClipOrder {
    enum class Work { None, Downloading, Storing };
    StoredClip clip;
    Work work = Work::None;
    qint64 received = 0;
    qint64 total = -1; //!< unknown
    bool isLate = false; //!< the cloud takes far longer than it should
    std::optional<Instant> notBefore; //!< it rests until then
    std::optional<Error> problem; //!< what the last try met; it goes on by itself unless the stage is Failed

    bool isUnderWay() const { return clip.stage < StoredClip::Stage::Done; }
};

//! What those clips brought, or are about to bring, which must stay in the ring.
QList<PinnedFootage> footageOf(const QList<StoredClip> &clips);

//! All clips that were wanted, as they are on the disk, and how the work on them stands. GUI thread.
class ClipList {
public:
    struct Entry : ClipOrder {
        bool busy = false;
        int tries = 0;
        int looks = 0; //!< since it was ordered
        int ordered = 0; //!< times
        QFuture<Result<Done>> download; //!< to be cancelled

        //! How long to rest after that; none: it will not pass.
        std::optional<std::chrono::milliseconds> pauseAfter(const Error &error);
    };

    explicit ClipList(ClipOrdersData &data) : m_data(data) {}

    void take(const QList<StoredClip> &clips);
    void take(const StoredClip &clip) { m_entries[clip.id].clip = clip; }
    //! As wanted first.
    std::map<qint64, Entry> &entries() { return m_entries; }
    Entry *find(qint64 id);
    //! Those that can go on now. Of each camera the cloud has some at once; others wait.
    QList<qint64> due(Instant now) const;
    //! Those that rest because of such a problem do not any longer.
    void wake(const QList<Error::Kind> &problems);
    QList<ClipOrder> all() const;
    QList<PinnedFootage> pinned() const;
    //! See ClipOrders.
    std::optional<ClipOrder> of(const CameraId &camera, Instant at) const;
    std::optional<Error> refusal(const CameraId &camera) const;
    bool isUnderWay(const CameraId &camera, const TimeRange &range) const;
    QList<qint64> cloudOrders() const;

    //! Here and on the disk.
    void remove(const std::function<bool(const StoredClip &)> &which);

private:
    ClipOrdersData &m_data;
    std::map<qint64, Entry> m_entries;
};
