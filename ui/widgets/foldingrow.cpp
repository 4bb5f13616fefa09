// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/foldingrow.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QWidget>

#include <algorithm>

namespace {

//! What it takes in one row without wrapping; a label's own hint is that of its wrapped text while it may wrap.
int unfoldedWidth(QLayoutItem *item)
{
    if (auto *label = qobject_cast<QLabel *>(item->widget())) {
        label->ensurePolished();
        return label->isHidden() ? 0 : label->fontMetrics().boundingRect(label->text()).width();
    }
    if (item->widget())
        return item->isEmpty() ? 0 : item->sizeHint().width();
    auto *box = qobject_cast<QBoxLayout *>(item->layout());
    if (!box)
        return item->sizeHint().width();
    const bool stacked = qobject_cast<QVBoxLayout *>(box) != nullptr;
    int width = 0;
    int shown = 0;
    for (int i = 0; i < box->count(); ++i) {
        const int one = unfoldedWidth(box->itemAt(i));
        width = stacked ? std::max(width, one) : width + one;
        shown += one > 0 ? 1 : 0;
    }
    return stacked ? width : width + std::max(0, shown - 1) * box->spacing();
}

void letWrap(QLayout *layout, bool wrap)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (auto *label = qobject_cast<QLabel *>(item->widget()))
            label->setWordWrap(wrap);
        else if (item->layout())
            letWrap(item->layout(), wrap);
    }
}

} // namespace

FoldingRow::FoldingRow(QBoxLayout *row, QWidget *screen) : QObject(screen), m_row(row), m_screen(screen)
{
    screen->installEventFilter(this);
}

bool FoldingRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_screen && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        fold();
    return QObject::eventFilter(watched, event);
}

void FoldingRow::fold()
{
    const QMargins margins = m_screen->layout()->contentsMargins();
    const bool folded = unfoldedWidth(m_row) > m_screen->width() - margins.left() - margins.right();
    const auto direction = folded ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_row->direction() == direction)
        return;
    m_row->setDirection(direction);
    letWrap(m_row, folded);
    for (int i = 0; i < m_row->count(); ++i) { // buttons keep their own widths; texts need the place that is there, for more lines
        QLayoutItem *item = m_row->itemAt(i);
        item->invalidate(); // it does not know yet that its labels wrap
        if (qobject_cast<QAbstractButton *>(item->widget()) || (item->layout() && i > 0))
            item->setAlignment(folded && !item->hasHeightForWidth() ? Qt::AlignLeft : Qt::Alignment());
    }
    m_row->invalidate();
}
