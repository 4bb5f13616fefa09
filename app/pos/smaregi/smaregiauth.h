// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pos/poscloud.h"
#include "app/pos/smaregi/smaregiplatformsession.h"

//! How this program is registered at Smaregi's developer site, for people who consent in the browser (smaregi.md 3.2).
struct SmaregiOAuth {
    QString clientId; //!< empty: it is not
    QString clientSecret; //!< empty for a public client
    quint16 redirectPort = 0; //!< of the registered redirect address
    QString doneTitle; //!< of the page that the browser shows in the end
    QString doneText;
    std::chrono::milliseconds limit = std::chrono::minutes(5); //!< how long the browser is waited for
};

//! A person's consent in the browser: authorization code with PKCE, and then whose contract it is.
class SmaregiAuth : public QObject {
    Q_OBJECT
public:
    //! `http` outlives it.
    SmaregiAuth(HttpClient &http, SmaregiPlatformHosts hosts, SmaregiOAuth oauth, QObject *parent = nullptr);

    //! Errors of askInBrowser() (app/net/oauth.h), then those of the token address: SignInNeeded "signIn.codeRefused" when it
    //! refuses the code, "signIn.clientRefused" when it refuses this program, BadData when it gives no refresh token.
    QFuture<Result<PosGrant>> withBrowser(const OpenUrl &openUrl);

private:
    void redeem(const OAuthCode &code, const Deferred<PosGrant> &answer);
    void askWhose(const SmaregiPlatform::Token &token, const Deferred<PosGrant> &answer);

    HttpClient &m_http;
    const SmaregiPlatformHosts m_hosts;
    const SmaregiOAuth m_oauth;
};
