// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptcolumn.h"

#include "app/services/receiptsearch.h"
#include "ui/models/searchinput.h"
#include "ui/models/searchtallytext.h"
#include "ui/screens/dashboard/dayreceipts.h"
#include "ui/screens/dashboard/foundreceipts.h"
#include "ui/screens/dashboard/receiptchooser.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchbar.h"
#include "ui/widgets/searchfilters.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace {

constexpr int kBarHeight = 38;

QFrame *ruler(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("kind", QStringLiteral("line"));
    return line;
}

QLabel *totalsLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setProperty("kind", QStringLiteral("muted"));
    label->setWordWrap(true);
    label->setContentsMargins(14, 0, 14, 0);
    return label;
}

} // namespace

ReceiptColumn::ReceiptColumn(ReceiptBook &book, ReceiptSearch &search, MomentPictures &pictures, const Settings &settings, Theme &theme,
                             QWidget *parent)
    : QFrame(parent)
    , m_input(new SearchInput(search, settings, SearchInput::WhenEmpty::FindsNothing, this))
    , m_bar(new SearchBar(*m_input, this))
    , m_day(new DayReceipts(book, pictures, theme))
    , m_found(new FoundReceipts(*m_input, book, pictures, theme))
    , m_foundLine(totalsLabel(QStringLiteral("foundTotals")))
    , m_filters(new SearchFilters(*m_input))
    , m_showResults(new QPushButton)
    , m_filteredLine(totalsLabel(QStringLiteral("filteredTotals")))
    , m_places(new QStackedWidget(this))
    , m_foundPage(makeFoundPage(theme))
    , m_filtersPage(makeFiltersPage())
{
    setObjectName(QStringLiteral("receiptColumn"));
    setProperty("kind", QStringLiteral("card"));
    m_bar->setContentsMargins(11, 11, 11, 11);
    m_places->addWidget(m_day);
    m_places->addWidget(m_foundPage);
    m_places->addWidget(m_filtersPage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 10); // the rows stay off the round corners
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(ruler(this));
    layout->addWidget(m_places, 1);

    connect(m_day, &DayReceipts::exportRequested, this, &ReceiptColumn::exportRequested);
    follow(m_day->chooser());
    follow(m_found->chooser());
    connect(m_input, &SearchInput::changed, this, &ReceiptColumn::searchChanged);
    connect(&search, &ReceiptSearch::searchChanged, this, &ReceiptColumn::showFound);
    connect(&search, &ReceiptSearch::tallyChanged, this, &ReceiptColumn::showFound);
    connect(m_bar, &SearchBar::filtersToggled, this, [this](bool shown) {
        showPlace();
        if (shown)
            m_filters->focusFirst();
    });
    connect(m_bar, &SearchBar::listRequested, this, [this] {
        m_bar->setFiltersShown(false);
        focusList();
    });
    connect(m_bar, &SearchBar::escaped, this, &ReceiptColumn::focusList);
    connect(m_bar, &SearchBar::staffSettingRequested, this, &ReceiptColumn::staffSettingRequested);
    connect(m_showResults, &QPushButton::clicked, this, [this] {
        m_bar->setFiltersShown(false);
        focusList();
    });
    m_bar->addShortcut(this);
    m_bar->hide(); // until there are registers
    m_input->start();
    translate();
    showPlace();
}

QWidget *ReceiptColumn::makeFoundPage(Theme &theme)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_foundLine->setMinimumHeight(theme.px(kBarHeight)); // as high as the bar of the day, in whose place it is
    layout->addWidget(m_foundLine);
    layout->addWidget(ruler(page));
    layout->addWidget(m_found, 1);
    return page;
}

QWidget *ReceiptColumn::makeFiltersPage()
{
    auto *page = new QWidget;
    m_showResults->setObjectName(QStringLiteral("showResults"));
    m_showResults->setProperty("kind", QStringLiteral("primary"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 10, 13, 2);
    row->addWidget(m_filteredLine, 1);
    row->addWidget(m_showResults);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filters, 1);
    layout->addWidget(ruler(page));
    layout->addLayout(row);
    return page;
}

