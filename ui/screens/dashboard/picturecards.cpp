// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/picturecards.h"

#include <QEvent>

#include <utility>

namespace {
constexpr QMargins kMargins(13, 12, 13, 12);
constexpr int kGap = 10;

int heightOf(QWidget *widget, int width)
{
    widget->resize(width, widget->height()); // it folds where that is too narrow
    return widget->hasHeightForWidth() ? widget->heightForWidth(width) : widget->sizeHint().height();
}
} // namespace

ControlsCard::ControlsCard(QWidget *controls, QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("controlsCard"));
    setProperty("kind", QStringLiteral("card"));
    addBelow(controls);
}

void ControlsCard::addBelow(QWidget *widget)
{
    widget->setParent(this);
    m_rows << widget;
    updateGeometry();
}

int ControlsCard::heightForWidth(int width) const
{
    int height = kMargins.top() + kMargins.bottom() - kGap;
    for (QWidget *row : m_rows) {
        if (!row->isHidden())
            height += kGap + heightOf(row, width - kMargins.left() - kMargins.right());
    }
    return height;
}

// Not a box layout: that would keep the controls so wide that they never fold.
void ControlsCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    place();
}

bool ControlsCard::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) { // a row folded or unfolded
        place();
        updateGeometry();
    }
    return QFrame::event(event);
}

void ControlsCard::place()
{
    const QRect room = rect().marginsRemoved(kMargins);
    int y = room.top();
    for (QWidget *row : std::as_const(m_rows)) {
        if (row->isHidden())
            continue;
        const int height = heightOf(row, room.width());
        row->setGeometry(room.left(), y, room.width(), height);
        y += height + kGap;
    }
}

MomentCard::MomentCard(QWidget *details, QWidget *parent) : QFrame(parent), m_details(details)
{
    setObjectName(QStringLiteral("momentCard"));
    setProperty("kind", QStringLiteral("card"));
    details->setParent(this);
}

void MomentCard::setFilmstrip(QWidget *filmstrip)
{
    m_filmstrip = filmstrip;
    filmstrip->setParent(this);
    place();
}

void MomentCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    place();
}

bool MomentCard::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // the filmstrip has become higher or lower
        place();
    return QFrame::event(event);
}

void MomentCard::place()
{
    int strip = m_filmstrip ? m_filmstrip->sizeHint().height() : 0;
    if (height() < strip + kMinDetails)
        strip = 0;
    if (m_filmstrip) {
        m_filmstrip->setVisible(strip > 0);
        m_filmstrip->setGeometry(0, 0, width(), strip);
    }
    m_details->setGeometry(0, strip, width(), height() - strip);
}
