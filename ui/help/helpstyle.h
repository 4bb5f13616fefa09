// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class Theme;

//! The style sheet of the help's pages, in the subset that QTextDocument knows; lengths grow with the text and the zoom.
QString helpStyle(const Theme &theme, double zoom);
