// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFile>
#include <QSaveFile>

#include <memory>

//! What a file that is being written says of its failure: Storage with "export.disk" (full), or else that reason.
Error exportFileError(const QFileDevice &file, const QString &otherwise);

//! Where an export goes. Used on one thread at a time. Errors are Storage with reason "export.disk" (full), "export.folder"
//! (nothing can be written there), "export.inUse" (the old file cannot be replaced) or "export.failed".
class ExportFile {
public:
    virtual ~ExportFile() = default;
    virtual Result<Done> open() = 0;
    virtual Result<Done> write(const QByteArray &bytes) = 0;
    virtual Result<Done> commit() = 0;
};

//! Beside the file of that name until commit() puts it in its place; gone when that does not happen.
class SavedExportFile final : public ExportFile {
public:
    explicit SavedExportFile(const QString &path) : m_file(path) {}
    Result<Done> open() override;
    Result<Done> write(const QByteArray &bytes) override;
    Result<Done> commit() override;

private:
    QSaveFile m_file;
};

//! As it comes.
class StandardOutput final : public ExportFile {
public:
    Result<Done> open() override;
    Result<Done> write(const QByteArray &bytes) override;
    Result<Done> commit() override;

private:
    QFile m_file;
};
