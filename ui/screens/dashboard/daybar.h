// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QWidget>

class DayButton;
class QLabel;
class QToolButton;
class Theme;

//! "‹ 2026/1/24 (Sat) › Today" with a calendar behind the date, the day's totals at the right, and their export.
class DayBar : public QWidget {
    Q_OBJECT
public:
    explicit DayBar(Theme &theme, QWidget *parent = nullptr);

    //! `today` is the last day that can be chosen.
    void setDay(QDate day, QDate today);
    void setTotals(const QString &text);
    void setExportable(bool exportable);

signals:
    void dayChosen(QDate day);
    void exportRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();
    void translate();

    const Theme &m_theme;
    QDate m_day;
    QDate m_today;
    QToolButton *m_previous;
    DayButton *m_date;
    QToolButton *m_next;
    QToolButton *m_goToday;
    QLabel *m_totals;
    QToolButton *m_export;
};
