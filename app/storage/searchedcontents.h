// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/searchresult.h"

#include <chrono>

class QSqlDatabase;

//! The next receipts of a result with all that is in them but remarks and the vendor's raw reply: up to `most` of them, fewer at the end of
//! the time. A search that needs the index is refused ("search.unfinished") while the index does not reach that far back:
//! unlike a list, who reads this wants all there are.
Result<SearchContents> querySearchContents(QSqlDatabase &db, const SearchRequest &request, const SearchFrom &from, int most,
                                           std::chrono::milliseconds limit);
