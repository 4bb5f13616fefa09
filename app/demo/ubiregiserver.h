// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/oauthdesk.h"
#include "app/demo/ubiregibooks.h"

//! Ubiregi: the consent page and token address of ubiregi.com, and the API (ubiregi.md 2-5, 10, 11).
class UbiregiServer {
public:
    explicit UbiregiServer(int pageSize);

    DemoResponse web(const DemoRequest &request, qint64 now);
    DemoResponse api(const DemoRequest &request, const UbiregiBooks &books, const QUrl &base, qint64 now) const;

    void expireTokens() { m_desk.expireAccess(); }
    void revokeTokens();
    void restoreStaticToken() { m_staticTokenValid = true; }

private:
    DemoResponse authorize(const DemoRequest &request, qint64 now);
    DemoResponse decide(const QUrlQuery &form, qint64 now);
    DemoResponse token(const DemoRequest &request, qint64 now);
    std::optional<DemoResponse> refuse(const DemoRequest &request, qint64 now) const;

    int m_pageSize;
    OAuthDesk m_desk;
    bool m_consented = false;
    bool m_staticTokenValid = true;
};
