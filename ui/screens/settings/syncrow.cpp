// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/syncrow.h"

#include "app/domain/timerange.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/format/synctext.h"
#include "ui/theme/kind.h"
#include "ui_syncrow.h"

#include <QAbstractItemView>
#include <QSignalBlocker>

using namespace std::chrono_literals;
using Kind = BackfillReach::Kind;

namespace {
constexpr Kind kKinds[] = {Kind::Days30, Kind::Months3, Kind::Year1, Kind::Years3, Kind::Everything, Kind::Since};
constexpr auto kTyping = 800ms; // each digit of a date is a date
} // namespace

SyncRow::SyncRow(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::SyncRow>())
{
    m_ui->setupUi(this);
    for (const Kind kind : kKinds)
        m_ui->reach->addItem({}, int(kind));
    m_dateTyped.setSingleShot(true);
    connect(&m_dateTyped, &QTimer::timeout, this, &SyncRow::chooseDate);
    connect(m_ui->pollButton, &QPushButton::clicked, this, &SyncRow::pollRequested);
    connect(m_ui->badButton, &QPushButton::clicked, this, &SyncRow::rowsRequested);
    connect(m_ui->reach, &QComboBox::activated, this, &SyncRow::chooseReach);
    connect(m_ui->since, &QDateEdit::dateChanged, this, [this] { m_dateTyped.start(kTyping); });
    connect(m_ui->pauseButton, &QPushButton::clicked, this, [this] {
        BackfillWish wish = m_status.wish;
        wish.paused = !wish.paused;
        emit wishChosen(wish);
    });
    retranslate();
}

SyncRow::~SyncRow() = default;

QList<QWidget *> SyncRow::controls() const
{
    return {m_ui->pollButton, m_ui->badButton, m_ui->reach, m_ui->since, m_ui->pauseButton};
}

void SyncRow::setStatus(const ContractInfo &contract, const SyncStatus &status, bool running, Instant now)
{
    m_contract = contract;
    m_status = status;
    m_running = running;
    m_now = now;
    showStatus();
}

void SyncRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    showStatus();
}

void SyncRow::retranslate()
{
    m_ui->retranslateUi(this);
    for (int i = 0; i < m_ui->reach->count(); ++i)
        m_ui->reach->setItemText(i, format::reach(kKinds[i]));
    m_ui->since->setLocale(QLocale());
    m_ui->since->setDisplayFormat(QLocale().language() == QLocale::Japanese ? QStringLiteral("yyyy/M/d") : QStringLiteral("d MMM yyyy"));
}

void SyncRow::showStatus()
{
    const QString vendor = format::vendor(m_contract.key.vendor);
    //: A contract: %1 POS service, %2 its number.
    m_ui->contract->setText(m_contract.accountName.isEmpty()
                                ? tr("%1 %2").arg(vendor, m_contract.key.contract)
                                //: A contract: %1 POS service, %2 name of the shop, %3 its number.
                                : tr("%1 %2 (%3)").arg(vendor, m_contract.accountName, m_contract.key.contract));
    showState();
    showFacts();
    showPast();
}

void SyncRow::showState()
{
    const std::optional<Error> &error = m_contract.error;
    const bool waitsForUser = !m_running || !m_status.running;
    QString text;
    if (error)
        //: State of a contract.
        text = waitsForUser ? tr("Stopped") : tr("Trying again");
    else if (!m_status.lastSuccess)
        text = tr("Loading");
    else
        text = m_status.knownTo && format::isBehind(m_now - *m_status.knownTo) ? tr("Catching up") : tr("Up to date");
    m_ui->state->setText(text);
    setKind(m_ui->state, error ? QStringLiteral("chip") : QStringLiteral("chipGood"));
    m_ui->problem->setVisible(error.has_value());
    if (error)
        m_ui->problem->setText(format::errorText(*error, waitsForUser ? format::Retry::ByUser : format::Retry::ByItself));
    m_ui->pollButton->setEnabled(m_running);
}

