// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/daybar.h"

#include "ui/format/format.h"
#include "ui/widgets/foldingrow.h"

#include <QCalendarWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace {
QToolButton *quietButton(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}
} // namespace

DayBar::DayBar(QWidget *parent)
    : QWidget(parent)
    , m_previous(quietButton(QStringLiteral("dayPrevious"), QStringLiteral("\u2039"), this))
    , m_date(quietButton(QStringLiteral("dayButton"), QString(), this))
    , m_next(quietButton(QStringLiteral("dayNext"), QStringLiteral("\u203a"), this))
    , m_goToday(quietButton(QStringLiteral("dayToday"), QString(), this))
    , m_totals(new QLabel(this))
    , m_menu(new QMenu(this))
    , m_calendar(new QCalendarWidget)
{
    setObjectName(QStringLiteral("dayBar"));
    m_totals->setObjectName(QStringLiteral("dayTotals"));
    m_totals->setProperty("kind", QStringLiteral("muted"));
    m_totals->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_goToday->setProperty("kind", QStringLiteral("smallButton"));
    auto *layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout->setContentsMargins(8, 0, 14, 0);
    layout->setSpacing(0);
    auto *choice = new QHBoxLayout;
    choice->setSpacing(0);
    choice->addWidget(m_previous);
    choice->addWidget(m_date);
    choice->addWidget(m_next);
    choice->addStretch(1);
    auto *totals = new QHBoxLayout;
    totals->addSpacing(6);
    totals->addWidget(m_goToday);
    totals->addWidget(m_totals, 1);
    layout->addLayout(choice);
    layout->addLayout(totals, 1);
    new FoldingRow(layout, this);

    m_menu->setObjectName(QStringLiteral("dayMenu"));
    m_calendar->setObjectName(QStringLiteral("dayCalendar"));
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    auto *page = new QWidget(m_menu);
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(4, 4, 4, 4);
    pageLayout->addWidget(m_calendar);
    auto *action = new QWidgetAction(m_menu);
    action->setDefaultWidget(page);
    m_menu->addAction(action);

    connect(m_previous, &QToolButton::clicked, this, [this] { emit dayChosen(m_day.addDays(-1)); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit dayChosen(m_day.addDays(1)); });
    connect(m_date, &QToolButton::clicked, this, &DayBar::showCalendar);
    const auto choose = [this](QDate day) {
        m_menu->close();
        emit dayChosen(day);
    };
    connect(m_calendar, &QCalendarWidget::clicked, this, choose);
    connect(m_calendar, &QCalendarWidget::activated, this, [this, choose](QDate day) {
        if (m_menu->isVisible()) // Enter and a double click come here; a click has closed the menu already
            choose(day);
    });
    connect(m_goToday, &QToolButton::clicked, this, [this] { emit dayChosen(m_today); });
    translate();
}

void DayBar::setDay(QDate day, QDate today)
{
    m_day = day;
    m_today = today;
    m_next->setEnabled(day < today);
    m_goToday->setEnabled(day != today);
    translate();
}

void DayBar::setTotals(const QString &text)
{
    m_totals->setText(text);
}

void DayBar::showCalendar()
{
    m_calendar->setMaximumDate(m_today);
    m_calendar->setSelectedDate(m_day);
    m_menu->popup(m_date->mapToGlobal(QPoint(0, m_date->height())));
    m_calendar->setFocus();
}

void DayBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        translate();
    QWidget::changeEvent(event);
}

void DayBar::translate()
{
    m_date->setText(m_day.isValid() ? format::date(m_day) : QString());
    m_date->setToolTip(tr("Choose another day"));
    m_date->setAccessibleName(tr("Day shown: %1").arg(m_date->text()));
    m_previous->setToolTip(tr("Previous day (Alt+Left)"));
    m_previous->setAccessibleName(tr("Previous day"));
    m_next->setToolTip(tr("Next day (Alt+Right)"));
    m_next->setAccessibleName(tr("Next day"));
    m_totals->setAccessibleName(tr("Receipts and sales of the day"));
    m_calendar->setAccessibleName(tr("Calendar"));
    m_goToday->setText(tr("Today"));
    m_goToday->setToolTip(tr("Back to today (Ctrl+T)"));
}
