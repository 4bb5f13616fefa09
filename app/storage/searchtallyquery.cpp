// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchqueries.h"

#include "app/storage/receiptqueries.h"
#include "app/storage/rowid.h"
#include "app/storage/searchwalk.h"

#include <utility>

namespace {

constexpr qsizetype kCountedAtOnce = 50'000; // so few that a place between two parts is soon counted off
constexpr qsizetype kFoundAtOnce = 5000;
constexpr qsizetype kFoundAtOnceOfManyTexts = 20'000; // to find them takes longer than to sum them
constexpr qsizetype kRangeAtOnce = 1500;

QString countedKinds()
{
    return QStringLiteral("r.kind NOT IN (%1)").arg(kindsOutsideSums());
}

Result<Done> addSums(QSqlDatabase &db, const Source &source, SearchTally::Part &part)
{
    Statement totals(db, QStringLiteral("SELECT r.currency, count(*), sum(CASE WHEN %1 THEN r.total ELSE 0 END), "
                                        "sum(CASE WHEN %1 THEN r.change ELSE 0 END) %2 GROUP BY r.currency")
                             .arg(countedKinds(), source.sql));
    if (!totals.runList(source.values))
        return totals.error();
    while (totals.next()) {
        const QString currency = totals.text(0);
        part.count += totals.integer(1);
        addTo(part.sums, {totals.integer(2), currency});
        if (totals.integer(3) != 0)
            addTo(part.payments, {QString(), true, {-totals.integer(3), currency}});
    }
    if (totals.failed())
        return totals.error();

    QString joined = source.sql;
    joined.replace(QStringLiteral(" WHERE "), QStringLiteral(" CROSS JOIN receipt_payments p ON p.receipt_id = r.id WHERE "));
    Statement payments(db,
                       QStringLiteral("SELECT r.currency, p.is_cash, CASE WHEN p.is_cash THEN '' ELSE p.method END AS name, sum(p.amount) "
                                      "%1 AND %2 GROUP BY r.currency, p.is_cash, name")
                           .arg(joined, countedKinds()));
    if (!payments.runList(source.values))
        return payments.error();
    while (payments.next())
        addTo(part.payments, {payments.text(2), payments.integer(1) != 0, {payments.integer(3), payments.text(0)}});
    return payments.failed() ? Result<Done>(payments.error()) : Result<Done>(Done{});
}

//! One step of a tally.
class TallyStep {
public:
    TallyStep(QSqlDatabase &db, const SearchPlan &plan, SearchTally &tally) : m_db(db), m_plan(plan), m_checker(plan), m_tally(tally) {}

    Result<Done> count(const IdRange &piece)
    {
        SearchTally::Part part{piece.from, m_tally.counted(), 0, {}, {}};
        if (!m_plan.checks.isEmpty()) {
            const auto hits = hitsIn(piece);
            if (!hits)
                return hits.error();
            part.count = hits.value().size();
        } else if (const Result<qint64> counted = countIn(piece); counted) {
            part.count = counted.value();
        } else {
            return counted.error();
        }
        m_tally.append(part);
        return Done{};
    }

    //! Sums a piece without asking the index: it is all that was sold then.
    bool canSumRange() const { return m_plan.match.isEmpty() && m_plan.checks.isEmpty(); }
    Result<Done> sumRange(const IdRange &piece)
    {
        SearchTally::Part part{piece.from, m_tally.counted(), 0, {}, {}};
        if (Result<Done> added = addSums(m_db, sourceOf(m_plan, piece, Needs::Receipt), part); !added)
            return added;
        addSummed(part);
        return Done{};
    }

    //! To open the lists of many texts takes its time, so many hits are found at once, and summed some at a time.
    Result<Done> find(const IdRange &piece)
    {
        Result<QList<ReceiptId>> hits = hitsIn(piece);
        if (!hits)
            return hits.error();
        m_tally.found = hits.take();
        m_tally.foundDownTo = piece.from;
        return Done{};
    }
    Result<Done> sumFound()
    {
        const QList<ReceiptId> some = m_tally.found.mid(0, kCandidatesAtOnce);
        m_tally.found.remove(0, some.size());
        SearchTally::Part part{m_tally.found.isEmpty() ? m_tally.foundDownTo : some.last().value, m_tally.counted(), 0, {}, {}};
        if (!some.isEmpty()) {
            Source source{
                QStringLiteral("FROM receipts r WHERE r.id IN (%1)").arg(QStringList(some.size(), QStringLiteral("?")).join(u',')), {}};
            for (const ReceiptId id : some)
                source.values << id.value;
            if (Result<Done> added = addSums(m_db, source, part); !added)
                return added;
        }
        addSummed(part);
        return Done{};
    }

private:
    //! What one step sums is one part, or there would be very many.
    void addSummed(const SearchTally::Part &part)
    {
        if (std::exchange(m_summed, true))
            m_tally.extend(part);
        else
            m_tally.append(part);
    }

