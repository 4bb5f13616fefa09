// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/domain/money.h"

#include <QList>

#include <limits>

//! What was handed over by one way of payment; cash without the change.
struct PaymentSum {
    QString method;
    bool isCash = false;
    Money amount;
    friend bool operator==(const PaymentSum &, const PaymentSum &) = default;
};

void addTo(QList<Money> &sums, const Money &money);
void addTo(QList<PaymentSum> &sums, const PaymentSum &payment);

//! Count and sums of a result, gathered in steps from the newest receipt back. All kinds are counted;
//! kKindsOutsideSums are left out of the sums.
class SearchTally {
public:
    //! What one step found, between two receipt ids (half-open). The parts leave no hole.
    struct Part {
        qint64 from = 0;
        qint64 below = 0;
        qint64 count = 0;
        QList<Money> sums; //!< by currency
        QList<PaymentSum> payments;
        friend bool operator==(const Part &, const Part &) = default;
    };

    SearchTally() = default;
    //! Of a part of time only.
    SearchTally(qint64 from, qint64 below) : m_from(from), m_below(below) {}

    bool complete = false;
    qint64 count = 0;
    QList<Money> sums;
    QList<PaymentSum> payments;

    const QList<Part> &parts() const { return m_parts; } //!< newest first
    qint64 from() const { return m_from; }
    qint64 below() const { return m_below; }
    //! Where the next part ends: what is newer is counted.
    qint64 counted() const { return m_parts.isEmpty() ? m_below : m_parts.last().from; }
    void append(const Part &part);
    //! The same, as one with the part before it.
    void extend(const Part &part);
    //! The parts that this receipt would be in, or nothing when it is not counted yet.
    const Part *partOf(ReceiptId id) const;
    //! Takes what was counted anew of a part in place of it.
    void replace(const SearchTally &anew);

    //! Hits that were found and are not in a part yet, newest first; with them all of the hits from `foundDownTo` on.
    QList<ReceiptId> found;
    qint64 foundDownTo = 0;
    qint64 nextWidth = 0; //!< of the next step, as quick as the last one was

    friend bool operator==(const SearchTally &, const SearchTally &) = default;

private:
    void add(const Part &part);

    qint64 m_from = 0;
    qint64 m_below = std::numeric_limits<qint64>::max();
    QList<Part> m_parts;
};
