// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

//! The web server of the same name on 127.0.0.1, with a folder of its own: a server that is not ours.
class Nginx {
public:
    //! `extraLocations` goes into the server's block, e.g. "location ~ gone { return 404; }".
    explicit Nginx(const QByteArray &extraLocations = {});
    ~Nginx();

    //! False with problem() set when it is not installed or does not start.
    bool start();
    QString problem() const { return m_problem; }
    QString folder() const; //!< what it serves
    QUrl url(const QString &file) const;

private:
    QByteArray configuration() const;

    const QByteArray m_extraLocations;
    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_problem;
};
