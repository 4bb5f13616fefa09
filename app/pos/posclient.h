// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/posregister.h"
#include "app/domain/receipt.h"
#include "app/domain/timerange.h"

#include <QFuture>

//! One page of receipts, whole (lines and payments joined), in no promised order.
struct ReceiptPage {
    QList<Receipt> receipts;
    QList<BadRow> badRows;
    //! Give it back to fetch the next page of the same question; empty on the last page. Opaque.
    QByteArray nextPage;
    //! On the last page of changedSince(): ask from here the next time. The vendor's clock.
    std::optional<Instant> nextSince;
};

//! What a credential reaches, as found by asking the server.
struct PosCheck {
    QString contractId; //!< Smaregi: as typed; Ubiregi: the account id
    QString accountName; //!< the shop's name; may be empty
    QList<PosRegister> registers; //!< Smaregi classic: learned from the last days' transactions, so it may lack one
};

//! Reads one contract of a POS cloud. Lives in the GUI thread; parsing of large replies happens in the thread pool.
class PosClient {
public:
    virtual ~PosClient() = default;

    //! Is the server reachable, the credential right, every needed function switched on? The error's `reason` says what is
    //! off: "smaregi.receiving" (受信機能), "smaregi.transactions" (取引情報参照), "smaregi.stores" (店舗情報参照),
    //! "smaregi.contract" (wrong pair of contract id and token), "smaregi.ip", "smaregi.locked".
    virtual QFuture<Result<PosCheck>> check() = 0;

    //! Receipts by time of sale; at most 31 days. `page` empty for the first one.
    virtual QFuture<Result<ReceiptPage>> soldIn(TimeRange range, QByteArray page) = 0;

    //! Receipts made or changed at or after `since` on the vendor's clock. May repeat receipts that were seen before.
    virtual QFuture<Result<ReceiptPage>> changedSince(Instant since, QByteArray page) = 0;
};
