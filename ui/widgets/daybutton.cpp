// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/daybutton.h"

#include "ui/format/format.h"

#include <QCalendarWidget>
#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidgetAction>

DayButton::DayButton(QWidget *parent)
    : QToolButton(parent)
    , m_menu(new QMenu(this))
    , m_calendar(new QCalendarWidget)
    , m_none(new QPushButton)
{
    setFocusPolicy(Qt::StrongFocus);
    m_menu->setObjectName(QStringLiteral("dayMenu"));
    m_calendar->setObjectName(QStringLiteral("dayCalendar"));
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_none->setObjectName(QStringLiteral("noDayButton"));
    auto *page = new QWidget(m_menu);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_calendar);
    layout->addWidget(m_none);
    m_none->hide();
    auto *action = new QWidgetAction(m_menu);
    action->setDefaultWidget(page);
    m_menu->addAction(action);

    connect(this, &QToolButton::clicked, this, &DayButton::showCalendar);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DayButton::choose);
    connect(m_calendar, &QCalendarWidget::activated, this, [this](QDate day) {
        if (m_menu->isVisible()) // Enter and a double click come here; a click has closed the menu already
            choose(day);
    });
    connect(m_none, &QPushButton::clicked, this, [this] { choose({}); });
    translate();
}

void DayButton::setDay(QDate day, QDate last)
{
    m_day = day;
    m_last = last;
    translate();
}

void DayButton::setNoDay(const QString &shown, const QString &choice)
{
    m_noDay = shown;
    m_none->setText(choice);
    m_none->setVisible(!choice.isEmpty());
    translate();
}

void DayButton::choose(QDate day)
{
    m_menu->close();
    emit dayChosen(day);
}

void DayButton::showCalendar()
{
    m_calendar->setMaximumDate(m_last);
    m_calendar->setSelectedDate(m_day.isValid() ? m_day : m_last);
    m_menu->popup(mapToGlobal(QPoint(0, height())));
    m_calendar->setFocus();
}

void DayButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        translate();
    QToolButton::changeEvent(event);
}

void DayButton::translate()
{
    setText(m_day.isValid() ? format::date(m_day) : m_noDay);
    m_calendar->setAccessibleName(tr("Calendar"));
}
