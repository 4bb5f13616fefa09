// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/search/foundtotals.h"

#include "ui/format/format.h"
#include "ui/models/searchtallytext.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int kMostPayments = 8;

QLabel *plainLabel(const QString &name, const QString &kind, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setProperty("kind", kind);
    label->setTextFormat(Qt::PlainText); // names come from the POS
    return label;
}

//! The largest first, refunds at the end.
QList<PaymentSum> largest(QList<PaymentSum> payments)
{
    std::stable_sort(payments.begin(), payments.end(),
                     [](const PaymentSum &a, const PaymentSum &b) { return a.amount.minor > b.amount.minor; });
    return payments;
}

} // namespace

FoundTotals::FoundTotals(ReceiptSearch &search, QWidget *parent)
    : QFrame(parent)
    , m_search(search)
    , m_count(plainLabel(QStringLiteral("foundCount"), QStringLiteral("stepTitle"), this))
    , m_sums(plainLabel(QStringLiteral("foundSums"), QStringLiteral("stepTitle"), this))
    , m_note(plainLabel(QStringLiteral("foundNote"), QStringLiteral("muted"), this))
    , m_payments(new QGridLayout)
{
    setObjectName(QStringLiteral("foundTotalsCard"));
    setProperty("kind", QStringLiteral("card"));
    m_sums->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_sums->setWordWrap(true);
    m_note->setWordWrap(true);
    m_payments->setContentsMargins(0, 0, 0, 0);
    m_payments->setHorizontalSpacing(12);
    m_payments->setVerticalSpacing(3);
    m_payments->setColumnStretch(0, 1);
    auto *head = new QHBoxLayout;
    head->addWidget(m_count);
    head->addWidget(m_sums, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 11, 14, 11);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addLayout(m_payments);
    layout->addWidget(m_note);
    connect(&search, &ReceiptSearch::searchChanged, this, &FoundTotals::refresh);
    connect(&search, &ReceiptSearch::tallyChanged, this, &FoundTotals::refresh);
    translate();
    refresh();
}

void FoundTotals::refresh()
{
    m_count->setText(foundCountText(m_search));
    m_sums->setText(foundSumTexts(m_search).join(u'\n'));
    const QList<PaymentSum> payments = largest(m_search.sums().payments);
    const int rows = int(std::min<qsizetype>(kMostPayments, payments.size()));
    while (m_rows.size() < rows) {
        auto *name = plainLabel(QStringLiteral("paymentName%1").arg(m_rows.size()), QStringLiteral("muted"), this);
        auto *sum = plainLabel(QStringLiteral("paymentSum%1").arg(m_rows.size()), QStringLiteral("muted"), this);
        name->setWordWrap(true);
        m_payments->addWidget(name, int(m_rows.size()), 0);
        m_payments->addWidget(sum, int(m_rows.size()), 1, Qt::AlignRight | Qt::AlignTop);
        m_rows << qMakePair(name, sum);
    }
    for (int i = 0; i < m_rows.size(); ++i) {
        m_rows.at(i).first->setVisible(i < rows);
        m_rows.at(i).second->setVisible(i < rows);
        if (i >= rows)
            continue;
        const PaymentSum &payment = payments.at(i);
        m_rows.at(i).first->setText(payment.isCash ? tr("Cash") : payment.method);
        m_rows.at(i).second->setText(format::money(payment.amount));
    }
    if (isStillCounting(m_search))
        m_note->setText(tr("Counting\u2026"));
    else if (payments.size() > rows)
        m_note->setText(tr("and %Ln more way(s) of payment", nullptr, int(payments.size()) - rows));
    else
        m_note->setText(tr("Voided and abandoned receipts and cash in and out are not in the sums."));
}

void FoundTotals::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    refresh();
}

void FoundTotals::translate()
{
    m_count->setAccessibleName(tr("How many were found"));
    m_sums->setAccessibleName(tr("Sum of what was found"));
}
