// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/momentpictures.h"
#include "app/services/receiptsearch.h"
#include "ui/models/receiptmarks.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

//! What all lists of receipts share: one column, rows in a cache that are fetched when somebody looks, and the pictures of
//! those near the view. Which receipts there are, and where their rows come from, is the part of the derived class.
class ReceiptRowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, //!< ReceiptId; invalid while it is not known
        RowRole, //!< ReceiptRow; invalid while it is being fetched
        PictureRole, //!< MomentPicture, as a thumbnail
        DateRole, //!< QString; empty where all receipts are of one day
        MarksRole, //!< ReceiptMarks; invalid where there is nothing to mark
    };

    //! Invalid when there is no such row, or nobody knows yet which receipt it is.
    virtual ReceiptId idAt(int row) const = 0;
    //! -1 when it is not in the list, as far as is known.
    virtual int rowOf(ReceiptId id) const = 0;
    //! Null while it is not in memory.
    const ReceiptRow *rowData(ReceiptId id) const;

    //! What the view shows; pictures are fetched for these rows and as many above and below. (-1, -1) for none.
    void setVisibleRows(int first, int last);
    //! Which of its cameras a register's pictures come from, where it is not the first one.
    void setCameras(const QHash<RegisterKey, CameraId> &cameras);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    ReceiptRowsModel(MomentPictures &pictures, QObject *parent);

    //! Rows that somebody looked at and that are not in memory: gathered, and asked for once per turn of the event loop.
    virtual void fetchRows(const QSet<int> &rows) = 0;
    virtual ReceiptMarks marksOf(const SearchHit &hit) const;
    //! The receipts are of several days, so that each has to say its own.
    virtual bool hasSeveralDays() const { return false; }

    bool isInMemory(ReceiptId id) const { return m_rows.contains(id); }
    void keep(const SearchHit &hit);
    void forget(ReceiptId id) { m_rows.remove(id); }
    //! All rows are other ones now: nobody looks at them yet.
    void forgetView();
    //! They are in memory now, or have other rows around them.
    void tellRows(int first, int last);
    void updatePictures();
    void dropPictures();

    int firstVisible() const { return m_firstVisible; }
    int lastVisible() const { return m_lastVisible; }

private:
    struct Wish {
        RegisterKey reg;
        Instant soldAt;
        MomentShot shot;
    };
    MomentShot shotOf(const RegisterKey &reg) const { return {m_cameras.value(reg), std::chrono::seconds(0)}; }
    MomentPicture pictureOf(const ReceiptRow &row) const;
    QString dateOf(const ReceiptRow &row) const;
    void want(int row) const;
    void fetchWanted();
    void prepareFilmstrips();
    void pictureChanged(ReceiptId id, PictureKind kind);

    MomentPictures &m_pictures;
    QHash<RegisterKey, CameraId> m_cameras;
    QCache<ReceiptId, SearchHit> m_rows; //!< of a list without a search they have no other lines
    mutable QSet<int> m_wanted;
    QHash<ReceiptId, Wish> m_wishes; //!< pictures asked for
    int m_firstVisible = -1;
    int m_lastVisible = -1;
    QTimer m_rest; //!< the view has not moved for so long
};
