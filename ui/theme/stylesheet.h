// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct ThemeColors;

//! style.qss with its places filled: @{name} is a colour of ThemeColors or `tone` (light, dark: which pictures to take),
//! @{12} a length that grows with the text.
QString styleSheet(const ThemeColors &colors, bool dark, double textScale);
