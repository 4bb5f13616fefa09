// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/daybar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/daybutton.h"
#include "ui/widgets/foldingrow.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

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

DayBar::DayBar(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_previous(quietButton(QStringLiteral("dayPrevious"), QStringLiteral("\u2039"), this))
    , m_date(new DayButton(this))
    , m_next(quietButton(QStringLiteral("dayNext"), QStringLiteral("\u203a"), this))
    , m_goToday(quietButton(QStringLiteral("dayToday"), QString(), this))
    , m_totals(new QLabel(this))
    , m_export(quietButton(QStringLiteral("dayExport"), QString(), this))
{
    setObjectName(QStringLiteral("dayBar"));
    m_date->setObjectName(QStringLiteral("dayButton"));
    m_date->setProperty("kind", QStringLiteral("quiet"));
    m_totals->setObjectName(QStringLiteral("dayTotals"));
    m_totals->setProperty("kind", QStringLiteral("muted"));
    m_totals->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_goToday->setProperty("kind", QStringLiteral("smallButton"));
    auto *layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout->setContentsMargins(8, 0, 8, 0);
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
    totals->addSpacing(4);
    totals->addWidget(m_export);
    layout->addLayout(choice);
    layout->addLayout(totals, 1);
    new FoldingRow(layout, this);

    connect(m_previous, &QToolButton::clicked, this, [this] { emit dayChosen(m_day.addDays(-1)); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit dayChosen(m_day.addDays(1)); });
    connect(m_date, &DayButton::dayChosen, this, &DayBar::dayChosen);
    connect(m_goToday, &QToolButton::clicked, this, [this] { emit dayChosen(m_today); });
    connect(m_export, &QToolButton::clicked, this, &DayBar::exportRequested);
    connect(&theme, &Theme::changed, this, &DayBar::showIcon);
    showIcon();
    setExportable(false);
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

void DayBar::setExportable(bool exportable)
{
    m_export->setEnabled(exportable);
}

void DayBar::showIcon()
{
    m_export->setIcon(icon(QStringLiteral("export"), m_theme.colors().text, m_theme.colors().mutedText));
}

void DayBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        translate();
    QWidget::changeEvent(event);
}

void DayBar::translate()
{
    m_date->setDay(m_day, m_today);
    m_date->setToolTip(tr("Choose another day"));
    m_date->setAccessibleName(tr("Day shown: %1").arg(m_date->text()));
    m_previous->setToolTip(tr("Previous day (Alt+Left)"));
    m_previous->setAccessibleName(tr("Previous day"));
    m_next->setToolTip(tr("Next day (Alt+Right)"));
    m_next->setAccessibleName(tr("Next day"));
    m_totals->setAccessibleName(tr("Receipts and sales of the day"));
    m_export->setToolTip(tr("Export the receipts of this day\u2026"));
    m_export->setAccessibleName(tr("Export the receipts of this day"));
    m_goToday->setText(tr("Today"));
    m_goToday->setToolTip(tr("Back to today (Ctrl+T)"));
}
