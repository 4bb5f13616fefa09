// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/searchresult.h"

#include <chrono>

class QSqlDatabase;
class OpenSearch;

// What SearchStore reads, on the reader thread. Each call ends soon after `limit` of time, done or not, and says where to go
// on: SQLite cannot be interrupted through Qt, so the journal is walked in pieces that grow as they prove to be quick.

Result<SearchPage> querySearchPage(QSqlDatabase &db, const SearchRequest &request, const SearchFrom &from, int hits,
                                   std::chrono::milliseconds limit);
struct SearchIds {
    QList<ReceiptId> ids; //!< in the direction of the reading
    std::optional<SearchFrom> next;
    qint64 skipped = 0;
};
//! The receipts of a page alone.
Result<SearchIds> querySearchIds(QSqlDatabase &db, const OpenSearch &search, const SearchFrom &from, int most,
                                 std::chrono::milliseconds limit);
//! Receipts that are known to be hits.
Result<QList<SearchHit>> querySearchRows(QSqlDatabase &db, const SearchRequest &request, const QList<ReceiptId> &ids);
//! Which of the receipts are hits; oldest first.
Result<QList<ReceiptId>> querySearchFound(QSqlDatabase &db, const SearchRequest &request, QList<ReceiptId> ids);
//! One more step of `tally`. Sums take several times as long as the count alone.
Result<SearchTally> querySearchTally(QSqlDatabase &db, const SearchRequest &request, SearchTally tally, bool sums,
                                     std::chrono::milliseconds limit);
//! What to sort the result by: the next ones of it below that receipt, from the newest (invalid) back.
Result<SearchKeys> querySearchKeys(QSqlDatabase &db, const SearchRequest &request, SearchOrder order, ReceiptId below, qsizetype most);
