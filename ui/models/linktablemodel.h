// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/linktablerow.h"

#include <QAbstractTableModel>
#include <QList>

//! The links (and unlinked registers) of one vendor, with ticks and the cameras chosen but not yet saved. Sorts itself: rows
//! are few.
class LinkTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Check, Contract, Token, Terminal, Camera, State, Update, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole, //!< int(LinkTableRow::State)
        DetailRole, //!< what stands muted behind the text: the register's name, the clock offset
        TickedRole,
        EditedRole, //!< its camera was chosen and not saved
    };
    static bool isSortable(int column) { return column > Check && column < Update; }

    explicit LinkTableModel(QObject *parent = nullptr);

    //! Keeps ticks and unsaved choices of rows that stay.
    void setRows(const QList<LinkTableRow> &rows);
    const LinkTableRow &row(int row) const { return m_rows[row].shown; }
    int indexOf(LinkId link) const; //!< -1 when it is not there
    int indexOf(const RegisterKey &reg) const; //!< likewise; the first of them

    QList<LinkId> ticked() const;
    Qt::CheckState allTicked() const;
    void tickAll(bool ticked);
    //! As the table shows them, for the question before they go: "demo001: レジ 2 – レジ前".
    QStringList names(const QList<LinkId> &links) const;

    //! The camera in the row's drop-down: the chosen one, else the link's.
    CameraId chosenCamera(int row) const;
    void chooseCamera(int row, const CameraId &camera);
    bool isEdited(int row) const;
    bool hasEdits() const;
    void revert(int row);
    void revertAll();

    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    //! A column that cannot be sorted by (-1): the order in which the rows came.
    void sort(int column, Qt::SortOrder order) override;

signals:
    void tickedChanged();

private:
    struct Entry {
        LinkTableRow shown;
        int place = 0; //!< among the rows that came
        bool ticked = false;
        std::optional<CameraId> chosen;
    };

    void show(int row, const LinkTableRow &shown);
    void sortAgain();
    bool isBefore(const Entry &a, const Entry &b) const;
    QString text(const LinkTableRow &row, int column) const;
    QVariant stateData(const Entry &entry, int role) const;
    QString detail(const Entry &entry, int column) const;
    QString accessibleText(const Entry &entry, int column) const;
    void ticksChanged();

    QList<Entry> m_rows;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};
