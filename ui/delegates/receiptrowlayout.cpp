// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/receiptrowlayout.h"

#include "ui/theme/scaledfont.h"

#include <QFontMetrics>

namespace {
constexpr QSize kThumbnail(128, 72);
constexpr int kLeft = 15; // the selection's bar and some air
constexpr int kRight = 13;
constexpr int kTop = 10;
constexpr int kGap = 12;
constexpr int kChipGap = 6;
constexpr int kSlack = 2; // advances are rounded; without it a text can be elided in a box of its own width

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}
} // namespace

ReceiptRowFonts::ReceiptRowFonts(const QFont &base)
    : time(scaledFont(base, 1.0, QFont::Bold))
    , amount(scaledFont(base, 1.16, QFont::Bold))
    , line(scaledFont(base, 1.0, QFont::Normal))
    , small(scaledFont(base, 0.9, QFont::Normal))
{
}

ReceiptRowLayout ReceiptRowLayout::of(const QRect &row, const ReceiptRowFonts &fonts, const ReceiptRowTexts &texts, const QString &others)
{
    ReceiptRowLayout layout;
    layout.thumbnail = QRect(row.topLeft() + QPoint(kLeft, kTop), kThumbnail);

    const int left = layout.thumbnail.right() + 1 + kGap;
    const int width = qMax(0, row.right() + 1 - kRight - left);
    const int first = qMax(lineHeight(fonts.time), lineHeight(fonts.amount));
    int y = row.top() + kTop - 1;

    // The amount is never elided, for a cut amount is a wrong one: it is written smaller, or the time gives way.
    const int time = QFontMetrics(fonts.time).horizontalAdvance(texts.time);
    layout.amountFont = fonts.amount;
    int amount = QFontMetrics(layout.amountFont).horizontalAdvance(texts.amount);
    for (int step = 9; step >= 5 && amount > width - time - kGap; --step) {
        layout.amountFont = scaledFont(fonts.amount, step / 10.0, QFont::Bold);
        amount = QFontMetrics(layout.amountFont).horizontalAdvance(texts.amount);
    }
    amount = qMin(amount, width);
    layout.amount = QRect(left + width - amount, y, amount, first);
    layout.time = QRect(left, y, qMax(0, width - amount - kGap), first);
    const int date = QFontMetrics(fonts.line).horizontalAdvance(texts.date) + kSlack;
    if (!texts.date.isEmpty() && time + 2 * kGap + date <= layout.time.width()) {
        layout.time.setWidth(time + kSlack);
        layout.date = QRect(left + time + kGap, y, date, first);
    }
    y += first;

    const int chip = texts.chip.isEmpty() ? 0 : QFontMetrics(fonts.small).horizontalAdvance(texts.chip) + 14;
    const int metaText = QFontMetrics(fonts.line).horizontalAdvance(texts.meta) + kSlack;
    const int metaRoom = chip > 0 ? qMax(0, width - chip - kChipGap) : width;
    layout.meta = QRect(left, y, qMin(metaText, metaRoom), lineHeight(fonts.line));
    if (chip > 0) {
        const int height = qMin(lineHeight(fonts.small), lineHeight(fonts.line));
        layout.chip = QRect(layout.meta.right() + 1 + kChipGap, y + (lineHeight(fonts.line) - height) / 2, chip, height);
    }
    y += lineHeight(fonts.line);

    layout.items = QRect(left, y, width, lineHeight(fonts.line));
    y += lineHeight(fonts.line);
    const QRect last(left, y, width, lineHeight(fonts.small));
    if (others.isEmpty()) {
        layout.cash = last;
        return layout;
    }
    const QFontMetrics small(fonts.small);
    const int found = small.horizontalAdvance(others) + kSlack;
    const int cash = small.horizontalAdvance(texts.cash) + kSlack;
    const bool both = !texts.cash.isEmpty() && found + kGap + cash <= width;
    layout.others = both ? last.adjusted(0, 0, -cash - kGap, 0) : last;
    if (both)
        layout.cash = last.adjusted(width - cash, 0, 0, 0);
    return layout;
}

int ReceiptRowLayout::rowHeight(const ReceiptRowFonts &fonts)
{
    const int text = qMax(lineHeight(fonts.time), lineHeight(fonts.amount)) + 2 * lineHeight(fonts.line) + lineHeight(fonts.small);
    return qMax(text, kThumbnail.height()) + 2 * kTop;
}
