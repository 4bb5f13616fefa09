// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/progressline.h"

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace {

bool isTerminal()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDERR_FILENO) != 0;
#else
    return false;
#endif
}

} // namespace

void sayOnTerminal(const QString &text, FILE *stream)
{
    std::fputs(qPrintable(text), stream);
    std::fflush(stream);
}

ProgressLine::ProgressLine() : m_terminal(isTerminal())
{
    m_since.start();
}

void ProgressLine::show(const QString &text)
{
    if (m_since.elapsed() < (m_terminal ? 200 : 10'000))
        return;
    m_since.restart();
    sayOnTerminal(m_terminal ? u'\r' + text + QStringLiteral("\x1b[K") : text + u'\n');
    m_shown = m_terminal;
}

void ProgressLine::clear()
{
    if (m_shown)
        sayOnTerminal(QStringLiteral("\r\x1b[K"));
}
