// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/safieserver.h"

#include "app/demo/democredentials.h"
#include "app/demo/demotime.h"
#include "app/demo/footage.h"
#include "app/demo/livewindow.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kHoursOfToken = 168; // 604800 s (safie.md 3.2)

DemoResponse json(const QJsonObject &object)
{
    return {200, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

//! safie.md 4.4
DemoResponse refused(int status, QLatin1StringView detail)
{
    return {status, "application/json", QJsonDocument(QJsonObject{{"detail"_L1, detail}}).toJson(QJsonDocument::Compact), {}};
}

DemoResponse malformed(const QString &parameter)
{
    const QJsonObject problem{{"loc"_L1, QJsonArray{"query"_L1, parameter}}, {"msg"_L1, "invalid value"_L1}, {"type"_L1, "value_error"_L1}};
    return {422, "application/json", QJsonDocument(QJsonObject{{"detail"_L1, QJsonArray{problem}}}).toJson(QJsonDocument::Compact), {}};
}

//! RFC 3339 with a zone. A '+' that was not escaped arrives as a space and is refused, as by a strict server.
std::optional<qint64> timeOf(const QString &text)
{
    static const QRegularExpression kFormat(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$"_s);
    if (!kFormat.match(text).hasMatch())
        return {};
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toSecsSinceEpoch()) : std::nullopt;
}

DemoResponse jpeg(const QByteArray &body)
{
    return body.isEmpty() ? refused(503, "Service Unavailable"_L1) : DemoResponse{200, "image/jpeg", body, {}};
}

//! -1 when it is out of its range.
int number(const DemoRequest &request, const QString &key, int least, int most, int fallback)
{
    if (!request.query.hasQueryItem(key))
        return fallback;
    bool sound = false;
    const int value = request.value(key).toInt(&sound);
    return sound && value >= least && value <= most ? value : -1;
}

QString item(const QUrlQuery &query, const QString &key)
{
    return query.queryItemValue(key, QUrl::FullyDecoded);
}

} // namespace

SafieServer::SafieServer(Rules rules)
    : m_rules(rules)
    , m_desk({DemoCredentials::kSafieClientId, DemoCredentials::kSafieClientSecret, std::chrono::hours(kHoursOfToken), 30 * 24h, "Bearer",
              false})
    , m_cameras(rules.retentionDays * DemoTime::kDay)
{
}

void SafieServer::revokeTokens()
{
    m_desk.revokeAll();
    m_apiKeyValid = false;
}

DemoResponse SafieServer::answer(const DemoRequest &request, qint64 nowMs)
{
    const qint64 now = nowMs / 1000;
    const QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts);
    if (parts.value(0) != u"v2")
        return refused(404, "Not Found"_L1);
    if (parts.value(1) == u"auth")
        return auth(request, parts.mid(2).join(u'/'), now);
    if (!isSignedIn(request, now))
        return refused(401, "Unauthorized"_L1);
    if (parts.value(1) != u"devices")
        return refused(404, "Not Found"_L1);
    const int camera = m_cameras.find(parts.value(2));
    const QString what = parts.mid(3).join(u'/');
    if (camera && parts.value(3) == u"media_files")
        return clips(request, what, camera, now);
    if (request.method != "GET")
        return refused(405, "Method Not Allowed"_L1);
    if (parts.size() == 2)
        return devices(request);
    if (!camera)
        return refused(404, "Not Found"_L1);
    if (what == u"thumbnail")
        return jpeg(Footage::smallStill(camera, m_cameras.lastPictureAt(camera, now)));
    if (what == u"image" && !hasOption(camera, DemoCredentials::kSafieStillOption))
        return refused(403, "Forbidden"_L1);
    if (what.startsWith(u"live/") && !hasOption(camera, DemoCredentials::kSafieLiveOption))
        return refused(403, "Forbidden"_L1);
    if (what == u"image")
        return image(request, camera, now);
    if (what == u"media")
        return media(request, camera, now);
    if (what.startsWith(u"live/"))
        return live(what.mid(5), camera, nowMs);
    return refused(404, "Not Found"_L1);
}

