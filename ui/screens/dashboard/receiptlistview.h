// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

//! One wide column of rows of equal height, as many as a model can have: where a row lies is computed from its number, and
//! nothing is kept per row. (Qt's views keep some bytes of each and walk through them whenever rows come.) A QListView, and
//! not its base class, so that screen readers hear of a list. New rows above what the user looks at do not move it, unless the
//! list is at its top.
class ReceiptListView : public QListView {
    Q_OBJECT
public:
    explicit ReceiptListView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void reset() override;
    void doItemsLayout() override;

    int rowHeight() const { return m_rowHeight; } //!< px
    //! Of a y in the viewport; -1 where there is none.
    int rowAt(int y) const;
    QModelIndex indexAt(const QPoint &point) const override;
    //! Of a row far away, somewhere out of sight on its side.
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    //! Does nothing: to type ahead would walk through all rows; the search field finds more, faster.
    void keyboardSearch(const QString &) override {}

signals:
    //! (-1, -1) while nothing is visible.
    void visibleRowsChanged(int first, int last);
    //! The user chose that row: click, Enter, or an arrow key.
    void chosen(const QModelIndex &index);
    //! Esc.
    void left();

protected:
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override { return int(offset()); }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int rows() const;
    qint64 offset() const; //!< px from the top of the first row to the top of the viewport
    void setOffset(qint64 offset);
    QRect rowRect(int row) const;
    void updateHovered();
    void tellVisibleRows();
    void measureRows();
    void noteKeyboard(bool used);

    int m_rowHeight = 1;
    qint64 m_mostOffset = 0; //!< with the last row at the bottom
    qint64 m_scale = 1; //!< px per step of the scroll bar, which counts in int
    int m_hovered = -1;
    int m_first = -1;
    int m_last = -1;
    bool m_byKey = false; //!< the current row changes because of a key, not because rows came or went
};
