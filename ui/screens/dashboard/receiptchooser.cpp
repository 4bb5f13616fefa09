// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptchooser.h"

#include "ui/models/receiptrowsmodel.h"
#include "ui/screens/dashboard/receiptlistview.h"

ReceiptChooser::ReceiptChooser(ReceiptRowsModel &model, ReceiptListView &list, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_list(list)
{
    connect(&list, &ReceiptListView::chosen, this, [this](const QModelIndex &index) { take(index.row()); });
    connect(&list, &ReceiptListView::left, this, &ReceiptChooser::lost);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_waiting = -1;
        check();
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ReceiptChooser::stepsChanged);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &ReceiptChooser::check);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_waiting >= 0)
            take(m_waiting);
    });
}

void ReceiptChooser::take(int row)
{
    const ReceiptId id = m_model.idAt(row);
    m_waiting = id.isValid() ? -1 : row;
    if (!id.isValid())
        return;
    m_chosen = id;
    emit choseReceipt(id);
    emit stepsChanged();
}

void ReceiptChooser::goTo(int row)
{
    const QModelIndex index = m_model.index(row, 0);
    m_list.selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    take(row);
}

void ReceiptChooser::step(int rows)
{
    if (canStep(rows))
        goTo(m_chosen.isValid() ? m_model.rowOf(m_chosen) + rows : 0);
}

bool ReceiptChooser::canStep(int rows) const
{
    const int count = m_model.rowCount();
    if (!m_chosen.isValid())
        return rows > 0 && count > 0;
    const int row = m_model.rowOf(m_chosen);
    return row >= 0 && row + rows >= 0 && row + rows < count;
}

bool ReceiptChooser::choose(ReceiptId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return false;
    goTo(row);
    m_list.scrollTo(m_model.index(row, 0), QAbstractItemView::PositionAtCenter);
    return true;
}

void ReceiptChooser::clear()
{
    m_chosen = {};
    m_waiting = -1;
    m_list.clearSelection(); // the current row stays, so that the arrow keys go on from there
    emit stepsChanged();
}

void ReceiptChooser::check()
{
    if (m_chosen.isValid() && m_model.rowOf(m_chosen) < 0) {
        m_chosen = {};
        emit lost();
    }
    emit stepsChanged();
}