bool SafieServer::isSignedIn(const DemoRequest &request, qint64 now) const
{
    const QByteArray key = request.header("Safie-API-Key");
    if (!key.isEmpty())
        return m_apiKeyValid && QString::fromLatin1(key) == DemoCredentials::kSafieApiKey;
    const QByteArray bearer = request.header("Authorization");
    return bearer.startsWith("Bearer ") && m_desk.check(QString::fromLatin1(bearer.mid(7).trimmed()), now) == OAuthDesk::Access::Valid;
}

DemoResponse SafieServer::auth(const DemoRequest &request, const QString &what, qint64 now)
{
    const bool post = request.method == "POST";
    if (what == u"authorize") {
        const QUrlQuery authorization = post ? request.form() : request.query;
        const QString problem = m_desk.problemOf(authorization);
        if (!problem.isEmpty())
            return htmlPage(400, u"ログインできません"_s, u"<p class=\"error\">%1</p>"_s.arg(problem));
        return post ? signIn(authorization, now) : signInPage(authorization, false);
    }
    if (post && what == u"token")
        return token(request, now);
    if (post && what == u"refresh-token") { // a path of its own (safie.md 3.2)
        if (const std::optional<DemoResponse> wrong = m_desk.refuseClient(request))
            return *wrong;
        const QUrlQuery form = request.form();
        if (item(form, u"grant_type"_s) != u"refresh_token")
            return oauthError(400, u"unsupported_grant_type"_s);
        const auto tokens = m_desk.refresh(item(form, u"refresh_token"_s), now);
        return tokens ? json(m_desk.tokenJson(*tokens)) : oauthError(400, u"invalid_grant"_s);
    }
    return refused(404, "Not Found"_L1);
}

DemoResponse SafieServer::signInPage(const QUrlQuery &authorization, bool wrong) const
{
    const QString error = wrong ? u"<p class=\"error\">メールアドレスまたはパスワードが違います。</p>\n"_s : QString();
    const QString body =
        QStringLiteral("<p>「レジレンズ」(デモ) が、カメラの映像を見ることを許可します。</p>\n%1"
                       "<form method=\"post\" action=\"/v2/auth/authorize\">\n%2"
                       "<label>メールアドレス <input type=\"email\" name=\"email\" autocomplete=\"username\" required></label>\n"
                       "<label>パスワード <input type=\"password\" name=\"password\" autocomplete=\"current-password\" required></label>\n"
                       "<button type=\"submit\" name=\"decision\" value=\"allow\">ログイン</button>\n"
                       "<button type=\"submit\" name=\"decision\" value=\"deny\" formnovalidate>キャンセル</button>\n</form>")
            .arg(error, hiddenInputs(authorization));
    return htmlPage(200, u"カメラアカウントでログイン"_s, body);
}

DemoResponse SafieServer::signIn(const QUrlQuery &form, qint64 now)
{
    if (item(form, u"decision"_s) == u"deny")
        return redirectTo(OAuthDesk::redirectWithError(form, u"access_denied"_s));
    if (item(form, u"email"_s) != DemoCredentials::kEmail || item(form, u"password"_s) != DemoCredentials::kPassword)
        return signInPage(form, true);
    return redirectTo(m_desk.redirectWithCode(form, now));
}

DemoResponse SafieServer::token(const DemoRequest &request, qint64 now)
{
    if (const std::optional<DemoResponse> wrong = m_desk.refuseClient(request))
        return *wrong;
    const QUrlQuery form = request.form();
    const QString grant = item(form, u"grant_type"_s);
    std::optional<OAuthDesk::Tokens> tokens;
    if (grant == u"password") { // the portal's own sign-in (RFC 6749 section 4.3)
        if (item(form, u"username"_s) == DemoCredentials::kEmail && item(form, u"password"_s) == DemoCredentials::kPassword)
            tokens = m_desk.newTokens(now);
    } else if (grant == u"authorization_code") {
        tokens = m_desk.redeem(form, now);
    } else {
        return oauthError(400, u"unsupported_grant_type"_s);
    }
    return tokens ? json(m_desk.tokenJson(*tokens)) : oauthError(400, u"invalid_grant"_s);
}

