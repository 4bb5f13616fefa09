// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

//! One wide column of rows of equal height. New rows above what the user looks at do not move it, unless the list is at its top.
class ReceiptListView : public QTableView {
    Q_OBJECT
public:
    explicit ReceiptListView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void reset() override;

signals:
    //! (-1, -1) while nothing is visible.
    void visibleRowsChanged(int first, int last);
    //! The user chose that row: click, Enter, or an arrow key.
    void chosen(const QModelIndex &index);
    //! Esc.
    void left();

protected:
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
    void tellVisibleRows();
    void measureRows();
    void noteKeyboard(bool used);

    int m_first = -1;
    int m_last = -1;
    bool m_byKey = false; //!< the current row changes because of a key, not because rows came or went
};
