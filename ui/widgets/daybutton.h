// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QToolButton>

class QCalendarWidget;
class QMenu;
class QPushButton;

//! A day with a calendar behind it.
class DayButton : public QToolButton {
    Q_OBJECT
public:
    explicit DayButton(QWidget *parent = nullptr);

    //! `last` is the last day that can be chosen. An invalid day is shown as the words of setNoDay().
    void setDay(QDate day, QDate last);
    QDate day() const { return m_day; }
    //! Lets the user choose no day at all: what the button says then, and what the choice in the calendar says.
    void setNoDay(const QString &shown, const QString &choice);

signals:
    void dayChosen(QDate day); //!< invalid: no day

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCalendar();
    void choose(QDate day);
    void translate();

    QDate m_day;
    QDate m_last;
    QString m_noDay;
    QMenu *m_menu;
    QCalendarWidget *m_calendar;
    QPushButton *m_none;
};
