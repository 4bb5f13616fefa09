// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

//! What somebody without a mouse, without sight or with large text would trip over on a screen, one line each.
struct ScreenAudit {
    QStringList nameless; //!< reached by keyboard, but without a name for a screen reader
    QStringList unreachable; //!< works by mouse, but Tab never gets there
    QStringList cut; //!< text that does not fit, or a control that lies outside its parent
    int controls = 0; //!< how many were looked at; 0 means that nothing was proved

    QStringList all() const { return nameless + unreachable + cut; }
};

//! The screen that the user is on: the dialog that covers the window, else the active window.
QWidget *auditedScreen();

//! Looks at all that is visible of it, walking it with real Tab keys. Takes the focus and gives it back. GUI thread.
ScreenAudit auditScreen(QWidget *screen);
