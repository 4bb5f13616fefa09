// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/searchindex.h"
#include "app/storage/searchresult.h"

#include <QFuture>

class Database;

//! Searches in the journal. Every read is short (some 30 ms); a long one is done in several, so that a newer one gets its turn.
class SearchStore {
public:
    explicit SearchStore(Database &database);

    QFuture<Result<SearchPage>> page(SearchRequest request, SearchFrom from, int hits);
    //! Receipts that are known to be hits, in the order of the ids; without those that are not there any more.
    QFuture<Result<QList<SearchHit>>> rows(SearchRequest request, QList<ReceiptId> ids);
    //! The next receipts in that direction with their contents; see querySearchContents().
    QFuture<Result<SearchContents>> contents(SearchRequest request, SearchFrom from, int most);
    //! Which of these receipts are hits; oldest first.
    QFuture<Result<QList<ReceiptId>>> found(SearchRequest request, QList<ReceiptId> ids);
    //! Counts on from where `soFar` ended; begin with an empty one and go on until it is complete.
    QFuture<Result<SearchTally>> tally(SearchRequest request, SearchTally soFar, bool sums);

    //! A part of the result with what it is sorted by, below that receipt (invalid: from the newest).
    QFuture<Result<SearchKeys>> keys(SearchRequest request, SearchOrder order, ReceiptId below);
    //! The receipts in the order of their keys; of the same key the newer one first.
    QFuture<Result<QList<ReceiptId>>> sorted(QList<SearchKeys::Key> keys, Qt::SortOrder direction);

    //! The ways of payment that the journal has, without cash.
    QFuture<Result<QStringList>> paymentNames();

    //! Indexes some hundred more receipts of a journal that is older than its index; to be called until it is complete.
    QFuture<Result<SearchProgress>> buildStep();
    //! Empties an index that turned out to be damaged, to be built anew: the receipts have all that it is made of.
    QFuture<Result<Done>> reset();

private:
    Database &m_database;
    std::shared_ptr<SearchVocabulary> m_vocabulary;
};
