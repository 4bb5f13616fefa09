// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

//! The text as a part of a file's name that every system takes, no longer than that in UTF-8: what Windows takes for something
//! else in full width, without dots and spaces at the end. Empty when nothing is left.
QString legalNamePart(const QString &text, qsizetype mostBytes);

//! The same for a whole name without its ending: one that Windows keeps for a device (CON, LPT1) gets a "_" before it.
QString legalBaseName(const QString &text, qsizetype mostBytes);
