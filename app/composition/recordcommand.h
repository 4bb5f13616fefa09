// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

//! `regilens record`: records the linked cameras of a profile without windows, until it is ended.
int runRecord(const QStringList &arguments);
