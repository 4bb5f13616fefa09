// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demosale.h"

#include <vector>

//! A transaction as Smaregi keeps it. All times are seconds since 1970; 0 stands for null.
struct SmaregiRecord {
    enum class Dispose { None, Original, Counter };

    qint64 headId = 0;
    qint64 terminalTranId = 0;
    DemoSale sale;
    DemoSums sums;
    qint64 soldAt = 0;
    qint64 receivedAt = 0;
    qint64 updatedAt = 0;
    qint64 cancelledAt = 0;
    bool cancelled = false;
    Dispose dispose = Dispose::None;
    qint64 relatedId = 0;
    qint64 settledAt = 0;

    bool isNegative() const { return sale.kind == DemoSale::Kind::Refund || dispose == Dispose::Counter; }
};

//! The transactions of the Smaregi contract, by id.
class SmaregiBooks {
public:
    const std::vector<SmaregiRecord> &records() const { return m_records; }
    const SmaregiRecord *find(qint64 headId) const;

    qint64 reserveId() { return m_nextId++; } //!< ids rise in the order in which the server hears of sales
    qint64 nextTerminalTranId(int registerNo);
    void insert(SmaregiRecord record);

    bool cancel(qint64 headId, qint64 at);
    bool touch(qint64 headId, qint64 at);
    //! Adds the countering record; 0 when there is no such sale or it is cancelled or countered already.
    qint64 dispose(qint64 headId, qint64 at);
    //! 精算: all sales since the last one get their settlement, and a new time of update (smaregi.md 1, fact 11).
    void settle(qint64 at);

private:
    SmaregiRecord *find(qint64 headId);

    std::vector<SmaregiRecord> m_records;
    QList<qint64> m_terminalTranIds;
    qint64 m_nextId = 1;
    size_t m_firstUnsettled = 0;
};
