// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptlistview.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

ReceiptListView::ReceiptListView(QWidget *parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("receiptList"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setMouseTracking(true); // for the hover colour
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false); // Tab leaves the list
    setWordWrap(false);
    setCornerButtonEnabled(false);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void ReceiptListView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    measureRows();
}

void ReceiptListView::measureRows()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int height = itemDelegate()->sizeHint(option, {}).height();
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalScrollBar()->setSingleStep(height / 2);
}

void ReceiptListView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    const int before = verticalScrollBar()->value();
    const int height = verticalHeader()->defaultSectionSize();
    // Wholly or partly above the first visible row; at the very top the new one shall be seen.
    const bool above = before > 0 && start * height <= before;
    QTableView::rowsInserted(parent, start, end);
    if (above) {
        updateGeometries(); // otherwise the bar's range does not know the new rows yet
        verticalScrollBar()->setValue(before + (end - start + 1) * height);
    }
    tellVisibleRows();
}

void ReceiptListView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    const int before = verticalScrollBar()->value();
    const int height = verticalHeader()->defaultSectionSize();
    const int above = qBound(0, before / height - start, end - start + 1);
    QTableView::rowsAboutToBeRemoved(parent, start, end);
    if (above > 0)
        verticalScrollBar()->setValue(before - above * height);
}

void ReceiptListView::updateGeometries()
{
    QTableView::updateGeometries();
    tellVisibleRows();
}

void ReceiptListView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    tellVisibleRows();
}

//! After a reset the same row numbers are other rows: whoever listens has to hear of them again.
void ReceiptListView::reset()
{
    QTableView::reset();
    m_first = m_last = -1;
}

void ReceiptListView::tellVisibleRows()
{
    int first = -1;
    int last = -1;
    if (model() && isVisible()) {
        first = rowAt(0);
        last = rowAt(viewport()->height() - 1);
        if (first >= 0 && last < 0)
            last = model()->rowCount(rootIndex()) - 1;
    }
    if (first == m_first && last == m_last)
        return;
    m_first = first;
    m_last = last;
    emit visibleRowsChanged(first, last);
}

void ReceiptListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (m_byKey && current.isValid())
        emit chosen(current);
}

void ReceiptListView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit left();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        if (currentIndex().isValid()) {
            selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            emit chosen(currentIndex());
        }
        return;
    }
    noteKeyboard(true);
    const QScopedValueRollback<bool> byKey(m_byKey, true);
    QTableView::keyPressEvent(event);
}

void ReceiptListView::mousePressEvent(QMouseEvent *event)
{
    noteKeyboard(false);
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit chosen(index);
}

void ReceiptListView::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        noteKeyboard(true);
    QTableView::focusInEvent(event);
}

void ReceiptListView::noteKeyboard(bool used)
{
    setProperty("keyboardUsed", used); // the delegate draws the focus ring for it
    viewport()->update();
}

void ReceiptListView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    tellVisibleRows();
}

void ReceiptListView::hideEvent(QHideEvent *event)
{
    QTableView::hideEvent(event);
    tellVisibleRows();
}

void ReceiptListView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if ((event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) && model())
        measureRows();
}
