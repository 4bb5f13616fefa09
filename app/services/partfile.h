// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFile>

//! A file that is being written, and checked, under another name (*.part) until it is complete: whatever ends the program before,
//! nothing looks like a finished file. Never replaces one. Gone when it was not completed. Errors as of ExportFile.
class PartFile {
public:
    //! `name` has a suffix, before which a number comes where there is such a file already.
    PartFile(const QString &folder, const QString &name) : m_folder(folder), m_name(name) {}
    ~PartFile();
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;

    Result<Done> open();
    QFile &device() { return m_file; }
    QString path() const { return m_file.fileName(); } //!< as long as it is not complete
    //! All of it is on the disk, and it can be read by others.
    Result<Done> close();
    //! Gives it its name, and says which it is.
    Result<QString> complete();

private:
    QString numbered(int number) const;

    const QString m_folder;
    const QString m_name;
    QFile m_file;
};
