// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

#include <cstdio>

//! At once, whatever the stream keeps back.
void sayOnTerminal(const QString &text, FILE *stream = stderr);

//! How far a command is, on one line of a terminal, or now and then on one of its own.
class ProgressLine {
public:
    ProgressLine();
    void show(const QString &text);
    void clear();

private:
    const bool m_terminal;
    QElapsedTimer m_since;
    bool m_shown = false;
};
