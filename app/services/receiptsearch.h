// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/searchstore.h"

#include <QObject>

#include <memory>

class Clock;

//! One search of the journal at a time, as a screen shows it: the latest wins, and what was asked for an older one never
//! answers. GUI thread; answers come from the reader thread.
class ReceiptSearch : public QObject {
    Q_OBJECT
public:
    ReceiptSearch(SearchStore &store, const Clock &clock, QObject *parent = nullptr);
    ~ReceiptSearch() override;

    Instant now() const;
    //! What a typed text means at this moment in the shop's zone.
    SearchQuery understand(const QString &text) const;

    //! Gives up what is under way and looks for this from now on. Answers nothing by itself: ask for a page first, so that
    //! it does not wait behind the tally.
    void search(SearchRequest request);
    const SearchRequest &request() const { return m_request; }

    //! `hits` of them, or all that there are in that direction. {Newer, first shown} gives what came since.
    QFuture<Result<SearchPage>> page(const SearchFrom &from, int hits);
    //! From that place of the result on, counted from the newest; for places that the tally has reached.
    QFuture<Result<SearchPage>> pageAt(qint64 place, int hits);

    //! Receipts of the result that are known already, in the order of the ids; without those that are not there any more.
    QFuture<Result<QList<SearchHit>>> rows(const QList<ReceiptId> &ids) { return m_store.rows(m_request, ids); }

    //! The whole result in that order, to be read with ReceiptBook::rows(). BadData when it has more than mostSorted()
    //! receipts, for they are held in memory: look at count() before.
    QFuture<Result<QList<ReceiptId>>> sorted(SearchOrder order, Qt::SortOrder direction);
    static constexpr qsizetype mostSorted() { return 1'000'000; }

    //! The ways of payment that there are to look for, without cash.
    QFuture<Result<QStringList>> paymentNames() { return m_store.paymentNames(); }

    //! Counts and then sums the result, if that is not done or under way; tallyChanged() tells how far it is.
    void startTally();
    const SearchTally &count() const { return m_count; } //!< without sums, but there early
    const SearchTally &sums() const { return m_sums; }

    //! Finishes the index of a journal that is older than it, a little at a time; progressChanged() tells how far it is. Until
    //! then a search does not find receipts from before progress().builtFrom.
    void buildIndex();
    const SearchProgress &progress() const { return m_progress; }

signals:
    void searchChanged(); //!< request() is another one
    void tallyChanged();
    void progressChanged();
    void failed(const Error &error); //!< while counting or building, which ends then

private:
    struct PageJob;
    struct SortJob;
    void readOn(const std::shared_ptr<PageJob> &job);
    void sortOn(const std::shared_ptr<SortJob> &job);
    void tallyOn(bool sums);
    void giveUp();
    template <typename Retry>
    bool repair(const Error &error, Retry retry);

    SearchStore &m_store;
    const Clock &m_clock;
    SearchRequest m_request;
    quint64 m_generation = 0; //!< of m_request
    QList<QFuture<Result<SearchPage>>> m_pages; //!< asked for this request
    QFuture<Result<QList<ReceiptId>>> m_sorting;
    QFuture<Result<SearchTally>> m_tallying;
    bool m_tallyStarted = false;
    SearchTally m_count;
    SearchTally m_sums;
    SearchProgress m_progress;
    bool m_building = false;
    bool m_repaired = false; //!< once is enough: then it is not the index
};
