// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/dayreceipts.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/domain/timerange.h"
#include "ui/delegates/receiptdelegate.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/models/receiptlistmodel.h"
#include "ui/screens/dashboard/daybar.h"
#include "ui/screens/dashboard/receiptchooser.h"
#include "ui/screens/dashboard/receiptlistview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/listmessage.h"

#include <QEvent>
#include <QFrame>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace {
constexpr auto kSayReadingAfter = 300ms;
constexpr auto kLookAtCalendarEvery = 1s;
constexpr int kDayBarHeight = 38;
} // namespace

DayReceipts::DayReceipts(ReceiptBook &book, MomentPictures &pictures, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_dayBar(new DayBar(theme, this))
    , m_model(new ReceiptListModel(book, pictures, this))
    , m_list(new ReceiptListView(this))
    , m_chooser(new ReceiptChooser(*m_model, *m_list, this))
    , m_message(new ListMessage(QStringLiteral("receipt")))
    , m_pages(new QStackedWidget(this))
    , m_slow(new QTimer(this))
    , m_day(book.today())
    , m_today(m_day)
{
    setObjectName(QStringLiteral("dayReceipts"));
    m_dayBar->setMinimumHeight(theme.px(kDayBarHeight));
    m_dayBar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *line = new QFrame(this);
    line->setProperty("kind", QStringLiteral("line"));

    m_list->setItemDelegate(new ReceiptDelegate(theme, m_list));
    m_list->setModel(m_model);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_message);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_dayBar);
    layout->addWidget(line);
    layout->addWidget(m_pages, 1);

    m_slow->setSingleShot(true);
    m_slow->setInterval(kSayReadingAfter);
    connect(m_slow, &QTimer::timeout, this, &DayReceipts::showState);
    auto *calendar = new QTimer(this);
    connect(calendar, &QTimer::timeout, this, &DayReceipts::followToday);
    calendar->start(kLookAtCalendarEvery);

    connect(m_dayBar, &DayBar::dayChosen, this, &DayReceipts::setDay);
    connect(m_dayBar, &DayBar::exportRequested, this, &DayReceipts::requestExport);
    connect(m_message, &ListMessage::actionTriggered, this, [this] {
        m_model->retry();
        readTotals();
    });
    connect(m_list, &ReceiptListView::visibleRowsChanged, m_model, &ReceiptListModel::setVisibleRows);
    connect(m_model, &ReceiptListModel::stateChanged, this, [this] {
        if (m_model->state() == ReceiptListModel::State::Loading)
            m_slow->start();
        else
            m_slow->stop();
        showState();
        chooseWanted();
    });
    connect(&book, &ReceiptBook::changed, this, [this](const ContractKey &contract, const UpsertResult &) {
        for (const RegisterKey &reg : std::as_const(m_registers)) {
            if (reg.contract == contract)
                return readTotals();
        }
    });
    connect(&book, &ReceiptBook::fetchingChanged, this, &DayReceipts::showState);
    translate();
    m_dayBar->setDay(m_day, m_today);
}

void DayReceipts::setRegisters(const QList<RegisterKey> &registers, const QHash<RegisterKey, CameraId> &cameras)
{
    m_model->setCameras(cameras);
    if (registers == m_registers)
        return;
    m_registers = registers;
    setDay(m_day);
}

void DayReceipts::focusList()
{
    m_list->setFocus();
}

void DayReceipts::setDay(QDate day)
{
    m_wanted = {};
    m_today = m_book.today();
    m_day = qMin(day, m_today);
    m_dayBar->setDay(m_day, m_today);
    m_dayBar->setTotals({});
    m_dayBar->setExportable(false);
    m_count.reset();
    m_model->show(m_day, m_registers);
    m_readingTotals = false;
    readTotals();
}

void DayReceipts::stepDay(int days)
{
    setDay(m_day.addDays(days));
}

void DayReceipts::showToday()
{
    setDay(m_book.today());
}

void DayReceipts::followToday()
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

void DayReceipts::showReceipt(QDate day, ReceiptId id)
{
    m_chooser->clear();
    setDay(day);
    m_wanted = id;
    chooseWanted();
}

//! Once the day has been read. A receipt that is not in it is given up: it is gone.
void DayReceipts::chooseWanted()
{
    if (!m_wanted.isValid() || m_model->day() != m_day || m_model->state() == ReceiptListModel::State::Loading)
        return;
    m_chooser->choose(std::exchange(m_wanted, {}));
}

void DayReceipts::requestExport()
{
    ExportSubject day;
    day.search.registers = m_registers;
    day.soldAt = dayRange(m_day, shopZone());
    day.count = m_count;
    emit exportRequested(day);
}

void DayReceipts::readTotals()
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

void DayReceipts::showTotals(const DayTotals &totals)
{
    m_count = totals.count;
    m_dayBar->setExportable(totals.count > 0);
    //: Above the list: how many receipts the day has
    QString text = tr("%Ln receipt(s)", nullptr, totals.count);
    if (totals.count > 0)
        text += u'\u2003' + format::money(totals.sum);
    for (const Money &sum : totals.otherSums)
        text += u'\u2003' + format::money(sum);
    m_dayBar->setTotals(text);
}

void DayReceipts::showState()
{
    const auto say = [this](const QString &headline, const QString &advice, const QStringList &actions = {}) {
        m_message->say(headline, advice, actions);
        m_pages->setCurrentIndex(1);
    };
    switch (m_model->state()) {
    case ReceiptListModel::State::Ready:
        break;
    case ReceiptListModel::State::Loading:
        if (!m_slow->isActive())
            return say(tr("Loading the receipts\u2026"), {});
        break;
    case ReceiptListModel::State::Empty:
        if (m_day != m_today && m_book.isFetchingPast(m_registers))
            return say(tr("The receipts of earlier days are being fetched."), tr("They appear here by themselves."));
        return say(tr("There are no receipts on this day yet."),
                   m_day == m_today ? tr("They appear here by themselves, some seconds after the sale.") : tr("Choose another day above."));
    case ReceiptListModel::State::Failed:
        return say(tr("The receipts could not be read."), m_model->error() ? format::errorText(*m_model->error()) : QString(),
                   {tr("Try again")});
    }
    m_pages->setCurrentIndex(0);
}

void DayReceipts::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    followToday();
}

void DayReceipts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    showState();
    readTotals();
    m_list->viewport()->update();
}

void DayReceipts::translate()
{
    m_list->setAccessibleName(tr("Receipts"));
}
