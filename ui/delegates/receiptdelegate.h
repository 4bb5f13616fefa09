// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/momentpictures.h"
#include "ui/delegates/receiptrowlayout.h"

#include <QStyledItemDelegate>

class Theme;

//! Paints a receipt: picture of its moment, time, amount, who and how, what, and why it was found. Paints roles and fetches
//! nothing.
class ReceiptDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ReceiptDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option) const;
    void paintPicture(QPainter &painter, const QRect &box, const QFont &font, const MomentPicture &picture) const;
    void paintTexts(QPainter &painter, const ReceiptRowLayout &layout, const ReceiptRowFonts &fonts, const ReceiptRowTexts &texts,
                    const ReceiptMarks &marks) const;

    const Theme &m_theme;
};