DemoResponse SafieServer::devices(const DemoRequest &request) const
{
    const int offset = number(request, u"offset"_s, 0, 10'000, 0);
    const int limit = number(request, u"limit"_s, 1, 100, 20);
    const int option = number(request, u"item_id"_s, 0, 1'000'000, 0);
    if (offset < 0 || limit < 0 || option < 0)
        return malformed(offset < 0 ? u"offset"_s : limit < 0 ? u"limit"_s : u"item_id"_s);
    QList<int> having;
    for (int number = 1; number <= m_cameras.count(); ++number) {
        if (option == 0 || hasOption(number, option))
            having.append(number);
    }
    const int total = int(having.size());
    QJsonArray list;
    for (const int number : having.mid(offset, limit)) {
        const CameraWall::Camera camera = CameraWall::camera(number);
        const bool online = m_cameras.isOnline(number);
        list.append(QJsonObject{{"device_id"_L1, camera.id},
                                {"serial"_L1, camera.serial},
                                {"setting"_L1, QJsonObject{{"name"_L1, camera.name}}},
                                {"model"_L1, QJsonObject{{"description"_L1, camera.model}}},
                                {"status"_L1, QJsonObject{{"video_streaming"_L1, online}, {"server_connecting"_L1, online}}}});
    }
    return json({{"total"_L1, total},
                 {"offset"_L1, offset},
                 {"count"_L1, list.size()},
                 {"has_next"_L1, offset + list.size() < total},
                 {"list"_L1, list}});
}

bool SafieServer::hasOption(int camera, int optionId) const
{
    const CameraOptions options = m_options.value(camera);
    switch (optionId) {
    case DemoCredentials::kSafieLiveOption:
        return options.live;
    case DemoCredentials::kSafieStillOption:
        return options.stills;
    default:
        return optionId == DemoCredentials::kSafieClipOption && options.clips;
    }
}

DemoResponse SafieServer::image(const DemoRequest &request, int camera, qint64 now) const
{
    const QString key = u"timestamp"_s;
    std::optional<qint64> at = now;
    if (request.query.hasQueryItem(key)) {
        at = timeOf(request.value(key));
        if (!at)
            return malformed(key);
        if (*at > now - m_rules.recentGuard.count())
            return refused(400, "Invalid timestamp"_L1);
    }
    if (!m_cameras.isOnline(camera))
        return refused(400, "No stream on the device"_L1);
    if (!m_cameras.isRecorded(camera, *at, now))
        return refused(400, "No available data"_L1);
    return jpeg(Footage::still(camera, *at));
}

DemoResponse SafieServer::media(const DemoRequest &request, int camera, qint64 now) const
{
    const std::optional<qint64> start = timeOf(request.value(u"start"_s));
    const std::optional<qint64> end = timeOf(request.value(u"end"_s));
    if (!start || !end)
        return malformed(start ? u"end"_s : u"start"_s);
    if (*end - *start < 60 || *end - *start > DemoTime::kDay || *end > now - 60) // safie.md 6.5
        return refused(400, "Invalid end"_L1);
    QJsonArray list;
    for (const CameraWall::Span &span : m_cameras.recorded(camera, {*start, *end}, now))
        list.append(QJsonObject{{"timestamp"_L1, QString::fromLatin1(DemoTime::utcTime(span.from).chopped(1)) + u"+00:00"_s},
                                {"duration"_L1, (span.to - span.from) * 1000}});
    return json({{"list"_L1, list}});
}

DemoResponse SafieServer::clips(const DemoRequest &request, const QString &what, int camera, qint64 now)
{
    if (!hasOption(camera, DemoCredentials::kSafieClipOption))
        return refused(403, "Forbidden"_L1);
    if (what == u"media_files/requests") {
        if (request.method == "POST")
            return orderClip(request, camera, now);
        QJsonArray list;
        for (const qint64 number : m_clips.numbers(camera, now))
            list.append(QJsonObject{{"request_id"_L1, number}});
        return request.method == "GET" ? json({{"list"_L1, list}}) : refused(405, "Method Not Allowed"_L1);
    }
    static const QRegularExpression kOrder(u"^media_files/requests/(\\d{1,15})(?:/(.+))?$"_s);
    const QRegularExpressionMatch match = kOrder.match(what);
    const qint64 number = match.captured(1).toLongLong();
    if (!match.hasMatch())
        return refused(404, "Not Found"_L1);
    if (request.method == "DELETE" && match.captured(2).isEmpty())
        return m_clips.remove(camera, number) ? DemoResponse{204, "application/json", {}, {}} : refused(404, "Not Found"_L1);
    return request.method == "GET" ? clip(request, number, match.captured(2), camera, now) : refused(405, "Method Not Allowed"_L1);
}

DemoResponse SafieServer::orderClip(const DemoRequest &request, int camera, qint64 now)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const std::optional<qint64> start = timeOf(body["start"_L1].toString());
    const std::optional<qint64> end = timeOf(body["end"_L1].toString());
    if (!start || !end)
        return malformed(start ? u"end"_s : u"start"_s);
    if (*end - *start < SafieClips::kShortest || *end - *start > SafieClips::kLongest || *end > now - m_rules.recentGuard.count())
        return refused(400, "Invalid end"_L1);
    const std::optional<qint64> number = m_clips.add({camera, {*start, *end}, now});
    return number ? json({{"request_id"_L1, *number}}) : refused(429, "Too Many Requests"_L1);
}

