// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"

#include <QStringList>

//! A chain of shops that never was: one contract, 100 registers, 10,000 receipts a day, some 2,900 products with Japanese
//! names of which few sell often. The same numbers give the same receipts everywhere.
class JournalGenerator {
public:
    static constexpr int kReceiptsADay = 10'000;

    explicit JournalGenerator(quint64 seed = 1);

    static ContractKey contract();
    //! 0 is the newest; `count` of them, oldest first, as a cloud sends a page.
    QList<Receipt> receipts(qint64 newest, int count) const;
    //! When receipt 0 was sold.
    static Instant newest();
    const QStringList &products() const { return m_names; }

private:
    Receipt receipt(qint64 index) const;

    quint64 m_seed;
    QStringList m_names;
    QStringList m_codes;
    QList<int> m_prices;
};
