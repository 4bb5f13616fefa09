// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/programparts.h"

#include "app/base/signature.h"
#include "app/video/videolibrary.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <zlib.h>

namespace {

QString sqliteVersion()
{
    const QString name = QStringLiteral("version");
    QString version;
    {
        QSqlDatabase memory = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        memory.setDatabaseName(QStringLiteral(":memory:"));
        QSqlQuery query(memory);
        if (memory.open() && query.exec(QStringLiteral("SELECT sqlite_version()")) && query.next())
            version = query.value(0).toString();
    } // all copies must be gone before removeDatabase()
    QSqlDatabase::removeDatabase(name);
    return version;
}

} // namespace

QList<ProgramPart> programParts()
{
    const VideoLibrary video = videoLibrary();
    return {{QStringLiteral("Qt"), QString::fromLatin1(qVersion()), QStringLiteral("LGPL-3.0-only")},
            {QStringLiteral("QtKeychain"), QStringLiteral(REGILENS_QTKEYCHAIN_VERSION), QStringLiteral("BSD-3-Clause")},
            {QStringLiteral("FFmpeg"), video.version, video.licence},
            {QStringLiteral("SQLite"), sqliteVersion(), QStringLiteral("Public domain")},
            {QStringLiteral("OpenSSL"), cryptoVersion(), QStringLiteral("Apache-2.0")},
            {QStringLiteral("zlib"), QString::fromLatin1(zlibVersion()), QStringLiteral("Zlib")}};
}
