// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptcolumn.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "ui/delegates/receiptdelegate.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/models/receiptlistmodel.h"
#include "ui/screens/dashboard/daybar.h"
#include "ui/screens/dashboard/receiptlistview.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace {
constexpr auto kSayReadingAfter = 300ms;
constexpr auto kLookAtCalendarEvery = 1s;
constexpr int kDayBarHeight = 38;
} // namespace

ReceiptColumn::ReceiptColumn(ReceiptBook &book, MomentPictures &pictures, Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_book(book)
    , m_dayBar(new DayBar(this))
    , m_model(new ReceiptListModel(book, pictures, this))
    , m_list(new ReceiptListView(this))
    , m_pages(new QStackedWidget(this))
    , m_headline(new QLabel)
    , m_advice(new QLabel)
    , m_retry(new QPushButton)
    , m_slow(new QTimer(this))
    , m_day(book.today())
    , m_today(m_day)
{
    setObjectName(QStringLiteral("receiptColumn"));
    setProperty("kind", QStringLiteral("card"));
    m_dayBar->setMinimumHeight(theme.px(kDayBarHeight));
    m_dayBar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *line = new QFrame(this);
    line->setProperty("kind", QStringLiteral("line"));

    auto *message = new QWidget;
    m_headline->setObjectName(QStringLiteral("receiptHeadline"));
    m_advice->setObjectName(QStringLiteral("receiptAdvice"));
    m_advice->setProperty("kind", QStringLiteral("muted"));
    m_retry->setObjectName(QStringLiteral("retryButton"));
    for (QLabel *label : {m_headline, m_advice}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto *messageLayout = new QVBoxLayout(message);
    messageLayout->setContentsMargins(24, 24, 24, 24);
    messageLayout->setSpacing(8);
    messageLayout->addStretch(1);
    messageLayout->addWidget(m_headline);
    messageLayout->addWidget(m_advice);
    messageLayout->addWidget(m_retry, 0, Qt::AlignHCenter);
    messageLayout->addStretch(2);

    m_list->setItemDelegate(new ReceiptDelegate(theme, m_list));
    m_list->setModel(m_model);
    m_pages->addWidget(m_list);
    m_pages->addWidget(message);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 10); // the rows stay off the round corners
    layout->setSpacing(0);
    layout->addWidget(m_dayBar);
    layout->addWidget(line);
    layout->addWidget(m_pages, 1);

    m_slow->setSingleShot(true);
    m_slow->setInterval(kSayReadingAfter);
    connect(m_slow, &QTimer::timeout, this, &ReceiptColumn::showState);
    auto *calendar = new QTimer(this);
    connect(calendar, &QTimer::timeout, this, &ReceiptColumn::followToday);
    calendar->start(kLookAtCalendarEvery);

    connect(m_dayBar, &DayBar::dayChosen, this, &ReceiptColumn::setDay);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        m_model->retry();
        readTotals();
    });
    connect(m_list, &ReceiptListView::visibleRowsChanged, m_model, &ReceiptListModel::setVisibleRows);
    connect(m_list, &ReceiptListView::chosen, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_list, &ReceiptListView::left, this, &ReceiptColumn::choiceLost);
    connect(m_model, &ReceiptListModel::stateChanged, this, [this] {
        if (m_model->state() == ReceiptListModel::State::Loading)
            m_slow->start();
        else
            m_slow->stop();
        showState();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &ReceiptColumn::checkChoice);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ReceiptColumn::stepsChanged);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ReceiptColumn::checkChoice);
    connect(&book, &ReceiptBook::changed, this, [this](const ContractKey &contract, const UpsertResult &) {
        for (const RegisterKey &reg : std::as_const(m_registers)) {
            if (reg.contract == contract)
                return readTotals();
        }
    });
    connect(&book, &ReceiptBook::fetchingChanged, this, &ReceiptColumn::showState);
    translate();
    m_dayBar->setDay(m_day, m_today);
}

void ReceiptColumn::setRegisters(const QList<RegisterKey> &registers, const QHash<RegisterKey, CameraId> &cameras)
{
    m_model->setCameras(cameras);
    if (registers == m_registers)
        return;
    m_registers = registers;
    setDay(m_day);
}

void ReceiptColumn::focusList()
{
    // No focus proxy: Tab would jump from the column to the list and pass over the day bar above it.
    m_list->setFocus();
}

