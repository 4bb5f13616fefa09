// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchwalk.h"

#include "app/storage/rowid.h"

#include <algorithm>

namespace {

qint64 quarterDown(qint64 id)
{
    return id - id % kQuarter;
}

qint64 quarterUp(qint64 id)
{
    return quarterDown(id + (kQuarter - 1));
}

} // namespace

bool isWhole(const IdRange &range)
{
    return range.from % kQuarter == 0 && range.to % kQuarter == 0;
}

Result<Done> OpenSearch::begin(const SearchRequest &request, qsizetype mostTexts)
{
    if (Result<Done> begun = m_transaction.begun(); !begun)
        return begun;
    Result<SearchPlan> plan = planSearch(m_db, request, mostTexts);
    if (!plan)
        return plan.error();
    m_plan = plan.take();
    m_extent = {0, 0};
    Statement ends(m_db, QStringLiteral("SELECT (SELECT id FROM receipts ORDER BY id LIMIT 1), "
                                        "(SELECT id FROM receipts ORDER BY id DESC LIMIT 1)"));
    if (!ends.run() || !ends.next())
        return ends.error();
    if (!ends.isNull(0) && !m_plan.nothing)
        m_extent = {std::max(m_plan.fromId, quarterDown(ends.integer(0))), std::min(m_plan.toId, quarterUp(ends.integer(1) + 1))};
    return Done{};
}

IdRange Pieces::next() const
{
    const qint64 width = std::min(m_width, m_range.to - m_range.from);
    return m_fromTheTop ? IdRange{std::max(m_range.from, quarterDown(m_range.to - width)), m_range.to}
                        : IdRange{m_range.from, std::min(m_range.to, quarterUp(m_range.from + width))};
}

void Pieces::done(const IdRange &piece, std::chrono::nanoseconds took, qsizetype hits, qsizetype wanted)
{
    (m_fromTheTop ? m_range.to : m_range.from) = m_fromTheTop ? piece.from : piece.to;
    const double most = took < kPieceTime ? 16 : took < 6 * kPieceTime ? 4 : took < 20 * kPieceTime ? 2 : took < 40 * kPieceTime ? 1 : 0.5;
    const double width = double(m_width) * std::min(most, std::max(0.25, double(wanted) / double(std::max<qsizetype>(hits, 1))));
    m_width = width > double(qint64(1) << 61) ? qint64(1) << 61 : qint64(width);
}

// The index leads, and each of its rows looks up one receipt: CROSS JOIN keeps SQLite from turning that round.
Source sourceOf(const SearchPlan &plan, const IdRange &range, Needs needs)
{
    Source source;
    if (plan.match.isEmpty()) {
        source.sql = QStringLiteral("FROM receipts r WHERE r.id >= ? AND r.id < ?");
        source.values << range.from << range.to;
    } else {
        const bool whole = isWhole(range);
        source.sql = QStringLiteral("FROM receipt_search s");
        if (needs != Needs::Index || !whole || !plan.conditions.isEmpty())
            source.sql += QStringLiteral(" CROSS JOIN search_rows m ON m.row = s.rowid");
        if (needs == Needs::Receipt || plan.conditionsNeedReceipt)
            source.sql += QStringLiteral(" CROSS JOIN receipts r ON r.id = m.receipt_id");
        source.sql += QStringLiteral(" WHERE s.receipt_search MATCH ? AND s.rowid >= ? AND s.rowid < ?");
        source.values << plan.match << firstRowOf(quarterOf(range.from)) << firstRowOf(quarterOf(range.to - 1) + 1);
        if (!whole) {
            source.sql += QStringLiteral(" AND m.receipt_id >= ? AND m.receipt_id < ?");
            source.values << range.from << range.to;
        }
    }
    source.sql += plan.conditions;
    source.values += plan.values;
    return source;
}

