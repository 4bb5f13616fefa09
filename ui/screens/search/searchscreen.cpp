// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/search/searchscreen.h"

#include "app/services/links.h"
#include "ui/dialogs/dialogs.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/models/receipttext.h"
#include "ui/models/searchinput.h"
#include "ui/models/searchlistmodel.h"
#include "ui/models/searchtallytext.h"
#include "ui/screens/dashboard/foundreceipts.h"
#include "ui/screens/dashboard/receiptchooser.h"
#include "ui/screens/search/foundmoment.h"
#include "ui/screens/search/foundtotals.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchbar.h"
#include "ui/widgets/searchfilters.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <array>

namespace {

constexpr int kFiltersWidth = 236;
constexpr int kSideWidth = 330;
constexpr int kNarrow = 960; // below it the filters and what was found take turns
constexpr int kGap = 15;

struct Order {
    ReceiptOrder order;
    Qt::SortOrder direction;
};
constexpr std::array kOrders{
    Order{ReceiptOrder::Time, Qt::DescendingOrder},   Order{ReceiptOrder::Time, Qt::AscendingOrder},
    Order{ReceiptOrder::Amount, Qt::DescendingOrder}, Order{ReceiptOrder::Amount, Qt::AscendingOrder},
    Order{ReceiptOrder::Number, Qt::DescendingOrder}, Order{ReceiptOrder::Number, Qt::AscendingOrder},
};

QFrame *card(const QString &name)
{
    auto *frame = new QFrame;
    frame->setObjectName(name);
    frame->setProperty("kind", QStringLiteral("card"));
    return frame;
}

} // namespace

SearchScreen::SearchScreen(const SearchServices &services, Dialogs &dialogs, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_links(services.links)
    , m_exporter(services.exporter)
    , m_dialogs(dialogs)
    , m_theme(theme)
    , m_input(new SearchInput(services.search, services.settings, SearchInput::WhenEmpty::FindsAll, this))
    , m_title(new QLabel(this))
    , m_export(new QPushButton(this))
    , m_bar(new SearchBar(*m_input))
    , m_filters(new SearchFilters(*m_input))
    , m_filtersCard(card(QStringLiteral("filtersCard")))
    , m_order(new QComboBox)
    , m_line(new QLabel)
    , m_found(new FoundReceipts(*m_input, services.book, services.pictures, theme))
    , m_totals(new FoundTotals(services.search))
    , m_moment(new FoundMoment(services.book, services.pictures, services.links, services.session, theme))
    , m_side(new QScrollArea)
{
    setObjectName(QStringLiteral("searchScreen"));
    setProperty("kind", QStringLiteral("page"));
    m_title->setProperty("kind", QStringLiteral("pageTitle"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 17, 22, 18);
    layout->setSpacing(kGap);
    m_export->setObjectName(QStringLiteral("exportButton"));
    auto *header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_export);
    layout->addLayout(header);
    layout->addWidget(makeBar());
    layout->addWidget(makeBody(), 1);
    connectParts();
    translate();
    offerRegisters();
    m_bar->setFiltersShown(true);
    place();
}

QWidget *SearchScreen::makeBar()
{
    auto *bar = card(QStringLiteral("searchCard"));
    auto *layout = new QVBoxLayout(bar);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_bar);
    return bar;
}

QWidget *SearchScreen::makeBody()
{
    auto *filters = new QVBoxLayout(m_filtersCard);
    filters->setContentsMargins(1, 1, 1, 8); // what scrolls stays off the round corners
    filters->addWidget(m_filters);
    auto *sidePage = new QWidget;
    auto *side = new QVBoxLayout(sidePage);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(kGap);
    side->addWidget(m_totals);
    side->addWidget(m_moment, 1);
    m_side->setObjectName(QStringLiteral("foundSide"));
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setWidgetResizable(true); // it scrolls in a low window, and with large text
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setWidget(sidePage);
    m_side->viewport()->setAutoFillBackground(false);
    sidePage->setAutoFillBackground(false); // which setWidget() has switched on
    auto *body = new QWidget;
    auto *layout = new QHBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(m_filtersCard);
    layout->addWidget(makeList(), 1);
    layout->addWidget(m_side);
    return body;
}

