// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/ringintake.h"

#include <functional>

//! How much the ring may hold, over all cameras.
struct RingLimits {
    qint64 bytes = 20LL * 1024 * 1024 * 1024;
    std::chrono::hours age = std::chrono::hours(7 * 24);
    //! So much of the disk stays free for everything else, the receipts first of all.
    qint64 freeSpace = 2LL * 1024 * 1024 * 1024;

    friend bool operator==(const RingLimits &, const RingLimits &) = default;
};

//! Footage that stays for as long as somebody wants it.
struct PinnedFootage {
    CameraId camera;
    TimeRange range;

    friend bool operator==(const PinnedFootage &, const PinnedFootage &) = default;
};

//! Lets the oldest footage go when there is too much. What is pinned in it is copied to a file of its own first, which is
//! not counted, and goes when the pin goes. One thread, the same as the intake's.
class RingBudget {
public:
    using FreeSpace = std::function<qint64()>; //!< of the disk that the ring is on
    using Damaged = std::function<void(const RingSegment &)>;

    RingBudget(const RingFolder &folder, const RingKeys &keys, RingCatalog &catalog, RingIntake &intake, RingCatalog::Load load,
               FreeSpace freeSpace, Damaged damaged);

    void setLimits(const RingLimits &limits);
    //! Until this is called nothing goes, for it might be pinned.
    void setPinned(const QList<PinnedFootage> &pinned);
    bool isOver() const { return m_catalog.bytes() > m_limits.bytes; }
    //! `wanted`: so many bytes are to be had on the disk besides. Storage "footage.diskFull" when there is too little room
    //! though all that may go is gone, and what the disk said when a file could not be copied or removed.
    Result<Done> enforce(Instant now, qint64 wanted = 0);

private:
    Result<Done> drop(const RingCatalog::File &file, Instant now);
    Result<Done> keepPinned(const RingCatalog::File &file, Instant now);
    QList<RingIndexEntry> notKeptYet(const RingCatalog::File &file) const;
    bool isPinned(const CameraId &camera, const TimeRange &range) const;

    const RingFolder &m_folder;
    const RingKeys &m_keys;
    RingCatalog &m_catalog;
    RingIntake &m_intake;
    const RingCatalog::Load m_load;
    const FreeSpace m_freeSpace;
    const Damaged m_damaged;
    RingLimits m_limits;
    std::optional<QList<PinnedFootage>> m_pinned;
};
