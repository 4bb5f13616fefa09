// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDialog;
class Theme;

//! Shows a dialog inside its window, over everything else, which is dimmed and out of reach of mouse and Tab key.
//! Makes itself, and goes when the dialog has finished.
class ModalOverlay : public QWidget {
    Q_OBJECT
public:
    //! Opens the dialog over that window; without one (or when it is not shown) as a window of its own.
    static void open(QDialog *dialog, QWidget *window, const Theme &theme);
    //! Does a dialog lie over that screen, so that it is out of reach of keys as well?
    static bool covers(const QWidget &screen);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    ModalOverlay(QDialog *dialog, QWidget *window, const Theme &theme);
    void place();

    QDialog *m_dialog;
    const Theme &m_theme;
};
