// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameraauth.h"
#include "app/cameras/safie/safiesetup.h"

#include <QObject>

class HttpClient;
struct HttpReply;

//! Signs in to Safie: OAuth 2 in the browser or an API key (safie.md 3), or e-mail and password where the server is a
//! portal that takes them.
class SafieAuth final : public CameraAuth {
public:
    SafieAuth(HttpClient &http, SafieSetup setup);

    QFuture<Result<CameraCredential>> withPassword(QString email, QString password) override;
    QFuture<Result<CameraCredential>> withBrowser(OpenUrl openUrl) override;
    QFuture<Result<CameraCredential>> withApiKey(QString key) override;

private:
    using Fields = QList<QPair<QString, QString>>;
    QFuture<Result<HttpReply>> askForToken(const Fields &fields);

    HttpClient &m_http;
    const SafieSetup m_setup;
    QObject m_context; //!< what is under way ends with it
};
