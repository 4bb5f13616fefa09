// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/datarow.h"

#include "app/domain/timerange.h"
#include "ui/format/format.h"
#include "ui/theme/kind.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>

using Use = StoredRegister::Use;

DataRow::DataRow(QWidget *parent) : QWidget(parent), m_tick(new QCheckBox(this)), m_amount(new QLabel(this)), m_use(new QLabel(this))
{
    m_tick->setObjectName(QStringLiteral("dataTick"));
    m_amount->setObjectName(QStringLiteral("dataAmount"));
    m_amount->setProperty("kind", QStringLiteral("muted"));
    m_use->setObjectName(QStringLiteral("dataUse"));
    connect(m_tick, &QCheckBox::toggled, this, &DataRow::tickedChanged);

    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_tick);
    head->addWidget(m_use);
    head->addStretch(1);
    auto *detail = new QHBoxLayout;
    detail->addSpacing(27); // below the text of the box
    detail->addWidget(m_amount, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(1);
    layout->addLayout(head);
    layout->addLayout(detail);
}

void DataRow::setRegister(const StoredRegister &stored)
{
    if (m_register == stored)
        return;
    m_register = stored;
    retranslate();
}

QWidget *DataRow::box() const
{
    return m_tick;
}

bool DataRow::isTicked() const
{
    return m_tick->isChecked();
}

void DataRow::setTicked(bool ticked)
{
    m_tick->setChecked(ticked);
}

void DataRow::setBusy(bool busy)
{
    m_busy = busy;
    enable();
}

void DataRow::enable()
{
    const bool linked = m_register.use == Use::Linked;
    if (linked)
        m_tick->setChecked(false);
    m_tick->setEnabled(!linked && !m_busy);
}

QString DataRow::name(const StoredRegister &stored)
{
    const QString contract = stored.accountName.isEmpty() ? stored.reg.contract.contract : stored.accountName;
    //: A register without a name; %1 is its number.
    const QString reg = stored.registerName.isEmpty() ? tr("Register %1").arg(stored.reg.terminal) : stored.registerName;
    //: A register in a list: %1 POS service, %2 shop or contract, %3 register.
    return tr("%1, %2: %3").arg(format::vendor(stored.reg.contract.vendor), contract, reg);
}

QString DataRow::amount(const StoredRegister &stored)
{
    const QString from = format::date(dayOf(stored.first, shopZone()));
    const QString to = format::date(dayOf(stored.last, shopZone()));
    //: %1 and %2 are the days of the first and the last one.
    return tr("%Ln receipt(s), %1 to %2", nullptr, int(stored.receipts)).arg(from, to);
}

QString DataRow::summary(const StoredRegister &stored)
{
    //: A register and what it has: %1 "Smaregi, demo001: Register 1", %2 "1,234 receipts, … to …".
    return tr("%1 (%2)").arg(name(stored), amount(stored));
}

void DataRow::retranslate()
{
    m_tick->setText(name(m_register).replace(u'&', QStringLiteral("&&")));
    m_amount->setText(amount(m_register));
    switch (m_register.use) {
    case Use::Linked:
        m_use->setText(tr("Linked: delete the link first"));
        break;
    case Use::ContractRead:
        m_use->setText(tr("Not linked, but its contract is in use"));
        break;
    case Use::Free:
        m_use->setText(tr("Not linked"));
        break;
    }
    setKind(m_use, m_register.use == Use::Linked ? QStringLiteral("chipGood") : QStringLiteral("small"));
    m_tick->setAccessibleDescription(m_amount->text() + QStringLiteral(" – ") + m_use->text());
    enable();
}
