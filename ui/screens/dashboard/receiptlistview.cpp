// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptlistview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace {
constexpr qint64 kMostSteps = 1 << 30; //!< of the scroll bar
constexpr qint64 kFar = 1 << 24; //!< px, out of any sight and within what rectangles can be moved by
} // namespace

ReceiptListView::ReceiptListView(QWidget *parent) : QListView(parent)
{
    setObjectName(QStringLiteral("receiptList"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true); // for the hover colour
    viewport()->setAttribute(Qt::WA_Hover);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false); // Tab leaves the list
}

void ReceiptListView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    measureRows();
}

void ReceiptListView::measureRows()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    m_rowHeight = std::max(1, itemDelegate()->sizeHint(option, {}).height());
    scheduleDelayedItemsLayout();
}

int ReceiptListView::rows() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

qint64 ReceiptListView::offset() const
{
    return std::min(verticalScrollBar()->value() * m_scale, m_mostOffset);
}

void ReceiptListView::setOffset(qint64 offset)
{
    verticalScrollBar()->setValue(int(std::min(offset / m_scale, kMostSteps))); // the bar knows its ends
}

QRect ReceiptListView::rowRect(int row) const
{
    const qint64 top = qint64(row) * m_rowHeight - offset();
    return {0, int(qBound(-kFar, top, kFar)), viewport()->width(), m_rowHeight};
}

int ReceiptListView::rowAt(int y) const
{
    const qint64 at = y + offset();
    return y >= 0 && at / m_rowHeight < rows() ? int(at / m_rowHeight) : -1;
}

QModelIndex ReceiptListView::indexAt(const QPoint &point) const
{
    const int row = viewport()->rect().contains(point) ? rowAt(point.y()) : -1;
    return row < 0 ? QModelIndex() : model()->index(row, 0, rootIndex());
}

QRect ReceiptListView::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? rowRect(index.row()) : QRect();
}

void ReceiptListView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    executeDelayedItemsLayout(); // the bar's range may not know the row yet
    const qint64 top = qint64(index.row()) * m_rowHeight;
    const qint64 atBottom = top + m_rowHeight - viewport()->height();
    if (hint == PositionAtCenter)
        setOffset((top + atBottom) / 2);
    else if (hint == PositionAtTop || (hint == EnsureVisible && top < offset()))
        setOffset(top);
    else if (hint == PositionAtBottom || atBottom > offset())
        setOffset(atBottom + m_scale - 1); // rounded up
}

QModelIndex ReceiptListView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    executeDelayedItemsLayout();
    const int last = rows() - 1;
    const int current = currentIndex().isValid() ? currentIndex().row() : -1;
    const int page = std::max(1, viewport()->height() / m_rowHeight);
    int row = current;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row = current - 1;
        break;
    case MoveDown:
    case MoveNext:
        row = std::min(current, last - 1) + 1;
        break;
    case MovePageUp:
        row = current - page;
        break;
    case MovePageDown:
        row = current + std::min(page, last - current);
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return last < 0 ? QModelIndex() : model()->index(qBound(0, row, last), 0, rootIndex());
}

//! The base class has the row that was pressed selected by this.
void ReceiptListView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.topLeft());
    selectionModel()->select(QItemSelection(index, index), command);
}

QRegion ReceiptListView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection)
        region += QRect(rowRect(range.top()).topLeft(), rowRect(range.bottom()).bottomRight());
    return region & viewport()->rect();
}

bool ReceiptListView::viewportEvent(QEvent *event)
{
    const bool done = QListView::viewportEvent(event);
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverMove || event->type() == QEvent::HoverLeave)
        updateHovered();
    return done;
}

void ReceiptListView::updateHovered()
{
    const int before = m_hovered;
    m_hovered = viewport()->underMouse() ? rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()) : -1;
    if (m_hovered == before)
        return;
    viewport()->update(rowRect(before));
    viewport()->update(rowRect(m_hovered));
}

void ReceiptListView::paintEvent(QPaintEvent *event)
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State state = option.state & ~(QStyle::State_HasFocus | QStyle::State_MouseOver | QStyle::State_Selected);
    QPainter painter(viewport());
    const int last = event->rect().bottom();
    for (int row = rowAt(std::max(0, event->rect().top())); row >= 0 && row < rows() && rowRect(row).top() <= last; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = rowRect(row);
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, row == m_hovered);
        itemDelegate()->paint(&painter, option, index);
    }
}

void ReceiptListView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event); // QListView's lays out its own
}

void ReceiptListView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    const qint64 before = offset();
    // Wholly or partly above the first visible row; at the very top the new one shall be seen.
    const bool above = before > 0 && qint64(start) * m_rowHeight <= before;
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries(); // the bar's range has to know the new rows
    if (above)
        setOffset(before + (qint64(end) - start + 1) * m_rowHeight);
    viewport()->update();
}

void ReceiptListView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    const qint64 before = offset();
    const qint64 above = std::clamp<qint64>(before / m_rowHeight - start, 0, qint64(end) - start + 1);
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    if (above > 0)
        setOffset(before - above * m_rowHeight);
    scheduleDelayedItemsLayout(); // when they are gone
}

//! Not QListView's: there is nothing to lay out.
void ReceiptListView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
}

void ReceiptListView::updateGeometries()
{
    const qint64 before = offset();
    m_mostOffset = std::max<qint64>(0, qint64(rows()) * m_rowHeight - viewport()->height());
    m_scale = 1 + m_mostOffset / kMostSteps;
    QScrollBar &bar = *verticalScrollBar();
    bar.setPageStep(std::max(1, int(viewport()->height() / m_scale)));
    bar.setSingleStep(std::max(1, int(m_rowHeight / 2 / m_scale)));
    bar.setRange(0, int((m_mostOffset + m_scale - 1) / m_scale));
    setOffset(before);
    QAbstractItemView::updateGeometries(); // QListView's would set the bar by its own layout
    tellVisibleRows();
}

void ReceiptListView::scrollContentsBy(int, int dy)
{
    viewport()->scroll(0, int(qBound(-kFar, dy * m_scale, kFar)));
    if (m_hovered >= 0) {
        viewport()->update(rowRect(m_hovered)); // it went away under the pointer
        updateHovered();
    }
    tellVisibleRows();
}

//! After a reset the same row numbers are other rows: whoever listens has to hear of them again.
void ReceiptListView::reset()
{
    QListView::reset();
    m_first = m_last = m_hovered = -1;
}

void ReceiptListView::tellVisibleRows()
{
    int first = -1;
    int last = -1;
    if (model() && isVisible()) {
        first = rowAt(0);
        last = rowAt(viewport()->height() - 1);
        if (first >= 0 && last < 0)
            last = rows() - 1;
    }
    if (first == m_first && last == m_last)
        return;
    m_first = first;
    m_last = last;
    emit visibleRowsChanged(first, last);
}

void ReceiptListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
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
    QListView::keyPressEvent(event);
}

void ReceiptListView::mousePressEvent(QMouseEvent *event)
{
    noteKeyboard(false);
    QListView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit chosen(index);
}

void ReceiptListView::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        noteKeyboard(true);
    QListView::focusInEvent(event);
}

void ReceiptListView::noteKeyboard(bool used)
{
    setProperty("keyboardUsed", used); // the delegate draws the focus ring for it
    viewport()->update();
}

void ReceiptListView::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    tellVisibleRows();
}

void ReceiptListView::hideEvent(QHideEvent *event)
{
    QListView::hideEvent(event);
    tellVisibleRows();
}

void ReceiptListView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if ((event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) && model())
        measureRows();
}
