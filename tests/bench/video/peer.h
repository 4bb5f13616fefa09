// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <memory>
#include <vector>

//! A player to compare with: how it is started, and what it prints when its first picture is there.
struct Peer {
    QString name;
    QString program;
    QStringList arguments;
    QByteArray mark;
    bool manyInOne = false; //!< it shows several pictures in one process

    static Peer ours(const QUrl &stream, int count);
    static Peer mpv(const QUrl &stream);
    static Peer ffplay(const QUrl &stream);
    bool isInstalled() const;
};

//! Running copies of one peer.
class PeerRun {
public:
    PeerRun(const Peer &peer, int count);
    ~PeerRun();

    //! Milliseconds from the start to the first picture of the first copy; -1 when none came.
    qint64 firstPicture();
    qint64 cpuMs() const; //!< used so far, of all copies
    double memoryMb() const; //!< what they share is counted once
    //! Lets that time pass. Returns what the first copy said in it (and keeps its pipe from filling up).
    QByteArray listen(std::chrono::milliseconds time);

private:
    const Peer m_peer;
    std::vector<std::unique_ptr<QProcess>> m_copies;
};
