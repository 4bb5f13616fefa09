// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/ringfolder.h"

#include "app/base/logging.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace {

const QByteArray kMagic = QByteArrayLiteral("Regilens footage 1\n");
const QString kFootageSuffix = QStringLiteral(".footage");
const QString kIndexSuffix = QStringLiteral(".index");
constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString nameOf(quint64 number)
{
    return QString::number(number, 16).rightJustified(16, u'0');
}

//! Empty when it is none of ours.
QByteArray tagOf(const QString &folder)
{
    const QByteArray tag = QByteArray::fromHex(folder.toLatin1());
    return tag.size() == RingFileHeader::kIdBytes && QString::fromLatin1(tag.toHex()) == folder ? tag : QByteArray();
}

Error diskError(const QString &detail)
{
    return {Error::Kind::Storage, detail, {}, QStringLiteral("footage.disk")};
}

Error keyLost(const QString &detail)
{
    return {Error::Kind::Storage, detail, {}, QStringLiteral("footage.keyLost")};
}

} // namespace

bool RingFolder::holdsRing() const
{
    return QFile::exists(ringPath());
}

Result<RingKeys> RingFolder::open(const QByteArray &key)
{
    if (const Result<Done> locked = lock(); !locked)
        return locked.error();
    QFile file(ringPath());
    if (!file.exists()) {
        if (!files().isEmpty())
            return keyLost(QStringLiteral("there is footage without its ring file"));
        if (key.isEmpty())
            return Error{Error::Kind::NotFound, QStringLiteral("no footage was begun here"), {}, {}};
        return begin(key);
    }
    if (!file.open(QIODevice::ReadOnly))
        return ringFileError(file);
    const QByteArray bytes = file.readAll();
    const qsizetype head = kMagic.size();
    if (!bytes.startsWith(kMagic) || bytes.size() != head + 2 * RingFileHeader::kIdBytes)
        return keyLost(QStringLiteral("the ring file cannot be understood"));
    RingKeys keys(key, bytes.mid(head, RingFileHeader::kIdBytes));
    if (keys.check() != bytes.mid(head + RingFileHeader::kIdBytes))
        return keyLost(QStringLiteral("the ring is of another key"));
    return keys;
}

Result<Done> RingFolder::lock()
{
    if (m_lock)
        return Done{};
    if (!QDir().mkpath(m_path))
        return diskError(QStringLiteral("the folder cannot be made"));
    QFile::setPermissions(m_path, kOwnerOnly | QFileDevice::ExeOwner); // a file system that has no such thing loses nothing
    auto lock = std::make_unique<QLockFile>(m_path + QStringLiteral("/lock"));
    lock->setStaleLockTime(0); // only the end of its program makes it stale
    if (!lock->tryLock(0)) {
        if (lock->error() == QLockFile::LockFailedError)
            return Error{Error::Kind::Storage, QStringLiteral("locked"), {}, QStringLiteral("footage.inUse")};
        return diskError(QStringLiteral("the lock cannot be made"));
    }
    m_lock = std::move(lock);
    return Done{};
}

Result<RingKeys> RingFolder::begin(const QByteArray &key) const
{
    const Result<QByteArray> id = Aead::randomBytes(RingFileHeader::kIdBytes);
    if (!id)
        return id.error();
    RingKeys keys(key, id.value());
    QSaveFile file(ringPath());
    const QByteArray bytes = kMagic + id.value() + keys.check();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return diskError(file.errorString());
    syncRingFolder(m_path);
    return keys;
}

Result<Done> RingFolder::removeAll()
{
    if (const Result<Done> locked = lock(); !locked)
        return locked;
    bool all = true;
    const QList<Found> found = files();
    for (const Found &file : found) {
        all = (!file.footage || QFile::remove(footagePath(file.cameraTag, file.number))) && all;
        all = (!file.index || QFile::remove(indexPath(file.cameraTag, file.number))) && all;
        QDir().rmdir(m_path + u'/' + QString::fromLatin1(file.cameraTag.toHex())); // once it is empty
    }
    // Last: as long as it stands, what is left is known to be footage of its key.
    if (!all || (QFile::exists(ringPath()) && !QFile::remove(ringPath())))
        return diskError(QStringLiteral("not all files could be removed"));
    return Done{};
}

void RingFolder::close()
{
    m_lock.reset();
}

QList<RingFolder::Found> RingFolder::files() const
{
    QList<Found> found;
    const QStringList folders = QDir(m_path).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : folders) {
        const QByteArray tag = tagOf(folder);
        if (tag.isEmpty())
            continue;
        QHash<quint64, Found> byNumber;
        const QStringList names = QDir(m_path + u'/' + folder).entryList(QDir::Files);
        for (const QString &name : names) {
            bool ok = false;
            const quint64 number = name.section(u'.', 0, 0).toULongLong(&ok, 16);
            const bool footage = ok && name == nameOf(number) + kFootageSuffix;
            const bool index = ok && name == nameOf(number) + kIndexSuffix;
            if (!footage && !index)
                continue;
            Found &file = byNumber[number];
            file.cameraTag = tag;
            file.number = number;
            file.footage = file.footage || footage;
            file.index = file.index || index;
        }
        found.append(byNumber.values());
    }
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.number < b.number; });
    return found;
}

QString RingFolder::footagePath(const QByteArray &cameraTag, quint64 number) const
{
    return QStringLiteral("%1/%2/%3%4").arg(m_path, QString::fromLatin1(cameraTag.toHex()), nameOf(number), kFootageSuffix);
}

QString RingFolder::indexPath(const QByteArray &cameraTag, quint64 number) const
{
    return QStringLiteral("%1/%2/%3%4").arg(m_path, QString::fromLatin1(cameraTag.toHex()), nameOf(number), kIndexSuffix);
}

Error ringFileError(const QFile &file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return {Error::Kind::Storage, file.errorString(), {}, full ? QStringLiteral("footage.diskFull") : QStringLiteral("footage.disk")};
}

Result<Done> syncRingFile(QFile &file)
{
#if defined(Q_OS_LINUX)
    const bool synced = ::fdatasync(file.handle()) == 0;
#elif defined(Q_OS_UNIX)
    const bool synced = ::fsync(file.handle()) == 0;
#else
    const bool synced = ::_commit(file.handle()) == 0;
#endif
    return synced ? Result<Done>(Done{}) : diskError(QStringLiteral("the system could not write the file to its disk"));
}

void syncRingFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    if (::fsync(descriptor) != 0)
        qCInfo(lcVideo) << "this file system does not sync folders";
    ::close(descriptor);
#else
    Q_UNUSED(folder)
#endif
}
