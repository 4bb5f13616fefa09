// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/momentpictures.h"
#include "app/services/receiptbook.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

//! The receipts of some registers on one day, newest first. Holds the ids; rows are fetched in pages when somebody looks.
class ReceiptListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, //!< ReceiptId
        RowRole, //!< ReceiptRow; invalid while it is being fetched
        PictureRole, //!< MomentPicture, as a thumbnail
    };
    enum class State { Loading, Empty, Failed, Ready };

    ReceiptListModel(ReceiptBook &book, MomentPictures &pictures, QObject *parent = nullptr);

    //! Shows another day or other registers; what was shown goes at once.
    void show(QDate day, const QList<RegisterKey> &registers);
    //! Which of its cameras a register's pictures come from, where it is not the first one.
    void setCameras(const QHash<RegisterKey, CameraId> &cameras);
    QDate day() const { return m_day; }
    const QList<RegisterKey> &registers() const { return m_registers; }
    //! Reads again, after a failure.
    void retry();

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; } //!< in State::Failed

    ReceiptId idAt(int row) const;
    int rowOf(ReceiptId id) const; //!< -1 when it is not in the list
    //! Null while it is not in memory.
    const ReceiptRow *rowData(ReceiptId id) const { return m_rows.object(id); }

    //! What the view shows; pictures are fetched for these rows and as many above and below. (-1, -1) for none.
    void setVisibleRows(int first, int last);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

signals:
    void stateChanged();

private:
    struct Wish {
        RegisterKey reg;
        Instant soldAt;
        MomentShot shot;
    };
    MomentShot shotOf(const RegisterKey &reg) const { return {m_cameras.value(reg), std::chrono::seconds(0)}; }
    MomentPicture pictureOf(ReceiptId id) const;
    void readIds();
    void takeIds(const QList<ReceiptId> &ids);
    void removeMissing(const QList<ReceiptId> &ids);
    void insertNew(const QList<ReceiptId> &ids);
    void bookChanged(const ContractKey &contract, const UpsertResult &what);
    void want(int row) const;
    void fetchWanted();
    void fetch(const QList<ReceiptId> &ids);
    void takeRows(const QList<ReceiptId> &asked, const Result<QList<ReceiptRow>> &rows);
    void updatePictures();
    void dropPictures();
    void pictureChanged(ReceiptId id, PictureKind kind);
    void setState(State state, std::optional<Error> error = {});

    ReceiptBook &m_book;
    MomentPictures &m_pictures;
    QDate m_day;
    QList<RegisterKey> m_registers;
    QHash<RegisterKey, CameraId> m_cameras;
    QList<ReceiptId> m_ids;
    State m_state = State::Loading;
    std::optional<Error> m_error;

    QFuture<Result<QList<ReceiptId>>> m_reading;
    int m_generation = 0;
    bool m_readAgain = false; //!< the journal changed while the ids were being read

    QCache<ReceiptId, ReceiptRow> m_rows;
    QSet<ReceiptId> m_fetching;
    mutable QSet<ReceiptId> m_wanted; //!< gathered; their pages are fetched once per turn of the event loop
    QHash<ReceiptId, Wish> m_wishes; //!< pictures asked for
    int m_firstVisible = -1;
    int m_lastVisible = -1;
};
