// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/markedtext.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QtMath>

#include <algorithm>

namespace {
constexpr float kGround = 0.2F; // of the warning colour, over whatever is below: a card, a selected row, a chip
constexpr qreal kUnderline = 0.1; // of the line's height

QTextCharFormat markFormat(const ThemeColors &colors)
{
    QColor ground = colors.warning;
    ground.setAlphaF(kGround);
    QTextCharFormat format;
    format.setForeground(colors.text);
    format.setBackground(ground);
    return format;
}
} // namespace

QList<TextSpan> marksInShown(const QList<TextSpan> &marks, const QString &text, const QString &shown)
{
    if (shown == text)
        return marks;
    const qsizetype kept = std::mismatch(text.begin(), text.end(), shown.begin(), shown.end()).first - text.begin();
    QList<TextSpan> left;
    for (const TextSpan &mark : marks) {
        const qsizetype from = std::min(mark.position, kept);
        const bool hidden = mark.position + mark.length > kept;
        left << TextSpan{from, (hidden ? shown.size() : mark.position + mark.length) - from};
        if (hidden)
            break; // the others are behind the same ellipsis
    }
    return left;
}

void drawMarkedText(QPainter &painter, const QRect &box, Qt::Alignment alignment, const QString &text, const QList<TextSpan> &marks,
                    const ThemeColors &colors)
{
    if (box.isEmpty() || text.isEmpty())
        return;
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, box.width());
    if (marks.isEmpty()) { // the usual case, and the quick one
        painter.drawText(box, int(alignment) | Qt::TextSingleLine, shown);
        return;
    }
    const QList<TextSpan> marked = marksInShown(marks, text, shown);
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &mark : marked)
        formats << QTextLayout::FormatRange{int(mark.position), int(mark.length), markFormat(colors)};
    QTextLayout layout(shown, painter.font(), painter.device());
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width() + painter.fontMetrics().maxWidth()); // elided already: never broken
    layout.endLayout();
    const QSize size(qCeil(line.naturalTextWidth()), qRound(line.height()));
    const QRect place = QStyle::alignedRect(Qt::LeftToRight, alignment, size, box);
    layout.draw(&painter, place.topLeft());
    // The font's own underline is a hair in small text, and blurred between two pixels.
    const int thick = std::max(1, qRound(place.height() * kUnderline));
    for (const TextSpan &mark : marked) {
        const int from = qRound(line.cursorToX(int(mark.position)));
        const int to = qRound(line.cursorToX(int(mark.position + mark.length)));
        painter.fillRect(place.left() + from, place.bottom() + 1 - thick, to - from, thick, colors.warning);
    }
}
