// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

//! Where the files of the profile are; the folder need not be there yet. `asked` is that of --data-dir, empty: the system's place.
QString profileFolder(const QString &asked);
QString journalFileIn(const QString &folder);
QString settingsFileIn(const QString &folder);
QString footageFolderIn(const QString &folder);
