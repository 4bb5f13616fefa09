// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFuture>
#include <QList>

#include <memory>

class Database;
class SearchVocabulary;

//! The receipts that are older than a limit, but for pinned ones, and their deletion in short jobs. The ids of receipts begin with the time
//! of sale, so what is older is the beginning of the table.
class RetentionData {
public:
    struct OldReceipt {
        ReceiptId id;
        ContractKey contract;
    };

    explicit RetentionData(Database &database);

    //! Some of them, the oldest first. On the reader thread.
    QFuture<Result<QList<OldReceipt>>> soldBefore(Instant limit, int atMost);
    //! Deletes receipts, see RegisterData::remove().
    QFuture<Result<Done>> remove(QList<ReceiptId> ids);
    //! After the last of them: the registers begin with the limit, the past of the contracts has not been fetched beyond it
    //! (so that it is, when receipts are kept longer again), and rows that could not be read and came before it go.
    QFuture<Result<Done>> close(Instant limit);

private:
    Database &m_database;
    std::shared_ptr<SearchVocabulary> m_vocabulary; //!< shared with the queued jobs, which alone use it
};
