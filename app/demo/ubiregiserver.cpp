// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/ubiregiserver.h"

#include "app/demo/democredentials.h"
#include "app/demo/demotime.h"
#include "app/demo/shopmodel.h"
#include "app/demo/ubiregijson.h"
#include "app/demo/ubiregipage.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kAuthorizePath = "/oauth2/authorize"_L1;

DemoResponse json(const QJsonObject &object)
{
    return {200, "application/json; charset=utf-8", QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

QString item(const QUrlQuery &query, const QString &key)
{
    return query.queryItemValue(key, QUrl::FullyDecoded);
}

// Lives as "in current implementation" (ubiregi.md 2.2).
OAuthDesk newDesk()
{
    return OAuthDesk({DemoCredentials::kUbiregiClientId, DemoCredentials::kUbiregiClientSecret, 24h, 14 * 24h, "bearer", true});
}

} // namespace

UbiregiServer::UbiregiServer(int pageSize) : m_pageSize(pageSize), m_accounts{Account{newDesk()}, Account{newDesk()}} {}

void UbiregiServer::expireTokens()
{
    for (Account &account : m_accounts)
        account.desk.expireAccess();
}

void UbiregiServer::revokeTokens()
{
    for (int account = 0; account < kUbiregiAccounts; ++account)
        revokeTokens(account);
}

void UbiregiServer::revokeTokens(int index)
{
    Account &account = m_accounts[size_t(index)];
    account.desk.revokeAll();
    account.consented = false;
    account.staticTokenValid = false;
}

void UbiregiServer::restoreStaticTokens()
{
    for (Account &account : m_accounts)
        account.staticTokenValid = true;
}

DemoResponse UbiregiServer::web(const DemoRequest &request, qint64 now)
{
    if (request.path == kAuthorizePath && request.method == "GET")
        return authorize(request, now);
    if (request.path == kAuthorizePath && request.method == "POST")
        return decide(request.form(), now);
    if (request.path == "/oauth2/token"_L1 && request.method == "POST")
        return token(request, now);
    return htmlPage(404, u"ページが見つかりません"_s, {});
}

DemoResponse UbiregiServer::authorize(const DemoRequest &request, qint64 now)
{
    const QString problem = anyDesk().problemOf(request.query);
    if (!problem.isEmpty())
        return htmlPage(400, u"連携できません"_s, u"<p class=\"error\">%1</p>"_s.arg(problem));
    // A second authorization is silent unless the page is asked for (ubiregi.md 2.2).
    Account &account = m_accounts[size_t(m_signedIn)];
    const bool silent = account.consented && request.value(u"force_authorize"_s) != u"true" && request.value(u"force_login"_s) != u"true";
    if (silent)
        return redirectTo(account.desk.redirectWithCode(request.query, now));
    // In place of a sign-in: which of the demo's two accounts it is.
    QString choice;
    for (int i = 0; i < kUbiregiAccounts; ++i) {
        choice +=
            u"<label><input type=\"radio\" style=\"display:inline;width:auto\" name=\"account\" value=\"%1\"%2> %3 (%4)</label>\n"_s.arg(
                QString::number(ubiregiAccount(i).id), i == m_signedIn ? u" checked"_s : QString(), ubiregiAccount(i).name,
                QString(ubiregiAccount(i).login));
    }
    const QString body = QStringLiteral("<p>「レジレンズ」が、ユビレジの次のアカウント (デモ) の会計を読み取ることを許可しますか?</p>\n"
                                        "<form method=\"post\" action=\"/oauth2/authorize\">\n%1%2"
                                        "<button type=\"submit\" name=\"decision\" value=\"allow\">許可する</button>\n"
                                        "<button type=\"submit\" name=\"decision\" value=\"deny\">許可しない</button>\n</form>")
                             .arg(hiddenInputs(request.query), choice);
    return htmlPage(200, u"アプリケーションの連携"_s, body);
}

DemoResponse UbiregiServer::decide(const QUrlQuery &form, qint64 now)
{
    const QString problem = anyDesk().problemOf(form);
    if (!problem.isEmpty())
        return htmlPage(400, u"連携できません"_s, u"<p class=\"error\">%1</p>"_s.arg(problem));
    for (int i = 0; i < kUbiregiAccounts; ++i) {
        if (item(form, u"account"_s).toInt() == ubiregiAccount(i).id)
            m_signedIn = i;
    }
    if (item(form, u"decision"_s) != u"allow")
        return redirectTo(OAuthDesk::redirectWithError(form, u"access_denied"_s));
    Account &account = m_accounts[size_t(m_signedIn)];
    account.consented = true;
    return redirectTo(account.desk.redirectWithCode(form, now));
}

DemoResponse UbiregiServer::token(const DemoRequest &request, qint64 now)
{
    if (const std::optional<DemoResponse> refused = anyDesk().refuseClient(request))
        return *refused;
    const QUrlQuery form = request.form();
    const QString grant = item(form, u"grant_type"_s);
    if (grant != u"authorization_code" && grant != u"refresh_token")
        return oauthError(400, u"unsupported_grant_type"_s);
    for (int i = 0; i < kUbiregiAccounts; ++i) { // a code or token is known to one desk only
        OAuthDesk &desk = m_accounts[size_t(i)].desk;
        const std::optional<OAuthDesk::Tokens> tokens =
            grant == u"refresh_token" ? desk.refresh(item(form, u"refresh_token"_s), now) : desk.redeem(form, now);
        if (!tokens)
            continue;
        QJsonObject body = desk.tokenJson(*tokens);
        body["refresh_token_expires_in"_L1] = qint64(desk.rules().refreshLife.count());
        body["account_id"_L1] = ubiregiAccount(i).id;
        return json(body);
    }
    return oauthError(400, u"invalid_grant"_s);
}

std::variant<int, DemoResponse> UbiregiServer::accountOf(const DemoRequest &request, qint64 now) const
{
    const QByteArray bearer = request.header("Authorization");
    const QString staticToken = QString::fromLatin1(request.header("X-Ubiregi-Auth-Token"));
    bool expired = false;
    for (int i = 0; i < kUbiregiAccounts; ++i) {
        const Account &account = m_accounts[size_t(i)];
        if (bearer.startsWith("Bearer ")) {
            const OAuthDesk::Access access = account.desk.check(QString::fromLatin1(bearer.mid(7).trimmed()), now);
            if (access == OAuthDesk::Access::Valid)
                return i;
            expired = expired || access == OAuthDesk::Access::Expired;
        } else if (account.staticTokenValid && staticToken == ubiregiAccount(i).token) {
            return i;
        }
    }
    DemoResponse response = ubiregiError(401, u"invalid_token"_s, now);
    response.headers.append({"WWW-Authenticate", QByteArray("Bearer error=\"invalid_token\"") + (expired ? ",expired=true" : "")});
    return response;
}

DemoResponse UbiregiServer::api(const DemoRequest &request, const ShopModel &shop, const QUrl &base, qint64 now) const
{
    const std::variant<int, DemoResponse> owner = accountOf(request, now);
    if (const auto *refused = std::get_if<DemoResponse>(&owner))
        return *refused;
    const int account = std::get<int>(owner);
    QString path = request.path;
    if (path.endsWith(u'/')) // accepted (ubiregi.md 4)
        path.chop(1);
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts); // api, 3, accounts, :aid ...
    const QString what = parts.mid(4).join(u'/');
    const bool isApi = parts.value(0) == u"api" && parts.value(1) == u"3" && request.method == "GET";
    const bool isAccount = isApi && parts.value(2) == u"accounts" &&
                           (parts.value(3) == u"current" || parts.value(3) == QString::number(ubiregiAccount(account).id));
    const bool isMenu = isApi && parts.value(2) == u"menus" && parts.value(3) == QString::number(UbiregiJson::kMenu);

    if (isAccount && parts.size() == 4)
        return json({{"timestamp"_L1, QString::fromLatin1(DemoTime::utcTime(now))},
                     {"account"_L1, UbiregiJson::account(account, m_accounts[size_t(account)].registers)}});
    UbiregiPage page(request, base, m_pageSize, now);
    if (isAccount && (what == u"checkouts" || what == u"checkouts/close"))
        return page.checkouts(shop.ubiregi(account), what == u"checkouts/close");
    if (isMenu && what == u"items")
        return page.masters(u"items"_s, UbiregiJson::items());
    if (isMenu && what == u"categories")
        return page.masters(u"categories"_s, UbiregiJson::categories());
    return ubiregiError(404, u"not found"_s, now);
}
