// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/receiptpinsdata.h"
#include "app/video/ringbudget.h"

#include <QObject>
#include <QSet>
#include <QTimer>

class Links;
class ReceiptBook;

//! The footage of a pinned receipt: some minutes before and after its moment, on each camera that saw it.
QList<PinnedFootage> footageOf(const StoredPins &pins);

//! The receipts whose footage is to stay for as long as the user wants. They are exempt from the period for which receipts are
//! kept, too; when they are deleted with their register, their pins go with them. GUI thread.
class ReceiptPins : public QObject {
    Q_OBJECT
public:
    //! Reads what is pinned; changed() follows.
    ReceiptPins(ReceiptPinsData &data, const Links &links, const ReceiptBook &book,
                std::chrono::milliseconds undoTime = std::chrono::minutes(1), QObject *parent = nullptr);

    //! Whether it has been read.
    bool isKnown() const { return m_known; }
    bool isPinned(ReceiptId id) const { return m_receipts.contains(id); }
    //! changed() follows once that is stored, or else failed().
    void setPinned(ReceiptId id, bool pinned);
    //! Also what was pinned until just now: footage that the ring lets go of does not come back when it is pinned again.
    QList<PinnedFootage> footage() const { return m_footage + m_leaving; }

signals:
    void changed();
    void failed(const Error &error);

private:
    void follow();
    void take(const QFuture<Result<StoredPins>> &pins, bool asked);

    ReceiptPinsData &m_data;
    bool m_known = false;
    int m_generation = 0;
    QSet<ReceiptId> m_receipts;
    QList<PinnedFootage> m_footage;
    QList<PinnedFootage> m_leaving;
    QTimer m_leave;
};
