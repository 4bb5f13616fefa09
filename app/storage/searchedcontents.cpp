// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchedcontents.h"

#include "app/storage/receiptreader.h"
#include "app/storage/searchqueries.h"
#include "app/storage/searchwalk.h"
#include "app/storage/statement.h"

#include <algorithm>

namespace {

constexpr qsizetype kIdsAtOnce = 500;
constexpr qsizetype kTextsOfWord = 24; // as for a page: the lists of more are opened anew for each of the many reads

//! Is a part of what the search looks at not in the index yet?
Result<bool> isUnfinished(QSqlDatabase &db, const SearchPlan &plan)
{
    if (plan.match.isEmpty() || plan.fromId >= plan.floor)
        return false;
    Statement older(db, QStringLiteral("SELECT 1 FROM receipts WHERE id >= ? AND id < ? LIMIT 1"));
    if (!older.run(plan.fromId, std::min(plan.floor, plan.toId)))
        return older.error();
    const bool any = older.next();
    return older.failed() ? Result<bool>(older.error()) : Result<bool>(any);
}

} // namespace

Result<SearchContents> querySearchContents(QSqlDatabase &db, const SearchRequest &request, const SearchFrom &from, int most,
                                           std::chrono::milliseconds limit)
{
    OpenSearch search(db);
    if (const Result<Done> begun = search.begin(request, kTextsOfWord); !begun)
        return begun.error();
    if (search.plan().nothing)
        return SearchContents{};
    const Result<bool> unfinished = isUnfinished(db, search.plan());
    if (!unfinished)
        return unfinished.error();
    if (unfinished.value())
        return Error{Error::Kind::Storage, QStringLiteral("the index does not reach as far back"), {}, QStringLiteral("search.unfinished")};
    const Result<SearchIds> found = querySearchIds(db, search, from, most, limit);
    if (!found)
        return found.error();
    SearchContents contents{{}, found.value().next};
    for (qsizetype first = 0; first < found.value().ids.size(); first += kIdsAtOnce) {
        const Result<QList<Receipt>> some = readReceipts(db, found.value().ids.mid(first, kIdsAtOnce));
        if (!some)
            return some.error();
        contents.receipts += some.value();
    }
    return contents;
}
