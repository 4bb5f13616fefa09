// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/ubiregiserver.h"

#include "app/demo/democredentials.h"
#include "app/demo/demotime.h"
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

} // namespace

UbiregiServer::UbiregiServer(int pageSize)
    : m_pageSize(pageSize)
    // Lives as "in current implementation" (ubiregi.md 2.2).
    , m_desk({DemoCredentials::kUbiregiClientId, DemoCredentials::kUbiregiClientSecret, 24h, 14 * 24h, "bearer", true})
{
}

void UbiregiServer::revokeTokens()
{
    m_desk.revokeAll();
    m_consented = false;
    m_staticTokenValid = false;
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
    const QString problem = m_desk.problemOf(request.query);
    if (!problem.isEmpty())
        return htmlPage(400, u"連携できません"_s, u"<p class=\"error\">%1</p>"_s.arg(problem));
    // A second authorization is silent unless force_authorize is given (ubiregi.md 2.2).
    if (m_consented && request.value(u"force_authorize"_s) != u"true")
        return redirectTo(m_desk.redirectWithCode(request.query, now));
    const QString body =
        QStringLiteral("<p>「レジレンズ」が、ユビレジのアカウント「渋谷本店」(デモ) の会計を読み取ることを許可しますか?</p>\n"
                       "<form method=\"post\" action=\"/oauth2/authorize\">\n%1"
                       "<button type=\"submit\" name=\"decision\" value=\"allow\">許可する</button>\n"
                       "<button type=\"submit\" name=\"decision\" value=\"deny\">許可しない</button>\n</form>")
            .arg(hiddenInputs(request.query));
    return htmlPage(200, u"アプリケーションの連携"_s, body);
}

DemoResponse UbiregiServer::decide(const QUrlQuery &form, qint64 now)
{
    const QString problem = m_desk.problemOf(form);
    if (!problem.isEmpty())
        return htmlPage(400, u"連携できません"_s, u"<p class=\"error\">%1</p>"_s.arg(problem));
    if (item(form, u"decision"_s) != u"allow")
        return redirectTo(OAuthDesk::redirectWithError(form, u"access_denied"_s));
    m_consented = true;
    return redirectTo(m_desk.redirectWithCode(form, now));
}

DemoResponse UbiregiServer::token(const DemoRequest &request, qint64 now)
{
    if (const std::optional<DemoResponse> refused = m_desk.refuseClient(request))
        return *refused;
    const QUrlQuery form = request.form();
    const QString grant = item(form, u"grant_type"_s);
    if (grant != u"authorization_code" && grant != u"refresh_token")
        return oauthError(400, u"unsupported_grant_type"_s);
    const std::optional<OAuthDesk::Tokens> tokens =
        grant == u"refresh_token" ? m_desk.refresh(item(form, u"refresh_token"_s), now) : m_desk.redeem(form, now);
    if (!tokens)
        return oauthError(400, u"invalid_grant"_s);
    QJsonObject body = m_desk.tokenJson(*tokens);
    body["refresh_token_expires_in"_L1] = qint64(m_desk.rules().refreshLife.count());
    body["account_id"_L1] = DemoCredentials::kUbiregiAccount;
    return json(body);
}

std::optional<DemoResponse> UbiregiServer::refuse(const DemoRequest &request, qint64 now) const
{
    bool expired = false;
    const QByteArray bearer = request.header("Authorization");
    if (bearer.startsWith("Bearer ")) {
        const OAuthDesk::Access access = m_desk.check(QString::fromLatin1(bearer.mid(7).trimmed()), now);
        if (access == OAuthDesk::Access::Valid)
            return {};
        expired = access == OAuthDesk::Access::Expired;
    } else if (m_staticTokenValid && QString::fromLatin1(request.header("X-Ubiregi-Auth-Token")) == DemoCredentials::kUbiregiToken) {
        return {};
    }
    DemoResponse response = ubiregiError(401, u"invalid_token"_s, now);
    response.headers.append({"WWW-Authenticate", QByteArray("Bearer error=\"invalid_token\"") + (expired ? ",expired=true" : "")});
    return response;
}

DemoResponse UbiregiServer::api(const DemoRequest &request, const UbiregiBooks &books, const QUrl &base, qint64 now) const
{
    if (std::optional<DemoResponse> refused = refuse(request, now))
        return *refused;
    QString path = request.path;
    if (path.endsWith(u'/')) // accepted (ubiregi.md 4)
        path.chop(1);
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts); // api, 3, accounts, :aid ...
    const QString what = parts.mid(4).join(u'/');
    const bool isApi = parts.value(0) == u"api" && parts.value(1) == u"3" && request.method == "GET";
    const bool isAccount = isApi && parts.value(2) == u"accounts" &&
                           (parts.value(3) == u"current" || parts.value(3) == QString::number(DemoCredentials::kUbiregiAccount));
    const bool isMenu = isApi && parts.value(2) == u"menus" && parts.value(3) == QString::number(UbiregiJson::kMenu);

    if (isAccount && parts.size() == 4)
        return json({{"timestamp"_L1, QString::fromLatin1(DemoTime::utcTime(now))}, {"account"_L1, UbiregiJson::account()}});
    UbiregiPage page(request, base, m_pageSize, now);
    if (isAccount && (what == u"checkouts" || what == u"checkouts/close"))
        return page.checkouts(books, what == u"checkouts/close");
    if (isMenu && what == u"items")
        return page.masters(u"items"_s, UbiregiJson::items());
    if (isMenu && what == u"categories")
        return page.masters(u"categories"_s, UbiregiJson::categories());
    return ubiregiError(404, u"not found"_s, now);
}
