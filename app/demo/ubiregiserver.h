// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/oauthdesk.h"
#include "app/demo/ubiregiaccounts.h"

#include <array>
#include <variant>

class ShopModel;

//! Ubiregi: the consent page and token address of ubiregi.com, and the API (ubiregi.md 2-5, 10, 11), with two accounts. The
//! browser counts as signed in to the first one until another is chosen on the consent page. Accounts count from 0.
class UbiregiServer {
public:
    explicit UbiregiServer(int pageSize);

    DemoResponse web(const DemoRequest &request, qint64 now);
    DemoResponse api(const DemoRequest &request, const ShopModel &shop, const QUrl &base, qint64 now) const;

    void expireTokens();
    void revokeTokens(); //!< of all accounts
    void revokeTokens(int account);
    void restoreStaticTokens();
    void setRegisters(int account, int count) { m_accounts[size_t(account)].registers = count; }

private:
    struct Account {
        OAuthDesk desk;
        int registers = 2;
        bool consented = false;
        bool staticTokenValid = true;
    };

    DemoResponse authorize(const DemoRequest &request, qint64 now);
    DemoResponse decide(const QUrlQuery &form, qint64 now);
    DemoResponse token(const DemoRequest &request, qint64 now);
    //! Whose credential the request carries, or the refusal.
    std::variant<int, DemoResponse> accountOf(const DemoRequest &request, qint64 now) const;
    const OAuthDesk &anyDesk() const { return m_accounts.front().desk; }

    int m_pageSize;
    std::array<Account, kUbiregiAccounts> m_accounts;
    int m_signedIn = 0;
};
