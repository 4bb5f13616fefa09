// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

class Theme;

//! The header of a link table: a box that ticks all rows, and sections to sort by. With the focus in it, ← and → walk the
//! sections, Space uses one, and Shift with ← and → makes it narrower and wider.
class LinkHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit LinkHeader(QWidget *parent = nullptr);

    void setTheme(const Theme *theme) { m_theme = theme; }
    //! Shows by what the table is sorted; -1: by nothing.
    void setSorted(int column, Qt::SortOrder order);
    int sortedColumn() const { return m_sorted; }
    Qt::SortOrder sortedOrder() const { return m_order; }

signals:
    void tickAllRequested();
    void sortRequested(int column, Qt::SortOrder order);
    void resizeRequested(int column, int width); //!< by keyboard

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void activate(int section);
    void step(int direction);
    void nameCurrent();

    const Theme *m_theme = nullptr;
    int m_current = 0; //!< the section that keys work on
    int m_sorted = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};
