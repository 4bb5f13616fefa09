// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFuture>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>

class QObject;

//! Opens an address in the user's browser. False when that could not be done.
using OpenUrl = std::function<bool(const QUrl &)>;

//! Proof key for code exchange (RFC 7636), method S256: the challenge goes to the browser, the verifier to the token address.
struct Pkce {
    QString verifier;
    QString challenge;

    static Pkce random();
    static Pkce of(const QString &verifier);
};

//! What the consent page is asked for.
struct OAuthRequest {
    QUrl authorizeUrl;
    QString clientId;
    QList<QPair<QString, QString>> extra; //!< further query items: scope, prompt ...
    quint16 redirectPort = 0; //!< as registered with the vendor; 0 takes a free one
    QString doneTitle; //!< of the page that the browser shows in the end
    QString doneText;
    std::chrono::milliseconds limit = std::chrono::minutes(5); //!< how long the browser is waited for
    bool usePkce = true; //!< sends code_challenge; a vendor that does not know it ignores it (RFC 6749 section 3.1)
};

struct OAuthCode {
    QString code;
    QUrl redirectUri; //!< to be repeated at the token address, byte for byte
    QString codeVerifier; //!< empty without PKCE
};

//! Opens the consent page (authorization code grant, RFC 6749 section 4.1) and waits on a loopback address for the code.
//! Errors: SignInNeeded "signIn.noClientId", "signIn.denied", "signIn.stateMismatch"; Offline "signIn.portTaken",
//! "signIn.noBrowser"; Timeout "signIn.browserTimeout" when nobody came back; Forbidden "signIn.clientRefused" when this
//! program's registration does not fit; BadData when neither code nor error came.
//! Call on context's thread; cancelling the future or deleting the context closes the listener (Cancelled).
QFuture<Result<OAuthCode>> askInBrowser(const OAuthRequest &request, const OpenUrl &openUrl, QObject *context);
