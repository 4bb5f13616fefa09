// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFuture>
#include <QList>
#include <QSet>

#include <limits>
#include <memory>
#include <optional>

class Database;
class SearchVocabulary;

//! The receipts of a register in one stretch of the journal.
struct HeldReceipts {
    RegisterKey reg;
    QString registerName; //!< as the newest of them says; may be empty
    qint64 count = 0;
    ReceiptId first;
    ReceiptId last;
};

//! What each register has in the journal, and its deletion. There is no index by register (it would be in random order), so
//! both walk along the receipts. They do it in slices, each a short job of its own: the others get their turn in between.
class RegisterData {
public:
    explicit RegisterData(Database &database);

    template <typename T>
    struct Slice {
        QList<T> found;
        std::optional<ReceiptId> next; //!< where the next slice begins; empty at the end of the journal
    };

    //! After the last receipt that there can be.
    static constexpr ReceiptId kEnd{std::numeric_limits<qint64>::max()};

    enum class Pinned { Counted, Left };
    //! Counts the receipts after that id, and before the other one. On the reader thread.
    QFuture<Result<Slice<HeldReceipts>>> count(ReceiptId after, ReceiptId before = kEnd, Pinned pinned = Pinned::Counted);
    //! Finds the receipts of those registers after that id. On the reader thread.
    QFuture<Result<Slice<ReceiptId>>> find(QList<RegisterKey> registers, ReceiptId after);
    //! Deletes some hundred receipts with all that belongs to them and takes them out of the search index, in one
    //! transaction; their bytes are overwritten. Those that belong to another register by now stay.
    QFuture<Result<Done>> remove(QList<ReceiptId> ids, QList<RegisterKey> registers);
    //! After the last slice: the registers have nothing up to that receipt any more. The contracts that are given start
    //! over when they are linked again; rows of theirs that could not be read go too, when no receipt is left.
    //! With the last receipt of the journal the words of the search index go.
    QFuture<Result<Done>> close(QList<RegisterKey> registers, ReceiptId lastOne, QSet<ContractKey> startOver);
    //! The newest receipt of all; invalid when there is none.
    QFuture<Result<ReceiptId>> newest();

private:
    Database &m_database;
    std::shared_ptr<SearchVocabulary> m_vocabulary; //!< shared with the queued jobs, which alone use it
};
