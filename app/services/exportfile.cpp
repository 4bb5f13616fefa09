// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/exportfile.h"

#include <cstdio>
#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#endif

Error exportFileError(const QFileDevice &file, const QString &otherwise)
{
    const QString reason = file.error() == QFileDevice::ResourceError ? QStringLiteral("export.disk") : otherwise;
    return {Error::Kind::Storage, file.errorString(), {}, reason};
}

namespace {

Result<Done> written(QFileDevice &file, const QByteArray &bytes)
{
    // flush: what stays in the buffer would tell of a full disk only later.
    if (file.write(bytes) == bytes.size() && file.flush())
        return Done{};
    return exportFileError(file, QStringLiteral("export.failed"));
}

} // namespace

Result<Done> SavedExportFile::open()
{
    if (m_file.open(QIODevice::WriteOnly))
        return Done{};
    const bool replaces = QFile::exists(m_file.fileName());
    return exportFileError(m_file, replaces ? QStringLiteral("export.inUse") : QStringLiteral("export.folder"));
}

Result<Done> SavedExportFile::write(const QByteArray &bytes)
{
    return written(m_file, bytes);
}

Result<Done> SavedExportFile::commit()
{
    if (m_file.commit())
        return Done{};
    return exportFileError(m_file,
                           m_file.error() == QFileDevice::RenameError ? QStringLiteral("export.inUse") : QStringLiteral("export.failed"));
}

Result<Done> StandardOutput::open()
{
#ifdef Q_OS_WIN
    _setmode(_fileno(stdout), _O_BINARY); // a CR for each LF of ours would be one too many
#endif
    if (m_file.open(stdout, QIODevice::WriteOnly))
        return Done{};
    return exportFileError(m_file, QStringLiteral("export.failed"));
}

Result<Done> StandardOutput::write(const QByteArray &bytes)
{
    return written(m_file, bytes);
}

Result<Done> StandardOutput::commit()
{
    return written(m_file, {});
}
