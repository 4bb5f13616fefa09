// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QBoxLayout;
class QWidget;

//! Folds a row of a screen (a title and its buttons) into a column while the screen is too narrow for it, and lets its
//! labels wrap then: large text in a small window. Owned by the screen.
class FoldingRow : public QObject {
    Q_OBJECT
public:
    //! `row` lies in the screen's layout.
    FoldingRow(QBoxLayout *row, QWidget *screen);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fold();

    QBoxLayout *m_row;
    QWidget *m_screen;
};
