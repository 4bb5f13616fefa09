// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchqueries.h"

#include "app/storage/receiptqueries.h"
#include "app/storage/rowid.h"
#include "app/storage/searchplan.h"
#include "app/storage/statement.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr qint64 kDay = (qint64(24) * 3'600'000) << kRunningBits; // in ids
constexpr qint64 kFirstPiece = 4 * kDay;
constexpr auto kPieceTime = 15ms;
constexpr qsizetype kCandidatesAtOnce = 400;
// A query opens the list of receipts of every text that it is given, in every segment of the index. For a page that is soon
// more than looking at the receipts that have all pairs of the word; for a tally, which would have to look at all of them,
// it is not.
constexpr qsizetype kTextsOfPage = 24;
constexpr qsizetype kTextsOfTally = 1000;
constexpr qsizetype kHitsOfMark = 50'000; // so few that a place between two is soon counted off
constexpr qsizetype kSummedAtOnce = 5000; // some 50 ms
constexpr qsizetype kSummedAtOnceOfManyTexts = 20'000; // to find them takes longer than to sum them

//! Half-open, in ids.
struct IdRange {
    qint64 from = 0;
    qint64 to = 0;
    bool isEmpty() const { return to <= from; }
};

qint64 quarterDown(qint64 id)
{
    return id - id % kQuarter;
}

qint64 quarterUp(qint64 id)
{
    return quarterDown(id + (kQuarter - 1));
}

//! Of quarters of an hour.
bool isWhole(const IdRange &range)
{
    return range.from % kQuarter == 0 && range.to % kQuarter == 0;
}

//! Where to look at all: within the plan's time, and where there are receipts.
Result<IdRange> extentOf(QSqlDatabase &db, const SearchPlan &plan)
{
    Statement ends(db, QStringLiteral("SELECT (SELECT id FROM receipts ORDER BY id LIMIT 1), "
                                      "(SELECT id FROM receipts ORDER BY id DESC LIMIT 1)"));
    if (!ends.run() || !ends.next())
        return ends.error();
    if (ends.isNull(0))
        return IdRange{};
    return IdRange{std::max(plan.fromId, quarterDown(ends.integer(0))), std::min(plan.toId, quarterUp(ends.integer(1) + 1))};
}

//! Cuts a range into pieces from one end, between quarters of an hour; a piece that was quick makes the next one larger.
class Pieces {
public:
    Pieces(IdRange range, bool fromTheTop, qint64 width = kFirstPiece) : m_range(range), m_fromTheTop(fromTheTop), m_width(width) {}

    bool isDone() const { return m_range.isEmpty(); }
    IdRange rest() const { return m_range; }
    IdRange next() const
    {
        const qint64 width = std::min(m_width, m_range.to - m_range.from);
        return m_fromTheTop ? IdRange{std::max(m_range.from, quarterDown(m_range.to - width)), m_range.to}
                            : IdRange{m_range.from, std::min(m_range.to, quarterUp(m_range.from + width))};
    }
    //! `hits` of the `wanted` ones were in the piece. A part of the time, and with many texts most of it, is spent whatever
    //! the width, so it is the hits that tell how wide the next piece may be, as long as this one did not take long indeed.
    void done(const IdRange &piece, std::chrono::nanoseconds took, qsizetype hits, qsizetype wanted)
    {
        (m_fromTheTop ? m_range.to : m_range.from) = m_fromTheTop ? piece.from : piece.to;
        const double most = took < kPieceTime        ? 16
                            : took < 6 * kPieceTime  ? 4
                            : took < 20 * kPieceTime ? 2
                            : took < 40 * kPieceTime ? 1
                                                     : 0.5;
        const double width = double(m_width) * std::min(most, std::max(0.25, double(wanted) / double(std::max<qsizetype>(hits, 1))));
        m_width = width > double(qint64(1) << 61) ? qint64(1) << 61 : qint64(width);
    }

private:
    IdRange m_range;
    bool m_fromTheTop;
    qint64 m_width;
};

//! "FROM … WHERE …" of the plan within a range, with its values. The index leads, and each of its rows looks up one receipt:
//! CROSS JOIN keeps SQLite from turning that round.
struct Source {
    QString sql;
    QVariantList values;
};

