// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/contracts.h"

#include <QFrame>

class AccountRow;
class Dialogs;
class Links;
class QVBoxLayout;

//! The connected accounts of a vendor, one row each; hidden while there is none. Ends connections after asking. Contracts of
//! Smaregi are accounts only when a person opened them in the browser: tokens stand in the table.
class AccountList : public QFrame {
    Q_OBJECT
public:
    AccountList(Vendor vendor, Links &links, Dialogs &dialogs, QWidget *parent = nullptr);

    bool isEmpty() const { return m_rows.isEmpty(); }
    QString nameOf(const ContractKey &account) const; //!< of the shop, else the id
    void setBusy(bool busy);
    void setTabAfter(QWidget *before); //!< the rows come and go, their buttons stay behind it

signals:
    void connectRequested(const ContractKey &account); //!< the consent is needed once more
    void disconnected(const QString &name);
    void failed(const Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    AccountRow *add(const ContractKey &account);
    void ask(const AccountRow &row);
    void end(const ContractKey &account, const QString &name);
    QStringList linksOf(const ContractKey &account) const;
    void orderTabs();
    void retranslate();

    const Vendor m_vendor;
    Links &m_links;
    Dialogs &m_dialogs;
    QVBoxLayout *m_layout;
    QList<AccountRow *> m_rows; //!< ours, in the order of the contracts
    QWidget *m_tabBefore = nullptr;
    bool m_busy = false;
};
