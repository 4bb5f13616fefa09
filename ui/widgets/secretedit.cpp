// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretedit.h"

#include <QEvent>
#include <QToolButton>

SecretEdit::SecretEdit(QWidget *parent) : QLineEdit(parent), m_toggle(new QToolButton(this))
{
    m_toggle->setObjectName(QStringLiteral("showSecretButton"));
    m_toggle->setProperty("kind", QStringLiteral("quiet"));
    m_toggle->setCheckable(true);
    m_toggle->setCursor(Qt::PointingHandCursor);
    m_toggle->setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false); // no conversion history of a secret
    connect(m_toggle, &QToolButton::toggled, this, &SecretEdit::setShown);
    setShown(false);
}

void SecretEdit::setShown(bool shown)
{
    m_toggle->setChecked(shown);
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    retranslate();
}

void SecretEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        placeButton();
}

void SecretEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeButton();
}

void SecretEdit::retranslate()
{
    const bool shown = m_toggle->isChecked();
    //: Button inside a password field.
    m_toggle->setText(shown ? tr("Hide") : tr("Show"));
    m_toggle->setAccessibleName(shown ? tr("Hide what was typed") : tr("Show what was typed"));
    placeButton();
}

void SecretEdit::placeButton()
{
    const QSize size = m_toggle->sizeHint();
    const int gap = 7;
    m_toggle->setGeometry(width() - size.width() - gap, (height() - size.height()) / 2, size.width(), size.height());
    setTextMargins(0, 0, size.width() + gap, 0);
}
