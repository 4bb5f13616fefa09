// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpstyle.h"

#include "ui/theme/theme.h"

QString helpStyle(const Theme &theme, double zoom)
{
    const ThemeColors &c = theme.colors();
    const auto px = [&](double length) { return QString::number(theme.px(length * zoom)); };
    QString css = QStringLiteral("body { color: %1; font-size: %2px; }"
                                 "h1 { font-size: %3px; font-weight: 700; margin-top: 0; margin-bottom: %4px; }"
                                 "h2 { font-size: %5px; font-weight: 700; margin-top: %6px; margin-bottom: %4px; }")
                      .arg(c.text.name(), px(14), px(21), px(8), px(16), px(22));
    css += QStringLiteral("p { margin-top: 0; margin-bottom: %1px; line-height: 118%; }"
                          "li { margin-bottom: %2px; line-height: 112%; }"
                          "ol, ul { margin-top: 0; margin-bottom: %1px; }"
                          "img { margin-bottom: %1px; }")
               .arg(px(10), px(5));
    css += QStringLiteral("a { color: %1; text-decoration: underline; }"
                          ".lead { color: %2; }"
                          ".key { background-color: %3; font-weight: 600; }"
                          ".sign { color: %1; font-weight: 700; }")
               .arg(c.accent.name(), c.mutedText.name(), c.border.name());
    css += QStringLiteral(".note { background-color: %1; color: %2; }"
                          ".warning { background-color: %3; color: %4; }"
                          "th { background-color: %5; font-weight: 600; text-align: left; }")
               .arg(c.accentSoft.name(), c.accentSoftText.name(), c.warningSoft.name(), c.warning.name(), c.window.name());
    return css;
}