    Result<qint64> countIn(const IdRange &piece)
    {
        // Of all receipts: the list of the index's rows is a small part of what the receipts are.
        if (m_plan.match.isEmpty() && isWhole(piece) && piece.from >= m_plan.floor) {
            Statement rows(m_db, QStringLiteral("SELECT count(*) FROM search_rows WHERE row >= ? AND row < ?"));
            if (!rows.run(firstRowOf(quarterOf(piece.from)), firstRowOf(quarterOf(piece.to))) || !rows.next())
                return rows.error();
            return rows.integer(0);
        }
        const Source source = sourceOf(m_plan, piece, Needs::Index);
        Statement count(m_db, QStringLiteral("SELECT count(*) %1").arg(source.sql));
        if (!count.runList(source.values) || !count.next())
            return count.error();
        return count.integer(0);
    }

    Result<QList<ReceiptId>> hitsIn(IdRange piece)
    {
        if (m_plan.checks.isEmpty())
            return candidates(m_db, m_plan, piece, true, std::numeric_limits<qsizetype>::max());
        QList<ReceiptId> hits;
        for (bool more = true; more;) {
            const auto some = candidates(m_db, m_plan, piece, true, kCandidatesAtOnce);
            if (!some)
                return some.error();
            more = some.value().size() == kCandidatesAtOnce;
            if (more)
                piece.to = some.value().last().value;
            const auto taken = checked(m_db, m_checker, some.value(), true);
            if (!taken)
                return taken.error();
            hits += taken.value();
        }
        return hits;
    }

    QSqlDatabase &m_db;
    const SearchPlan &m_plan;
    SearchChecker m_checker;
    SearchTally &m_tally;
    bool m_summed = false;
};

} // namespace

Result<SearchTally> querySearchTally(QSqlDatabase &db, const SearchRequest &request, SearchTally tally, bool sums,
                                     std::chrono::milliseconds limit)
{
    OpenSearch search(db);
    if (const Result<Done> begun = search.begin(request, kTextsOfTally); !begun)
        return begun.error();
    QElapsedTimer timer;
    timer.start();
    TallyStep step(db, search.plan(), tally);
    const bool manyTexts = search.plan().match.count(QStringLiteral(" OR ")) > kTextsOfPage;
    const bool byRange = step.canSumRange();
    const qsizetype wanted = !sums ? kCountedAtOnce : byRange ? kRangeAtOnce : manyTexts ? kFoundAtOnceOfManyTexts : kFoundAtOnce;
    // A sum begins with less, for each of its rows costs more.
    const IdRange range = search.extent() & IdRange{tally.from(), tally.found.isEmpty() ? tally.counted() : tally.foundDownTo};
    Pieces pieces(range, true, tally.nextWidth > 0 ? tally.nextWidth : Pieces::kFirstWidth / (sums ? 16 : 1));
    while ((!pieces.isDone() || !tally.found.isEmpty()) && (tally.parts().isEmpty() || timer.elapsed() < limit.count())) {
        Result<Done> done = Done{};
        if (!tally.found.isEmpty()) {
            done = step.sumFound();
        } else {
            const qint64 started = timer.nsecsElapsed();
            const qint64 before = tally.count;
            const IdRange piece = pieces.next();
            done = !sums ? step.count(piece) : byRange ? step.sumRange(piece) : step.find(piece);
            if (done && tally.found.isEmpty() && tally.counted() > piece.from)
                done = step.sumFound(); // nothing, and that is counted too
            pieces.done(piece, std::chrono::nanoseconds(timer.nsecsElapsed() - started),
                        qsizetype(tally.count - before) + tally.found.size(), wanted);
        }
        if (!done)
            return done.error();
    }
    tally.nextWidth = pieces.width();
    tally.complete = pieces.isDone() && tally.found.isEmpty();
    if (tally.complete && tally.counted() > tally.from())
        tally.append({tally.from(), tally.counted(), 0, {}, {}});
    return tally;
}
