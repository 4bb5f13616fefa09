// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QWidget>

class DayButton;
class QLabel;
class QToolButton;

//! "‹ 2026/1/24 (Sat) › Today" with a calendar behind the date, and the day's totals at the right.
class DayBar : public QWidget {
    Q_OBJECT
public:
    explicit DayBar(QWidget *parent = nullptr);

    //! `today` is the last day that can be chosen.
    void setDay(QDate day, QDate today);
    void setTotals(const QString &text);

signals:
    void dayChosen(QDate day);

protected:
    void changeEvent(QEvent *event) override;

private:
    void translate();

    QDate m_day;
    QDate m_today;
    QToolButton *m_previous;
    DayButton *m_date;
    QToolButton *m_next;
    QToolButton *m_goToday;
    QLabel *m_totals;
};
