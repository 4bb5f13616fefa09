// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linkdelegate.h"

#include "ui/models/linktablemodel.h"
#include "ui/screens/links/tickbox.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace {

constexpr int kPadding = 13;
constexpr int kDot = 11;
constexpr int kDotGap = 4;

QColor stateColor(LinkTableRow::State state, const ThemeColors &colors)
{
    switch (state) {
    case LinkTableRow::State::Connected:
        return colors.success;
    case LinkTableRow::State::Waiting:
    case LinkTableRow::State::NotSynced:
        return colors.mutedText;
    case LinkTableRow::State::Failing:
        return colors.danger;
    default:
        break;
    }
    return colors.warning;
}

} // namespace

LinkDelegate::LinkDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void LinkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &colors = m_theme->colors();
    painter->save();
    painter->fillRect(option.rect, index.data(LinkTableModel::TickedRole).toBool() ? colors.accentSoft : colors.card);
    if (index.row() < index.model()->rowCount() - 1)
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);
    if (index.column() == LinkTableModel::Check)
        paintCheck(painter, option, index);
    else if (index.column() != LinkTableModel::Camera && index.column() != LinkTableModel::Update) // those have widgets
        paintText(painter, option, index);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(colors.focus, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -2, -3));
    }
    painter->restore();
}

void LinkDelegate::paintCheck(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(LinkTableModel::EditedRole).toBool())
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), m_theme->px(3), option.rect.height() - 1), m_theme->colors().accent);
    const QVariant check = index.data(Qt::CheckStateRole);
    // A register without a link has nothing to delete: its box is faint.
    paintTickBox(painter, option.rect, Qt::CheckState(check.toInt()), check.isValid(), *m_theme);
}

void LinkDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &colors = m_theme->colors();
    QRect place = option.rect.adjusted(m_theme->px(kPadding), 0, -m_theme->px(4), 0);
    painter->setFont(option.font);
    const QFontMetrics metrics(option.font);
    const auto draw = [&](const QString &text, const QColor &color) {
        const QString fitting = metrics.elidedText(text, Qt::ElideRight, place.width());
        painter->setPen(color);
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, fitting);
        place.setLeft(std::min(place.right(), place.left() + metrics.horizontalAdvance(fitting + u' ')));
    };

    QColor color = colors.text;
    if (index.column() == LinkTableModel::State) {
        const bool edited = index.data(LinkTableModel::EditedRole).toBool();
        color = edited ? colors.accent : stateColor(LinkTableRow::State(index.data(LinkTableModel::StateRole).toInt()), colors);
        const int dot = m_theme->px(kDot);
        painter->setRenderHint(QPainter::Antialiasing);
        // A ring for what is not saved: another shape, not another colour alone.
        painter->setPen(edited ? QPen(color, m_theme->px(2)) : QPen(Qt::NoPen));
        painter->setBrush(edited ? Qt::NoBrush : QBrush(color));
        const int inset = edited ? m_theme->px(1) : 0;
        painter->drawEllipse(QRect(place.left(), place.center().y() - dot / 2, dot, dot).adjusted(inset, inset, -inset, -inset));
        place.setLeft(place.left() + dot + m_theme->px(kDotGap));
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    if (!text.isEmpty())
        draw(text, color);
    const QString detail = index.data(LinkTableModel::DetailRole).toString();
    if (!detail.isEmpty())
        draw(detail, colors.mutedText);
}

QSize LinkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString() + u' ' + index.data(LinkTableModel::DetailRole).toString();
    const int dot = index.column() == LinkTableModel::State ? m_theme->px(kDot + kDotGap) : 0;
    return {option.fontMetrics.horizontalAdvance(text) + dot + m_theme->px(kPadding + 6), m_theme->px(52)};
}

bool LinkDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &, const QModelIndex &index)
{
    if (!(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    bool toggles = false;
    if (event->type() == QEvent::MouseButtonRelease) // anywhere in the cell: the box itself is small
        toggles = static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    else if (event->type() == QEvent::KeyPress)
        toggles = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (!toggles)
        return false;
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, int(ticked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}
