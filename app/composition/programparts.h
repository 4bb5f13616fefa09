// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/settings/programpart.h"

#include <QList>

//! The libraries that run in this process, as they tell themselves where they can.
QList<ProgramPart> programParts();
