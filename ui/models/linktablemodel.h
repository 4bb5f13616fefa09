// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/link.h"

#include <QAbstractTableModel>
#include <QList>

#include <optional>

//! A row of the link tables: a link, or a register that has none yet.
struct LinkTableRow {
    enum class State { Connected, Waiting, CameraOffline, CameraMissing, NotLinked, Failing };

    LinkId link; //!< invalid when the register has no link
    RegisterKey reg;
    QString registerName;
    QString tokenTail;
    CameraId camera; //!< of the link
    QString cameraName; //!< last known, for a camera that is not in the list now
    State state = State::Waiting;
    std::optional<Error> error; //!< with State::Failing

    friend bool operator==(const LinkTableRow &, const LinkTableRow &) = default;
};

//! The links (and unlinked registers) of one vendor, with ticks and the cameras chosen but not yet saved.
class LinkTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Check, Contract, Token, Terminal, Camera, State, Update, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole, //!< int(LinkTableRow::State)
        DetailRole, //!< what stands muted behind the text: the register's name
        TickedRole,
    };

    explicit LinkTableModel(QObject *parent = nullptr);

    //! Keeps ticks and unsaved choices of rows that stay.
    void setRows(const QList<LinkTableRow> &rows);
    const LinkTableRow &row(int row) const { return m_rows[row].shown; }
    int indexOf(LinkId link) const; //!< -1 when it is not there

    QList<LinkId> ticked() const;
    //! As the table shows them, for the question before they go: "2 レジ 2 – レジ前".
    QStringList tickedNames() const;

    //! The camera in the row's drop-down: the chosen one, else the link's.
    CameraId chosenCamera(int row) const;
    void chooseCamera(int row, const CameraId &camera);
    bool isChanged(int row) const;

    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void tickedChanged();

private:
    struct Entry {
        LinkTableRow shown;
        bool ticked = false;
        std::optional<CameraId> chosen;
    };

    QString stateText(const LinkTableRow &row) const;
    QString stateToolTip(const LinkTableRow &row) const;
    QString text(const LinkTableRow &row, int column) const;

    QList<Entry> m_rows;
};
