// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/searchstore.h"

#include <QObject>
#include <QSet>

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
    //! Receipts of the result that are known already, in the order of the ids; without those that are not there any more.
    QFuture<Result<QList<SearchHit>>> rows(const QList<ReceiptId> &ids) { return m_store.rows(m_request, ids); }

    //! Which of these receipts the search finds now; oldest first.
    QFuture<Result<QList<ReceiptId>>> found(const QList<ReceiptId> &ids) { return m_store.found(m_request, ids); }
    //! How many it finds between two receipt ids (half-open).
    QFuture<Result<qint64>> countBetween(qint64 from, qint64 below);

    //! The whole result in that order, to be read with ReceiptBook::rows(). BadData when it has more than mostSorted()
    //! receipts, for they are held in memory: look at count() before.
    QFuture<Result<QList<ReceiptId>>> sorted(SearchOrder order, Qt::SortOrder direction);
    static constexpr qsizetype mostSorted() { return 1'000'000; }

    //! The ways of payment that there are to look for, without cash.
    QFuture<Result<QStringList>> paymentNames() { return m_store.paymentNames(); }

    //! Counts and then sums the result, if that is not done or under way; tallyChanged() tells how far it is.
    void startTally();
    //! These receipts came, changed or went: what was counted of their parts of time is counted anew, behind what is shown.
    void journalChanged(const UpsertResult &what);
    const SearchTally &count() const { return m_count.all; } //!< without sums, but there early
    const SearchTally &sums() const { return m_sums.all; }

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
    struct CountJob;
    //! What is counted or summed, and which parts of it are not true any more.
    struct Tally {
        bool sums = false;
        SearchTally all;
        QSet<qint64> stale; //!< parts, by where they begin
        bool isDone() const { return all.complete && stale.isEmpty(); }
    };
    void readOn(const std::shared_ptr<PageJob> &job);
    void sortOn(const std::shared_ptr<SortJob> &job);
    void countOn(const std::shared_ptr<CountJob> &job);
    void tallyOn();
    void tallyStep(Tally &tally, SearchTally soFar, bool anew);
    void takeStep(Tally &tally, const SearchTally &step, bool anew);
    static void markStale(Tally &tally, const QList<ReceiptId> &ids);
    void giveUp();
    void giveUpTally();
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
    Tally m_count{false, {}, {}};
    Tally m_sums{true, {}, {}};
    bool m_stepping = false;
    QList<ReceiptId> m_changedMeanwhile; //!< since what is being counted was asked for
    SearchProgress m_progress;
    bool m_building = false;
    bool m_repaired = false; //!< once is enough: then it is not the index
};
