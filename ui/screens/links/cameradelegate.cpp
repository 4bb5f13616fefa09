// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/cameradelegate.h"

#include "ui/models/cameratablemodel.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace {

constexpr int kPadding = 13;
constexpr int kThumbnailWidth = 86;
constexpr int kThumbnailHeight = 48;
constexpr int kThumbnailGap = 12;
constexpr int kDot = 9;
constexpr int kDotGap = 5;

bool hasSign(int column)
{
    return column == CameraTableModel::State || column == CameraTableModel::Live || column == CameraTableModel::Stills;
}

} // namespace

CameraDelegate::CameraDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void CameraDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &colors = m_theme.colors();
    const bool linkable = index.data(CameraTableModel::LinkableRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, option.state & QStyle::State_Selected ? colors.accentSoft : colors.card);
    if (index.row() < index.model()->rowCount() - 1)
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);

    QRect place = option.rect.adjusted(m_theme.px(kPadding), 0, -m_theme.px(4), 0);
    if (index.column() == CameraTableModel::Name)
        place.setLeft(place.left() + paintThumbnail(painter, place, index, !linkable));
    else if (hasSign(index.column()))
        place.setLeft(place.left() + paintSign(painter, place, index));

    const bool main = index.column() == CameraTableModel::Name || index.column() == CameraTableModel::Registers;
    painter->setFont(option.font);
    painter->setPen(linkable && (main || hasSign(index.column())) ? colors.text : colors.mutedText);
    if (hasSign(index.column()) && index.data(CameraTableModel::LevelRole).toInt() == int(CameraTableModel::Level::Bad))
        painter->setPen(colors.warning);
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, place.width()));
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(colors.focus, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -2, -3));
    }
    painter->restore();
}

int CameraDelegate::paintThumbnail(QPainter *painter, const QRect &cell, const QModelIndex &index, bool faint) const
{
    const QSize size(m_theme.px(kThumbnailWidth), m_theme.px(kThumbnailHeight));
    const QRect frame(QPoint(cell.left(), cell.center().y() - size.height() / 2), size);
    QPainterPath rounded;
    rounded.addRoundedRect(frame, 4, 4);
    painter->save();
    painter->setClipPath(rounded);
    painter->fillRect(frame, m_theme.colors().border);
    const QImage image = index.data(Qt::DecorationRole).value<QImage>();
    if (!image.isNull()) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->setOpacity(faint ? 0.45 : 1);
        QRect target(QPoint(), image.size().scaled(size, Qt::KeepAspectRatioByExpanding));
        target.moveCenter(frame.center());
        painter->drawImage(target, image);
    }
    painter->restore();
    return size.width() + m_theme.px(kThumbnailGap);
}

//! A dot for yes, a ring for not known, a bar for no: another shape each, not another colour alone.
int CameraDelegate::paintSign(QPainter *painter, const QRect &place, const QModelIndex &index) const
{
    using Level = CameraTableModel::Level;
    const ThemeColors &colors = m_theme.colors();
    const auto level = Level(index.data(CameraTableModel::LevelRole).toInt());
    const double side = m_theme.px(kDot);
    const QRectF box(place.left(), place.center().y() - side / 2, side, side);
    if (level == Level::Good) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.success);
        painter->drawEllipse(box);
    } else if (level == Level::Unknown) {
        painter->setPen(QPen(colors.mutedText, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(box.adjusted(1, 1, -1, -1));
    } else {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.warning);
        painter->drawRoundedRect(box.adjusted(0, side * 0.33, 0, -side * 0.33), 1, 1);
    }
    return int(side) + m_theme.px(kDotGap);
}

QSize CameraDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int width = option.fontMetrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + m_theme.px(kPadding + 8);
    if (index.column() == CameraTableModel::Name)
        width += m_theme.px(kThumbnailWidth + kThumbnailGap);
    else if (hasSign(index.column()))
        width += m_theme.px(kDot + kDotGap);
    return {width, m_theme.px(kThumbnailHeight + 16)};
}
