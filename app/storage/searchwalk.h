// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/searchplan.h"
#include "app/storage/statement.h"

#include <QElapsedTimer>

#include <chrono>
#include <limits>

// How the hits of a search are walked in the journal, on the reader thread: in pieces of time that grow as they prove to be
// quick, for SQLite cannot be interrupted through Qt.

//! Half-open, in ids.
struct IdRange {
    qint64 from = 0;
    qint64 to = std::numeric_limits<qint64>::max();
    bool isEmpty() const { return to <= from; }
    IdRange operator&(const IdRange &other) const { return {std::max(from, other.from), std::min(to, other.to)}; }
};

// A query opens the list of receipts of every text that it is given, in every segment of the index. For a page that is soon
// more than looking at the receipts that have all pairs of the word; for a tally, which would have to look at all of them,
// it is not.
inline constexpr qsizetype kTextsOfPage = 24;
inline constexpr qsizetype kTextsOfTally = 1000;
inline constexpr qsizetype kCandidatesAtOnce = 400;
inline constexpr auto kPieceTime = std::chrono::milliseconds(15);

//! A search on its way: index and receipts of the same moment, the plan, and where to look at all: within the plan's time,
//! and where there are receipts.
class OpenSearch {
public:
    explicit OpenSearch(QSqlDatabase &db) : m_transaction(db, Transaction::Mode::Read), m_db(db) {}
    Result<Done> begin(const SearchRequest &request, qsizetype mostTexts);

    const SearchPlan &plan() const { return m_plan; }
    //! Empty when no receipt can be a hit.
    const IdRange &extent() const { return m_extent; }

private:
    Transaction m_transaction;
    QSqlDatabase &m_db;
    SearchPlan m_plan;
    IdRange m_extent;
};

//! Cuts a range into pieces from one end, between quarters of an hour; a piece that was quick makes the next one larger.
class Pieces {
public:
    Pieces(IdRange range, bool fromTheTop, qint64 width = kFirstWidth) : m_range(range), m_fromTheTop(fromTheTop), m_width(width) {}

    bool isDone() const { return m_range.isEmpty(); }
    IdRange rest() const { return m_range; }
    IdRange next() const;
    qint64 width() const { return m_width; }
    //! `hits` of the `wanted` ones were in the piece. A part of the time, and with many texts most of it, is spent whatever
    //! the width, so it is the hits that tell how wide the next piece may be, as long as this one did not take long indeed.
    void done(const IdRange &piece, std::chrono::nanoseconds took, qsizetype hits, qsizetype wanted);

    static constexpr qint64 kFirstWidth = (qint64(4) * 24 * 3'600'000) << 20; // four days

private:
    IdRange m_range;
    bool m_fromTheTop;
    qint64 m_width;
};

//! "FROM … WHERE …" of the plan within a range, with its values.
struct Source {
    QString sql;
    QVariantList values;
};
enum class Needs { Index, Row, Receipt };
Source sourceOf(const SearchPlan &plan, const IdRange &range, Needs needs);
//! Of whole quarters of an hour, as the index numbers its rows.
bool isWhole(const IdRange &range);

//! The first `limit` hits of the index from one end of the range, before those that need it are looked at again.
Result<QList<ReceiptId>> candidates(QSqlDatabase &db, const SearchPlan &plan, const IdRange &range, bool newestFirst, qsizetype limit);
//! Those that are hits when looked at again.
Result<QList<ReceiptId>> checked(QSqlDatabase &db, SearchChecker &checker, const QList<ReceiptId> &ids, bool newestFirst);

//! Walks the hits of a plan from one end of a range.
class Walk {
public:
    Walk(QSqlDatabase &db, const SearchPlan &plan, IdRange range, bool newestFirst, std::chrono::milliseconds limit);

    //! Up to `wanted` hits in the direction of the walk; fewer at the end of the range or of the time.
    Result<QList<ReceiptId>> take(qsizetype wanted);
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
