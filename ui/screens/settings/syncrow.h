// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/contracts.h"
#include "app/services/syncservice.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui {
class SyncRow;
}

//! How the receipts of one contract are fetched, and what the user can choose about it.
class SyncRow : public QWidget {
    Q_OBJECT
public:
    explicit SyncRow(QWidget *parent = nullptr);
    ~SyncRow() override;

    //! `running`: there is a credential, so something is fetched or could be.
    void setStatus(const ContractInfo &contract, const SyncStatus &status, bool running, Instant now);
    const ContractKey &contract() const { return m_contract.key; }
    QList<QWidget *> controls() const; //!< in the order of Tab

signals:
    void pollRequested();
    void wishChosen(const BackfillWish &wish);
    void rowsRequested(); //!< those that could not be read

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showStatus();
    void showState();
    void showFacts();
    void showPast();
    QString progressText() const;
    void chooseReach();
    void chooseDate();

    ContractInfo m_contract;
    SyncStatus m_status;
    bool m_running = false;
    Instant m_now;
    QTimer m_dateTyped;
    std::unique_ptr<Ui::SyncRow> m_ui;
};
