// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demosale.h"

#include <vector>

//! A slip (会計) as Ubiregi keeps it. All times are seconds since 1970; 0 stands for null.
struct UbiregiRecord {
    enum class Status { Close, Cancel, Delete };

    qint64 id = 0;
    DemoSale sale;
    DemoSums sums;
    Status status = Status::Close;
    qint64 openedAt = 0;
    qint64 paidAt = 0;
    qint64 deletedAt = 0;
    qint64 createdAt = 0;
    qint64 updatedAt = 0;

    bool isInClose() const { return status != Status::Delete; } //!< listed by /checkouts/close
};

//! The slips of one Ubiregi account, by id.
class UbiregiBooks {
public:
    //! Of which account, counted from 0.
    explicit UbiregiBooks(int account) : m_account(account) {}

    int account() const { return m_account; }
    const std::vector<UbiregiRecord> &records() const { return m_records; }

    qint64 reserveId() { return m_nextId++; }
    void insert(UbiregiRecord record);
    bool cancel(qint64 id, qint64 at);
    bool touch(qint64 id, qint64 at);

    qint64 lastUpdatedAt(bool onlyClose) const { return onlyClose ? m_lastCloseUpdate : m_lastUpdate; }

private:
    UbiregiRecord *find(qint64 id);
    void changed(const UbiregiRecord &record);

    const int m_account;
    std::vector<UbiregiRecord> m_records;
    qint64 m_nextId = 285'000'001 + m_account * 1'000'000; // the size of ids seen in 2022 (ubiregi.md 3.1)
    qint64 m_lastUpdate = 0;
    qint64 m_lastCloseUpdate = 0;
};
