// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"
#include "app/domain/timerange.h"

#include <QFuture>
#include <QList>

#include <optional>

class Database;

//! A part of the cloud's recording of a camera that is wanted on this computer, and how far it is. The stage is written before
//! the step is taken, so that whoever finds it after a crash knows what may have happened.
struct StoredClip {
    //! The numbers are stored.
    enum class Stage {
        Waiting = 1,
        Ordering = 2, //!< the cloud may have the order already; `cloudOrder` is not known
        Ordered = 3, //!< to be made, downloaded and kept
        Kept = 4, //!< on the disk; the cloud's order is to be given up
        Done = 5,
        Failed = 6,
    };
    qint64 id = 0;
    CameraId camera;
    TimeRange range;
    Stage stage = Stage::Waiting;
    std::optional<qint64> cloudOrder = {};
    std::optional<Error> error = {}; //!< kind and reason, when Failed

    friend bool operator==(const StoredClip &, const StoredClip &) = default;
};

//! What ClipOrders has to remember.
class ClipOrdersData {
public:
    //! The numbers are stored.
    enum class Call { Order = 1, Download = 2 };

    explicit ClipOrdersData(Database &database) : m_database(database) {}

    //! In the order they were wanted.
    QFuture<Result<QList<StoredClip>>> list();
    //! Answers it with its id.
    QFuture<Result<StoredClip>> add(StoredClip clip);
    //! NotFound when there is none of that id.
    QFuture<Result<Done>> update(StoredClip clip);
    QFuture<Result<Done>> remove(qint64 id);

    //! Counts a call of now, and forgets those from before `since`.
    QFuture<Result<Done>> count(Call call, Instant now, Instant since);
    //! In order of time.
    QFuture<Result<QList<Instant>>> calls(Call call, Instant since);

private:
    Database &m_database;
};
