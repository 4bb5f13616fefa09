// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/endpoints.h"

#include "app/base/signature.h"
#include "app/net/httpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <functional>

namespace {

Error badEndpoints(const QString &what)
{
    return {Error::Kind::BadData, what, {}, QStringLiteral("endpoints.bad")};
}

constexpr std::array kWays{
    std::pair{SignInWay::Password, QLatin1StringView("password")},
    std::pair{SignInWay::Browser, QLatin1StringView("browser")},
    std::pair{SignInWay::ApiKey, QLatin1StringView("api-key")},
};

//! Reads one object whose every key must be known. A reader returns what is wrong with its value, or an empty text.
using Readers = QHash<QString, std::function<QString(const QJsonValue &)>>;

QString readObject(const QString &path, const QJsonValue &value, const Readers &readers)
{
    if (!value.isObject())
        return path + QStringLiteral(": an object is expected");
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = path.isEmpty() ? it.key() : path + u'.' + it.key();
        if (!readers.contains(it.key()))
            return key + QStringLiteral(": unknown key");
        const QString problem = readers[it.key()](it.value());
        if (!problem.isEmpty())
            return problem.contains(u':') ? problem : key + QStringLiteral(": ") + problem;
    }
    return {};
}

auto address(QUrl &target)
{
    return [&target](const QJsonValue &value) {
        const QUrl url(value.toString(), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty())
            return QStringLiteral("an address is expected");
        if (!isAllowedAddress(url))
            return QStringLiteral("https is needed; plain http is accepted for this machine alone");
        target = url;
        return QString();
    };
}

auto text(QString &target)
{
    return [&target](const QJsonValue &value) {
        target = value.toString();
        return value.isString() ? QString() : QStringLiteral("a text is expected");
    };
}

auto port(quint16 &target)
{
    return [&target](const QJsonValue &value) {
        const int number = value.toInt(-1);
        target = quint16(number);
        return number >= 0 && number <= 65535 ? QString() : QStringLiteral("a port number is expected");
    };
}

auto yesOrNo(bool &target)
{
    return [&target](const QJsonValue &value) {
        target = value.toBool();
        return value.isBool() ? QString() : QStringLiteral("true or false is expected");
    };
}

auto optionId(int &target)
{
    return [&target](const QJsonValue &value) {
        target = value.toInt(-1);
        return target > 0 ? QString() : QStringLiteral("the number of an option is expected");
    };
}

auto publicKey(QByteArray &target)
{
    return [&target](const QJsonValue &value) {
        target = QByteArray::fromBase64(value.toString().toLatin1());
        return target.size() == kEd25519KeyBytes ? QString() : QStringLiteral("an Ed25519 key in Base64 is expected");
    };
}

auto client(const QString &path, Endpoints::OAuthClient &target)
{
    return [path, &target](const QJsonValue &value) {
        return readObject(path, value,
                          {{QStringLiteral("id"), text(target.id)},
                           {QStringLiteral("secret"), text(target.secret)},
                           {QStringLiteral("redirectPort"), port(target.redirectPort)}});
    };
}

QString readWays(const QJsonValue &value, QList<SignInWay> &ways)
{
    ways.clear();
    for (const QJsonValue &entry : value.toArray()) {
        const auto way = std::find_if(kWays.begin(), kWays.end(), [&](const auto &known) { return known.second == entry.toString(); });
        if (way == kWays.end())
            return QStringLiteral("password, browser or api-key is expected");
        ways << way->first;
    }
    return ways.isEmpty() ? QStringLiteral("at least one way to sign in is needed") : QString();
}

QString readOptionIds(const QJsonValue &value, Endpoints::OptionIds &ids)
{
    return readObject(QStringLiteral("safie.optionIds"), value,
                      {{QStringLiteral("live"), optionId(ids.live)}, {QStringLiteral("stills"), optionId(ids.stills)}});
}

//! What is known of them: a number that is not known has no key.
QJsonObject optionIdsJson(const Endpoints::OptionIds &ids)
{
    QJsonObject json;
    if (ids.live > 0)
        json[QStringLiteral("live")] = ids.live;
    if (ids.stills > 0)
        json[QStringLiteral("stills")] = ids.stills;
    return json;
}

