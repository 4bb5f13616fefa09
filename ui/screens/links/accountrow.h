// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/contracts.h"

#include <QWidget>

class QLabel;
class QPushButton;

//! One connected account: its shop, how the connection fares and why, and what can be done about it.
class AccountRow : public QWidget {
    Q_OBJECT
public:
    explicit AccountRow(QWidget *parent = nullptr);

    void setAccount(const ContractInfo &account);
    const ContractKey &key() const { return m_account.key; }
    QString name() const; //!< of the shop, else the account's id
    QList<QPushButton *> buttons() const { return {m_connect, m_disconnect}; }
    void setBusy(bool busy);
    void retranslate();

signals:
    void connectRequested();
    void disconnectRequested();

private:
    ContractInfo m_account;
    QLabel *m_name;
    QLabel *m_id;
    QLabel *m_state;
    QLabel *m_why;
    QPushButton *m_connect;
    QPushButton *m_disconnect;
};
