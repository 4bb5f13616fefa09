// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchbar.h"

#include "ui/models/searchinput.h"
#include "ui/widgets/modaloverlay.h"
#include "ui/widgets/searchchips.h"
#include "ui/widgets/searchfield.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>

SearchBar::SearchBar(SearchInput &input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_field(new SearchField(this))
    , m_filters(new QPushButton(this))
    , m_chips(new SearchChips(input, this))
    , m_row(new QHBoxLayout)
{
    setObjectName(QStringLiteral("searchBar"));
    m_filters->setObjectName(QStringLiteral("filtersButton"));
    m_filters->setCheckable(true);
    m_row->setSpacing(8);
    m_row->addWidget(m_field, 1);
    m_row->addWidget(m_filters);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_row);
    layout->addWidget(m_chips);

    connect(m_field, &SearchField::typed, &input, &SearchInput::setText);
    connect(m_field, &SearchField::listRequested, this, &SearchBar::listRequested);
    connect(m_field, &SearchField::escaped, this, &SearchBar::escaped);
    connect(m_filters, &QPushButton::toggled, this, &SearchBar::filtersToggled);
    connect(m_chips, &SearchChips::left, this, &SearchBar::focusField);
    connect(m_chips, &SearchChips::staffSettingRequested, this, &SearchBar::staffSettingRequested);
    connect(&input, &SearchInput::changed, this, &SearchBar::showInput);
    translate();
    showInput();
}

void SearchBar::addShortcut(QWidget *screen)
{
    auto *find = new QShortcut(QKeySequence::Find, screen);
    connect(find, &QShortcut::activated, this, [this] {
        if (!ModalOverlay::covers(*this))
            focusField();
    });
}

void SearchBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchBar::addButton(QWidget *button)
{
    m_row->addWidget(button);
}

void SearchBar::setFiltersShown(bool shown)
{
    m_filters->setChecked(shown);
}

bool SearchBar::areFiltersShown() const
{
    return m_filters->isChecked();
}

//! Chips and filters change the text; what is being typed is the text already.
void SearchBar::showInput()
{
    if (m_field->text() != m_input.text() && !m_field->isPending())
        m_field->showText(m_input.text());
    translate(); // what may be searched for is a setting
}

void SearchBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void SearchBar::translate()
{
    const QString placeholder =
        m_input.isStaffAllowed() ? tr("Search product, amount, staff, No.") : tr("Search product, amount, No., payment");
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(tr("Search receipts"));
    m_field->setToolTip(tr("Ctrl+F goes here, Esc clears it"));
    m_filters->setText(tr("Filters"));
}
