// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class FlowLayout;
class QFrame;
class QToolButton;
class SearchInput;

//! How the text of a search was understood, term by term. Each one can be taken away: with the mouse, or with Delete,
//! Backspace, Enter or the space bar on its cross; the arrow keys go from one to the next. Hidden while there is none.
class SearchChips : public QWidget {
    Q_OBJECT
public:
    explicit SearchChips(SearchInput &input, QWidget *parent = nullptr);

signals:
    void left(); //!< the last chip was taken away with the keyboard
    void staffSettingRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Chip {
        QString text;
        bool off = false;
        friend bool operator==(const Chip &, const Chip &) = default;
    };
    void refresh();
    void add(const Chip &chip, int index);
    void remove(int index);
    void translate();

    SearchInput &m_input;
    FlowLayout *m_layout;
    QWidget *m_anchor; //!< where the chips are in the order of the Tab key; new widgets come last on the screen
    QList<Chip> m_shown;
    QList<QFrame *> m_chips;
    QList<QToolButton *> m_crosses;
    QToolButton *m_staff; //!< to the setting, while a term needs it
};
