// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/receiptbook.h"
#include "ui/models/receiptrowsmodel.h"

//! The receipts of some registers on one day, newest first. Holds the ids; rows are fetched in pages when somebody looks.
class ReceiptListModel : public ReceiptRowsModel {
    Q_OBJECT
public:
    enum class State { Loading, Empty, Failed, Ready };

    ReceiptListModel(ReceiptBook &book, MomentPictures &pictures, QObject *parent = nullptr);

    //! Shows another day or other registers; what was shown goes at once.
    void show(QDate day, const QList<RegisterKey> &registers);
    QDate day() const { return m_day; }
    const QList<RegisterKey> &registers() const { return m_registers; }
    //! Reads again, after a failure.
    void retry();

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; } //!< in State::Failed

    ReceiptId idAt(int row) const override;
    int rowOf(ReceiptId id) const override;
    int rowCount(const QModelIndex &parent = {}) const override;

signals:
    void stateChanged();

protected:
    void fetchRows(const QSet<int> &rows) override;

private:
    void readIds();
    void takeIds(const QList<ReceiptId> &ids);
    void removeMissing(const QList<ReceiptId> &ids);
    void insertNew(const QList<ReceiptId> &ids);
    void bookChanged(const ContractKey &contract, const UpsertResult &what);
    void fetch(const QList<ReceiptId> &ids);
    void takeRows(const QList<ReceiptId> &asked, const Result<QList<ReceiptRow>> &rows);
    void setState(State state, std::optional<Error> error = {});

    ReceiptBook &m_book;
    QDate m_day;
    QList<RegisterKey> m_registers;
    QList<ReceiptId> m_ids;
    State m_state = State::Loading;
    std::optional<Error> m_error;

    QFuture<Result<QList<ReceiptId>>> m_reading;
    int m_generation = 0;
    bool m_readAgain = false; //!< the journal changed while the ids were being read

    QSet<ReceiptId> m_fetching;
};
