// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/profilecopy.h"

#include "app/storage/openprogress.h"
#include "app/storage/sqlerror.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace {

constexpr qint64 kSlice = 4 * 1024 * 1024; // cancelled within some ten milliseconds, also on a slow disk
constexpr qint64 kReserve = 64 * 1024 * 1024; // for the migration itself and for what others write meanwhile

QString unfinished(const QString &target)
{
    return target + QStringLiteral(".part");
}

//! Without it the copy would be in memory only, and the bar at its end for as long as the disk takes.
bool isOnDisk(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_WIN
    return ::_commit(file.handle()) == 0;
#else
    return ::fsync(file.handle()) == 0;
#endif
}

Result<Done> checkSpace(const QString &target, qint64 wanted, OpenProgress &progress, const FreeBytes &freeBytes)
{
    const QString folder = QFileInfo(target).absolutePath();
    const qint64 available = freeBytes ? freeBytes(folder) : QStorageInfo(folder).bytesAvailable();
    if (available < 0 || available >= wanted)
        return Done{};
    progress.missing = wanted - available;
    return storageError(QStringLiteral("profile.space"), QStringLiteral("a copy lacks %1 bytes").arg(wanted - available));
}

Result<Done> copySlices(const QString &path, const QString &target, OpenProgress &progress)
{
    QFile from(path);
    if (!from.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return storageError(QStringLiteral("profile.readOnly"), from.errorString());
    QFile to(target);
    if (!to.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return storageError(QStringLiteral("profile.readOnly"), to.errorString());
    QByteArray slice(kSlice, Qt::Uninitialized);
    for (;;) {
        if (progress.cancelled)
            return Error{Error::Kind::Cancelled, {}, {}, {}};
        const qint64 read = from.read(slice.data(), slice.size());
        if (read < 0)
            return storageError(QStringLiteral("profile.disk"), from.errorString());
        if (read == 0)
            return Done{};
        if (to.write(slice.constData(), read) != read || !isOnDisk(to))
            return storageError(QStringLiteral("profile.disk"), to.errorString());
        progress.copied += read;
    }
}

} // namespace

Result<Done> copyProfile(const QString &path, const QString &target, OpenProgress &progress, const FreeBytes &freeBytes)
{
    const QFileInfo before(path);
    progress.total = before.size();
    progress.copied = 0;
    progress.step = OpenProgress::Step::Copying;
    if (Result<Done> space = checkSpace(target, before.size() + kReserve, progress, freeBytes); !space)
        return space;
    removeUnfinishedCopy(target);
    Result<Done> copied = copySlices(path, unfinished(target), progress);
    const QFileInfo after(path);
    if (copied && (after.size() != before.size() || after.lastModified() != before.lastModified()))
        copied = storageError(QStringLiteral("profile.busy"), QStringLiteral("the database was changed while it was copied"));
    if (copied && ((QFile::exists(target) && !QFile::remove(target)) || !QFile::rename(unfinished(target), target)))
        copied = storageError(QStringLiteral("profile.readOnly"), QStringLiteral("cannot replace %1").arg(target));
    if (!copied)
        removeUnfinishedCopy(target);
    return copied;
}

void removeUnfinishedCopy(const QString &target)
{
    QFile::remove(unfinished(target));
}
