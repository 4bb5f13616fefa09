// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchperiod.h"

#include "app/domain/searchwriting.h"
#include "ui/models/searchinput.h"
#include "ui/models/searchtermtext.h"
#include "ui/widgets/daybutton.h"

#include <QComboBox>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace {

constexpr std::array kNames{NamedPeriod::Today, NamedPeriod::Yesterday, NamedPeriod::LastSevenDays, NamedPeriod::ThisMonth,
                            NamedPeriod::LastMonth};
constexpr int kAnyTime = 0;
constexpr int kFirstName = 1;
constexpr int kDays = kFirstName + int(kNames.size());

bool isPeriod(const SearchTerm &term)
{
    return term.kind == SearchTerm::Kind::Period;
}

//! A part of a day is shown as that day.
DaySpan daysShown(const TimeRange &period)
{
    const QTimeZone zone = shopZone();
    return daysOf(period, zone).value_or(DaySpan{dayOf(period.from, zone), dayOf(period.from, zone)});
}

} // namespace

SearchPeriod::SearchPeriod(SearchInput &input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_choice(new QComboBox(this))
    , m_first(new DayButton(this))
    , m_last(new DayButton(this))
{
    m_choice->setObjectName(QStringLiteral("periodChoice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    for (int i = 0; i <= kDays; ++i)
        m_choice->addItem({});
    m_first->setObjectName(QStringLiteral("periodFirst"));
    m_last->setObjectName(QStringLiteral("periodLast"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_choice);
    for (DayButton *button : {m_first, m_last}) {
        button->setProperty("kind", QStringLiteral("button"));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        layout->addWidget(button);
    }
    connect(m_choice, &QComboBox::activated, this, &SearchPeriod::choose);
    connect(m_first, &DayButton::dayChosen, this, [this](QDate day) {
        m_first->setDay(day, dayOf(m_input.now(), shopZone()));
        chooseDays();
    });
    connect(m_last, &DayButton::dayChosen, this, [this](QDate day) {
        m_last->setDay(day, dayOf(m_input.now(), shopZone()));
        chooseDays();
    });
    connect(&input, &SearchInput::changed, this, &SearchPeriod::refresh);
    translate();
    refresh();
}

QWidget *SearchPeriod::firstControl() const
{
    return m_choice;
}

void SearchPeriod::refresh()
{
    const QDate today = dayOf(m_input.now(), shopZone());
    const QList<SearchTerm> &terms = m_input.query().terms;
    const auto term = std::find_if(terms.begin(), terms.end(), isPeriod);
    if (term == terms.end()) {
        m_choice->setCurrentIndex(kAnyTime);
        m_first->setDay({}, today);
        m_last->setDay({}, today);
        return;
    }
    const auto name = nameOfPeriod(term->period, today, shopZone());
    const auto known = name ? std::find(kNames.begin(), kNames.end(), *name) : kNames.end();
    m_choice->setCurrentIndex(known == kNames.end() ? kDays : kFirstName + int(known - kNames.begin()));
    const DaySpan days = daysShown(term->period);
    m_first->setDay(days.first, today);
    m_last->setDay(days.last, today);
}

void SearchPeriod::choose(int index)
{
    if (index == kDays) {
        m_first->setFocus(Qt::OtherFocusReason);
        return;
    }
    SearchTerm term;
    term.kind = SearchTerm::Kind::Period;
    if (index != kAnyTime)
        term.period = periodNamed(kNames.at(size_t(index - kFirstName)), dayOf(m_input.now(), shopZone()), shopZone());
    m_input.replace(isPeriod, index == kAnyTime ? QString() : m_input.written(term));
}

void SearchPeriod::chooseDays()
{
    DaySpan days{m_first->day(), m_last->day()};
    if (days.first.isValid() && days.last.isValid() && days.last < days.first)
        std::swap(days.first, days.last);
    SearchTerm term;
    term.kind = SearchTerm::Kind::Period;
    term.period = periodOf(days, shopZone());
    m_input.replace(isPeriod, days == DaySpan{} ? QString() : m_input.written(term));
}

void SearchPeriod::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void SearchPeriod::translate()
{
    m_choice->setItemText(kAnyTime, tr("Any time"));
    for (size_t i = 0; i < kNames.size(); ++i)
        m_choice->setItemText(kFirstName + int(i), namedPeriodText(kNames.at(i)));
    m_choice->setItemText(kDays, tr("Days from–to"));
    m_choice->setAccessibleName(tr("Period"));
    m_first->setNoDay(tr("From any day"), tr("From any day"));
    m_last->setNoDay(tr("Until any day"), tr("Until any day"));
    m_first->setAccessibleName(tr("First day"));
    m_last->setAccessibleName(tr("Last day"));
}