void SyncRow::showFacts()
{
    if (m_status.lastSuccess)
        //: When something happened: %1 "12 s ago", %2 day and time.
        m_ui->last->setText(
            tr("%1 (%2)").arg(format::ago(m_now - *m_status.lastSuccess), format::dateTime(*m_status.lastSuccess, shopZone())));
    else
        m_ui->last->setText(tr("Not yet"));
    if (!m_status.knownTo)
        m_ui->lag->setText(tr("Not known yet"));
    else if (const auto lag = m_now - *m_status.knownTo; format::isBehind(lag))
        m_ui->lag->setText(format::duration(lag));
    else
        //: Not behind the POS service.
        m_ui->lag->setText(tr("No"));
    m_ui->received->setText(tr("%Ln receipt(s)", nullptr, int(m_status.received)));
    m_ui->bad->setText(m_status.badRows == 0 ? tr("None") : tr("%Ln row(s)", nullptr, m_status.badRows));
    m_ui->badButton->setVisible(m_status.badRows > 0);
}

void SyncRow::showPast()
{
    const BackfillWish &wish = m_status.wish;
    const QDate today = dayOf(m_now, shopZone());
    if (!m_ui->reach->view()->isVisible())
        m_ui->reach->setCurrentIndex(m_ui->reach->findData(int(wish.reach.kind)));
    m_ui->reach->setEnabled(m_running);
    m_ui->since->setVisible(wish.reach.kind == Kind::Since);
    m_ui->since->setEnabled(m_running);
    if (!m_dateTyped.isActive() && !m_ui->since->hasFocus()) {
        const QSignalBlocker quiet(m_ui->since);
        m_ui->since->setDateRange(BackfillReach{Kind::Everything, {}}.firstDay(today), today);
        m_ui->since->setDate(wish.reach.firstDay(today));
    }
    const std::optional<BackfillProgress> &past = m_status.backfill;
    m_ui->pauseButton->setVisible(past.has_value());
    m_ui->pauseButton->setText(wish.paused ? tr("Resume") : tr("Pause"));
    m_ui->pauseButton->setAccessibleName(wish.paused ? tr("Resume fetching the past") : tr("Pause fetching the past"));
    m_ui->progress->setVisible(past.has_value());
    if (past) {
        m_ui->progress->setRange(0, past->daysWanted);
        m_ui->progress->setValue(past->daysFetched);
    }
    m_ui->progressText->setText(progressText());
    m_ui->progressText->setVisible(!m_ui->progressText->text().isEmpty());
}

QString SyncRow::progressText() const
{
    const std::optional<BackfillProgress> &past = m_status.backfill;
    if (!past) {
        if (!m_status.completeFrom)
            return {};
        //: %1 is a day.
        return tr("All receipts since %1 are here.").arg(format::date(dayOf(*m_status.completeFrom, shopZone())));
    }
    const QString fetched = format::number(past->daysFetched);
    const QString wanted = format::number(past->daysWanted);
    const QString receipts = format::number(past->receipts);
    if (m_status.wish.paused)
        //: Progress: %1 of %2 days.
        return tr("Paused. %1 of %2 days are here.").arg(fetched, wanted);
    if (!past->timeLeft)
        //: Progress: %1 of %2 days, %3 receipts.
        return tr("%1 of %2 days are here, %3 receipts so far.").arg(fetched, wanted, receipts);
    //: Progress: %1 of %2 days, %3 receipts, %4 "3 min".
    return tr("%1 of %2 days are here, %3 receipts so far. About %4 left.")
        .arg(fetched, wanted, receipts, format::duration(*past->timeLeft));
}

void SyncRow::chooseReach()
{
    const auto kind = Kind(m_ui->reach->currentData().toInt());
    if (kind == m_status.wish.reach.kind)
        return;
    BackfillReach reach{kind, {}};
    if (kind == Kind::Since) // from what it was, to be changed from there
        reach.since = m_status.wish.reach.firstDay(dayOf(m_now, shopZone()));
    emit wishChosen({reach, m_status.wish.paused});
}

void SyncRow::chooseDate()
{
    if (m_status.wish.reach.kind == Kind::Since && m_ui->since->date() != m_status.wish.reach.since)
        emit wishChosen({{Kind::Since, m_ui->since->date()}, m_status.wish.paused});
}
