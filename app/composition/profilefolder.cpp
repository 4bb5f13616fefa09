// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/profilefolder.h"

#include <QDir>
#include <QStandardPaths>

QString profileFolder(const QString &asked)
{
    return asked.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : QDir(asked).absolutePath();
}

QString journalFileIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("journal.db"));
}

QString settingsFileIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("settings.ini"));
}

QString footageFolderIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("footage"));
}
