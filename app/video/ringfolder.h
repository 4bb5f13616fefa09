// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/ringformat.h"

#include <QLockFile>
#include <QString>

#include <memory>

class QFile;

//! The folder of a ring: whose key it is, who has it open, and which files are in it. Used by one thread, but for the paths.
class RingFolder {
public:
    struct Found {
        QByteArray cameraTag;
        quint64 number = 0;
        bool footage = false;
        bool index = false;
    };

    explicit RingFolder(QString path) : m_path(std::move(path)) {}

    //! Footage was begun there, with whatever key.
    bool holdsRing() const;
    //! Takes the folder for this program and makes a new ring where there is none. Storage: "footage.inUse" when another
    //! program has it, "footage.keyLost" when the footage in it is of another key, else what the disk said. With an empty key
    //! NotFound where there is no ring: a key is to be made then.
    Result<RingKeys> open(const QByteArray &key);
    //! Everything that belongs to a ring, the ring itself included; open or not. What is not ours stays.
    Result<Done> removeAll();
    void close();

    QList<Found> files() const;
    QString path() const { return m_path; }
    QString footagePath(const QByteArray &cameraTag, quint64 number) const;
    QString indexPath(const QByteArray &cameraTag, quint64 number) const;

private:
    Result<Done> lock();
    Result<RingKeys> begin(const QByteArray &key) const;
    QString ringPath() const { return m_path + QStringLiteral("/ring"); }

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

//! What the disk said, in words of ours: "footage.diskFull" or "footage.disk".
Error ringFileError(const QFile &file);
//! Until the bytes are on the disk itself.
Result<Done> syncRingFile(QFile &file);
//! Until a new or renamed file of the folder is there after a loss of power; where the system has such a thing.
void syncRingFolder(const QString &folder);
