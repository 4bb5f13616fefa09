// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/noticebox.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QEvent>
#include <QStyle>

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

} // namespace

NoticeBox::NoticeBox(QWidget *parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    hide();
}

void NoticeBox::say(Tone tone, const QString &text)
{
    m_tone = tone;
    setProperty("kind", kindOf(tone));
    style()->unpolish(this); // the style sheet looks at a dynamic property only now
    style()->polish(this);
    QEvent changed(QEvent::StyleChange); // without it a frame keeps its old padding
    QCoreApplication::sendEvent(this, &changed);
    setText(signOf(tone) + text);
    setAccessibleName(text);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBox::clear()
{
    QLabel::clear();
    hide();
}