QWidget *SearchScreen::makeList()
{
    auto *list = card(QStringLiteral("foundCard"));
    m_order->setObjectName(QStringLiteral("foundOrder"));
    for (size_t i = 0; i < kOrders.size(); ++i)
        m_order->addItem({});
    m_line->setObjectName(QStringLiteral("foundLine"));
    m_line->setProperty("kind", QStringLiteral("muted"));
    m_line->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 6, 12, 6);
    head->addWidget(m_line, 1);
    head->addStretch();
    head->addWidget(m_order);
    auto *ruler = new QFrame;
    ruler->setProperty("kind", QStringLiteral("line"));
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(1, 1, 1, 10);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(ruler);
    layout->addWidget(m_found, 1);
    return list;
}

void SearchScreen::connectParts()
{
    const ReceiptChooser &chooser = m_found->chooser();
    connect(&chooser, &ReceiptChooser::choseReceipt, m_moment, &FoundMoment::choose);
    connect(&chooser, &ReceiptChooser::lost, this, [this] {
        m_found->chooser().clear();
        m_moment->clear();
    });
    connect(m_moment, &FoundMoment::dashboardRequested, this, &SearchScreen::dashboardRequested);
    connect(m_bar, &SearchBar::filtersToggled, this, [this](bool shown) {
        if (!m_isNarrow)
            m_isFolded = !shown;
        place();
        if (shown && isVisible())
            m_filters->focusFirst();
    });
    connect(m_bar, &SearchBar::listRequested, m_found, &FoundReceipts::focusList);
    connect(m_bar, &SearchBar::escaped, m_found, &FoundReceipts::focusList);
    connect(m_bar, &SearchBar::staffSettingRequested, this, &SearchScreen::staffSettingRequested);
    m_bar->addShortcut(this);
    connect(m_order, &QComboBox::activated, this, &SearchScreen::chooseOrder);
    connect(&m_links, &Links::changed, this, &SearchScreen::offerRegisters);
    connect(m_export, &QPushButton::clicked, this, &SearchScreen::exportFound);
    connect(&m_input->search(), &ReceiptSearch::searchChanged, this, &SearchScreen::showCount);
    connect(&m_input->search(), &ReceiptSearch::tallyChanged, this, &SearchScreen::showCount);
}

void SearchScreen::chooseOrder(int index)
{
    const Order &order = kOrders.at(size_t(index));
    m_found->model().setOrder(order.order, order.direction);
}

void SearchScreen::exportFound()
{
    const ReceiptSearch &search = m_input->search();
    ExportSubject subject{search.request(), {}, m_input->text(), {}};
    if (search.count().complete)
        subject.count = search.count().count;
    auto *dialog = new ExportDialog(m_exporter, subject, m_dialogs);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialogs.open(dialog);
}

void SearchScreen::showCount()
{
    const SearchTally &count = m_input->search().count();
    m_line->setText(foundLine(m_input->search()));
    m_export->setEnabled(count.count > 0 || !count.complete);
}

void SearchScreen::offerRegisters()
{
    QList<SearchChoices::Choice> registers;
    for (const Link &link : m_links.all()) {
        const SearchChoices::Choice choice{link.registerName.isEmpty() ? link.reg.terminal : link.registerName,
                                           registerText(link.reg, link.registerName)};
        if (!registers.contains(choice)) // with two cameras it has two links
            registers << choice;
    }
    m_filters->setRegisters(registers);
}

void SearchScreen::place()
{
    const bool filters = m_bar->areFiltersShown();
    m_filtersCard->setVisible(filters);
    m_side->setVisible(!m_isNarrow || !filters);
    m_line->setVisible(!m_side->isVisibleTo(this));
    m_filtersCard->setFixedWidth(m_theme.px(kFiltersWidth));
    m_side->setFixedWidth(qMin(m_theme.px(kSideWidth), qMax(kSideWidth, width() * 2 / 5)));
}

void SearchScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_input->start();
    if (!focusWidget() || !isAncestorOf(focusWidget()))
        m_bar->focusField();
}

void SearchScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < m_theme.px(kNarrow);
    if (narrow != std::exchange(m_isNarrow, narrow))
        m_bar->setFiltersShown(!narrow && !m_isFolded);
    place();
}

void SearchScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    offerRegisters();
}

void SearchScreen::translate()
{
    m_title->setText(tr("Search"));
    m_order->setAccessibleName(tr("Order of the list"));
    m_side->setAccessibleName(tr("What was found"));
    const std::array orders{tr("Newest first"),    tr("Oldest first"), tr("Largest amount"),
                            tr("Smallest amount"), tr("Highest No."),  tr("Lowest No.")};
    for (size_t i = 0; i < orders.size(); ++i)
        m_order->setItemText(int(i), orders.at(i));
    m_export->setText(tr("Export\u2026"));
    showCount();
    m_line->setAccessibleName(tr("How much was found"));
}
