// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safieparser.h"

#include "app/net/httpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

Error badData(const QString &what)
{
    return {Error::Kind::BadData, what, {}, {}};
}

Result<QJsonObject> objectOf(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return badData(QStringLiteral("no JSON: ") + problem.errorString());
    if (!document.isObject())
        return badData(QStringLiteral("no JSON object"));
    return document.object();
}

bool isOnline(const QJsonObject &status)
{
    const QJsonValue streaming = status[u"video_streaming"];
    return streaming.isBool() ? streaming.toBool() : status[u"server_connecting"].toBool();
}

Camera cameraOf(const QJsonObject &item)
{
    return {CameraId{item[u"device_id"].toString()}, item[u"setting"][u"name"].toString(), item[u"serial"].toString(),
            item[u"model"][u"description"].toString(), isOnline(item[u"status"].toObject())};
}

} // namespace

Result<SafieDevicePage> parseSafieDevices(const QByteArray &body)
{
    const Result<QJsonObject> object = objectOf(body);
    if (!object)
        return object.error();
    const QJsonObject &page = object.value();
    if (!page[u"list"].isArray())
        return badData(QStringLiteral("no \"list\" in the device list"));

    SafieDevicePage result;
    const QJsonArray list = page[u"list"].toArray();
    for (const QJsonValue &item : list) {
        Camera camera = cameraOf(item.toObject());
        if (camera.id.isEmpty())
            ++result.unreadable;
        else
            result.cameras.append(std::move(camera));
    }
    result.received = int(list.size());
    const QJsonValue hasNext = page[u"has_next"];
    result.hasNext = hasNext.isBool() ? hasNext.toBool() : page[u"offset"].toInt() + result.received < page[u"total"].toInt();
    if (result.hasNext && result.received == 0)
        return badData(QStringLiteral("an empty page that says there are more"));
    return result;
}

Result<CameraCredential> parseSafieToken(const QByteArray &body)
{
    const Result<QJsonObject> object = objectOf(body);
    if (!object)
        return Error{Error::Kind::BadData, QStringLiteral("the token reply is no JSON object"), {}, {}};
    CameraCredential credential;
    credential.secret = object.value()[u"access_token"].toString();
    credential.refreshToken = object.value()[u"refresh_token"].toString();
    if (credential.secret.isEmpty())
        return badData(QStringLiteral("no access_token in the token reply"));
    return credential;
}

QString safieDetail(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    for (const QStringView key : {u"detail", u"error_description", u"error", u"message"}) {
        const QJsonValue value = object[key];
        if (value.isString())
            return value.toString();
        if (value.isArray()) {
            QStringList messages;
            for (const QJsonValue &item : value.toArray())
                messages << (item.isString() ? item.toString() : item[u"msg"].toString());
            messages.removeAll(QString());
            return messages.join(u"; ");
        }
    }
    return {};
}

Error safieError(const HttpReply &reply, SafieCall call)
{
    Error error = statusError(reply);
    const QString detail = safieDetail(reply.body);
    if (!detail.isEmpty())
        error.detail = QStringLiteral("HTTP %1: %2").arg(reply.status).arg(detail.left(300));

    const auto notFound = [&error](const QString &reason) {
        error.kind = Error::Kind::NotFound;
        error.reason = reason;
        return error;
    };
    if (reply.body.contains("resource_exhausted")) { // the SDK's word (safie.md 4.4); under which status is unknown
        error.kind = Error::Kind::Forbidden;
        error.reason = QStringLiteral("camera.allowanceUsed");
        return error;
    }
    if (reply.status == 403) {
        if (call == SafieCall::Thumbnail || call == SafieCall::Spans)
            error.reason = QStringLiteral("camera.noAccess"); // any option is enough for these
        else if (call != SafieCall::Devices)
            error.reason = QStringLiteral("camera.optionMissing");
        return error;
    }
    if (call == SafieCall::Live && reply.status == 404)
        return notFound(QStringLiteral("camera.offline"));
    if (call == SafieCall::Devices || (reply.status != 400 && reply.status != 404))
        return error;
    // The texts are the documented part, not 400 versus 404 (safie.md 4.4).
    if (detail.contains(u"Invalid timestamp"))
        return notFound(QStringLiteral("camera.tooFresh"));
    if (detail.contains(u"No stream on the device"))
        return notFound(QStringLiteral("camera.offline"));
    if (call == SafieCall::PastStill || detail.contains(u"No available data"))
        return notFound(QStringLiteral("camera.noFootage"));
    return error;
}
