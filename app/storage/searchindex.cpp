// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchindex.h"

#include "app/base/logging.h"
#include "app/domain/timerange.h"
#include "app/storage/rowid.h"
#include "app/storage/searchedreceipt.h"

#include <QSqlDatabase>

#include <algorithm>
#include <limits>

namespace {

constexpr qsizetype kMostEntries = 50'000; // some 20 MB

Result<Done> outcome(bool ok, const Statement &statement)
{
    return ok ? Result<Done>(Done{}) : Result<Done>(statement.error());
}

Result<qint64> counter(QSqlDatabase &db, const QString &name)
{
    Statement select(db, QStringLiteral("SELECT value FROM counters WHERE name = ?"));
    if (!select.run(name))
        return select.error();
    return select.next() ? select.integer(0) : 0;
}

Result<Done> setCounter(QSqlDatabase &db, const QString &name, qint64 value)
{
    Statement update(db, QStringLiteral("UPDATE counters SET value = ? WHERE name = ?"));
    return outcome(update.run(value, name), update);
}

const QString kFloor = QStringLiteral("search.floor");
const QString kVersion = QStringLiteral("search.version");
const QString kGeneration = QStringLiteral("search.generation");

Result<std::pair<qint64, qint64>> firstAndLastId(QSqlDatabase &db)
{
    Statement ends(db, QStringLiteral("SELECT (SELECT id FROM receipts ORDER BY id LIMIT 1), "
                                      "(SELECT id FROM receipts ORDER BY id DESC LIMIT 1)"));
    if (!ends.run() || !ends.next())
        return ends.error();
    return std::pair(ends.integer(0), ends.integer(1));
}

Result<Done> raiseGeneration(QSqlDatabase &db)
{
    Statement raise(db,
                    QStringLiteral("INSERT INTO counters (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"));
    return outcome(raise.run(kGeneration), raise);
}

Result<Done> startAnew(QSqlDatabase &db)
{
    if (Result<Done> raised = raiseGeneration(db); !raised)
        return raised;
    for (const QString &sql : {QStringLiteral("INSERT INTO receipt_search (receipt_search) VALUES ('delete-all')"),
                               QStringLiteral("DELETE FROM search_rows"), QStringLiteral("DELETE FROM search_words")}) {
        Statement statement(db, sql);
        if (!statement.run())
            return statement.error();
    }
    const auto ends = firstAndLastId(db);
    if (!ends)
        return ends.error();
    if (Result<Done> set = setCounter(db, kFloor, ends.value().second == 0 ? 0 : ends.value().second + 1); !set)
        return set;
    return setCounter(db, kVersion, kSearchIndexVersion);
}

template <typename Fn>
void forEachText(const Receipt &receipt, Fn fn)
{
    const auto take = [&fn](WordField field, const QString &text) {
        if (!text.isEmpty())
            fn(field, text);
    };
    for (const ReceiptLine &line : receipt.lines) {
        take(WordField::Item, line.name);
        take(WordField::Code, line.code);
    }
    for (const ReceiptPayment &payment : receipt.payments)
        take(WordField::Payment, payment.method);
    take(WordField::Register, receipt.registerName);
    take(WordField::Staff, receipt.staff);
    take(WordField::RawKind, receipt.rawKind);
}

} // namespace

Result<Done> resetSearchIndex(QSqlDatabase &db)
{
    return startAnew(db);
}

Result<Done> emptySearchIndex(QSqlDatabase &db)
{
    Transaction transaction(db);
    if (Result<Done> begun = transaction.begun(); !begun)
        return begun;
    if (Result<Done> started = startAnew(db); !started)
        return started;
    return transaction.commit();
}

const SearchVocabulary::Entry &SearchVocabulary::entry(WordField field, const QString &text)
{
    QHash<QString, Entry> &entries = m_entries[int(field)];
    if (const auto known = entries.constFind(text); known != entries.constEnd())
        return *known;
    if (entries.size() >= kMostEntries)
        entries.clear();
    Entry entry;
    entry.folded = foldedForSearch(text);
    if (!entry.folded.isEmpty()) {
        entry.id = wordId(field, entry.folded);
        entry.tokens = ' ' + wordToken(field, entry.id);
        if (field == WordField::Item)
            entry.tokens += ' ' + gramTokens(entry.folded).join(' ');
    }
    return *entries.insert(text, entry);
}

void SearchVocabulary::setListed(const QList<qint64> &ids, qint64 generation)
{
    if (generation != m_generation || m_listed.size() + ids.size() > 4 * kMostEntries)
        m_listed.clear();
    m_generation = generation;
    for (const qint64 id : ids)
        m_listed.insert(id);
}

SearchIndex::SearchIndex(QSqlDatabase &db, SearchVocabulary &vocabulary)
    : m_db(db)
    , m_vocabulary(vocabulary)
    , m_insert(db, QStringLiteral("INSERT INTO receipt_search (rowid, body) VALUES (?, CAST(? AS TEXT))"))
    , m_remove(db, QStringLiteral("INSERT INTO receipt_search (receipt_search, rowid, body) VALUES ('delete', ?, CAST(? AS TEXT))"))
    , m_insertRow(db, QStringLiteral("INSERT INTO search_rows (row, receipt_id) VALUES (?, ?)"))
{
}

