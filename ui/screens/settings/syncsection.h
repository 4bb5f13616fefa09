// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"

#include <QFrame>
#include <QList>
#include <QTimer>

#include <memory>

class Clock;
class Dialogs;
class Links;
class SyncRow;
class SyncService;
namespace Ui {
class SyncSection;
}

//! The sync report: how the receipts of each contract are fetched, how much of the past, and what could not be read.
class SyncSection : public QFrame {
    Q_OBJECT
public:
    SyncSection(SyncService &sync, const Links &links, const Clock &clock, Dialogs &dialogs, QWidget *parent = nullptr);
    ~SyncSection() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    SyncRow *add(const ContractKey &contract);
    void orderTabs();
    void showRows(const ContractKey &contract);

    SyncService &m_sync;
    const Links &m_links;
    const Clock &m_clock;
    Dialogs &m_dialogs;
    QTimer m_ageing; //!< "12 s ago" grows old
    std::unique_ptr<Ui::SyncSection> m_ui;
    QList<SyncRow *> m_rows; //!< in the order of the contracts
};
