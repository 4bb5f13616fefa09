// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/services/updatefeed.h"

#include <QObject>
#include <QTimer>

#include <optional>

class HttpClient;
class Settings;

//! Looks at start and once a day whether there is a newer version, when the user wants that, and tells; it never downloads or installs.
//! What is asked for is one file, the same for everybody: no version, account or count goes out with it. GUI thread.
class UpdateCheck : public QObject {
    Q_OBJECT
public:
    //! Where the file lies and whose signature it must bear.
    struct Source {
        QUrl feed;
        QByteArray publicKey;
        //! A build whose maker signs nothing has no source, and never asks.
        bool isThere() const { return !feed.isEmpty() && !publicKey.isEmpty(); }
    };

    UpdateCheck(HttpClient &http, Source source, QVersionNumber running, Settings &settings, const Clock &clock, QObject *parent = nullptr);

    //! Looks now and every day, as long as the setting is on.
    void start();
    void lookNow();

    bool isThere() const { return m_source.isThere(); }
    bool isLooking() const { return m_looking; }
    const QVersionNumber &running() const { return m_running; }
    std::optional<Instant> lookedAt() const; //!< the last time that an answer came, in an earlier run too
    //! That is newer than the running one; of this run.
    const std::optional<Update> &newer() const { return m_newer; }
    const std::optional<Error> &error() const { return m_error; } //!< of the last look

signals:
    void changed();

private:
    void lookWhenDue();

    HttpClient &m_http;
    const Source m_source;
    const QVersionNumber m_running;
    Settings &m_settings;
    const Clock &m_clock;
    QTimer m_timer;
    Instant m_lastTry{};
    bool m_looking = false;
    std::optional<Update> m_newer;
    std::optional<Error> m_error;
};