Result<Done> SearchIndex::begin()
{
    const Result<qint64> version = counter(m_db, kVersion);
    if (!version)
        return version.error();
    if (version.value() != kSearchIndexVersion) {
        qCInfo(lcStorage) << "the search index is of version" << version.value() << "and will be built anew";
        if (Result<Done> started = startAnew(m_db); !started)
            return started;
    }
    const Result<qint64> generation = counter(m_db, kGeneration);
    if (!generation)
        return generation.error();
    m_generation = generation.value();
    const Result<qint64> floor = counter(m_db, kFloor);
    if (!floor)
        return floor.error();
    m_floor = floor.value();
    return Done{};
}

Result<Done> SearchIndex::forget(ReceiptId id)
{
    if (id.value < m_floor)
        return Done{};
    if (const auto change = m_changes.find(id.value); change != m_changes.end()) {
        change->second.after.reset();
        return Done{};
    }
    const auto stored = searchedReceipts(m_db, id.value, id.value + 1);
    if (!stored)
        return stored.error();
    if (stored.value().isEmpty())
        return Done{};
    const SearchedReceipt &receipt = stored.value().first();
    m_changes[id.value].before = bodyOf(id, receipt.registerId, receipt.receipt);
    return Done{};
}

Result<Done> SearchIndex::forgetForGood(const QList<ReceiptId> &ids)
{
    QHash<qint64, std::pair<WordField, QString>> texts;
    const auto stored = searchedReceipts(m_db, ids);
    if (!stored)
        return stored.error();
    for (const SearchedReceipt &receipt : stored.value()) {
        if (receipt.id.value < m_floor)
            continue;
        m_changes[receipt.id.value].before = bodyOf(receipt.id, receipt.registerId, receipt.receipt);
        forEachText(receipt.receipt, [&](WordField field, const QString &text) {
            const SearchVocabulary::Entry &entry = m_vocabulary.entry(field, text);
            texts.insert(entry.id, {field, entry.folded});
        });
    }
    m_words.clear(); // they are listed
    if (Result<Done> flushed = flush(); !flushed)
        return flushed;
    return unlist(texts);
}

//! Takes those of the texts off the list that no receipt has any more.
Result<Done> SearchIndex::unlist(const QHash<qint64, std::pair<WordField, QString>> &texts)
{
    Statement anyReceipt(m_db, QStringLiteral("SELECT 1 FROM receipt_search WHERE receipt_search MATCH ? LIMIT 1"));
    Statement remove(m_db, QStringLiteral("DELETE FROM search_words WHERE field = ? AND text = ?"));
    bool removed = false;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        if (!anyReceipt.run(QString::fromLatin1(wordToken(it->first, it.key()))))
            return anyReceipt.error();
        const bool inUse = anyReceipt.next();
        anyReceipt.finish();
        if (inUse)
            continue;
        if (!remove.run(int(it->first), it->second))
            return remove.error();
        removed = true;
    }
    return removed ? raiseGeneration(m_db) : Result<Done>(Done{});
}

void SearchIndex::add(ReceiptId id, qint64 registerId, const Receipt &receipt)
{
    if (id.value >= m_floor)
        m_changes[id.value].after = bodyOf(id, registerId, receipt);
}

Result<Done> SearchIndex::flush()
{
    struct Step {
        qint64 row;
        const Change *change;
    };
    QList<Step> steps;
    steps.reserve(qsizetype(m_changes.size()));
    Statement removeRow(m_db, QStringLiteral("DELETE FROM search_rows WHERE row = ?"));
    for (const auto &[id, change] : m_changes) {
        if (change.before == change.after)
            continue;
        const Result<qint64> row = change.before ? rowOf(id) : newRow(id);
        if (!row)
            return row.error();
        if (!change.after && !removeRow.run(row.value()))
            return removeRow.error();
        steps.append({row.value(), &change});
    }
    // A row that became free may have been given to a new receipt: out first, then in.
    std::sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) {
        return std::pair(a.row, !a.change->before.has_value()) < std::pair(b.row, !b.change->before.has_value());
    });
    for (const Step &step : std::as_const(steps)) {
        if (step.change->before && !m_remove.run(step.row, *step.change->before))
            return m_remove.error();
        if (step.change->after && !m_insert.run(step.row, *step.change->after))
            return m_insert.error();
    }
    m_changes.clear();
    return writeWords();
}

//! The row of a receipt that is in the index.
Result<qint64> SearchIndex::rowOf(qint64 id)
{
    const qint64 quarter = quarterOf(id);
    Statement find(m_db, QStringLiteral("SELECT row FROM search_rows WHERE row >= ? AND row < ? AND receipt_id = ?"));
    if (!find.run(firstRowOf(quarter), firstRowOf(quarter + 1), id))
        return find.error();
    if (!find.next())
        return Error{Error::Kind::Storage, QStringLiteral("receipt %1 has no row in the search index").arg(id), {}, {}};
    return find.integer(0);
}

