// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

//! Gives out and checks codes and tokens of OAuth 2 (RFC 6749, PKCE by RFC 7636). Times are seconds since 1970.
class OAuthDesk {
public:
    struct Rules {
        QString clientId;
        QString clientSecret;
        std::chrono::seconds accessLife{};
        std::chrono::seconds refreshLife{};
        QByteArray tokenType;
        bool refreshEndsAccess = false; //!< a refresh makes the old access token invalid
    };
    struct Tokens {
        QString access;
        QString refresh;
    };
    enum class Access { Valid, Expired, Unknown };

    explicit OAuthDesk(Rules rules) : m_rules(std::move(rules)) {}

    const Rules &rules() const { return m_rules; }

    //! Where the browser goes after a decision, with `state` as it came. The code lives 10 minutes and works once.
    QString redirectWithCode(const QUrlQuery &authorization, qint64 now);
    static QString redirectWithError(const QUrlQuery &authorization, const QString &error);

    //! What stands in the way of this authorization request; empty when all is well. Nobody may be redirected then.
    QString problemOf(const QUrlQuery &authorization) const;

    //! The client by HTTP Basic or by the form; an answer when it is not the right one.
    std::optional<DemoResponse> refuseClient(const DemoRequest &request) const;

    std::optional<Tokens> redeem(const QUrlQuery &form, qint64 now);
    std::optional<Tokens> refresh(const QString &refreshToken, qint64 now);
    Tokens newTokens(qint64 now);
    QJsonObject tokenJson(const Tokens &tokens) const;

    Access check(const QString &accessToken, qint64 now) const;
    void expireAccess(); //!< of all tokens given out so far
    void revokeAll();

private:
    struct Code {
        QString redirectUri;
        QString challenge;
        qint64 validUntil = 0;
    };
    struct Refresh {
        QString access;
        qint64 validUntil = 0;
    };

    Rules m_rules;
    QHash<QString, Code> m_codes;
    QHash<QString, qint64> m_access; //!< until when
    QHash<QString, Refresh> m_refresh;
};

DemoResponse oauthError(int status, const QString &error); //!< RFC 6749 section 5.2
DemoResponse htmlPage(int status, const QString &title, const QString &body); //!< `title` is escaped, `body` is not
DemoResponse redirectTo(const QString &address);
//! Hidden inputs that carry the authorization request through a form.
QString hiddenInputs(const QUrlQuery &authorization);
