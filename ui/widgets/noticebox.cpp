// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/noticebox.h"

#include "ui/theme/kind.h"

#include <QAccessible>
#include <QEvent>
#include <QPushButton>

namespace {

QString kindOf(NoticeBox::Tone tone)
{
    switch (tone) {
    case NoticeBox::Tone::Error:
        return QStringLiteral("errorBox");
    case NoticeBox::Tone::Success:
        return QStringLiteral("successBox");
    case NoticeBox::Tone::Info:
        break;
    }
    return QStringLiteral("infoBox");
}

QString signOf(NoticeBox::Tone tone)
{
    switch (tone) {
    case NoticeBox::Tone::Error:
        return QStringLiteral("⚠ ");
    case NoticeBox::Tone::Success:
        return QStringLiteral("✓ ");
    case NoticeBox::Tone::Info:
        break;
    }
    return {};
}

constexpr int kActionGap = 12;

} // namespace

NoticeBox::NoticeBox(QWidget *parent) : QLabel(parent), m_action(new QPushButton(this))
{
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_action->setProperty("kind", QStringLiteral("link"));
    m_action->setCursor(Qt::PointingHandCursor);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &NoticeBox::actionTriggered);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    hide();
}

void NoticeBox::say(Tone tone, const QString &text, const QString &action)
{
    m_tone = tone;
    setKind(this, kindOf(tone));
    setText(signOf(tone) + text);
    setAccessibleName(text);
    setAction(action);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBox::setAction(const QString &action)
{
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    placeAction();
}

void NoticeBox::placeAction()
{
    const QSize size = m_action->isHidden() ? QSize(0, 0) : m_action->sizeHint();
    // The box has its padding from the style sheet, which takes no other margins beside it.
    const QString room =
        m_action->isHidden() ? QString() : QStringLiteral("NoticeBox { padding-right: %1px; }").arg(size.width() + 2 * kActionGap);
    if (room != styleSheet())
        setStyleSheet(room);
    m_action->setGeometry(width() - size.width() - kActionGap, (height() - size.height()) / 2, size.width(), size.height());
}

void NoticeBox::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    placeAction();
}

void NoticeBox::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        placeAction();
}

void NoticeBox::clear()
{
    QLabel::clear();
    m_action->hide();
    hide();
}
