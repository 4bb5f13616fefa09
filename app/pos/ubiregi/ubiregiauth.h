// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/oauth.h"
#include "app/pos/ubiregi/ubiregicredential.h"

#include <QObject>

class HttpClient;

//! The ways to a credential of Ubiregi: the consent page (Ubiregi Auth2 連携), or a token that the user made there.
class UbiregiAuth : public QObject {
    Q_OBJECT
public:
    //! `http` outlives it.
    UbiregiAuth(HttpClient &http, QUrl apiBase, UbiregiOAuth oauth, QObject *parent = nullptr);

    //! Errors of askInBrowser() (app/net/oauth.h), then those of the token address: SignInNeeded when it refuses the code.
    //! Cancelling the future closes the listener. With `askWho` the page asks for the user name, even when the browser is
    //! signed in; otherwise a consent that was given before is silent (ubiregi.md 2.2).
    QFuture<Result<UbiregiCredential>> withBrowser(OpenUrl openUrl, bool askWho = false);

    //! Asks whose token it is. SignInNeeded "ubiregi.revoked" when the server does not know it.
    QFuture<Result<UbiregiCredential>> withToken(QString staticToken);

private:
    HttpClient &m_http;
    const QUrl m_apiBase;
    const UbiregiOAuth m_oauth;
};
