// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/receiptdelegate.h"

#include "ui/delegates/markedtext.h"
#include "ui/models/receiptlistmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

namespace {
constexpr int kBar = 3; // at the left edge of the selected row
constexpr qreal kRadius = 6;
} // namespace

ReceiptDelegate::ReceiptDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize ReceiptDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {300, ReceiptRowLayout::rowHeight(ReceiptRowFonts(option.font))};
}

void ReceiptDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    paintBackground(*painter, option);

    const ReceiptRowFonts fonts(option.font);
    const QVariant value = index.data(ReceiptListModel::RowRole);
    ReceiptRowTexts texts = value.isValid() ? receiptRowTexts(value.value<ReceiptRow>()) : ReceiptRowTexts();
    texts.date = index.data(ReceiptListModel::DateRole).toString();
    const auto marks = index.data(ReceiptListModel::MarksRole).value<ReceiptMarks>();
    const ReceiptRowLayout layout = ReceiptRowLayout::of(option.rect, fonts, texts, marks.others);
    paintPicture(*painter, layout.thumbnail, fonts.small, index.data(ReceiptListModel::PictureRole).value<MomentPicture>());
    paintTexts(*painter, layout, fonts, texts, marks);
    painter->restore();
}

void ReceiptDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const ThemeColors &colors = m_theme.colors();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QColor back = selected ? colors.accentSoft : colors.card;
    if (!selected && option.state.testFlag(QStyle::State_MouseOver))
        back = colors.window;
    painter.fillRect(option.rect, back);
    if (selected)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(kBar, option.rect.height())), colors.accent);
    painter.fillRect(QRect(option.rect.bottomLeft(), QSize(option.rect.width(), 1)), colors.border);
    // The row that the arrow keys start from, for who uses them.
    const bool byKeys = option.widget && option.widget->property("keyboardUsed").toBool();
    if (byKeys && option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Active)) {
        painter.setPen(QPen(colors.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
}

void ReceiptDelegate::paintPicture(QPainter &painter, const QRect &box, const QFont &font, const MomentPicture &picture) const
{
    const ThemeColors &colors = m_theme.colors();
    QPainterPath rounded;
    rounded.addRoundedRect(box, kRadius, kRadius);
    if (picture.state == MomentPicture::State::Ready && !picture.image.isNull()) {
        const QSizeF size = QSizeF(picture.image.size()).scaled(box.size(), Qt::KeepAspectRatio);
        QRectF target(QPointF(), size);
        target.moveCenter(QRectF(box).center());
        painter.save();
        painter.setClipPath(rounded);
        if (size.toSize() != box.size())
            painter.fillRect(box, colors.border);
        painter.drawImage(target, picture.image);
        painter.restore();
        return;
    }
    painter.fillPath(rounded, colors.window);
    painter.setPen(colors.border);
    painter.drawPath(rounded);
    painter.setPen(colors.mutedText);
    painter.setFont(font);
    painter.drawText(box.adjusted(6, 4, -6, -4), Qt::AlignCenter | Qt::TextWordWrap, shortPictureText(picture));
}

void ReceiptDelegate::paintTexts(QPainter &painter, const ReceiptRowLayout &layout, const ReceiptRowFonts &fonts,
                                 const ReceiptRowTexts &texts, const ReceiptMarks &marks) const
{
    const ThemeColors &colors = m_theme.colors();
    const auto draw = [&](const QRect &box, const QColor &color, const QString &text, const QList<TextSpan> &marked = {},
                          Qt::Alignment alignment = Qt::AlignLeft) {
        painter.setPen(color);
        drawMarkedText(painter, box, alignment | Qt::AlignVCenter, text, marked, colors);
    };
    painter.setFont(fonts.time);
    draw(layout.time, colors.text, texts.time);
    painter.setFont(fonts.line);
    draw(layout.date, colors.mutedText, texts.date);

    painter.setFont(layout.amountFont);
    painter.setPen(texts.negative ? colors.danger : texts.counts ? colors.text : colors.mutedText);
    painter.drawText(layout.amount, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, texts.amount); // never elided

    painter.setFont(fonts.line);
    draw(layout.meta, colors.mutedText, texts.meta, marks.meta);
    draw(layout.items, colors.text, texts.items, marks.items);

    painter.setFont(fonts.small);
    draw(layout.others, colors.mutedText, marks.others, marks.inOthers);
    const bool hasDate = !texts.date.isEmpty() && layout.date.isEmpty();
    draw(layout.cash, colors.mutedText, hasDate ? texts.date + u'\u2003' + texts.cash : texts.cash);
    if (!texts.chip.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.warningSoft);
        painter.drawRoundedRect(layout.chip, layout.chip.height() / 2.0, layout.chip.height() / 2.0);
        draw(layout.chip, colors.warning, texts.chip, marks.chip, Qt::AlignHCenter);
    }
}
