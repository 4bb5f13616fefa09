// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/net/oauth.h"

#include <QByteArray>
#include <QFuture>
#include <QUrl>

//! What a sign-in gives. Goes into the SecretStore as a whole (toJson), nowhere else.
struct CameraCredential {
    enum class Kind { Token, ApiKey };
    Kind kind = Kind::Token;
    QString secret; //!< access token or API key
    QString refreshToken; //!< empty for an API key
    QString account; //!< e-mail where it is known; for the status line

    QByteArray toJson() const;
    static Result<CameraCredential> fromJson(const QByteArray &json);
    friend bool operator==(const CameraCredential &, const CameraCredential &) = default;
};

//! The ways to sign in to a camera cloud. Lives in the GUI thread.
class CameraAuth {
public:
    virtual ~CameraAuth() = default;

    //! SignInNeeded with reason "signIn.wrongPassword" when e-mail and password do not match.
    virtual QFuture<Result<CameraCredential>> withPassword(QString email, QString password) = 0;
    //! Consent in the browser, answered on a loopback address. Reasons: "signIn.denied", "signIn.noClientId",
    //! "signIn.portTaken", "signIn.noBrowser", "signIn.stateMismatch", "signIn.browserTimeout" (app/net/oauth.h), and
    //! "signIn.codeRefused" when the cloud does not take what the browser brought. "signIn.clientRefused" also of
    //! withPassword(): this program's registration does not fit. Cancelling the future closes the listener.
    virtual QFuture<Result<CameraCredential>> withBrowser(OpenUrl openUrl) = 0;
    //! SignInNeeded with reason "signIn.wrongApiKey" when the cloud refuses the key.
    virtual QFuture<Result<CameraCredential>> withApiKey(QString key) = 0;
};
