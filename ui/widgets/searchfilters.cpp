// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfilters.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "ui/format/format.h"
#include "ui/models/searchinput.h"
#include "ui/widgets/searchperiod.h"
#include "ui/widgets/searchranges.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace {

using Kind = SearchTerm::Kind;

constexpr auto kPause = 400ms;
constexpr std::array kKinds{ReceiptKind::Sale,          ReceiptKind::Refund, ReceiptKind::Reversal, ReceiptKind::Void,
                            ReceiptKind::AbandonedSlip, ReceiptKind::CashIn, ReceiptKind::CashOut};
const QString kCash = QStringLiteral("Cash");
const QString kCashless = QStringLiteral("Cashless");

bool isKind(const SearchTerm &term)
{
    return term.kind == Kind::ReceiptKind;
}

bool isPayment(const SearchTerm &term)
{
    return term.kind == Kind::Payment || term.kind == Kind::Cash || term.kind == Kind::Cashless;
}

bool isRegister(const SearchTerm &term)
{
    return term.kind == Kind::Register;
}

bool isNumber(const SearchTerm &term)
{
    return term.kind == Kind::ReceiptNumber;
}

bool isFilter(const SearchTerm &term)
{
    return isKind(term) || isPayment(term) || isRegister(term) || isNumber(term) || term.kind == Kind::Period ||
           term.kind == Kind::TimeOfDay || term.kind == Kind::Amount;
}

QString idOf(ReceiptKind kind)
{
    return QString::number(int(kind));
}

bool hasOneOf(const QString &name, const QStringList &foldedWords)
{
    const QString folded = foldedForSearch(name);
    return std::any_of(foldedWords.begin(), foldedWords.end(), [&](const QString &word) { return folded.contains(word); });
}

} // namespace

SearchFilters::SearchFilters(SearchInput &input, QWidget *parent)
    : QScrollArea(parent)
    , m_input(input)
    , m_period(new SearchPeriod(input))
    , m_hours(new SearchHours(input))
    , m_amounts(new SearchAmounts(input))
    , m_kinds(new SearchChoices(QStringLiteral("filterKind")))
    , m_payments(new SearchChoices(QStringLiteral("filterPayment")))
    , m_registers(new SearchChoices(QStringLiteral("filterRegister")))
    , m_number(new QLineEdit)
    , m_pause(new QTimer(this))
    , m_clear(new QPushButton)
{
    setObjectName(QStringLiteral("searchFilters"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("searchFiltersPage"));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(5);
    m_number->setObjectName(QStringLiteral("filterNumber"));
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_clear->setProperty("kind", QStringLiteral("link"));
    m_periodTitle = addTitle(layout, QStringLiteral("periodTitle"), m_period->firstControl());
    layout->addWidget(m_period);
    m_hoursTitle = addTitle(layout, QStringLiteral("hoursTitle"), m_hours->firstControl());
    layout->addWidget(m_hours);
    m_amountsTitle = addTitle(layout, QStringLiteral("amountsTitle"), m_amounts->firstControl());
    layout->addWidget(m_amounts);
    m_kindsTitle = addTitle(layout, QStringLiteral("kindsTitle"), nullptr);
    layout->addWidget(m_kinds);
    m_paymentsTitle = addTitle(layout, QStringLiteral("paymentsTitle"), nullptr);
    layout->addWidget(m_payments);
    m_registersTitle = addTitle(layout, QStringLiteral("registersTitle"), nullptr);
    layout->addWidget(m_registers);
    m_numberTitle = addTitle(layout, QStringLiteral("numberTitle"), m_number);
    layout->addWidget(m_number);
    layout->addSpacing(8);
    layout->addWidget(m_clear, 0, Qt::AlignLeft);
    layout->addStretch(1);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false); // which setWidget() has switched on
    m_registersTitle->hide();
    m_registers->hide();

    m_pause->setSingleShot(true);
    m_pause->setInterval(kPause);
    connect(m_kinds, &SearchChoices::toggled, this, &SearchFilters::kindToggled);
    connect(m_payments, &SearchChoices::toggled, this, &SearchFilters::paymentToggled);
    connect(m_registers, &SearchChoices::toggled, this, &SearchFilters::registerToggled);
    connect(m_number, &QLineEdit::textEdited, m_pause, qOverload<>(&QTimer::start));
    connect(m_number, &QLineEdit::editingFinished, this, &SearchFilters::applyNumber);
    connect(m_pause, &QTimer::timeout, this, &SearchFilters::applyNumber);
    connect(m_clear, &QPushButton::clicked, this, &SearchFilters::clear);
    connect(&input, &SearchInput::changed, this, &SearchFilters::refresh);
    translate();
    refresh();
}

QLabel *SearchFilters::addTitle(QVBoxLayout *layout, const QString &name, QWidget *buddy)
{
    auto *title = new QLabel;
    title->setObjectName(name);
    title->setProperty("kind", QStringLiteral("muted"));
    if (buddy)
        title->setBuddy(buddy);
    if (layout->count() > 0)
        layout->addSpacing(8);
    layout->addWidget(title);
    return title;
}

void SearchFilters::setRegisters(const QList<SearchChoices::Choice> &registers)
{
    m_registers->setChoices(registers);
    m_registersTitle->setVisible(registers.size() > 1);
    m_registers->setVisible(registers.size() > 1);
    refresh();
}

void SearchFilters::focusFirst()
{
    m_period->firstControl()->setFocus(Qt::TabFocusReason);
}

