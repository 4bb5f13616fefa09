// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/programparts.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <openssl/crypto.h>
#include <zlib.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/avutil.h>
}

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
    return {{QStringLiteral("Qt"), QString::fromLatin1(qVersion()), QStringLiteral("LGPL-3.0-only")},
            {QStringLiteral("QtKeychain"), QStringLiteral(REGILENS_QTKEYCHAIN_VERSION), QStringLiteral("BSD-3-Clause")},
            {QStringLiteral("FFmpeg"), QString::fromLatin1(av_version_info()), QString::fromLatin1(avcodec_license())},
            {QStringLiteral("SQLite"), sqliteVersion(), QStringLiteral("Public domain")},
            {QStringLiteral("OpenSSL"), QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION_STRING)), QStringLiteral("Apache-2.0")},
            {QStringLiteral("zlib"), QString::fromLatin1(zlibVersion()), QStringLiteral("Zlib")}};
}
