// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

//! A library that the program is made of, as it runs.
struct ProgramPart {
    QString name;
    QString version;
    QString licence; //!< SPDX, or as the library itself says
};