DemoResponse SafieServer::clip(const DemoRequest &request, qint64 number, const QString &file, int camera, qint64 now)
{
    const SafieClips::Order *order = m_clips.find(camera, number, now);
    if (!order)
        return refused(404, "Not Found"_L1);
    const QList<CameraWall::Span> recorded = m_cameras.recorded(camera, order->span, now);
    const SafieClips::State state = m_clips.state(*order, recorded, now);
    QString name = QString::fromLatin1(DemoTime::utcTime(order->span.from).chopped(1)) + u".mp4"_s;
    name.replace(u'T', u'_'); // with colons, which Windows forbids (safie.md 9)
    if (!file.isEmpty()) {
        if (file != name || state != SafieClips::State::Available)
            return refused(404, "Not Found"_L1);
        const QByteArray body = SafieClips::file(*order, recorded);
        return body.isEmpty() ? refused(503, "Service Unavailable"_L1) : DemoResponse{200, "video/mp4", body, {}};
    }
    const auto time = [](qint64 at) { return QString::fromLatin1(DemoTime::utcTime(at).chopped(1)) + u"+00:00"_s; };
    QJsonObject answer{{"request_id"_L1, number}, {"start"_L1, time(order->span.from)}, {"end"_L1, time(order->span.to)}};
    switch (state) {
    case SafieClips::State::Processing:
        answer["state"_L1] = "PROCESSING"_L1;
        break;
    case SafieClips::State::Failed:
        answer["state"_L1] = "FAILED"_L1;
        break;
    case SafieClips::State::Available:
        answer["state"_L1] = "AVAILABLE"_L1;
        answer["url"_L1] = u"http://%1%2/%3"_s.arg(QString::fromLatin1(request.header("Host")), request.path, name);
        break;
    }
    return json(answer);
}

DemoResponse SafieServer::live(const QString &what, int camera, qint64 nowMs) const
{
    const LiveWindow window(nowMs, m_rules.liveDelay, m_cameras.onlineSince(camera));
    if (!m_cameras.isOnline(camera) || window.isEmpty())
        return refused(404, "Not Found"_L1);
    if (what == u"playlist.m3u8")
        return {200, "application/vnd.apple.mpegurl", window.playlist(), {{"Cache-Control", "no-cache"}}};
    static const QRegularExpression kSegment(u"^segments/(\\d{1,12})\\.ts$"_s);
    const QRegularExpressionMatch match = kSegment.match(what);
    const qint64 segment = match.captured(1).toLongLong();
    if (!match.hasMatch() || !window.has(segment))
        return refused(404, "Not Found"_L1);
    const QByteArray body = Footage::segment(camera, segment);
    return body.isEmpty() ? refused(503, "Service Unavailable"_L1) : DemoResponse{200, "video/mp2t", body, {}};
}
