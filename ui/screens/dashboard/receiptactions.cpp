// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptactions.h"

#include "app/base/async.h"
#include "app/services/playback.h"
#include "app/services/receiptbook.h"
#include "app/services/receiptpins.h"
#include "ui/screens/dashboard/chosenreceipt.h"
#include "ui/screens/dashboard/rawreceiptwindow.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QMenu>

ReceiptActions::ReceiptActions(ReceiptBook &book, ReceiptPins &pins, const Theme &theme, QWidget *window)
    : QObject(window)
    , m_book(book)
    , m_pins(pins)
    , m_window(window)
    , m_menu(new QMenu(window))
    , m_pin(m_menu->addAction(QString()))
    , m_original(m_menu->addAction(QString()))
    , m_counter(m_menu->addAction(QString()))
    , m_printed(m_menu->addAction(QString()))
    , m_raw(m_menu->addAction(QString()))
{
    m_menu->setObjectName(QStringLiteral("receiptMenu"));
    m_pin->setObjectName(QStringLiteral("pinReceipt"));
    m_pin->setCheckable(true);
    m_original->setObjectName(QStringLiteral("showOriginal"));
    m_counter->setObjectName(QStringLiteral("showCounter"));
    m_printed->setObjectName(QStringLiteral("printedHere"));
    m_raw->setObjectName(QStringLiteral("showRaw"));
    connect(m_pin, &QAction::triggered, this, [this, &pins](bool checked) { pins.setPinned(m_id, checked); });
    connect(&pins, &ReceiptPins::changed, this, &ReceiptActions::showPinned);
    connect(&pins, &ReceiptPins::failed, this, &ReceiptActions::showPinned);
    const auto showIcon = [this, &theme] { m_pin->setIcon(icon(QStringLiteral("pin"), theme.colors().text)); };
    connect(&theme, &Theme::changed, this, showIcon);
    showIcon();
    connect(m_original, &QAction::triggered, this, [this] { emit receiptRequested(m_originalId); });
    connect(m_counter, &QAction::triggered, this, [this] { emit receiptRequested(m_counterId); });
    connect(m_raw, &QAction::triggered, this, &ReceiptActions::showRaw);
    showRelated({});
    m_printed->setVisible(false);
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
    showPinned();
    showRelated({});
    onFinished(m_book.related(id), this, [this, generation = ++m_generation](const Result<QList<ReceiptId>> &related) {
        if (generation == m_generation && related)
            showRelated(related.value());
    });
}

void ReceiptActions::showPinned()
{
    const bool pinned = m_pins.isPinned(m_id);
    m_pin->setChecked(pinned);
    //: Button and menu of a receipt: its footage is kept however old it gets
    m_pin->setText(pinned ? tr("Pinned") : tr("Pin"));
    m_pin->setToolTip(pinned ? tr("The receipt and five minutes of video before and after it are kept, however old they get. Press to "
                                  "let go of them (Ctrl+D)")
                             : tr("Keeps the receipt and five minutes of video before and after it, however old they get (Ctrl+D)"));
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

void ReceiptActions::offerPrinting(const ChosenReceipt &shown, const Playback &playback)
{
    const auto offer = [this, &shown, &playback] {
        m_moves = playback.isPlaying();
        m_printed->setVisible(shown.footageLink());
        m_printed->setEnabled(!m_moves);
        translate();
    };
    connect(&shown, &ChosenReceipt::changed, this, offer);
    connect(&playback, &Playback::changed, this, offer);
    connect(m_printed, &QAction::triggered, this, [this, &shown] {
        if (const std::optional<ClockMeasure> measure = shown.printedNow())
            emit clockMeasured(shown.footageLink()->id, *measure);
    });
}

void ReceiptActions::translate()
{
    showPinned();
    //: Menu of a receipt: to the earlier receipt that this one cancels or refunds
    m_original->setText(tr("Show the original receipt"));
    //: Menu of a receipt: to the later receipt that cancels or refunds this one
    m_counter->setText(tr("Show the refund"));
    if (m_moves)
        //: Menu of a receipt, grey: the same while the video plays
        m_printed->setText(tr("Printed in this picture (pause first)"));
    else
        //: Menu of a receipt: its paper comes out of the printer in the picture that is shown, which tells the clock offset
        m_printed->setText(tr("Printed in this picture…"));
    //: Menu of a receipt: a window with what the POS cloud sent
    m_raw->setText(tr("Show the original data\u2026"));
}
