// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregiconsent.h"

#include "app/demo/democredentials.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kRefreshLife = 30 * 24h;

QString item(const QUrlQuery &query, const QString &key)
{
    return query.queryItemValue(key, QUrl::FullyDecoded);
}

DemoResponse json(const QJsonObject &object)
{
    return {200, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

} // namespace

SmaregiConsent::SmaregiConsent(std::chrono::seconds lifetime)
    : m_desk({DemoCredentials::kSmaregiClientId, DemoCredentials::kSmaregiClientSecret, lifetime, kRefreshLife, "Bearer", false})
{
}

std::optional<DemoResponse> SmaregiConsent::answer(const DemoRequest &request, const QString &scopes, qint64 now)
{
    if (request.path == u"/authorize")
        return page(request, now);
    if (request.path == u"/authorize/token")
        return token(request, scopes, now);
    if (request.path == u"/userinfo")
        return userInfo(request, now);
    return {};
}

bool SmaregiConsent::isGood(const DemoRequest &request, qint64 now) const
{
    const QByteArray bearer = request.header("Authorization");
    return bearer.startsWith("Bearer ") && m_desk.check(QString::fromLatin1(bearer.mid(7)), now) == OAuthDesk::Access::Valid;
}

DemoResponse SmaregiConsent::page(const DemoRequest &request, qint64 now)
{
    const bool decided = request.method == "POST";
    const QUrlQuery authorization = decided ? request.form() : request.query;
    QString problem = m_desk.problemOf(authorization);
    if (problem.isEmpty() && item(authorization, u"code_challenge"_s).isEmpty())
        problem = u"code_challenge"_s;
    if (!problem.isEmpty())
        return htmlPage(400, u"連携できません"_s, u"<p class=\"error\">%1</p>"_s.arg(problem));
    if (!decided) {
        const QString body = u"<p>「レジレンズ」が、スマレジの契約 %1 (デモ) の取引・店舗・スタッフを読み取ることを許可しますか?</p>\n"
                             u"<form method=\"post\" action=\"/authorize\">\n%2"
                             u"<button type=\"submit\" name=\"decision\" value=\"allow\">許可する</button>\n"
                             u"<button type=\"submit\" name=\"decision\" value=\"deny\">許可しない</button>\n</form>"_s;
        return htmlPage(200, u"アプリの利用許可"_s, body.arg(QString(DemoCredentials::kSmaregiContract), hiddenInputs(authorization)));
    }
    return redirectTo(item(authorization, u"decision"_s) == u"allow" ? m_desk.redirectWithCode(authorization, now)
                                                                     : OAuthDesk::redirectWithError(authorization, u"access_denied"_s));
}

DemoResponse SmaregiConsent::token(const DemoRequest &request, const QString &scopes, qint64 now)
{
    if (request.method != "POST")
        return oauthError(405, u"invalid_request"_s);
    if (const std::optional<DemoResponse> refused = m_desk.refuseClient(request))
        return *refused;
    const QUrlQuery form = request.form();
    const QString grant = item(form, u"grant_type"_s);
    if (grant != u"authorization_code" && grant != u"refresh_token")
        return oauthError(400, u"unsupported_grant_type"_s);
    const auto tokens = grant == u"refresh_token" ? m_desk.refresh(item(form, u"refresh_token"_s), now) : m_desk.redeem(form, now);
    if (!tokens)
        return oauthError(400, u"invalid_grant"_s);
    QJsonObject body = m_desk.tokenJson(*tokens);
    body["scope"_L1] = u"openid offline_access "_s + scopes;
    return json(body);
}

DemoResponse SmaregiConsent::userInfo(const DemoRequest &request, qint64 now) const
{
    if (request.method != "POST" || !isGood(request, now))
        return oauthError(request.method == "POST" ? 401 : 405, u"invalid_token"_s);
    const QString contract = DemoCredentials::kSmaregiContract;
    return json({{"sub"_L1, contract + u":u1"_s},
                 {"contract"_L1, QJsonObject{{"id"_L1, contract}, {"user_id"_L1, "u1"_L1}, {"is_owner"_L1, true}}},
                 {"name"_L1, u"デモ 店主"_s},
                 {"email"_L1, QString(DemoCredentials::kEmail)},
                 {"email_verified"_L1, true}});
}
