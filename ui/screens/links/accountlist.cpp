// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/accountlist.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "ui/dialogs/dialogs.h"
#include "ui/screens/links/accountrow.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

AccountList::AccountList(Vendor vendor, Links &links, Dialogs &dialogs, QWidget *parent)
    : QFrame(parent)
    , m_vendor(vendor)
    , m_links(links)
    , m_dialogs(dialogs)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("accounts"));
    setProperty("kind", QStringLiteral("card"));
    m_layout->setContentsMargins(0, 2, 0, 2);
    m_layout->setSpacing(0);
    connect(&links, &Links::changed, this, &AccountList::refresh);
    retranslate();
    refresh();
}

//! Rows that stay are only told: a button that has the keyboard must not be made anew at every poll.
void AccountList::refresh()
{
    const QList<ContractInfo> accounts = m_links.contracts(m_vendor);
    QList<AccountRow *> rows;
    for (const ContractInfo &account : accounts) {
        if (m_vendor == Vendor::Smaregi && !account.byConsent)
            continue;
        const auto old = std::find_if(m_rows.begin(), m_rows.end(), [&](const AccountRow *row) { return row->key() == account.key; });
        AccountRow *row = old == m_rows.end() ? add(account.key) : *old;
        row->setAccount(account);
        rows << row;
    }
    for (AccountRow *row : std::as_const(m_rows)) {
        if (!rows.contains(row))
            row->deleteLater();
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (m_layout->indexOf(rows[i]) != i)
            m_layout->insertWidget(i, rows[i]);
    }
    const bool others = rows != m_rows;
    m_rows = rows;
    if (others)
        orderTabs();
    setVisible(!m_rows.isEmpty());
}

void AccountList::setTabAfter(QWidget *before)
{
    m_tabBefore = before;
    orderTabs();
}

void AccountList::orderTabs()
{
    QWidget *before = m_tabBefore;
    if (!before)
        return;
    for (const AccountRow *row : std::as_const(m_rows)) {
        for (QPushButton *button : row->buttons()) {
            setTabOrder(before, button);
            before = button;
        }
    }
}

AccountRow *AccountList::add(const ContractKey &account)
{
    auto *row = new AccountRow(this);
    row->setObjectName(QStringLiteral("account") + account.contract);
    row->setBusy(m_busy);
    connect(row, &AccountRow::connectRequested, this, [this, account] { emit connectRequested(account); });
    connect(row, &AccountRow::disconnectRequested, this, [this, row] { ask(*row); });
    return row;
}

QString AccountList::nameOf(const ContractKey &account) const
{
    const ContractInfo *info = m_links.contract(account);
    return info && !info->accountName.isEmpty() ? info->accountName : account.contract;
}

void AccountList::setBusy(bool busy)
{
    m_busy = busy;
    for (AccountRow *row : std::as_const(m_rows))
        row->setBusy(busy);
}

QStringList AccountList::linksOf(const ContractKey &account) const
{
    QStringList names;
    for (const Link &link : m_links.of(m_vendor)) {
        if (link.reg.contract != account)
            continue;
        const QString reg = link.registerName.isEmpty() ? link.reg.terminal : link.registerName;
        //: A link in a list: %1 register, %2 camera.
        names << tr("%1 – %2").arg(reg, link.cameraName);
    }
    return names;
}

void AccountList::ask(const AccountRow &row)
{
    Question question;
    question.title = tr("Disconnect “%1”?").arg(row.name());
    question.items = linksOf(row.key());
    question.text = question.items.isEmpty()
                        ? tr("This program forgets the connection to this account. Your contract with the service goes on, and the "
                             "receipts fetched so far stay in this program.")
                        : tr("This program forgets the connection to this account, and the links below end. Your contract with the "
                             "service goes on, and the receipts fetched so far stay in this program.");
    question.action = tr("Disconnect");
    question.dangerous = true;
    onFinished(m_dialogs.confirm(question), this, [this, account = row.key(), name = row.name()](bool confirmed) {
        if (confirmed)
            end(account, name);
    });
}

void AccountList::end(const ContractKey &account, const QString &name)
{
    setBusy(true);
    onFinished(m_links.disconnectAccount(account), this, [this, name](const Result<Done> &ended) {
        setBusy(false);
        if (ended)
            emit disconnected(name);
        else
            emit failed(ended.error());
    });
}

void AccountList::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountList::retranslate()
{
    setAccessibleName(tr("Connected accounts"));
    for (AccountRow *row : std::as_const(m_rows))
        row->retranslate();
}
