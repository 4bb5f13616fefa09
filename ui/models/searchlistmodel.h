// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/receiptbook.h"
#include "ui/models/foundrows.h"
#include "ui/models/receiptrowsmodel.h"

#include <QTimer>

//! What a list of found receipts is sorted by.
enum class ReceiptOrder { Time, Amount, Number };

//! The receipts that a search finds, however many: the rows are there as soon as they are counted, and are filled when
//! somebody looks. Follows the search and the journal by itself: it asks for the first page and then has the rest counted.
class SearchListModel : public ReceiptRowsModel, private FoundRows::Listener {
    Q_OBJECT
public:
    enum class State {
        Building, //!< the search index is not complete: what was found so far is shown, see ReceiptSearch::progress()
        Loading, //!< nothing to show yet
        Empty,
        Failed,
        Ready, //!< there are rows; isCounted() tells whether these are all
    };

    SearchListModel(ReceiptSearch &search, ReceiptBook &book, MomentPictures &pictures, QObject *parent = nullptr);

    //! By time at first, newest first. By amount or number only up to ReceiptSearch::mostSorted() receipts, else State::Failed.
    void setOrder(ReceiptOrder order, Qt::SortOrder direction);
    ReceiptOrder order() const { return m_order; }
    Qt::SortOrder direction() const { return m_direction; }
    //! Reads again, after a failure.
    void retry();

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; } //!< in State::Failed
    //! All receipts of the result have a row.
    bool isCounted() const;

    ReceiptId idAt(int row) const override;
    int rowOf(ReceiptId id) const override;
    int rowCount(const QModelIndex &parent = {}) const override;

signals:
    void stateChanged();

protected:
    void fetchRows(const QSet<int> &rows) override;
    ReceiptMarks marksOf(const SearchHit &hit) const override;
    bool hasSeveralDays() const override { return true; }

private:
    bool isByTime() const { return m_order == ReceiptOrder::Time; }
    int rowAtPlace(qint64 place) const;
    qint64 placeAtRow(int row) const { return rowAtPlace(row); } // the same mirror
    void aboutToInsert(qint64 place, qint64 count) override;
    void inserted() override;
    void aboutToRemove(qint64 place, qint64 count) override;
    void removed() override;
    void came(qint64 place, qint64 count) override;

    void begin();
    void readFirst();
    void readSorted();
    void takeSorted(const QList<ReceiptId> &ids);
    void sortLater();
    bool mergeSorted(const QList<ReceiptId> &ids);
    void takeCount();

    bool isNear(int row) const;
    void readNext();
    void readPart(const FoundRows::Unknown &part);
    void takePart(const FoundRows::Unknown &part, const SearchFrom &from, const SearchPage &page);
    void readRows(const QList<ReceiptId> &ids);
    template <typename T, typename Fn>
    void read(const QFuture<Result<T>> &answer, Fn take);
    void stopReading();

    void bookChanged(const ContractKey &contract, const UpsertResult &what);
    void takeChanged(const QList<ReceiptId> &ids);
    void checkChanged();
    void countDoubtful();

    void progressChanged();
    void settle();
    void fail(const Error &error);
    void setState(State state, std::optional<Error> error = {});

    ReceiptSearch &m_search;
    ReceiptOrder m_order = ReceiptOrder::Time;
    Qt::SortOrder m_direction = Qt::DescendingOrder;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    QStringList m_words; //!< to mark

    FoundRows m_found; //!< by time
    bool m_hasFirst = false; //!< the first page came
    QList<ReceiptId> m_sorted; //!< by anything else
    bool m_isSorted = false; //!< m_sorted has been read
    bool m_sorting = false;
    QTimer m_sortAgain;

    quint64 m_generation = 0; //!< of all that is asked
    QFuture<void> m_reading; //!< rows; one read at a time, so that what scrolled away meanwhile is not read
    quint64 m_readings = 0;
    int m_readingRow = -1; //!< around which row; -1: nothing is being read
    QSet<int> m_toRead; //!< rows looked at
    bool m_partial = false; //!< the index was not complete

    QSet<ReceiptId> m_stale; //!< rows in view that changed
    QSet<ReceiptId> m_refreshing; //!< the same, being read
    QList<ReceiptId> m_changed; //!< to be looked at: are they hits?
    QList<ReceiptId> m_changedMeanwhile; //!< while rows were read, which may be from before
    QSet<ReceiptId> m_toMove; //!< changed since m_sorted was as it is
    QSet<ReceiptId> m_toMoveLater; //!< changed since the next one was asked for
    bool m_checking = false;
    QFuture<void> m_counting;
    bool m_isCounting = false;
};