void ReceiptColumn::setDay(QDate day)
{
    m_today = m_book.today();
    m_day = qMin(day, m_today);
    m_dayBar->setDay(m_day, m_today);
    m_dayBar->setTotals({});
    m_model->show(m_day, m_registers);
    m_readingTotals = false;
    readTotals();
}

void ReceiptColumn::stepDay(int days)
{
    setDay(m_day.addDays(days));
}

void ReceiptColumn::showToday()
{
    setDay(m_book.today());
}

void ReceiptColumn::followToday()
{
    const QDate today = m_book.today();
    if (today == m_today)
        return;
    const bool wasToday = m_day == m_today;
    m_today = today;
    if (wasToday)
        setDay(today);
    else
        m_dayBar->setDay(m_day, m_today);
}

void ReceiptColumn::choose(int row)
{
    const ReceiptId id = m_model->idAt(row);
    if (!id.isValid())
        return;
    m_chosen = id;
    emit chosen(id);
    emit stepsChanged();
}

void ReceiptColumn::step(int rows)
{
    if (!canStep(rows))
        return;
    const int row = m_chosen.isValid() ? m_model->rowOf(m_chosen) + rows : 0;
    const QModelIndex index = m_model->index(row, 0);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    choose(row);
}

bool ReceiptColumn::canStep(int rows) const
{
    const int count = m_model->rowCount();
    if (!m_chosen.isValid())
        return rows > 0 && count > 0;
    const int row = m_model->rowOf(m_chosen) + rows;
    return row >= 0 && row < count;
}

void ReceiptColumn::clearChoice()
{
    m_chosen = {};
    m_list->clearSelection(); // the current row stays, so that the arrow keys go on from there
    emit stepsChanged();
}

void ReceiptColumn::checkChoice()
{
    if (m_chosen.isValid() && m_model->rowOf(m_chosen) < 0)
        emit choiceLost();
    emit stepsChanged();
}

void ReceiptColumn::readTotals()
{
    if (m_registers.isEmpty())
        return;
    if (m_readingTotals) { // one at a time: a first import changes the journal many times a second
        m_totalsAgain = true;
        return;
    }
    m_readingTotals = true;
    m_totalsAgain = false;
    const int generation = ++m_totalsGeneration;
    onFinished(m_book.totals(m_day, m_registers), this, [this, generation](const Result<DayTotals> &totals) {
        if (generation != m_totalsGeneration)
            return;
        m_readingTotals = false;
        if (totals)
            showTotals(totals.value());
        else
            qCWarning(lcUi) << "the day's totals could not be read:" << totals.error().detail; // the list says so
        if (m_totalsAgain)
            readTotals();
    });
}

void ReceiptColumn::showTotals(const DayTotals &totals)
{
    //: Above the list: how many receipts the day has
    QString text = tr("%Ln receipt(s)", nullptr, totals.count);
    if (totals.count > 0)
        text += u'\u2003' + format::money(totals.sum);
    for (const Money &sum : totals.otherSums)
        text += u'\u2003' + format::money(sum);
    m_dayBar->setTotals(text);
}

void ReceiptColumn::showState()
{
    const ReceiptListModel::State state = m_model->state();
    m_retry->setVisible(state == ReceiptListModel::State::Failed);
    switch (state) {
    case ReceiptListModel::State::Ready:
        m_pages->setCurrentIndex(0);
        return;
    case ReceiptListModel::State::Loading:
        if (m_slow->isActive()) {
            m_pages->setCurrentIndex(0);
            return;
        }
        m_headline->setText(tr("Loading the receipts\u2026"));
        m_advice->clear();
        break;
    case ReceiptListModel::State::Empty:
        if (m_day != m_today && m_book.isFetchingPast(m_registers)) {
            m_headline->setText(tr("The receipts of earlier days are being fetched."));
            m_advice->setText(tr("They appear here by themselves."));
            break;
        }
        m_headline->setText(tr("There are no receipts on this day yet."));
        m_advice->setText(m_day == m_today ? tr("They appear here by themselves, some seconds after the sale.")
                                           : tr("Choose another day above."));
        break;
    case ReceiptListModel::State::Failed:
        m_headline->setText(tr("The receipts could not be read."));
        m_advice->setText(m_model->error() ? format::errorText(*m_model->error()) : QString());
        break;
    }
    m_pages->setCurrentIndex(1);
}

void ReceiptColumn::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    followToday();
}

void ReceiptColumn::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    showState();
    readTotals();
    m_list->viewport()->update();
}

void ReceiptColumn::translate()
{
    m_list->setAccessibleName(tr("Receipts"));
    m_retry->setText(tr("Try again"));
}
