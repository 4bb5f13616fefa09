// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/capslockwatch.h"

#include <QKeyEvent>
#include <QWidget>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif

namespace {

//! Where the system can be asked; empty elsewhere.
std::optional<bool> asked()
{
#ifdef Q_OS_WIN
    return (GetKeyState(VK_CAPITAL) & 1) != 0;
#else
    return {};
#endif
}

} // namespace

CapsLockWatch::CapsLockWatch(QWidget *field) : QObject(field)
{
    field->installEventFilter(this);
}

bool CapsLockWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        set(after(*static_cast<QKeyEvent *>(event)));
    else if (event->type() == QEvent::FocusIn)
        set(asked());
    else if (event->type() == QEvent::FocusOut)
        set({});
    return QObject::eventFilter(watched, event);
}

std::optional<bool> CapsLockWatch::after(const QKeyEvent &key) const
{
    if (const std::optional<bool> known = asked())
        return known;
    if (key.key() == Qt::Key_CapsLock && !key.isAutoRepeat())
        return m_on ? std::optional(!*m_on) : std::nullopt;
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier) || key.text().size() != 1)
        return m_on;
    const QChar letter = key.text().front();
    if (letter.toUpper() == letter.toLower())
        return m_on; // neither capital nor small
    return letter.isUpper() != key.modifiers().testFlag(Qt::ShiftModifier);
}

void CapsLockWatch::set(std::optional<bool> on)
{
    const bool before = isOn();
    m_on = on;
    if (isOn() != before)
        emit changed(isOn());
}