enum class Needs { Index, Row, Receipt };

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

//! The first `limit` hits of the index from one end of the range, before those that need it are looked at again.
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

//! Walks the hits of a plan from one end of a range.
class Walk {
public:
    Walk(QSqlDatabase &db, const SearchPlan &plan, IdRange range, bool newestFirst, std::chrono::milliseconds limit)
        : m_db(db)
        , m_plan(plan)
        , m_checker(plan)
        , m_pieces(range, newestFirst)
        , m_newestFirst(newestFirst)
        , m_limit(limit)
    {
        m_timer.start();
    }

    //! Up to `wanted` hits in the direction of the walk; fewer at the end of the range or of the time.
    Result<QList<ReceiptId>> take(qsizetype wanted)
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
            m_pieces = Pieces(m_newestFirst ? IdRange{m_pieces.rest().from, hits.last().value}
                                            : IdRange{hits.last().value + 1, m_pieces.rest().to},
                              m_newestFirst);
        }
        return hits;
    }

    IdRange rest() const { return m_pieces.rest(); }

private:
    QSqlDatabase &m_db;
    const SearchPlan &m_plan;
    SearchChecker m_checker;
    Pieces m_pieces;
    const bool m_newestFirst;
    const std::chrono::milliseconds m_limit;
    QElapsedTimer m_timer;
};

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

void add(QList<Money> &sums, const Money &money)
{
    for (Money &sum : sums) {
        if (sum.currency == money.currency) {
            sum.minor += money.minor;
            return;
        }
    }
    sums << money;
}

void add(QList<PaymentSum> &sums, const PaymentSum &payment)
{
    for (PaymentSum &sum : sums) {
        if (sum.isCash == payment.isCash && sum.method == payment.method && sum.amount.currency == payment.amount.currency) {
            sum.amount.minor += payment.amount.minor;
            return;
        }
    }
    sums << payment;
}

QString countedKinds()
{
    return QStringLiteral("r.kind NOT IN (%1)").arg(kindsOutsideSums());
}

