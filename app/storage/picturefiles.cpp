// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/picturefiles.h"

#include "app/base/logging.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QSaveFile>

#include <algorithm>

namespace {

const QString kSuffix = QStringLiteral(".jpg");

Error fileError(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
    return {Error::Kind::Storage, file.errorString(), {}, full ? QStringLiteral("profile.disk") : QString()};
}

} // namespace

PictureFiles::PictureFiles(QString folder, qint64 byteBudget) : m_folder(std::move(folder)), m_budget(byteBudget) {}

QString PictureFiles::path(const QString &name) const
{
    // 256 folders, because some file systems are slow with a hundred thousand files in one.
    return QStringLiteral("%1/%2/%3%4").arg(m_folder, QString::number(qHash(name, 0) & 0xff, 16).rightJustified(2, u'0'), name, kSuffix);
}

Result<QByteArray> PictureFiles::read(const QString &name) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::ReadOnly))
        return file.exists() ? fileError(file) : Error{Error::Kind::NotFound, {}, {}, {}};
    return file.readAll();
}

Result<Done> PictureFiles::write(const QString &name, const QByteArray &bytes)
{
    QMutexLocker lock(&m_mutex);
    scanOnce();
    QDir().mkpath(QFileInfo(path(name)).path()); // a failure shows in open()
    QSaveFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fileError(file);
    forget(name);
    add(name, bytes.size());
    evict();
    return Done{};
}

Result<Done> PictureFiles::remove(const QString &name)
{
    QMutexLocker lock(&m_mutex);
    scanOnce();
    forget(name);
    QFile file(path(name));
    if (file.exists() && !file.remove())
        return fileError(file);
    return Done{};
}

QStringList PictureFiles::names()
{
    QMutexLocker lock(&m_mutex);
    scanOnce();
    return m_entries.keys();
}

void PictureFiles::scanOnce()
{
    if (m_scanned)
        return;
    m_scanned = true;
    QList<QFileInfo> files;
    for (QDirIterator it(m_folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        it.next();
        if (it.fileName().endsWith(kSuffix))
            files << it.fileInfo();
        else if (!QFile::remove(it.filePath())) // half a file that QSaveFile left when the program was killed
            qCWarning(lcStorage) << "cannot remove a leftover of the picture cache";
    }
    std::sort(files.begin(), files.end(), [](const QFileInfo &a, const QFileInfo &b) { return a.lastModified() < b.lastModified(); });
    for (const QFileInfo &file : std::as_const(files))
        add(file.completeBaseName(), file.size());
}

void PictureFiles::add(const QString &name, qint64 size)
{
    const quint64 age = m_nextAge++;
    m_entries.insert(name, {age, size});
    m_byAge.emplace(age, name);
    m_bytes += size;
}

void PictureFiles::forget(const QString &name)
{
    const auto entry = m_entries.constFind(name);
    if (entry == m_entries.constEnd())
        return;
    m_bytes -= entry->size;
    m_byAge.erase(entry->age);
    m_entries.erase(entry);
}

void PictureFiles::evict()
{
    while (m_bytes > m_budget && !m_byAge.empty()) {
        const QString name = m_byAge.begin()->second;
        if (!QFile::remove(path(name)))
            qCWarning(lcStorage) << "cannot remove a picture of the cache"; // forgotten all the same, or this never ends
        forget(name);
    }
}
