// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/searchquery.h"

#include <QByteArray>
#include <QByteArrayList>

// The tokens of the search index. All are ascii letters and digits, so that FTS5's ascii tokenizer keeps any character
// whole; those of characters and pairs are hexadecimal, all others begin with a letter after f.

//! Raise it when any token changes: an index of another version is built anew.
inline constexpr int kSearchIndexVersion = 1;

//! Texts with few different values are listed once in search_words and have a token each. The numbers are stored.
enum class WordField { Item = 1, Code = 2, Payment = 3, Register = 4, Staff = 5, RawKind = 6 };

//! Every UTF-16 unit and every pair of neighbours, except blanks.
QByteArrayList gramTokens(QStringView folded);
//! What a word of any length must have: its one unit, or its pairs. Empty when it has none (a blank between two units).
QByteArrayList gramTokensOfWord(QStringView folded);

//! The number by which the text is listed.
qint64 wordId(WordField field, const QString &folded);
QByteArray wordToken(WordField field, qint64 id);

QByteArray kindToken(ReceiptKind kind);
QByteArray registerToken(qint64 registerId);
QByteArray cashToken();
QByteArray cashlessToken();

//! Of the receipt's hour in the shop's zone.
QByteArray hourToken(int hour);
QByteArrayList hourTokensIn(const MinuteRange &hours);

//! The exact amount and, for ranges, its count of digits, then with the first and the first two digits.
QByteArrayList amountTokens(qint64 minor);
//! As few as cover the range; those at its ends may cover more.
QByteArrayList amountTokensIn(const AmountRange &range);

//! A number as printed, and its last part: 1-000123 is found as 1000123 and as 123.
QByteArrayList numberTokens(const QString &folded);
QByteArray numberToken(const QString &folded);
