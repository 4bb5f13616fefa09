// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QHash>
#include <QMutex>
#include <QString>
#include <QStringList>

#include <map>

//! Named files in a folder tree with a budget of bytes, the oldest evicted first. Every call may block on the disk; call
//! from any thread but the GUI's. The mutex guards the cache's index and is held while a file is written.
class PictureFiles {
public:
    PictureFiles(QString folder, qint64 byteBudget);

    QString path(const QString &name) const;
    Result<QByteArray> read(const QString &name) const;
    //! Whole or not at all.
    Result<Done> write(const QString &name, const QByteArray &bytes);
    Result<Done> remove(const QString &name);
    QStringList names(); //!< of all files

private:
    struct Entry {
        quint64 age;
        qint64 size;
    };
    void scanOnce();
    void add(const QString &name, qint64 size);
    void forget(const QString &name);
    void evict();

    const QString m_folder;
    const qint64 m_budget;
    QMutex m_mutex;
    bool m_scanned = false;
    quint64 m_nextAge = 0;
    qint64 m_bytes = 0;
    QHash<QString, Entry> m_entries;
    std::map<quint64, QString> m_byAge;
};