QSize SearchFilters::sizeHint() const
{
    return widget()->sizeHint().grownBy({0, 0, verticalScrollBar()->sizeHint().width(), 0});
}

QSize SearchFilters::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 80};
}

void SearchFilters::refresh()
{
    QSet<QString> kinds;
    QSet<QString> payments;
    QSet<QString> registers;
    QString number;
    bool filters = false;
    for (const SearchTerm &term : m_input.query().terms) {
        filters = filters || isFilter(term);
        for (const ReceiptKind kind : term.receiptKinds)
            kinds << idOf(kind);
        if (term.kind == Kind::Cash || (isPayment(term) && (term.words.contains(u"現金") || term.words.contains(u"cash"))))
            payments << kCash;
        if (term.kind == Kind::Cashless)
            payments << kCashless;
        for (const QString &name : std::as_const(m_paymentNames)) {
            if (term.kind == Kind::Payment && hasOneOf(name, term.words))
                payments << name;
        }
        for (const SearchChoices::Choice &choice : m_registers->choices()) {
            if (isRegister(term) && hasOneOf(choice.id, term.words))
                registers << choice.id;
        }
        if (isNumber(term))
            number = term.words.first();
    }
    m_kinds->setTicked(kinds);
    m_payments->setTicked(payments);
    m_registers->setTicked(registers);
    if (!m_pause->isActive() && foldedForSearch(m_number->text()) != number)
        m_number->setText(number);
    m_clear->setEnabled(filters);
}

//! Those that the journal has now; asked each time, as new ones come while the program runs.
void SearchFilters::readPaymentNames()
{
    onFinished(m_input.search().paymentNames(), this, [this](const Result<QStringList> &names) {
        if (!names) {
            qCWarning(lcUi) << "the ways of payment could not be read:" << names.error().detail; // cash and cashless are there
            return;
        }
        m_paymentNames = names.value();
        setPayments();
        refresh();
    });
}

void SearchFilters::setPayments()
{
    QList<SearchChoices::Choice> choices{{kCash, tr("Cash")}, {kCashless, tr("Cashless")}};
    for (const QString &name : std::as_const(m_paymentNames))
        choices << SearchChoices::Choice{name, name};
    m_payments->setChoices(choices);
}

void SearchFilters::kindToggled()
{
    SearchTerm term;
    term.kind = Kind::ReceiptKind;
    for (const ReceiptKind kind : kKinds) {
        if (m_kinds->ticked().contains(idOf(kind)))
            term.receiptKinds << kind;
    }
    m_input.replace(isKind, term.receiptKinds.isEmpty() ? QString() : m_input.written(term));
}

void SearchFilters::paymentToggled(const QString &id, bool on)
{
    QSet<QString> ticked = m_payments->ticked();
    if (id == kCashless && on)
        ticked = {kCashless}; // it stands for all the others but cash
    else if (ticked.size() > 1)
        ticked.remove(kCashless);
    SearchTerm term;
    if (ticked.isEmpty()) {
        m_input.replace(isPayment, {});
        return;
    }
    if (ticked == QSet<QString>{kCash} || ticked == QSet<QString>{kCashless}) {
        term.kind = ticked.contains(kCash) ? Kind::Cash : Kind::Cashless;
    } else {
        term.kind = Kind::Payment;
        if (ticked.contains(kCash))
            term.words << QStringLiteral("現金");
        for (const QString &name : std::as_const(m_paymentNames)) {
            if (ticked.contains(name))
                term.words << foldedForSearch(name);
        }
    }
    m_input.replace(isPayment, m_input.written(term));
}

void SearchFilters::registerToggled()
{
    SearchTerm term;
    term.kind = Kind::Register;
    for (const SearchChoices::Choice &choice : m_registers->choices()) {
        if (m_registers->ticked().contains(choice.id))
            term.words << foldedForSearch(choice.id);
    }
    m_input.replace(isRegister, term.words.isEmpty() ? QString() : m_input.written(term));
}

void SearchFilters::applyNumber()
{
    m_pause->stop();
    SearchTerm term;
    term.kind = Kind::ReceiptNumber;
    const QString number = foldedForSearch(m_number->text());
    term.words = {number};
    const QList<SearchTerm> &terms = m_input.query().terms;
    const auto before = std::find_if(terms.begin(), terms.end(), isNumber);
    if (number != (before == terms.end() ? QString() : before->words.first()))
        m_input.replace(isNumber, number.isEmpty() ? QString() : m_input.written(term));
}

void SearchFilters::clear()
{
    m_pause->stop();
    m_input.replace(isFilter, {});
    focusFirst(); // the button has nothing to do any more
}

void SearchFilters::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    readPaymentNames();
}

void SearchFilters::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void SearchFilters::translate()
{
    m_periodTitle->setText(tr("Period"));
    m_hoursTitle->setText(tr("Time of day"));
    m_amountsTitle->setText(tr("Amount"));
    m_kindsTitle->setText(tr("Kind"));
    m_paymentsTitle->setText(tr("Payment"));
    m_registersTitle->setText(tr("Register"));
    m_numberTitle->setText(tr("Receipt number"));
    m_clear->setText(tr("Clear the filters"));
    setAccessibleName(tr("Filters"));
    m_number->setAccessibleName(tr("Receipt number"));
    QList<SearchChoices::Choice> kinds;
    for (const ReceiptKind kind : kKinds)
        kinds << SearchChoices::Choice{idOf(kind), format::receiptKind(kind)};
    m_kinds->setChoices(kinds);
    setPayments();
}
