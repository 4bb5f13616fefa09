// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/partfile.h"

#include "app/services/exportfile.h"
#include "app/video/ringfolder.h"

#include <QDir>
#include <QFileInfo>

namespace {
const QString kPart = QStringLiteral(".part");
constexpr int kMostOfOneName = 10'000;
} // namespace

PartFile::~PartFile()
{
    if (m_file.fileName().endsWith(kPart)) {
        m_file.close();
        m_file.remove();
    }
}

//! 1: "clip.mp4", 2: "clip (2).mp4".
QString PartFile::numbered(int number) const
{
    const QFileInfo name(m_name);
    const QString file = number == 1 ? m_name : QStringLiteral("%1 (%2).%3").arg(name.completeBaseName()).arg(number).arg(name.suffix());
    return QDir(m_folder).filePath(file);
}

//! Leaves alone what another program is writing, or left behind.
Result<Done> PartFile::open()
{
    for (int number = 1; number <= kMostOfOneName; ++number) {
        const QString path = numbered(number) + kPart;
        if (QFile::exists(path))
            continue;
        m_file.setFileName(path);
        // A buffer would lose why a disk took only a part of it; whoever writes has one anyway.
        if (m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered))
            return Done{};
        const Error error = exportFileError(m_file, QStringLiteral("export.folder"));
        m_file.setFileName({}); // it is not ours
        if (!QFile::exists(path)) // else another one was quicker
            return error;
    }
    return Error{Error::Kind::Storage, QStringLiteral("no free name"), {}, QStringLiteral("export.folder")};
}

Result<Done> PartFile::close()
{
    if (const Result<Done> synced = syncRingFile(m_file); !synced)
        return Error{Error::Kind::Storage, synced.error().detail, {}, QStringLiteral("export.failed")};
    m_file.close();
    return Done{};
}

Result<QString> PartFile::complete()
{
    for (int number = 1; number <= kMostOfOneName; ++number) {
        const QString path = numbered(number);
        if (QFile::exists(path))
            continue;
        if (m_file.rename(path))
            return path;
        if (!QFile::exists(path))
            return exportFileError(m_file, QStringLiteral("export.failed"));
    }
    return Error{Error::Kind::Storage, QStringLiteral("no free name"), {}, QStringLiteral("export.failed")};
}