QJsonObject clientJson(const Endpoints::OAuthClient &client)
{
    return {{QStringLiteral("id"), client.id},
            {QStringLiteral("secret"), client.secret},
            {QStringLiteral("redirectPort"), client.redirectPort}};
}

} // namespace

Result<Endpoints> Endpoints::fromJson(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (document.isNull())
        return badEndpoints(parseError.errorString());

    Endpoints e;
    const QString safie = QStringLiteral("safie");
    const QString smaregi = QStringLiteral("smaregi");
    const QString ubiregi = QStringLiteral("ubiregi");
    const QString updates = QStringLiteral("updates");
    const QString problem =
        readObject(QString(), document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array()),
                   {{safie,
                     [&](const QJsonValue &value) {
                         return readObject(
                             safie, value,
                             {{QStringLiteral("api"), address(e.safie.api)},
                              {QStringLiteral("signIn"), [&](const QJsonValue &ways) { return readWays(ways, e.safie.signIn); }},
                              {QStringLiteral("client"), client(QStringLiteral("safie.client"), e.safie.client)},
                              {QStringLiteral("pkce"), yesOrNo(e.safie.pkce)},
                              {QStringLiteral("optionIds"), [&](const QJsonValue &ids) { return readOptionIds(ids, e.safie.optionIds); }}});
                     }},
                    {smaregi,
                     [&](const QJsonValue &value) {
                         return readObject(smaregi, value,
                                           {{QStringLiteral("id"), address(e.smaregi.id)},
                                            {QStringLiteral("api"), address(e.smaregi.api)},
                                            {QStringLiteral("classic"), address(e.smaregi.classic)},
                                            {QStringLiteral("client"), client(QStringLiteral("smaregi.client"), e.smaregi.client)}});
                     }},
                    {ubiregi,
                     [&](const QJsonValue &value) {
                         return readObject(ubiregi, value,
                                           {{QStringLiteral("web"), address(e.ubiregi.web)},
                                            {QStringLiteral("api"), address(e.ubiregi.api)},
                                            {QStringLiteral("client"), client(QStringLiteral("ubiregi.client"), e.ubiregi.client)}});
                     }},
                    {updates, [&](const QJsonValue &value) {
                         return readObject(updates, value,
                                           {{QStringLiteral("feed"), address(e.updates.feed)},
                                            {QStringLiteral("publicKey"), publicKey(e.updates.publicKey)}});
                     }}});
    if (!problem.isEmpty())
        return badEndpoints(problem);
    return e;
}

QByteArray Endpoints::toJson() const
{
    QJsonArray ways;
    for (const SignInWay way : safie.signIn) {
        for (const auto &known : kWays) {
            if (known.first == way)
                ways << QString(known.second);
        }
    }
    QJsonObject json{
        {QStringLiteral("safie"), QJsonObject{{QStringLiteral("api"), safie.api.toString()},
                                              {QStringLiteral("signIn"), ways},
                                              {QStringLiteral("client"), clientJson(safie.client)},
                                              {QStringLiteral("pkce"), safie.pkce},
                                              {QStringLiteral("optionIds"), optionIdsJson(safie.optionIds)}}},
        {QStringLiteral("smaregi"), QJsonObject{{QStringLiteral("id"), smaregi.id.toString()},
                                                {QStringLiteral("api"), smaregi.api.toString()},
                                                {QStringLiteral("classic"), smaregi.classic.toString()},
                                                {QStringLiteral("client"), clientJson(smaregi.client)}}},
        {QStringLiteral("ubiregi"), QJsonObject{{QStringLiteral("web"), ubiregi.web.toString()},
                                                {QStringLiteral("api"), ubiregi.api.toString()},
                                                {QStringLiteral("client"), clientJson(ubiregi.client)}}},
    };
    if (!updates.feed.isEmpty())
        json[QStringLiteral("updates")] = QJsonObject{{QStringLiteral("feed"), updates.feed.toString()},
                                                      {QStringLiteral("publicKey"), QString::fromLatin1(updates.publicKey.toBase64())}};
    return QJsonDocument(json).toJson();
}
