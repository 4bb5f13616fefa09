// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlerror.h"

#include <QSqlError>

namespace {

// https://www.sqlite.org/rescode.html: the low byte is the primary code, whether extended codes are on or not.
QString reasonOf(int code)
{
    switch (code & 0xff) {
    case 5: // BUSY
    case 6: // LOCKED
        return QStringLiteral("profile.busy");
    case 8: // READONLY
    case 14: // CANTOPEN
    case 23: // AUTH
        return QStringLiteral("profile.readOnly");
    case 10: // IOERR
    case 13: // FULL
        return QStringLiteral("profile.disk");
    case 11: // CORRUPT
    case 26: // NOTADB
        return QStringLiteral("profile.damaged");
    default:
        return {};
    }
}

} // namespace

Error storageError(const QSqlError &error)
{
    // SQLite's texts name tables and columns, never bound values.
    return {Error::Kind::Storage,
            error.nativeErrorCode() + QStringLiteral(": ") + error.text().trimmed(),
            {},
            reasonOf(error.nativeErrorCode().toInt())};
}

Error storageError(const QString &reason, const QString &detail)
{
    return {Error::Kind::Storage, detail, {}, reason};
}
