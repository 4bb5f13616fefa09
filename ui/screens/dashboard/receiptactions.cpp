// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptactions.h"

#include "app/base/async.h"
#include "app/services/receiptbook.h"
#include "ui/screens/dashboard/rawreceiptwindow.h"

#include <QMenu>

ReceiptActions::ReceiptActions(ReceiptBook &book, QWidget *window)
    : QObject(window)
    , m_book(book)
    , m_window(window)
    , m_menu(new QMenu(window))
    , m_original(m_menu->addAction(QString()))
    , m_counter(m_menu->addAction(QString()))
    , m_raw(m_menu->addAction(QString()))
{
    m_menu->setObjectName(QStringLiteral("receiptMenu"));
    m_original->setObjectName(QStringLiteral("showOriginal"));
    m_counter->setObjectName(QStringLiteral("showCounter"));
    m_raw->setObjectName(QStringLiteral("showRaw"));
    connect(m_original, &QAction::triggered, this, [this] { emit receiptRequested(m_originalId); });
    connect(m_counter, &QAction::triggered, this, [this] { emit receiptRequested(m_counterId); });
    connect(m_raw, &QAction::triggered, this, &ReceiptActions::showRaw);
    showRelated({});
    translate();
}

ReceiptActions::~ReceiptActions() = default;

void ReceiptActions::setReceipt(ReceiptId id, const Receipt &receipt)
{
    const bool another = id != m_id || !m_receipt || m_receipt->changedAt != receipt.changedAt;
    m_id = id;
    m_receipt = receipt;
    if (!another)
        return;
    showRelated({});
    onFinished(m_book.related(id), this, [this, generation = ++m_generation](const Result<QList<ReceiptId>> &related) {
        if (generation == m_generation && related)
            showRelated(related.value());
    });
}

//! The one before in time is what was taken back, the one after it is what took it back.
void ReceiptActions::showRelated(const QList<ReceiptId> &related)
{
    m_originalId = {};
    m_counterId = {};
    for (const ReceiptId id : related) // oldest first
        (id < m_id ? m_originalId : m_counterId) = id;
    m_original->setVisible(m_originalId.isValid());
    m_counter->setVisible(m_counterId.isValid());
}

void ReceiptActions::showRaw()
{
    if (!m_receipt)
        return;
    auto *window = new RawReceiptWindow(m_receipt->number, m_receipt->raw, m_window->window());
    window->show();
}

void ReceiptActions::translate()
{
    //: Menu of a receipt: to the earlier receipt that this one cancels or refunds
    m_original->setText(tr("Show the original receipt"));
    //: Menu of a receipt: to the later receipt that cancels or refunds this one
    m_counter->setText(tr("Show the refund"));
    //: Menu of a receipt: a window with what the POS cloud sent
    m_raw->setText(tr("Show the original data\u2026"));
}
