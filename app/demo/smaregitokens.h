// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"

#include <QHash>
#include <QSet>

//! The token address of the Platform API: client credentials against access tokens (smaregi.md 3.1 and 25). Times are
//! seconds since 1970.
class SmaregiTokens {
public:
    explicit SmaregiTokens(int lifetime) : m_lifetime(lifetime) {}

    //! POST /app/{contract}/token. A scope that the owner has not given is left out of the answer; when none is left, or one
    //! does not exist, the question is refused.
    DemoResponse issue(const DemoRequest &request, const QString &contract, qint64 now);

    //! What the bearer of a request may do now; nullopt when its token is missing, wrong or expired.
    std::optional<QSet<QString>> scopesOf(const DemoRequest &request, qint64 now) const;

    const QSet<QString> &given() const { return m_given; } //!< the scopes that the owner has given
    void setScope(const QString &scope, bool given);
    void setAppValid(bool valid); //!< an app that is not any more loses its tokens
    void expireAll() { m_tokens.clear(); }

private:
    struct Token {
        QSet<QString> scopes;
        qint64 validUntil = 0;
    };

    int m_lifetime;
    bool m_appValid = true;
    int m_issued = 0;
    QSet<QString> m_given{QStringLiteral("pos.transactions:read"), QStringLiteral("pos.stores:read"), QStringLiteral("pos.staffs:read")};
    QHash<QByteArray, Token> m_tokens;
};
