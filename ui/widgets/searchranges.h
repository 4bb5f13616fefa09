// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTimer;
class SearchInput;

//! The hours of the day of a search.
class SearchHours : public QWidget {
    Q_OBJECT
public:
    explicit SearchHours(SearchInput &input, QWidget *parent = nullptr);
    QWidget *firstControl() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void apply();
    void translate();

    SearchInput &m_input;
    QComboBox *m_from;
    QComboBox *m_to;
};

//! The amounts of a search, from one to another.
class SearchAmounts : public QWidget {
    Q_OBJECT
public:
    explicit SearchAmounts(SearchInput &input, QWidget *parent = nullptr);
    QWidget *firstControl() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void apply();
    void translate();

    SearchInput &m_input;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QTimer *m_pause;
};
