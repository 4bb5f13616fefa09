// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QList>
#include <QObject>
#include <QUrl>

class HttpClient;
struct HttpReply;

//! The time at some servers, learned from the Date of their replies: questions about "since" must not depend on how the clock of
//! this machine is set. Our own clock until the first reply, and while the two are in step.
class ServerClock final : public QObject, public Clock {
    Q_OBJECT
public:
    //! `own` and `http` outlive it.
    ServerClock(const Clock &own, HttpClient &http, const QList<QUrl> &servers, QObject *parent = nullptr);

    Instant now() const override { return m_own.now() + m_ahead; }

private:
    void hear(const QUrl &url, const HttpReply &reply);

    const Clock &m_own;
    const QList<QUrl> m_servers;
    std::chrono::milliseconds m_ahead{0};
};
