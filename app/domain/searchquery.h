// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"
#include "app/domain/searchtext.h"
#include "app/domain/searchtime.h"

#include <optional>

//! From and to, both included; an absent end is open. Compared with the amount of the total, so a refund of 3,980 is found
//! as 3980.
struct AmountRange {
    std::optional<qint64> from;
    std::optional<qint64> to;
    friend bool operator==(const AmountRange &, const AmountRange &) = default;
};

//! One condition of a search, and where it stands in the typed text.
struct SearchTerm {
    enum class Kind {
        Word, //!< in the name or code of an item, a payment, a register, and where allowed the staff
        Number, //!< a bare number: the total, the receipt number, a whole code, or part of an item's name
        Amount,
        ReceiptNumber,
        ReceiptKind,
        Cash,
        Cashless,
        Payment,
        Register,
        Staff,
        Item,
        Code,
        Period, //!< sold in `period`
        TimeOfDay, //!< sold on any day within `hours`
    };

    Kind kind = Kind::Word;
    TextSpan span;
    QStringList words; //!< folded; one of them is enough (Word has exactly one)
    AmountRange amount; //!< Amount and Number
    QList<ReceiptKind> receiptKinds; //!< one of them
    TimeRange period;
    MinuteRange hours;

    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

//! What a typed text asks for: all of the terms.
struct SearchQuery {
    QList<SearchTerm> terms;
    bool isEmpty() const { return terms.isEmpty(); }
    //! The words to mark in the rows.
    QStringList markedWords() const;
    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

//! Never fails: what is nothing else is a word. Quotes keep a text together and from being anything but a word.
//! Depends on now and zone for days without a year and the like.
SearchQuery parseSearch(QStringView text, Instant now, const QTimeZone &zone);

//! The text without that term, as when its chip is removed.
QString withoutTerm(const QString &text, const SearchTerm &term);
