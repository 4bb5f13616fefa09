// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

//! `regilens export`: writes receipts of a journal, which the program may be using meanwhile, to a file.
int runExport(const QStringList &arguments);
