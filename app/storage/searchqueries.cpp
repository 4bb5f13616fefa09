// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchqueries.h"

#include "app/storage/receiptqueries.h"
#include "app/storage/rowid.h"
#include "app/storage/searchwalk.h"

#include <algorithm>
#include <iterator>

namespace {

//! The rows, and which of their further lines have one of the words.
Result<QList<SearchHit>> hitsOf(QSqlDatabase &db, const QList<ReceiptId> &ids, const QStringList &words)
{
    const Result<QList<ReceiptRow>> rows = queryRows(db, ids);
    if (!rows)
        return rows.error();
    QList<SearchHit> hits;
    hits.reserve(rows.value().size());
    QList<ReceiptId> longOnes;
    for (const ReceiptRow &row : rows.value()) {
        hits.append({row, {}});
        if (row.lineCount > 1)
            longOnes << row.id;
    }
    if (words.isEmpty() || longOnes.isEmpty())
        return hits;
    const auto contents = searchedReceipts(db, longOnes);
    if (!contents)
        return contents.error();
    QHash<QString, bool> known;
    const auto hasWord = [&](const QString &text) {
        auto it = known.find(text);
        if (it == known.end()) {
            const QString folded = foldedForSearch(text);
            it = known.insert(text, std::any_of(words.begin(), words.end(), [&](const QString &word) { return folded.contains(word); }));
        }
        return *it;
    };
    QHash<ReceiptId, QStringList> others;
    for (const SearchedReceipt &content : contents.value()) {
        for (qsizetype i = 1; i < content.receipt.lines.size(); ++i) {
            const ReceiptLine &line = content.receipt.lines.at(i);
            if (hasWord(line.name) || hasWord(line.code))
                others[content.id] << line.name;
        }
    }
    for (SearchHit &hit : hits)
        hit.otherLines = others.value(hit.row.id);
    return hits;
}

//! The digits of a receipt number as one number; those of the end, when there are many.
qint64 numberOf(const QString &text)
{
    QString digits;
    for (const QChar c : foldedForSearch(text)) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return digits.right(18).toLongLong();
}

} // namespace

Result<SearchPage> querySearchPage(QSqlDatabase &db, const SearchRequest &request, const SearchFrom &from, int hits,
                                   std::chrono::milliseconds limit)
{
    OpenSearch search(db);
    if (const Result<Done> begun = search.begin(request, kTextsOfPage); !begun)
        return begun.error();
    const Result<SearchIds> found = querySearchIds(db, search, from, hits, limit);
    if (!found)
        return found.error();
    QList<ReceiptId> ids = found.value().ids;
    if (from.direction == SearchFrom::Direction::Newer)
        std::reverse(ids.begin(), ids.end());
    Result<QList<SearchHit>> rows = hitsOf(db, ids, request.query.markedWords());
    if (!rows)
        return rows.error();
    return SearchPage{rows.take(), found.value().next, found.value().skipped};
}

Result<SearchIds> querySearchIds(QSqlDatabase &db, const OpenSearch &search, const SearchFrom &from, int most,
                                 std::chrono::milliseconds limit)
{
    const bool older = from.direction == SearchFrom::Direction::Older;
    const ReceiptId &newest = older ? from.id : from.until; // both are outside
    const ReceiptId &oldest = older ? from.until : from.id;
    IdRange range = search.extent();
    range.to = newest.isValid() ? std::min(range.to, newest.value) : range.to;
    range.from = oldest.isValid() ? std::max(range.from, oldest.value + 1) : range.from;

    Walk walk(db, search.plan(), range, older, limit);
    const Result<QList<ReceiptId>> found = walk.take(qsizetype(from.skip) + most);
    if (!found)
        return found.error();
    SearchIds ids;
    ids.skipped = std::min<qint64>(from.skip, found.value().size());
    ids.ids = found.value().mid(qsizetype(ids.skipped));
    if (const IdRange rest = walk.rest(); !rest.isEmpty())
        ids.next = SearchFrom{from.direction, {older ? rest.to : rest.from - 1}, from.until, from.skip - ids.skipped};
    return ids;
}

Result<QList<SearchHit>> querySearchRows(QSqlDatabase &db, const SearchRequest &request, const QList<ReceiptId> &ids)
{
    Transaction transaction(db, Transaction::Mode::Read);
    if (const Result<Done> begun = transaction.begun(); !begun)
        return begun.error();
    return hitsOf(db, ids, request.query.markedWords());
}

Result<QList<ReceiptId>> querySearchFound(QSqlDatabase &db, const SearchRequest &request, QList<ReceiptId> ids)
{
    OpenSearch search(db);
    if (const Result<Done> begun = search.begin(request, kTextsOfPage); !begun)
        return begun.error();
    std::sort(ids.begin(), ids.end());
    QList<ReceiptId> hits;
    for (qsizetype first = 0; first < ids.size();) {
        // Of those that are near to each other the index is asked once.
        qsizetype end = first + 1;
        while (end < ids.size() && quarterOf(ids.at(end).value) - quarterOf(ids.at(end - 1).value) <= 1)
            ++end;
        const IdRange range = search.extent() & IdRange{ids.at(first).value, ids.at(end - 1).value + 1};
        const QList<ReceiptId> some = ids.mid(first, end - first);
        first = end;
        if (range.isEmpty())
            continue;
        const auto found = candidates(db, search.plan(), range, false, std::numeric_limits<qsizetype>::max());
        if (!found)
            return found.error();
        QList<ReceiptId> both;
        std::set_intersection(found.value().begin(), found.value().end(), some.begin(), some.end(), std::back_inserter(both));
        SearchChecker checker(search.plan());
        const auto taken = search.plan().checks.isEmpty() ? Result<QList<ReceiptId>>(both) : checked(db, checker, both, false);
        if (!taken)
            return taken.error();
        hits += taken.value();
    }
    return hits;
}

Result<SearchKeys> querySearchKeys(QSqlDatabase &db, const SearchRequest &request, SearchOrder order, ReceiptId below, qsizetype most)
{
    OpenSearch search(db);
    if (const Result<Done> begun = search.begin(request, kTextsOfTally); !begun)
        return begun.error();
    IdRange range = search.extent();
    if (below.isValid())
        range.to = std::min(range.to, below.value);
    if (range.isEmpty())
        return SearchKeys{};
    Walk walk(db, search.plan(), range, true, kPieceTime);
    const Result<QList<ReceiptId>> found = walk.take(most);
    if (!found)
        return found.error();
    SearchKeys keys;
    keys.keys.reserve(found.value().size());
    for (qsizetype from = 0; from < found.value().size(); from += kCandidatesAtOnce) {
        const QList<ReceiptId> some = found.value().mid(from, kCandidatesAtOnce);
        Statement select(db, QStringLiteral("SELECT id, %1 FROM receipts WHERE id IN (%2) ORDER BY id DESC")
                                 .arg(order == SearchOrder::Amount ? QStringLiteral("total") : QStringLiteral("number"),
                                      QStringList(some.size(), QStringLiteral("?")).join(u',')));
        QVariantList values;
        for (const ReceiptId id : some)
            values << id.value;
        if (!select.runList(values))
            return select.error();
        while (select.next())
            keys.keys << SearchKeys::Key{order == SearchOrder::Amount ? select.integer(1) : numberOf(select.text(1)), {select.integer(0)}};
        if (select.failed())
            return select.error();
    }
    if (const IdRange rest = walk.rest(); !rest.isEmpty())
        keys.next = ReceiptId{rest.to};
    return keys;
}
