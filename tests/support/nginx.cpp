// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/nginx.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace {
constexpr int kStartTimeout = 10'000;
constexpr int kRound = 50;
} // namespace

Nginx::Nginx(const QByteArray &extraLocations) : m_extraLocations(extraLocations)
{
    QDir(m_dir.path()).mkdir(QStringLiteral("www"));
}

Nginx::~Nginx()
{
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(3000)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

QString Nginx::folder() const
{
    return m_dir.filePath(QStringLiteral("www"));
}

QUrl Nginx::url(const QString &file) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(m_port).arg(file));
}

//! One process in the foreground, all its files in its own folder, as Debian's nginx runs without rights of its own.
QByteArray Nginx::configuration() const
{
    const QByteArray dir = m_dir.path().toUtf8();
    QByteArray temporary;
    for (const char *kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += QByteArray(kind) + "_temp_path " + dir + '/' + kind + ";\n";
    return "daemon off; master_process off; pid " + dir + "/nginx.pid; error_log " + dir +
           "/error.log;\nevents {}\nhttp { access_log off;\n" + temporary +
           "types { application/vnd.apple.mpegurl m3u8; video/mp2t ts; video/mp4 mp4 m4s; }\n"
           "server { listen 127.0.0.1:" +
           QByteArray::number(m_port) + "; root " + folder().toUtf8() + "; add_header Cache-Control no-cache;\n" + m_extraLocations +
           "\n} }\n";
}

bool Nginx::start()
{
    QString program = QStandardPaths::findExecutable(QStringLiteral("nginx"));
    if (program.isEmpty()) // not on everyone's path
        program = QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
    if (program.isEmpty()) {
        m_problem = QStringLiteral("nginx is not installed");
        return false;
    }
    QTcpServer free;
    free.listen(QHostAddress::LocalHost);
    m_port = free.serverPort();
    free.close();
    const QString configured = m_dir.filePath(QStringLiteral("nginx.conf"));
    QFile file(configured);
    if (!file.open(QIODevice::WriteOnly) || file.write(configuration()) < 0) {
        m_problem = file.errorString();
        return false;
    }
    file.close();
    m_process.start(program, {QStringLiteral("-p"), m_dir.path(), QStringLiteral("-c"), configured, QStringLiteral("-e"),
                              m_dir.filePath(QStringLiteral("error.log"))});
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < kStartTimeout && !m_process.waitForFinished(kRound)) {
        QTcpSocket probe;
        probe.connectToHost(QHostAddress::LocalHost, m_port);
        if (probe.waitForConnected(1000))
            return true;
    }
    m_problem = m_process.errorString() + u' ' + QString::fromUtf8(m_process.readAllStandardError());
    return false;
}
