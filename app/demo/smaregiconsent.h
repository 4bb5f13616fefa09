// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/oauthdesk.h"

#include <optional>

//! A person's consent at Smaregi in the browser, and the tokens that follow from it (smaregi.md 3.2 and 25). Times are
//! seconds since 1970.
class SmaregiConsent {
public:
    explicit SmaregiConsent(std::chrono::seconds lifetime);

    //! /authorize, /authorize/token, /userinfo; nullopt for any other path.
    std::optional<DemoResponse> answer(const DemoRequest &request, const QString &scopes, qint64 now);
    //! Whether the bearer of a request is a person's token that is good now.
    bool isGood(const DemoRequest &request, qint64 now) const;

    void expireAccess() { m_desk.expireAccess(); }
    void revokeAll() { m_desk.revokeAll(); }

private:
    DemoResponse page(const DemoRequest &request, qint64 now);
    DemoResponse token(const DemoRequest &request, const QString &scopes, qint64 now);
    DemoResponse userInfo(const DemoRequest &request, qint64 now) const;

    OAuthDesk m_desk;
};
