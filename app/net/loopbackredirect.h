// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

//! The end of an OAuth 2 sign-in in the browser: listens on 127.0.0.1 for the one redirect that carries `code` or `error`
//! (RFC 8252 section 7.3), answers it with a short page, and closes.
class LoopbackRedirect : public QObject {
    Q_OBJECT
public:
    //! port 0 takes a free one. The page texts are shown in the browser after the redirect.
    explicit LoopbackRedirect(quint16 port, QString doneTitle, QString doneText, QObject *parent = nullptr);
    ~LoopbackRedirect() override;

    //! http://127.0.0.1:PORT/callback once listening; an error (Offline, with the system's text) when the port is taken.
    Result<QUrl> listen();

    //! The query items of the first request to /callback, also when it came before this call. Timeout when nobody came,
    //! Cancelled when destroyed; cancelling the future closes the listener.
    QFuture<Result<QHash<QString, QString>>> wait(std::chrono::milliseconds limit = std::chrono::minutes(5));

private:
    class Private;
    std::unique_ptr<Private> d;
};
