// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/syncsection.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/errortext.h"
#include "ui/screens/settings/quarantinedialog.h"
#include "ui/screens/settings/syncrow.h"
#include "ui_syncsection.h"

#include <algorithm>

using namespace std::chrono_literals;

SyncSection::SyncSection(SyncService &sync, const Links &links, const Clock &clock, Dialogs &dialogs, QWidget *parent)
    : QFrame(parent)
    , m_sync(sync)
    , m_links(links)
    , m_clock(clock)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::SyncSection>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("syncSection"));
    m_ageing.setInterval(1s);
    connect(&m_ageing, &QTimer::timeout, this, &SyncSection::refresh);
    connect(&sync, &SyncService::statusChanged, this, &SyncSection::refresh);
    connect(&links, &Links::changed, this, &SyncSection::refresh);
    refresh();
}

SyncSection::~SyncSection() = default;

void SyncSection::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this); // the rows do it by themselves
}

void SyncSection::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    refresh();
    m_ageing.start();
}

void SyncSection::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_ageing.stop();
    m_ui->notice->clear();
}

//! Rows of contracts that stay are kept, with the keyboard.
void SyncSection::refresh()
{
    const QList<ContractInfo> contracts = m_links.linkedContracts();
    QList<SyncRow *> rows;
    for (const ContractInfo &contract : contracts) {
        const auto old = std::find_if(m_rows.begin(), m_rows.end(), [&](const SyncRow *row) { return row->contract() == contract.key; });
        SyncRow *row = old == m_rows.end() ? add(contract.key) : *old;
        row->setStatus(contract, m_sync.status(contract.key), m_sync.client(contract.key), m_clock.now());
        rows << row;
    }
    for (SyncRow *row : std::as_const(m_rows)) {
        if (!rows.contains(row))
            row->deleteLater();
    }
    const bool sameRows = rows == m_rows;
    m_rows = rows;
    m_ui->emptyText->setVisible(rows.isEmpty());
    if (sameRows)
        return;
    for (int i = 0; i < rows.size(); ++i) {
        rows[i]->setObjectName(QStringLiteral("syncRow%1").arg(i));
        if (m_ui->rows->indexOf(rows[i]) != i)
            m_ui->rows->insertWidget(i, rows[i]);
    }
    orderTabs();
}

SyncRow *SyncSection::add(const ContractKey &contract)
{
    auto *row = new SyncRow(this);
    connect(row, &SyncRow::pollRequested, this, [this, contract] { m_sync.retryNow(contract); });
    connect(row, &SyncRow::rowsRequested, this, [this, contract] { showRows(contract); });
    connect(row, &SyncRow::wishChosen, this, [this, contract](const BackfillWish &wish) {
        onFinished(m_sync.setWish(contract, wish), this, [this](const Result<Done> &stored) {
            if (stored)
                m_ui->notice->clear();
            else
                m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(stored.error()));
            refresh(); // also back to what it was
        });
    });
    return row;
}

void SyncSection::orderTabs()
{
    QWidget *before = m_ui->emptyText;
    for (const SyncRow *row : std::as_const(m_rows)) {
        for (QWidget *control : row->controls()) {
            setTabOrder(before, control);
            before = control;
        }
    }
}

void SyncSection::showRows(const ContractKey &contract)
{
    onFinished(m_sync.quarantine(contract), this, [this](const Result<QList<QuarantinedRow>> &rows) {
        if (rows)
            m_dialogs.open(new QuarantineDialog(rows.value(), window()));
        else
            m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(rows.error()));
    });
}
