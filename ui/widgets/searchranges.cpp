// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchranges.h"

#include "ui/models/searchinput.h"
#include "ui/models/searchtermtext.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr auto kPause = 400ms;
constexpr int kNone = -1;
constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;

bool isHours(const SearchTerm &term)
{
    return term.kind == SearchTerm::Kind::TimeOfDay;
}

bool isAmount(const SearchTerm &term)
{
    return term.kind == SearchTerm::Kind::Amount;
}

template <typename Which>
const SearchTerm *first(const SearchQuery &query, Which which)
{
    const auto term = std::find_if(query.terms.begin(), query.terms.end(), which);
    return term == query.terms.end() ? nullptr : &*term;
}

QHBoxLayout *fromTo(QWidget *owner, QWidget *from, QWidget *to)
{
    auto *layout = new QHBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(from, 1);
    layout->addWidget(new QLabel(QStringLiteral("–"), owner));
    layout->addWidget(to, 1);
    return layout;
}

//! Any minute can be typed; the box has the full hours and whatever was typed.
void showMinute(QComboBox *box, int minute)
{
    int index = box->findData(minute);
    if (index < 0) {
        index = 1;
        while (index < box->count() && box->itemData(index).toInt() < minute)
            ++index;
        box->insertItem(index, minuteText(minute), minute);
    }
    box->setCurrentIndex(index);
}

//! In whatever width it was typed.
std::optional<qint64> amountIn(const QLineEdit *field)
{
    QString digits;
    for (const QChar c : foldedForSearch(field->text())) {
        if (c.isDigit())
            digits += c;
    }
    return digits.isEmpty() || digits.size() > 15 ? std::nullopt : std::optional(digits.toLongLong());
}

void showAmount(QLineEdit *field, const std::optional<qint64> &amount)
{
    if (amountIn(field) != amount)
        field->setText(amount ? QString::number(*amount) : QString());
}

} // namespace

SearchHours::SearchHours(SearchInput &input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_from(new QComboBox(this))
    , m_to(new QComboBox(this))
{
    m_from->setObjectName(QStringLiteral("hoursFrom"));
    m_to->setObjectName(QStringLiteral("hoursTo"));
    for (QComboBox *box : {m_from, m_to}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(4);
        box->addItem(QStringLiteral("–"), kNone);
        for (int minute = kHour; minute < kDay; minute += kHour) // midnight is an open end
            box->addItem(minuteText(minute), minute);
        connect(box, &QComboBox::activated, this, &SearchHours::apply);
    }
    fromTo(this, m_from, m_to);
    connect(&input, &SearchInput::changed, this, &SearchHours::refresh);
    translate();
    refresh();
}

QWidget *SearchHours::firstControl() const
{
    return m_from;
}

void SearchHours::refresh()
{
    const SearchTerm *term = first(m_input.query(), isHours);
    showMinute(m_from, term && term->hours.from != 0 ? term->hours.from : kNone);
    showMinute(m_to, term && term->hours.to % kDay != 0 ? term->hours.to : kNone);
}

void SearchHours::apply()
{
    const int from = m_from->currentData().toInt();
    const int to = m_to->currentData().toInt();
    SearchTerm term;
    term.kind = SearchTerm::Kind::TimeOfDay;
    term.hours = {from == kNone ? 0 : from, to == kNone ? kDay : to};
    if (term.hours.from == term.hours.to) // an hour is the least that makes sense
        term.hours.to = term.hours.from + kHour;
    m_input.replace(isHours, from == kNone && to == kNone ? QString() : m_input.written(term));
}

void SearchHours::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void SearchHours::translate()
{
    m_from->setAccessibleName(tr("Time of day from"));
    m_to->setAccessibleName(tr("Time of day until"));
}

SearchAmounts::SearchAmounts(SearchInput &input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_pause(new QTimer(this))
{
    m_from->setObjectName(QStringLiteral("amountFrom"));
    m_to->setObjectName(QStringLiteral("amountTo"));
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPause);
    connect(m_pause, &QTimer::timeout, this, &SearchAmounts::apply);
    for (QLineEdit *field : {m_from, m_to}) {
        field->setInputMethodHints(Qt::ImhDigitsOnly);
        field->setMaxLength(20);
        field->setMinimumWidth(1);
        connect(field, &QLineEdit::textEdited, m_pause, qOverload<>(&QTimer::start));
        connect(field, &QLineEdit::editingFinished, this, &SearchAmounts::apply);
    }
    fromTo(this, m_from, m_to);
    connect(&input, &SearchInput::changed, this, &SearchAmounts::refresh);
    translate();
    refresh();
}

QWidget *SearchAmounts::firstControl() const
{
    return m_from;
}

void SearchAmounts::refresh()
{
    if (m_pause->isActive())
        return; // what is being typed here comes next
    const SearchTerm *term = first(m_input.query(), isAmount);
    showAmount(m_from, term ? term->amount.from : std::nullopt);
    showAmount(m_to, term ? term->amount.to : std::nullopt);
}

void SearchAmounts::apply()
{
    m_pause->stop();
    SearchTerm term;
    term.kind = SearchTerm::Kind::Amount;
    term.amount = {amountIn(m_from), amountIn(m_to)};
    if (term.amount.from && term.amount.to && *term.amount.to < *term.amount.from)
        std::swap(term.amount.from, term.amount.to);
    const SearchTerm *before = first(m_input.query(), isAmount);
    if (term.amount != (before ? before->amount : AmountRange()))
        m_input.replace(isAmount, term.amount == AmountRange() ? QString() : m_input.written(term));
}

void SearchAmounts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void SearchAmounts::translate()
{
    m_from->setPlaceholderText(tr("¥ from"));
    m_to->setPlaceholderText(tr("¥ to"));
    m_from->setAccessibleName(tr("Amount from"));
    m_to->setAccessibleName(tr("Amount to"));
}
