// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cardplace.h"

#include "ui/theme/theme.h"
#include "ui/widgets/shadow.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

CardPlace::CardPlace(QWidget *card, const Theme &theme, QWidget *parent) : QWidget(parent), m_card(card), m_theme(theme)
{
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(card, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    card->installEventFilter(this);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void CardPlace::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintShadow(painter, m_card->geometry(), m_theme.isDark() ? 5 : 1);
}

void CardPlace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fitHeight();
}

bool CardPlace::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize)
        update(); // the shadow follows
    if (event->type() == QEvent::LayoutRequest)
        fitHeight();
    return QWidget::eventFilter(watched, event);
}

//! A widget that is aligned in its layout gets the height of its hint, in which texts are not wrapped yet.
void CardPlace::fitHeight()
{
    m_card->setFixedHeight(m_card->layout()->totalHeightForWidth(m_card->width()));
}
