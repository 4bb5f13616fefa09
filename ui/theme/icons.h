// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

//! resources/icons/<name>.svg drawn in that colour (its currentColor); give a `disabled` colour for buttons that may be off.
//! Ask again on Theme::changed().
QIcon icon(const QString &name, const QColor &color, const QColor &disabled = {});

//! The program's own picture, for windows and packages.
QIcon appIcon();