Result<QList<ReceiptId>> candidates(QSqlDatabase &db, const SearchPlan &plan, const IdRange &range, bool newestFirst, qsizetype limit)
{
    const QString order = newestFirst ? QStringLiteral("DESC") : QStringLiteral("ASC");
    const bool byId = plan.match.isEmpty();
    Source source = sourceOf(plan, range, Needs::Row);
    const QString sql =
        byId ? QStringLiteral("SELECT r.id %1 ORDER BY r.id %2 LIMIT ?") : QStringLiteral("SELECT m.receipt_id %1 ORDER BY s.rowid %2");
    if (byId)
        source.values << qint64(limit);
    Statement select(db, sql.arg(source.sql, order));
    if (!select.runList(source.values))
        return select.error();
    QList<ReceiptId> ids;
    while (select.next()) {
        const ReceiptId id{select.integer(0)};
        // Within a quarter of an hour the rows are in no order, so the last one is read to its end.
        if (ids.size() >= limit && quarterOf(id.value) != quarterOf(ids.last().value))
            break;
        ids << id;
    }
    if (select.failed())
        return select.error();
    if (!byId) {
        std::sort(ids.begin(), ids.end(), [newestFirst](ReceiptId a, ReceiptId b) { return newestFirst ? a > b : a < b; });
        ids.resize(std::min(ids.size(), limit));
    }
    return ids;
}

Result<QList<ReceiptId>> checked(QSqlDatabase &db, SearchChecker &checker, const QList<ReceiptId> &ids, bool newestFirst)
{
    const auto receipts = searchedReceipts(db, ids);
    if (!receipts)
        return receipts.error();
    QList<ReceiptId> hits;
    for (const SearchedReceipt &receipt : receipts.value()) {
        if (checker.matches(receipt))
            hits << receipt.id;
    }
    if (newestFirst)
        std::reverse(hits.begin(), hits.end());
    return hits;
}

Walk::Walk(QSqlDatabase &db, const SearchPlan &plan, IdRange range, bool newestFirst, std::chrono::milliseconds limit)
    : m_db(db)
    , m_plan(plan)
    , m_checker(plan)
    , m_pieces(range, newestFirst)
    , m_newestFirst(newestFirst)
    , m_limit(limit)
{
    m_timer.start();
}

Result<QList<ReceiptId>> Walk::take(qsizetype wanted)
{
    QList<ReceiptId> hits;
    while (!m_pieces.isDone() && hits.size() < wanted && (m_timer.elapsed() < m_limit.count() || hits.isEmpty())) {
        const auto started = m_timer.nsecsElapsed();
        if (started / 1'000'000 > 10 * m_limit.count()) // found nothing for long: let others have their turn
            break;
        IdRange piece = m_plan.direct ? m_pieces.rest() : m_pieces.next();
        const bool check = !m_plan.checks.isEmpty();
        const qsizetype missing = wanted - hits.size();
        const qsizetype most = check ? std::clamp<qsizetype>(missing + missing / 2, 20, kCandidatesAtOnce) : missing;
        const auto found = candidates(m_db, m_plan, piece, m_newestFirst, most);
        if (!found)
            return found;
        if (found.value().size() == most) // there may be more in this piece
            (m_newestFirst ? piece.from : piece.to) = found.value().last().value + (m_newestFirst ? 0 : 1);
        const auto taken = check ? checked(m_db, m_checker, found.value(), m_newestFirst) : found;
        if (!taken)
            return taken;
        hits += taken.value();
        m_pieces.done(piece, std::chrono::nanoseconds(m_timer.nsecsElapsed() - started), 0, wanted);
    }
    if (hits.size() > wanted) {
        hits.resize(wanted);
        m_pieces =
            Pieces(m_newestFirst ? IdRange{m_pieces.rest().from, hits.last().value} : IdRange{hits.last().value + 1, m_pieces.rest().to},
                   m_newestFirst);
    }
    return hits;
}
