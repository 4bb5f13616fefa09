// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/base/clock.h"
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregicredential.h"
#include "app/pos/smaregi/smaregiplatformparser.h"

#include <QObject>
#include <QSet>

class RequestPace;

//! Where the Platform API is (smaregi.md 2).
struct SmaregiPlatformHosts {
    QUrl id; //!< "https://id.smaregi.jp": tokens
    QUrl api; //!< "https://api.smaregi.jp"
};

//! `base` with that path behind its own.
QUrl smaregiUrl(QUrl base, const QString &path);

//! To the token address of a person's consent, with the app's own credentials. Goes out once: a refresh token works once.
HttpRequest smaregiTokenRequest(const SmaregiPlatformHosts &hosts, const SmaregiApp &app, QList<QPair<QString, QString>> fields);

struct SmaregiSessionOptions {
    //! Between the starts of two requests: at most two a second per contract, far below the limit (smaregi.md 4.5).
    std::chrono::milliseconds minInterval{500};
    std::chrono::milliseconds silence{60'000}; //!< longest on the wire: a page of a busy shop takes the server a while
    std::shared_ptr<RequestPace> pace = {}; //!< of the contract, instead of one of its own with `minInterval`
};

//! GETs of one contract with one app's access token. It sends nothing but GETs to the API.
//!
//! The token is asked for when it is first needed and again a minute before its end, and kept in memory only: by the app
//! itself (smaregi.md 3.1), or by the refresh token of a person, which each use exchanges (3.2). A 401 in mid-use renews it once. All
//! requests that need a token wait for one and the same renewal. All of them, those for tokens too, keep one pace.
class SmaregiPlatformSession : public QObject {
    Q_OBJECT
public:
    //! `http` and `clock` outlive the session.
    SmaregiPlatformSession(HttpClient &http, SmaregiPlatformHosts hosts, QString contract, SmaregiApp app, const Clock &clock,
                           SmaregiSessionOptions options = {}, QObject *parent = nullptr);

    struct Query {
        QString path; //!< below ".../pos/"
        QList<QPair<QString, QString>> items; //!< not yet encoded
        QString scope; //!< that it needs; empty when nobody is sure
    };

    //! A 2xx answer. Forbidden when the token lacks the scope, or the server says 403; half a minute after it was given it is
    //! not used again then, so that a later question finds out whether the owner has granted more meanwhile.
    QFuture<Result<HttpReply>> get(const Query &query);
    QUrl urlOf(const Query &query) const;

    const SmaregiApp &app() const { return m_app; } //!< with the refresh token as it is now
    //! Is it the session of that credential? One with a refresh token that was exchanged here meanwhile still belongs to it;
    //! one of another consent does not.
    bool serves(const QString &contract, const SmaregiApp &app) const;

signals:
    //! A person's refresh token was exchanged for another one; comes before the new one is used.
    void renewed(const SmaregiApp &app);

private:
    struct Call;

    void attempt(const Call &call);
    void transmit(const Call &call, const SmaregiPlatform::Token &token);
    void received(Call call, const QByteArray &token, const Result<HttpReply> &reply);
    void forget(const QByteArray &token, Instant at);
    void keep(const SmaregiPlatform::Token &token);
    QFuture<Result<SmaregiPlatform::Token>> renew();
    void askForToken(int rung);
    void askByRefreshToken();
    void finishRenewal(const Result<SmaregiPlatform::Token> &token);

    HttpClient &m_http;
    const SmaregiPlatformHosts m_hosts;
    const QString m_contract;
    SmaregiApp m_app;
    QSet<QString> m_exchanged; //!< refresh tokens that were used up here
    const Clock &m_clock;
    const std::chrono::milliseconds m_silence;
    const std::shared_ptr<RequestPace> m_pace;
    SmaregiPlatform::Token m_token; //!< without a value when the app has none of the scopes
    Instant m_grantedAt{};
    Instant m_validUntil{};
    QList<Deferred<SmaregiPlatform::Token>> m_waiting; //!< not empty while a renewal is on its way
};
