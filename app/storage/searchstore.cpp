// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchstore.h"

#include "app/storage/database.h"
#include "app/storage/searchedcontents.h"
#include "app/storage/searchnames.h"
#include "app/storage/searchqueries.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {

//! The index can be made anew, and whoever searches does so.
constexpr auto kRepairable = Database::OnDamage::CallerRepairs;

constexpr auto kReadTime = 30ms;
constexpr int kBuiltAtOnce = 1000;
constexpr qsizetype kKeysAtOnce = 4000;

} // namespace

SearchStore::SearchStore(Database &database) : m_database(database), m_vocabulary(std::make_shared<SearchVocabulary>()) {}

QFuture<Result<SearchPage>> SearchStore::page(SearchRequest request, SearchFrom from, int hits)
{
    return m_database.read(
        [request = std::move(request), from, hits](QSqlDatabase &db) { return querySearchPage(db, request, from, hits, kReadTime); },
        kRepairable);
}

QFuture<Result<QList<SearchHit>>> SearchStore::rows(SearchRequest request, QList<ReceiptId> ids)
{
    return m_database.read(
        [request = std::move(request), ids = std::move(ids)](QSqlDatabase &db) { return querySearchRows(db, request, ids); });
}

QFuture<Result<SearchContents>> SearchStore::contents(SearchRequest request, SearchFrom from, int most)
{
    return m_database.readInBackground(
        [request = std::move(request), from, most](QSqlDatabase &db) { return querySearchContents(db, request, from, most, kReadTime); });
}

QFuture<Result<QList<ReceiptId>>> SearchStore::found(SearchRequest request, QList<ReceiptId> ids)
{
    return m_database.read([request = std::move(request),
                            ids = std::move(ids)](QSqlDatabase &db) mutable { return querySearchFound(db, request, std::move(ids)); },
                           kRepairable);
}

QFuture<Result<SearchTally>> SearchStore::tally(SearchRequest request, SearchTally soFar, bool sums)
{
    return m_database.readInBackground([request = std::move(request), soFar = std::move(soFar),
                                        sums](QSqlDatabase &db) { return querySearchTally(db, request, soFar, sums, kReadTime); },
                                       kRepairable);
}

QFuture<Result<SearchKeys>> SearchStore::keys(SearchRequest request, SearchOrder order, ReceiptId below)
{
    return m_database.readInBackground(
        [request = std::move(request), order, below](QSqlDatabase &db) { return querySearchKeys(db, request, order, below, kKeysAtOnce); },
        kRepairable);
}

QFuture<Result<QList<ReceiptId>>> SearchStore::sorted(QList<SearchKeys::Key> keys, Qt::SortOrder direction)
{
    return m_database.readInBackground(
        [keys = std::move(keys), direction](QSqlDatabase &) mutable -> Result<QList<ReceiptId>> {
            std::sort(keys.begin(), keys.end(), [direction](const SearchKeys::Key &a, const SearchKeys::Key &b) {
                if (a.value != b.value)
                    return direction == Qt::AscendingOrder ? a.value < b.value : a.value > b.value;
                return a.id > b.id;
            });
            QList<ReceiptId> ids;
            ids.reserve(keys.size());
            for (const SearchKeys::Key &key : std::as_const(keys))
                ids << key.id;
            return ids;
        },
        kRepairable);
}

QFuture<Result<QStringList>> SearchStore::paymentNames()
{
    return m_database.read(queryPaymentNames, kRepairable);
}

QFuture<Result<SearchProgress>> SearchStore::buildStep()
{
    return m_database.write(
        [vocabulary = m_vocabulary](QSqlDatabase &db) -> Result<SearchProgress> {
            Transaction transaction(db);
            if (const Result<Done> begun = transaction.begun(); !begun)
                return begun.error();
            SearchIndex index(db, *vocabulary);
            if (const Result<Done> begun = index.begin(); !begun)
                return begun.error();
            Result<SearchProgress> progress = index.build(kBuiltAtOnce);
            if (!progress)
                return progress;
            if (const Result<Done> flushed = index.flush(); !flushed)
                return flushed.error();
            if (const Result<Done> committed = transaction.commit(); !committed)
                return committed.error();
            index.committed();
            return progress;
        },
        kRepairable);
}

QFuture<Result<Done>> SearchStore::reset()
{
    return m_database.write(emptySearchIndex);
}