Result<qint64> SearchIndex::newRow(qint64 id)
{
    const qint64 quarter = quarterOf(id);
    auto next = m_nextRows.find(quarter);
    if (next == m_nextRows.end()) {
        Statement last(m_db, QStringLiteral("SELECT max(row) FROM search_rows WHERE row >= ? AND row < ?"));
        if (!last.run(firstRowOf(quarter), firstRowOf(quarter + 1)) || !last.next())
            return last.error();
        next = m_nextRows.insert(quarter, last.isNull(0) ? firstRowOf(quarter) : last.integer(0) + 1);
    }
    const qint64 row = (*next)++;
    if (row >= firstRowOf(quarter + 1))
        return Error{Error::Kind::Storage, QStringLiteral("a million receipts in a quarter of an hour"), {}, {}};
    if (!m_insertRow.run(row, id))
        return m_insertRow.error();
    return row;
}

Result<Done> SearchIndex::writeWords()
{
    Statement word(m_db, QStringLiteral("INSERT OR IGNORE INTO search_words (field, text, id) VALUES (?, ?, ?)"));
    for (auto it = m_words.cbegin(); it != m_words.cend(); ++it) {
        if (!word.run(int(it->first), it->second, it.key()))
            return word.error();
        m_listed << it.key();
    }
    m_words.clear();
    return Done{};
}

void SearchIndex::committed()
{
    m_vocabulary.setListed(m_listed, m_generation);
    m_listed.clear();
}

Result<SearchProgress> SearchIndex::build(int receipts)
{
    if (m_floor == 0)
        return SearchProgress{};
    Statement below(m_db, QStringLiteral("SELECT min(id), count(*) FROM (SELECT id FROM receipts WHERE id < ? ORDER BY id DESC LIMIT ?)"));
    if (!below.run(m_floor, receipts) || !below.next())
        return below.error();
    const qint64 from = below.integer(0);
    const bool last = below.integer(1) < receipts;
    below.finish();
    if (from > 0) {
        const auto stored = searchedReceipts(m_db, from, m_floor);
        if (!stored)
            return stored.error();
        m_floor = from;
        for (const SearchedReceipt &receipt : stored.value())
            add(receipt.id, receipt.registerId, receipt.receipt);
    }
    if (last)
        m_floor = 0;
    if (const Result<Done> set = setCounter(m_db, kFloor, m_floor); !set)
        return set.error();
    return querySearchProgress(m_db);
}

QByteArray SearchIndex::bodyOf(ReceiptId id, qint64 registerId, const Receipt &receipt)
{
    QByteArray body;
    body.reserve(1024);
    const qint64 minute = minuteOfDay(id);
    // A reversal takes goods back too, and is found by 返品 as well, as in indexes that were made before it was a kind of its own.
    if (receipt.kind == ReceiptKind::Reversal)
        body += kindToken(ReceiptKind::Refund) + ' ';
    body += kindToken(receipt.kind) + ' ' + registerToken(registerId) + ' ' + hourToken(int(minute / 60));
    for (const QByteArray &token : amountTokens(receipt.total.minor))
        body += ' ' + token;
    for (const QByteArray &token : numberTokens(foldedForSearch(receipt.number)))
        body += ' ' + token;
    const auto isCash = [](const ReceiptPayment &payment) { return payment.isCash; };
    if (std::any_of(receipt.payments.begin(), receipt.payments.end(), isCash))
        body += ' ' + cashToken();
    if (!std::all_of(receipt.payments.begin(), receipt.payments.end(), isCash))
        body += ' ' + cashlessToken();
    forEachText(receipt, [&](WordField field, const QString &text) { append(body, field, text); });
    return body;
}

void SearchIndex::append(QByteArray &body, WordField field, const QString &text)
{
    const SearchVocabulary::Entry &entry = m_vocabulary.entry(field, text);
    if (entry.id == 0)
        return;
    body += entry.tokens;
    if (!m_vocabulary.isListed(entry.id, m_generation) && !m_words.contains(entry.id))
        m_words.insert(entry.id, {field, entry.folded});
}

Result<qint64> querySearchFloor(QSqlDatabase &db)
{
    const Result<qint64> version = counter(db, kVersion);
    if (!version || version.value() != kSearchIndexVersion)
        return version ? Result<qint64>(std::numeric_limits<qint64>::max()) : version;
    return counter(db, kFloor);
}

Result<SearchProgress> querySearchProgress(QSqlDatabase &db)
{
    const Result<qint64> version = counter(db, kVersion);
    if (!version)
        return version.error();
    const Result<qint64> floor = counter(db, kFloor);
    if (!floor)
        return floor.error();
    if (floor.value() == 0 && version.value() == kSearchIndexVersion)
        return SearchProgress{};
    const auto ends = firstAndLastId(db);
    if (!ends)
        return ends.error();
    const auto [first, last] = ends.value();
    const qint64 built = version.value() == kSearchIndexVersion ? std::max<qint64>(0, last - floor.value()) : 0;
    return SearchProgress{false, soldAtOf({floor.value()}), double(built) / double(std::max<qint64>(1, last - first))};
}