Result<Done> addSums(QSqlDatabase &db, const Source &source, SearchTally &tally)
{
    Statement totals(db, QStringLiteral("SELECT r.currency, count(*), sum(CASE WHEN %1 THEN r.total ELSE 0 END), "
                                        "sum(CASE WHEN %1 THEN r.change ELSE 0 END) %2 GROUP BY r.currency")
                             .arg(countedKinds(), source.sql));
    if (!totals.runList(source.values))
        return totals.error();
    while (totals.next()) {
        const QString currency = totals.text(0);
        tally.count += totals.integer(1);
        add(tally.sums, {totals.integer(2), currency});
        if (totals.integer(3) != 0)
            add(tally.payments, {QString(), true, {-totals.integer(3), currency}});
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
        add(tally.payments, {payments.text(2), payments.integer(1) != 0, {payments.integer(3), payments.text(0)}});
    return payments.failed() ? Result<Done>(payments.error()) : Result<Done>(Done{});
}

//! The hits of a piece, noted so that the index is asked but once for what is summed of them.
Result<Source> notedHits(QSqlDatabase &db, const SearchPlan &plan, const IdRange &piece)
{
    const Source source = sourceOf(plan, piece, Needs::Row);
    Statement create(db, QStringLiteral("CREATE TEMP TABLE IF NOT EXISTS hits (id INTEGER PRIMARY KEY)"));
    if (!create.run())
        return create.error();
    Statement clear(db, QStringLiteral("DELETE FROM temp.hits"));
    if (!clear.run())
        return clear.error();
    Statement fill(db, QStringLiteral("INSERT INTO temp.hits SELECT m.receipt_id %1").arg(source.sql));
    if (!fill.runList(source.values))
        return fill.error();
    return Source{QStringLiteral("FROM temp.hits h CROSS JOIN receipts r ON r.id = h.id WHERE true"), {}};
}

Result<Done> addPiece(QSqlDatabase &db, const SearchPlan &plan, const IdRange &piece, bool sums, SearchTally &tally)
{
    if (sums && !plan.match.isEmpty()) {
        const Result<Source> hits = notedHits(db, plan, piece);
        return hits ? addSums(db, hits.value(), tally) : Result<Done>(hits.error());
    }
    const Source source = sourceOf(plan, piece, sums ? Needs::Receipt : Needs::Index);
    if (sums)
        return addSums(db, source, tally);
    Statement count(db, QStringLiteral("SELECT count(*) %1").arg(source.sql));
    // Of all receipts: the list of the index's rows is a small part of what the receipts are.
    if (plan.match.isEmpty() && isWhole(piece) && piece.from >= plan.floor) {
        Statement rows(db, QStringLiteral("SELECT count(*) FROM search_rows WHERE row >= ? AND row < ?"));
        if (!rows.run(firstRowOf(quarterOf(piece.from)), firstRowOf(quarterOf(piece.to))) || !rows.next())
            return rows.error();
        tally.count += rows.integer(0);
        return Done{};
    }
    if (!count.runList(source.values) || !count.next())
        return count.error();
    tally.count += count.integer(0);
    return Done{};
}

//! The same when each receipt has to be looked at.
Result<Done> addChecked(QSqlDatabase &db, const SearchPlan &plan, SearchChecker &checker, IdRange piece, bool sums, SearchTally &tally)
{
    for (bool more = true; more;) {
        const auto found = candidates(db, plan, piece, true, kCandidatesAtOnce);
        if (!found)
            return found.error();
        more = found.value().size() == kCandidatesAtOnce;
        if (more)
            piece.to = found.value().last().value;
        const auto hits = checked(db, checker, found.value(), true);
        if (!hits)
            return hits.error();
        if (!sums || hits.value().isEmpty()) {
            tally.count += hits.value().size();
            continue;
        }
        Source source;
        for (const ReceiptId id : hits.value())
            source.values << id.value;
        source.sql =
            QStringLiteral("FROM receipts r WHERE r.id IN (%1)").arg(QStringList(source.values.size(), QStringLiteral("?")).join(u','));
        if (Result<Done> added = addSums(db, source, tally); !added)
            return added;
    }
    return Done{};
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
    Transaction transaction(db, Transaction::Mode::Read); // index and rows of the same moment
    if (const Result<Done> begun = transaction.begun(); !begun)
        return begun.error();
    const Result<SearchPlan> plan = planSearch(db, request, kTextsOfPage);
    if (!plan)
        return plan.error();
    if (plan.value().nothing)
        return SearchPage{};
    const Result<SearchIds> found = querySearchIds(db, plan.value(), from, hits, limit);
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

Result<SearchIds> querySearchIds(QSqlDatabase &db, const SearchPlan &plan, const SearchFrom &from, int most,
                                 std::chrono::milliseconds limit)
{
    const Result<IdRange> extent = extentOf(db, plan);
    if (!extent)
        return extent.error();
    IdRange range = extent.value();
    const bool older = from.direction == SearchFrom::Direction::Older;
    const ReceiptId &newest = older ? from.id : from.until; // both are outside
    const ReceiptId &oldest = older ? from.until : from.id;
    range.to = newest.isValid() ? std::min(range.to, newest.value) : range.to;
    range.from = oldest.isValid() ? std::max(range.from, oldest.value + 1) : range.from;

    Walk walk(db, plan, range, older, limit);
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

Result<SearchPage> querySearchPageAt(QSqlDatabase &db, const SearchRequest &request, const SearchTally &tally, qint64 place, int hits)
{
    Transaction transaction(db, Transaction::Mode::Read);
    if (const Result<Done> begun = transaction.begun(); !begun)
        return begun.error();
    const Result<SearchPlan> plan = planSearch(db, request, kTextsOfPage);
    if (!plan)
        return plan.error();
    const auto behind = std::upper_bound(tally.marks.begin(), tally.marks.end(), place,
                                         [](qint64 wanted, const SearchTally::Mark &mark) { return wanted < mark.count; });
    if (plan.value().nothing || behind == tally.marks.begin() || place >= tally.count)
        return SearchPage{};
    const SearchTally::Mark &mark = *std::prev(behind);
    const Result<IdRange> extent = extentOf(db, plan.value());
    if (!extent)
        return extent.error();
    Walk walk(db, plan.value(), {extent.value().from, std::min(extent.value().to, mark.below.value)}, true, 1s);
    QList<ReceiptId> ids;
    for (qint64 skip = place - mark.count; ids.size() < hits;) {
        const Result<QList<ReceiptId>> found = walk.take(qsizetype(skip) + hits - ids.size());
        if (!found)
            return found.error();
        ids += found.value().mid(qsizetype(std::min<qint64>(skip, found.value().size())));
        skip = std::max<qint64>(0, skip - found.value().size());
        if (walk.rest().isEmpty() || found.value().isEmpty())
            break;
    }
    Result<QList<SearchHit>> rows = hitsOf(db, ids, request.query.markedWords());
    if (!rows)
        return rows.error();
    SearchPage page{rows.take(), {}, 0};
    if (const IdRange rest = walk.rest(); !rest.isEmpty())
        page.next = SearchFrom{SearchFrom::Direction::Older, {rest.to}, {}, 0};
    return page;
}

Result<QList<SearchHit>> querySearchRows(QSqlDatabase &db, const SearchRequest &request, const QList<ReceiptId> &ids)
{
    Transaction transaction(db, Transaction::Mode::Read);
    if (const Result<Done> begun = transaction.begun(); !begun)
        return begun.error();
    return hitsOf(db, ids, request.query.markedWords());
}

Result<SearchKeys> querySearchKeys(QSqlDatabase &db, const SearchRequest &request, SearchOrder order, ReceiptId below, qsizetype most)
{
    Transaction transaction(db, Transaction::Mode::Read);
    if (const Result<Done> begun = transaction.begun(); !begun)
        return begun.error();
    const Result<SearchPlan> plan = planSearch(db, request, kTextsOfTally);
    if (!plan)
        return plan.error();
    const Result<IdRange> extent = extentOf(db, plan.value());
    if (!extent)
        return extent.error();
    IdRange range = extent.value();
    if (below.isValid())
        range.to = std::min(range.to, below.value);
    if (plan.value().nothing || range.isEmpty())
        return SearchKeys{};
    Walk walk(db, plan.value(), range, true, kPieceTime);
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

Result<SearchTally> querySearchTally(QSqlDatabase &db, const SearchRequest &request, SearchTally tally, bool sums,
                                     std::chrono::milliseconds limit)
{
    Transaction transaction(db, Transaction::Mode::Read);
    if (const Result<Done> begun = transaction.begun(); !begun)
        return begun.error();
    const Result<SearchPlan> plan = planSearch(db, request, kTextsOfTally);
    if (!plan)
        return plan.error();
    const Result<IdRange> extent = extentOf(db, plan.value());
    if (!extent)
        return extent.error();
    IdRange range = extent.value();
    if (!tally.marks.isEmpty())
        range.to = std::min(range.to, tally.marks.last().below.value);
    if (plan.value().nothing || range.isEmpty()) {
        tally.complete = true;
        return tally;
    }
    if (tally.marks.isEmpty())
        tally.marks.append({{range.to}, 0});
    QElapsedTimer timer;
    timer.start();
    SearchChecker checker(plan.value());
    const bool manyTexts = plan.value().match.count(QStringLiteral(" OR ")) > kTextsOfPage;
    const qsizetype wanted = !sums ? kHitsOfMark : manyTexts ? kSummedAtOnceOfManyTexts : kSummedAtOnce;
    // As wide as the last step ended; a sum begins with less, for each of its rows costs more.
    const qsizetype steps = tally.marks.size();
    Pieces pieces(range, true,
                  steps > 1 ? tally.marks.at(steps - 2).below.value - tally.marks.last().below.value : kFirstPiece / (sums ? 16 : 1));
    do {
        const qint64 started = timer.nsecsElapsed();
        const IdRange piece = pieces.next();
        const Result<Done> added = plan.value().checks.isEmpty() ? addPiece(db, plan.value(), piece, sums, tally)
                                                                 : addChecked(db, plan.value(), checker, piece, sums, tally);
        if (!added)
            return added.error();
        pieces.done(piece, std::chrono::nanoseconds(timer.nsecsElapsed() - started), tally.count - tally.marks.last().count, wanted);
        tally.marks.append({{piece.from}, tally.count});
    } while (!pieces.isDone() && timer.elapsed() < limit.count());
    tally.complete = pieces.isDone();
    return tally;
}
