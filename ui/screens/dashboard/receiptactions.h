// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/link.h"
#include "app/domain/receipt.h"

#include <QObject>

#include <optional>

class ChosenReceipt;
class Playback;
class QAction;
class QMenu;
class QWidget;
class ReceiptBook;
class ReceiptPins;
class Theme;

//! What can be done with the receipt that is shown: the menu of its panel.
class ReceiptActions : public QObject {
    Q_OBJECT
public:
    ReceiptActions(ReceiptBook &book, ReceiptPins &pins, const Theme &theme, QWidget *window);
    ~ReceiptActions() override;

    QMenu *menu() const { return m_menu; }
    QAction *pin() const { return m_pin; } //!< checked: its footage stays
    void setReceipt(ReceiptId id, const Receipt &receipt);
    //! Offers to say that the picture which plays is the one in which the paper is printed. Once; both outlive this.
    void offerPrinting(const ChosenReceipt &shown, const Playback &playback);
    void translate();

signals:
    void receiptRequested(ReceiptId id);
    void clockMeasured(LinkId link, const ClockMeasure &measure); //!< by the picture in which the paper is printed

private:
    void showRelated(const QList<ReceiptId> &related);
    void showRaw();
    void showPinned();

    ReceiptBook &m_book;
    const ReceiptPins &m_pins;
    QWidget *m_window;
    QMenu *m_menu;
    QAction *m_pin;
    QAction *m_original;
    QAction *m_counter;
    QAction *m_printed;
    QAction *m_raw;
    ReceiptId m_id;
    std::optional<Receipt> m_receipt;
    ReceiptId m_originalId;
    ReceiptId m_counterId;
    bool m_moves = false; //!< the picture, so that nobody can tell which one is meant
    int m_generation = 0;
};
