// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/accountrow.h"

#include "ui/format/errortext.h"
#include "ui/theme/kind.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace {

bool needsConsent(const ContractInfo &account)
{
    return account.error && account.error->kind == Error::Kind::SignInNeeded;
}

} // namespace

AccountRow::AccountRow(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_id(new QLabel(this))
    , m_state(new QLabel(this))
    , m_why(new QLabel(this))
    , m_connect(new QPushButton(this))
    , m_disconnect(new QPushButton(this))
{
    m_name->setObjectName(QStringLiteral("accountName"));
    m_name->setProperty("kind", QStringLiteral("stepTitle"));
    m_name->setTextFormat(Qt::PlainText);
    m_id->setObjectName(QStringLiteral("accountId"));
    m_id->setProperty("kind", QStringLiteral("muted"));
    m_state->setObjectName(QStringLiteral("accountState"));
    m_why->setObjectName(QStringLiteral("accountWhy"));
    m_why->setProperty("kind", QStringLiteral("muted"));
    m_why->setWordWrap(true);
    m_connect->setObjectName(QStringLiteral("connectAgainButton"));
    m_disconnect->setObjectName(QStringLiteral("disconnectButton"));
    connect(m_connect, &QPushButton::clicked, this, &AccountRow::connectRequested);
    connect(m_disconnect, &QPushButton::clicked, this, &AccountRow::disconnectRequested);

    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_name);
    head->addWidget(m_id);
    head->addWidget(m_state, 0, Qt::AlignVCenter);
    head->addStretch(1);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(head);
    texts->addWidget(m_why);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 9, 12, 9);
    layout->setSpacing(8);
    layout->addLayout(texts, 1);
    layout->addWidget(m_connect);
    layout->addWidget(m_disconnect);
}

QString AccountRow::name() const
{
    return m_account.accountName.isEmpty() ? m_account.key.contract : m_account.accountName;
}

void AccountRow::setAccount(const ContractInfo &account)
{
    const bool same = m_account == account; // polls tell of themselves every few seconds
    m_account = account;
    if (!same)
        retranslate();
}

void AccountRow::setBusy(bool busy)
{
    m_connect->setEnabled(!busy);
    m_disconnect->setEnabled(!busy);
}

void AccountRow::retranslate()
{
    m_name->setText(name());
    m_id->setText(m_account.accountName.isEmpty() ? QString() : m_account.key.contract);
    QString why;
    if (needsConsent(m_account)) {
        m_state->setText(tr("Must be connected again"));
        why = format::errorText(*m_account.error, format::Retry::ByItself);
    } else if (m_account.error) {
        m_state->setText(format::errorShort(*m_account.error));
        why = format::errorText(*m_account.error, format::Retry::ByItself);
    } else if (m_account.notRemembered) {
        m_state->setText(tr("Connected until you quit"));
        why = m_account.notRemembered->reason == u"secrets.locked"
                  ? tr("The token is not remembered, because the system's key store is locked. Unlock it and connect the account again.")
                  : tr("The token is not remembered, because the system's key store is not available. Start it and connect the account "
                       "again.");
    } else {
        m_state->setText(tr("Connected"));
    }
    setKind(m_state, why.isEmpty() ? QStringLiteral("chipGood") : QStringLiteral("chip"));
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_connect->setText(tr("Connect again"));
    m_connect->setVisible(needsConsent(m_account) || m_account.notRemembered);
    //: Ends the connection to an account (連携を解除).
    m_disconnect->setText(tr("Disconnect"));
    //: For screen readers; %1 is the shop's name.
    m_connect->setAccessibleName(tr("Connect %1 again").arg(name()));
    m_disconnect->setAccessibleName(tr("Disconnect %1").arg(name()));
}
