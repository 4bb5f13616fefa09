// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safieparser.h"

#include "app/net/httpclient.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

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

//! A time without a zone is an error (safie.md 4.2).
std::optional<Instant> timeOf(const QJsonValue &value)
{
    const QString text = value.toString();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return {};
    return fromMs(time.toMSecsSinceEpoch());
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

Result<QList<TimeRange>> parseSafieSpans(const QByteArray &body)
{
    const Result<QJsonObject> object = objectOf(body);
    if (!object)
        return object.error();
    if (!object.value()[u"list"].isArray())
        return badData(QStringLiteral("no \"list\" of spans"));
    QList<TimeRange> spans;
    for (const QJsonValue &item : object.value()[u"list"].toArray()) {
        const std::optional<Instant> start = timeOf(item[u"timestamp"]);
        const double length = item[u"duration"].toDouble(-1);
        if (!start || length < 0)
            return badData(QStringLiteral("a span without a time or a length"));
        spans.append({*start, *start + std::chrono::milliseconds(qint64(length))});
    }
    std::sort(spans.begin(), spans.end(), [](const TimeRange &a, const TimeRange &b) { return a.from < b.from; });
    return spans;
}

Result<qint64> parseSafieClipOrder(const QByteArray &body)
{
    const Result<QJsonObject> object = objectOf(body);
    if (!object)
        return object.error();
    const qint64 order = object.value()[u"request_id"].toInteger();
    return order > 0 ? Result<qint64>(order) : badData(QStringLiteral("no request_id in the answer to an order"));
}

Result<CloudClip> parseSafieClip(const QByteArray &body)
{
    const Result<qint64> order = parseSafieClipOrder(body);
    if (!order)
        return order.error();
    const QJsonObject object = objectOf(body).value();
    const std::optional<Instant> start = timeOf(object[u"start"]);
    const std::optional<Instant> end = timeOf(object[u"end"]);
    if (!start || !end)
        return badData(QStringLiteral("a clip without its times"));
    CloudClip clip{order.value(), {*start, *end}, CloudClip::State::Processing, QUrl(object[u"url"].toString())};
    const QString state = object[u"state"].toString();
    if (state == u"FAILED")
        clip.state = CloudClip::State::Failed;
    else if (state == u"AVAILABLE" && clip.file.isValid() && !clip.file.isEmpty())
        clip.state = CloudClip::State::Available;
    return clip;
}

Result<QList<qint64>> parseSafieClipOrders(const QByteArray &body)
{
    const Result<QJsonObject> object = objectOf(body);
    if (!object)
        return object.error();
    if (!object.value()[u"list"].isArray())
        return badData(QStringLiteral("no \"list\" of clip orders"));
    QList<qint64> orders;
    for (const QJsonValue &item : object.value()[u"list"].toArray()) {
        if (const qint64 order = item[u"request_id"].toInteger(); order > 0)
            orders.append(order);
    }
    return orders;
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
        else if (call == SafieCall::ClipOrder || call == SafieCall::Clip)
            error.reason = QStringLiteral("camera.clipOption");
        else if (call != SafieCall::Devices)
            error.reason = QStringLiteral("camera.optionMissing");
        return error;
    }
    if (call == SafieCall::Live && reply.status == 404)
        return notFound(QStringLiteral("camera.offline"));
    if (call == SafieCall::Clip && reply.status == 404)
        return notFound(QStringLiteral("clip.gone"));
    if (call == SafieCall::Devices || (reply.status != 400 && reply.status != 404))
        return error;
    // The texts are the documented part, not 400 versus 404 (safie.md 4.4).
    if (detail.contains(u"Invalid timestamp") || detail.contains(u"Invalid end"))
        return notFound(QStringLiteral("camera.tooFresh"));
    if (detail.contains(u"No stream on the device"))
        return notFound(QStringLiteral("camera.offline"));
    if (call == SafieCall::PastStill || detail.contains(u"No available data"))
        return notFound(QStringLiteral("camera.noFootage"));
    return error;
}
