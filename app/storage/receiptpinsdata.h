// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFuture>
#include <QList>

class Database;
class QSqlDatabase;

//! What is pinned.
struct StoredPins {
    struct Moment {
        CameraId camera;
        Instant at; //!< on the camera's clock
        friend bool operator==(const Moment &, const Moment &) = default;
    };
    QList<ReceiptId> receipts; //!< that are in the journal
    QList<Moment> moments; //!< whose footage is to stay

    friend bool operator==(const StoredPins &, const StoredPins &) = default;
};

//! Which receipts are pinned, and where their footage is.
class ReceiptPinsData {
public:
    explicit ReceiptPinsData(Database &database) : m_database(database) {}

    QFuture<Result<StoredPins>> read();
    //! Takes in the moments on cameras, or by clock offsets, that links have since then. Each of these answers what is pinned now.
    QFuture<Result<StoredPins>> follow();
    //! NotFound when there is no such receipt (any more).
    QFuture<Result<StoredPins>> pin(ReceiptId id);
    QFuture<Result<StoredPins>> unpin(ReceiptId id);

private:
    Database &m_database;
};

//! With these receipts their pins go. Inside a write transaction.
Result<Done> forgetPins(QSqlDatabase &db, const QList<ReceiptId> &receipts);
