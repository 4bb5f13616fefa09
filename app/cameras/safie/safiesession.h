// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/cameras/safie/safieparser.h"
#include "app/cameras/safie/safiesetup.h"
#include "app/net/httpclient.h"

#include <QObject>

#include <functional>
#include <optional>

//! Keeps the credential, sends requests with it and renews it: once for all who wait. Lives in the GUI thread.
class SafieSession : public QObject {
    Q_OBJECT
public:
    using Renewed = std::function<void(const CameraCredential &)>;

    SafieSession(HttpClient &http, SafieSetup setup, CameraCredential credential, Renewed renewed, QObject *parent = nullptr);
    ~SafieSession() override;

    const SafieSetup &setup() const { return m_setup; }
    const CameraCredential &credential() const { return m_credential; }

    //! After a 401 renews and repeats once. 401 never comes back as a reply but as SignInNeeded with the reason
    //! "signIn.expired" or, for an API key, "signIn.keyRevoked".
    QFuture<Result<HttpReply>> send(HttpRequest request);
    QFuture<Result<HttpReply>> get(const QUrl &url);
    //! What `read` makes of the body of a 2xx reply; of another one, what it means for that call.
    template <typename T, typename Read>
    QFuture<Result<T>> ask(const HttpRequest &request, SafieCall call, Read read);

    QFuture<Result<Done>> renew();

private:
    void sendOnce(const HttpRequest &request, const Deferred<HttpReply> &deferred, bool mayRenew);
    void renewed(const Result<HttpReply> &reply);
    Result<CameraCredential> readRenewal(const Result<HttpReply> &reply);
    Error refusedError(const QString &detail) const;

    HttpClient &m_http;
    const SafieSetup m_setup;
    CameraCredential m_credential;
    Renewed m_renewed;
    QList<Deferred<Done>> m_waiting; //!< not empty while a renewal is under way
    std::optional<Error> m_refused; //!< the refresh token is known to be dead
    QList<QFuture<Result<HttpReply>>> m_underWay;
};

template <typename T, typename Read>
QFuture<Result<T>> SafieSession::ask(const HttpRequest &request, SafieCall call, Read read)
{
    const Deferred<T> deferred;
    const auto reply = send(request);
    cancelTogether(deferred.future(), reply, this);
    onFinished(reply, this, [deferred, call, read](const Result<HttpReply> &answer) {
        if (!answer)
            deferred.answer(answer.error());
        else if (!answer.value().isOk())
            deferred.answer(safieError(answer.value(), call));
        else
            deferred.answer(read(answer.value().body));
    });
    return deferred.future();
}
