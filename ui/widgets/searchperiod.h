// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class DayButton;
class QComboBox;
class SearchInput;

//! The days of a search: by name, or from one to another.
class SearchPeriod : public QWidget {
    Q_OBJECT
public:
    explicit SearchPeriod(SearchInput &input, QWidget *parent = nullptr);

    QWidget *firstControl() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void choose(int index);
    void chooseDays();
    void translate();

    SearchInput &m_input;
    QComboBox *m_choice;
    DayButton *m_first;
    DayButton *m_last;
};
