// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/receiptsearch.h"

#include <QMetaType>

struct ReceiptRowTexts;

//! Why a receipt was found: where the words of the search stand in the texts of its row, and what else of it has them.
struct ReceiptMarks {
    QList<TextSpan> meta;
    QList<TextSpan> items;
    QList<TextSpan> chip;
    QString others; //!< items behind the first line that were found
    QList<TextSpan> inOthers;

    bool isEmpty() const { return meta.isEmpty() && items.isEmpty() && chip.isEmpty() && others.isEmpty(); }
    friend bool operator==(const ReceiptMarks &, const ReceiptMarks &) = default;
};

Q_DECLARE_METATYPE(ReceiptMarks)

//! Of a row that is shown with these texts. The words are folded.
ReceiptMarks receiptMarks(const SearchHit &hit, const ReceiptRowTexts &texts, const QStringList &words);
