// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/pos/ubiregi/ubiregicredential.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

class HttpClient;
class RequestPace;

//! One POST to the token address (ubiregi.md 2.2): `fields` are the grant, client authentication is added. A refusal is
//! SignInNeeded. What the answer leaves out is taken from `before`.
QFuture<Result<UbiregiCredential>> requestUbiregiToken(HttpClient &http, const UbiregiOAuth &oauth, QList<QPair<QString, QString>> fields,
                                                       const UbiregiCredential &before, QObject *context);

//! GETs of one account with its credential. It sends nothing but GETs to the API: any token could also write (ubiregi.md 1).
class UbiregiSession : public QObject {
    Q_OBJECT
public:
    using CredentialRenewed = std::function<void(const UbiregiCredential &)>;

    //! `renewed` is called before a renewed credential is first used: the old pair is dead by then (ubiregi.md 2.2).
    UbiregiSession(HttpClient &http, QUrl apiBase, UbiregiCredential credential, UbiregiOAuth oauth, CredentialRenewed renewed,
                   std::shared_ptr<RequestPace> pace = {}, QObject *parent = nullptr);

    const QUrl &apiBase() const { return m_apiBase; }

    //! The body of a 2xx answer. An address away from the API base is refused (BadData), so that a token never gets there.
    //! After a 401 the credential is renewed once, for all that wait, and the request is sent again.
    QFuture<Result<QByteArray>> get(const QUrl &url);

private:
    void attempt(const Deferred<QByteArray> &answer, const QUrl &url, bool mayRenew);
    QFuture<Result<Done>> renew();

    HttpClient &m_http;
    const QUrl m_apiBase;
    UbiregiCredential m_credential;
    const UbiregiOAuth m_oauth;
    const CredentialRenewed m_renewed;
    const std::shared_ptr<RequestPace> m_pace; //!< may be null
    QList<Deferred<Done>> m_waiting; //!< not empty while a renewal is on its way
};