//! Only the list that is seen has a say.
void ReceiptColumn::follow(const ReceiptChooser &chooser)
{
    const auto pass = [this, &chooser](auto signal) {
        return [this, &chooser, signal](auto... values) {
            if (&chooser == &this->chooser())
                emit(this->*signal)(values...);
        };
    };
    connect(&chooser, &ReceiptChooser::choseReceipt, this, pass(&ReceiptColumn::chosen));
    connect(&chooser, &ReceiptChooser::lost, this, pass(&ReceiptColumn::choiceLost));
    connect(&chooser, &ReceiptChooser::stepsChanged, this, pass(&ReceiptColumn::stepsChanged));
}

ReceiptChooser &ReceiptColumn::chooser() const
{
    return isSearching() ? m_found->chooser() : m_day->chooser();
}

void ReceiptColumn::setRegisters(const QList<RegisterKey> &registers, const QHash<RegisterKey, CameraId> &cameras)
{
    m_hasRegisters = !registers.isEmpty();
    m_bar->setVisible(m_hasRegisters);
    if (!m_hasRegisters) // no registers would mean: all there are
        m_input->setText({});
    m_found->setCameras(cameras);
    m_input->setRegisters(registers);
    m_day->setRegisters(registers, cameras);
}

void ReceiptColumn::offerRegisters(const QList<SearchChoices::Choice> &registers)
{
    m_filters->setRegisters(registers);
}

bool ReceiptColumn::isSearching() const
{
    return m_hasRegisters && !m_input->isEmpty();
}

//! The day is as it was when the search has ended, its chosen receipt too.
void ReceiptColumn::searchChanged()
{
    const bool searching = isSearching();
    if (searching != std::exchange(m_wasSearching, searching)) {
        if (searching) {
            m_found->chooser().clear();
        } else if (const ReceiptId before = m_day->chooser().chosen(); before.isValid()) {
            emit chosen(before);
        } else if (m_found->chooser().chosen().isValid()) {
            emit choiceLost();
        }
        emit stepsChanged();
    }
    showPlace();
    showFound();
}

void ReceiptColumn::showPlace()
{
    m_places->setCurrentWidget(m_bar->areFiltersShown() && m_hasRegisters ? m_filtersPage : isSearching() ? m_foundPage : m_day);
}

void ReceiptColumn::showFound()
{
    const QString line = isSearching() ? foundLine(m_input->search()) : QString();
    m_foundLine->setText(line);
    m_filteredLine->setText(line);
}

void ReceiptColumn::stepDay(int days)
{
    if (!isSearching())
        m_day->stepDay(days);
}

void ReceiptColumn::showToday()
{
    m_bar->setFiltersShown(false);
    m_input->setText({});
    m_day->showToday();
}

void ReceiptColumn::showReceipt(QDate day, ReceiptId id)
{
    m_bar->setFiltersShown(false);
    m_input->setText({});
    m_day->showReceipt(day, id);
}

void ReceiptColumn::step(int rows)
{
    chooser().step(rows);
}

bool ReceiptColumn::canStep(int rows) const
{
    return chooser().canStep(rows);
}

void ReceiptColumn::clearChoice()
{
    chooser().clear();
}

void ReceiptColumn::focusList()
{
    // No focus proxy: Tab would jump from the column to the list and pass over what is above it.
    if (isSearching())
        m_found->focusList();
    else
        m_day->focusList();
}

void ReceiptColumn::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    showFound();
}

void ReceiptColumn::translate()
{
    m_showResults->setText(tr("Show the receipts"));
    m_foundLine->setAccessibleName(tr("How much was found"));
    m_filteredLine->setAccessibleName(m_foundLine->accessibleName());
}
