// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linkheader.h"

#include "ui/models/linktablemodel.h"
#include "ui/screens/links/tickbox.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace {
constexpr int kArrow = 8;
constexpr int kArrowPlace = 14; //!< the arrow and its distance to the text
constexpr int kKeyStep = 16;
} // namespace

LinkHeader::LinkHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("tableHeader"));
    setHighlightSections(false);
    setSectionsClickable(true);
    setFocusPolicy(Qt::TabFocus);
    setTabKeyNavigation(false);
    connect(this, &QHeaderView::sectionClicked, this, &LinkHeader::activate);
}

void LinkHeader::setSorted(int column, Qt::SortOrder order)
{
    m_sorted = column;
    m_order = order;
    nameCurrent();
    viewport()->update();
}

void LinkHeader::activate(int section)
{
    if (section == LinkTableModel::Check) {
        emit tickAllRequested();
        nameCurrent();
    } else if (LinkTableModel::isSortable(section)) {
        // Up, down, and back to the order in which the rows came.
        const bool again = section == m_sorted;
        const bool last = again && m_order == Qt::DescendingOrder;
        emit sortRequested(last ? -1 : section, again && !last ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
}

void LinkHeader::step(int direction)
{
    int visual = visualIndex(m_current);
    do
        visual += direction;
    while (visual >= 0 && visual < count() && (isSectionHidden(logicalIndex(visual)) || logicalIndex(visual) == LinkTableModel::Update));
    if (visual < 0 || visual >= count())
        return;
    m_current = logicalIndex(visual);
    nameCurrent();
    viewport()->update();
}

void LinkHeader::nameCurrent()
{
    const QString name = model() ? model()->headerData(m_current, Qt::Horizontal, Qt::AccessibleTextRole).toString() : QString();
    QString state;
    if (m_current == LinkTableModel::Check && model()) {
        const int check = model()->headerData(m_current, Qt::Horizontal, Qt::CheckStateRole).toInt();
        //: Read aloud with the box above a table: which of its rows are ticked.
        state = check == Qt::Checked ? tr("all") : check == Qt::PartiallyChecked ? tr("some") : tr("none");
    } else if (m_current == m_sorted) {
        state = m_order == Qt::AscendingOrder ? tr("sorted, smallest first") : tr("sorted, largest first");
    } else {
        state = tr("not sorted");
    }
    //: Read aloud in the header of a table: %1 is a column, %2 how it is sorted.
    setAccessibleName(tr("%1: %2").arg(name, state));
    if (hasFocus()) {
        QAccessibleEvent told(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&told);
    }
}

void LinkHeader::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = event->key() == Qt::Key_Right ? 1 : -1;
        if (!shift)
            step(direction);
        else if (LinkTableModel::isSortable(m_current))
            emit resizeRequested(m_current, sectionSize(m_current) + direction * kKeyStep);
        return;
    }
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_current);
        return;
    default:
        event->ignore();
    }
}

void LinkHeader::focusInEvent(QFocusEvent *event)
{
    QHeaderView::focusInEvent(event);
    nameCurrent();
    viewport()->update();
}

void LinkHeader::focusOutEvent(QFocusEvent *event)
{
    QHeaderView::focusOutEvent(event);
    viewport()->update();
}

void LinkHeader::changeEvent(QEvent *event)
{
    QHeaderView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        nameCurrent();
}

QSize LinkHeader::sectionSizeFromContents(int section) const
{
    const QSize size = QHeaderView::sectionSizeFromContents(section);
    return LinkTableModel::isSortable(section) && m_theme ? size + QSize(m_theme->px(kArrowPlace), 0) : size;
}

void LinkHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (!m_theme)
        return;
    const ThemeColors &colors = m_theme->colors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (section == LinkTableModel::Check && model()->rowCount() > 0)
        paintTickBox(painter, rect, Qt::CheckState(model()->headerData(section, Qt::Horizontal, Qt::CheckStateRole).toInt()), true,
                     *m_theme);
    if (section == m_sorted) {
        QFont small = font();
        small.setPixelSize(m_theme->px(12));
        const QString text = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        const double side = m_theme->px(kArrow);
        const double left = rect.left() + m_theme->px(13) + QFontMetrics(small).horizontalAdvance(text) + m_theme->px(kArrowPlace - kArrow);
        const double middle = rect.center().y() + 0.5;
        const double up = m_order == Qt::AscendingOrder ? 1 : -1;
        const QPointF arrow[] = {
            {left, middle + up * side / 4}, {left + side, middle + up * side / 4}, {left + side / 2, middle - up * side / 3}};
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.text);
        painter->drawPolygon(arrow, 3);
    }
    if (section == m_current && hasFocus()) {
        painter->setPen(QPen(colors.focus, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect).adjusted(3, 4, -3, -5), 4, 4);
    }
    painter->restore();
}
