// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/posregister.h"
#include "app/domain/receipt.h"
#include "app/domain/timerange.h"

#include <QFuture>

#include <optional>

//! One page of receipts, whole (lines and payments joined), in no promised order.
struct ReceiptPage {
    QList<Receipt> receipts;
    QList<BadRow> badRows;
    //! Give it back to fetch the next page of the same question; empty on the last page. Opaque.
    QByteArray nextPage;
    //! On the last page of changedSince(): ask from here the next time. The vendor's clock.
    std::optional<Instant> nextSince;
};

//! A function that the contract's owner switches on or off for this credential.
struct PosFunction {
    enum class Id {
        Receiving, //!< 受信機能
        Transactions, //!< 取引情報参照; on the Platform API the scope pos.transactions:read
        Stores, //!< 店舗情報参照; on the Platform API the scope pos.stores:read
    };
    Id id = Id::Receiving;
    std::optional<bool> on; //!< empty when it could not be asked, because another one is off

    friend bool operator==(const PosFunction &, const PosFunction &) = default;
};

//! What a credential reaches, as found by asking the server.
struct PosCheck {
    QString contractId; //!< Smaregi: as typed; Ubiregi: the account id
    QString accountName; //!< the shop's name; may be empty
    QList<PosRegister> registers; //!< learned from the last days' transactions where the vendor has no list, so it may lack one
    bool registersComplete = false; //!< the vendor lists its registers: one that is not here does not exist
    QList<PosFunction> functions = {}; //!< those that this vendor has, in the order of its settings page
    //! Why receipts cannot be read although the credential is right: a function is off ("smaregi.receiving",
    //! "smaregi.transactions", "smaregi.stores"; of an app "smaregi.scopeTransactions").
    std::optional<Error> problem = {};
};

//! Reads one contract of a POS cloud. Lives in the GUI thread; parsing of large replies happens in the thread pool.
class PosClient {
public:
    virtual ~PosClient() = default;

    //! Is the server reachable, the credential right, every needed function switched on? What is switched off stands in the
    //! answer; errors are for a server that was not reached or refuses the credential: "smaregi.contract" (wrong pair of
    //! contract id and token), "smaregi.app" (wrong client id, secret or contract id), "smaregi.ip", "smaregi.locked".
    virtual QFuture<Result<PosCheck>> check() = 0;

    //! The vendor's time of now, as far as it is known.
    virtual std::optional<Instant> vendorNow() const { return std::nullopt; }

    //! The longest range of soldIn() that is sensible to ask at once.
    virtual std::chrono::days longestRange() const { return std::chrono::days(28); }

    //! Receipts by time of sale; at most longestRange(). `page` empty for the first one.
    virtual QFuture<Result<ReceiptPage>> soldIn(TimeRange range, QByteArray page) = 0;

    //! Receipts made or changed at or after `since` on the vendor's clock. May repeat receipts that were seen before.
    virtual QFuture<Result<ReceiptPage>> changedSince(Instant since, QByteArray page) = 0;
};
