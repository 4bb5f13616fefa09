// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/footagering.h"

#include <QElapsedTimer>

#include <atomic>
#include <set>

//! What an open ring's thread does: finds what is there, writes, syncs, and keeps to the budget. Ends with closed files.
class RingWorker {
public:
    struct Counters {
        std::atomic<qint64> written = 0;
        std::atomic<qint64> lost = 0;
        std::atomic<qint64> damaged = 0;
    };

    RingWorker(const RingFolder &folder, const RingKeys &keys, RingCatalog &catalog, const Clock &clock, const FootageRing::Tuning &tuning,
               Counters &counters);
    ~RingWorker();

    void setLimits(const RingLimits &limits);
    void setPinned(const QList<PinnedFootage> &pinned);
    void append(const CameraId &camera, MediaSegment segment);
    Result<Done> keep(const CameraId &camera, const QList<MediaSegment> &segments);
    Result<Done> sync();
    //! What is due: finding a few more of the files, syncing, the budget. True: there is more to find at once.
    bool step();
    bool isLoading() const { return !m_toLoad.isEmpty(); }
    //! Removes all footage, what is written just now too.
    Result<Done> removeAll();
    const std::optional<Error> &problem() const { return m_problem; }

private:
    void loadSome();
    void load(const RingFolder::Found &found);
    Result<RingSummary> recovered(const RingFileReader &reader);
    void enforce();
    void failed(const Error &error);
    bool isFull() const; //!< the problem is that there is no room

    const RingFolder &m_folder;
    const RingKeys &m_keys;
    RingCatalog &m_catalog;
    const Clock &m_clock;
    const FootageRing::Tuning &m_tuning;
    Counters &m_counters;
    RingIntake m_intake;
    RingBudget m_budget;
    QList<RingFolder::Found> m_toLoad; //!< the newest last
    std::set<QString> m_gaps; //!< cameras whose next segment does not follow the one before
    std::optional<Error> m_problem;
    QElapsedTimer m_sinceProblem;
    QElapsedTimer m_sinceSync;
    QElapsedTimer m_sinceEnforce;
};
