// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/searchresult.h"

#include <chrono>

class QSqlDatabase;
struct SearchPlan;

// What SearchStore reads, on the reader thread. Each call ends soon after `limit` of time, done or not, and says where to go
// on: SQLite cannot be interrupted through Qt, so the journal is walked in pieces that grow as they prove to be quick.

Result<SearchPage> querySearchPage(QSqlDatabase &db, const SearchRequest &request, const SearchFrom &from, int hits,
                                   std::chrono::milliseconds limit);
struct SearchIds {
    QList<ReceiptId> ids; //!< in the direction of the reading
    std::optional<SearchFrom> next;
    qint64 skipped = 0;
};
//! The receipts of a page alone. The caller has a read transaction open, and the plan does find something.
Result<SearchIds> querySearchIds(QSqlDatabase &db, const SearchPlan &plan, const SearchFrom &from, int most,
                                 std::chrono::milliseconds limit);
//! The page that begins at the row of that place in the result, counted from the newest; `tally` of the same request.
Result<SearchPage> querySearchPageAt(QSqlDatabase &db, const SearchRequest &request, const SearchTally &tally, qint64 place, int hits);
//! Receipts that are known to be hits.
Result<QList<SearchHit>> querySearchRows(QSqlDatabase &db, const SearchRequest &request, const QList<ReceiptId> &ids);
//! One more step of `tally`. Sums take several times as long as the count alone.
Result<SearchTally> querySearchTally(QSqlDatabase &db, const SearchRequest &request, SearchTally tally, bool sums,
                                     std::chrono::milliseconds limit);
//! What to sort the result by: the next ones of it below that receipt, from the newest (invalid) back.
Result<SearchKeys> querySearchKeys(QSqlDatabase &db, const SearchRequest &request, SearchOrder order, ReceiptId below, qsizetype most);
