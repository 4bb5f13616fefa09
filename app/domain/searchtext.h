// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

// How texts are compared in searches: the index, the query and the marks in a row all go through here.

//! Full and half width, kana width and case folded (NFKC), blanks run together and trimmed. Stored index entries depend on
//! it: a change needs a new index (kSearchIndexVersion).
QString foldedForSearch(QStringView text);

//! Part of a text, in UTF-16 units.
struct TextSpan {
    qsizetype position = 0;
    qsizetype length = 0;
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

//! Where the words (already folded) stand in the text as it is shown; in order, overlapping ones joined.
QList<TextSpan> spansOf(const QStringList &foldedWords, QStringView shown);
