// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

//! Signs what tells of newer versions as a release does: with the script of the releases, and a key of its own.
class FeedMaker {
public:
    FeedMaker()
    {
        run(QStringLiteral("openssl"),
            {QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QStringLiteral("ed25519"), QStringLiteral("-out"), key()});
    }

    QByteArray publicKey() const
    {
        return run(QStringLiteral("openssl"), {QStringLiteral("pkey"), QStringLiteral("-in"), key(), QStringLiteral("-pubout"),
                                               QStringLiteral("-outform"), QStringLiteral("DER")})
            .right(32);
    }
    QByteArray sign(const QByteArray &feed) const
    {
        QFile file(m_dir.filePath(QStringLiteral("feed.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(feed) != feed.size())
            return {};
        file.close();
        return run(QStringLiteral("sh"), {QStringLiteral(REGILENS_SOURCE_DIR "/packaging/sign-feed.sh"), key(), file.fileName()});
    }

private:
    QString key() const { return m_dir.filePath(QStringLiteral("key.pem")); }
    static QByteArray run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program, arguments);
        return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
    }

    QTemporaryDir m_dir;
};
