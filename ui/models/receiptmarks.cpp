// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/receiptmarks.h"

#include "ui/models/receipttext.h"

ReceiptMarks receiptMarks(const SearchHit &hit, const ReceiptRowTexts &texts, const QStringList &words)
{
    ReceiptMarks marks;
    if (words.isEmpty())
        return marks;
    marks.meta = spansOf(words, texts.meta);
    marks.items = spansOf(words, texts.items);
    marks.chip = spansOf(words, texts.chip);
    marks.others = otherLinesText(hit.otherLines);
    marks.inOthers = spansOf(words, marks.others);
    return marks;
}
