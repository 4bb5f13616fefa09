// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/ubiregi/ubiregiparser.h"

#include "app/net/httpclient.h"
#include "app/pos/jsonfields.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Ubiregi {
namespace {

Error badData(const QString &detail)
{
    return {Error::Kind::BadData, detail, {}, {}};
}

Result<QJsonObject> objectOf(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return badData(QStringLiteral("not JSON: %1 at %2").arg(problem.errorString()).arg(problem.offset));
    return document.object();
}

std::optional<qint64> idOf(const QJsonValue &value)
{
    const std::optional<qint64> id = wholeOf(value);
    return id && *id > 0 ? id : std::nullopt;
}

} // namespace

Result<Collection> collectionOf(const QByteArray &body, QStringView listKey)
{
    const Result<QJsonObject> object = objectOf(body);
    if (!object)
        return object.error();
    const QJsonObject &envelope = object.value();
    if (!envelope[listKey].isArray())
        return badData(QStringLiteral("the answer has no %1").arg(listKey));
    // Left out on the last page by the document, null in recordings (ubiregi.md 5.2); the name has a hyphen.
    const QString next = envelope[u"next-url"].toString();
    return Collection{envelope[listKey].toArray(), next.isEmpty() ? QUrl() : QUrl(next, QUrl::StrictMode),
                      isoTimeOf(envelope[u"timestamp"]), isoTimeOf(envelope[u"next_batch_since"])};
}

Result<UbiregiMasters> accountOf(const QByteArray &body)
{
    const Result<QJsonObject> object = objectOf(body);
    if (!object)
        return object.error();
    const QJsonObject account = object.value()[u"account"].toObject();
    const std::optional<qint64> accountId = idOf(account[u"id"]);
    if (!accountId)
        return badData(QStringLiteral("the answer has no account"));

    UbiregiMasters masters;
    masters.accountId = QString::number(*accountId);
    masters.accountName = textOf(account[u"name"]);
    if (masters.accountName.isEmpty())
        masters.accountName = textOf(account[u"login"]);
    // "Unknown 2" occurs (ubiregi.md 6.1); whole amounts are what such an account most likely has.
    if (const QString currency = textOf(account[u"currency"]); currency.size() == 3)
        masters.currency = currency;
    for (const QJsonValue &menu : account[u"menus"].toArray()) {
        if (const std::optional<qint64> id = idOf(menu))
            masters.menus.append(*id);
    }
    for (const QJsonValue &device : account[u"devices"].toArray()) {
        if (const QString guid = textOf(device[u"guid"]).toLower(); !guid.isEmpty())
            masters.devices.append({guid, textOf(device[u"name"])});
    }
    for (const QJsonValue &cashier : account[u"cashiers"].toArray()) {
        if (const std::optional<qint64> id = idOf(cashier[u"id"]))
            masters.cashiers.insert(*id, textOf(cashier[u"name"]));
    }
    for (const QJsonValue &type : account[u"payment_types"].toArray()) {
        if (const std::optional<qint64> id = idOf(type[u"id"]))
            masters.paymentTypes.insert(*id, {textOf(type[u"name"]), textOf(type[u"kind"]) == u"cash"});
    }
    return masters;
}

void addItems(UbiregiMasters &masters, const QJsonArray &items)
{
    for (const QJsonValue &item : items) {
        if (const std::optional<qint64> id = idOf(item[u"id"]))
            masters.items.insert(*id, {textOf(item[u"name"]), textOf(item[u"sku"])});
    }
}

QSet<QString> unknownIds(const QJsonArray &checkouts, const UbiregiMasters &masters)
{
    QSet<QString> unknown;
    const auto look = [&unknown](QChar kind, const QJsonValue &value, const auto &known) {
        if (const std::optional<qint64> id = idOf(value); id && !known.contains(*id))
            unknown.insert(kind + QString::number(*id));
    };
    for (const QJsonValue &checkout : checkouts) {
        look(u'c', checkout[u"cashier_id"], masters.cashiers);
        for (const QJsonValue &item : checkout[u"items"].toArray())
            look(u'i', item[u"menu_item_id"], masters.items);
        for (const QJsonValue &payment : checkout[u"payments"].toArray())
            look(u'p', payment[u"payment_type_id"], masters.paymentTypes);
        const QString guid = textOf(checkout[u"device_id"]).toLower();
        const auto isGuid = [&guid](const UbiregiMasters::Device &device) { return device.guid == guid; };
        if (!guid.isEmpty() && std::none_of(masters.devices.cbegin(), masters.devices.cend(), isGuid))
            unknown.insert(u'd' + guid);
    }
    return unknown;
}

Error errorOf(const HttpReply &reply)
{
    Error error = statusError(reply);
    if (reply.status == 401) {
        error.reason = QStringLiteral("ubiregi.revoked");
    } else if (reply.status == 402) { // an early draft of the API only, but named there (ubiregi.md 3.3)
        error.kind = Error::Kind::Forbidden;
        error.reason = QStringLiteral("ubiregi.subscription");
    }
    return error;
}

} // namespace Ubiregi

QString UbiregiMasters::deviceName(const QString &guid) const
{
    const auto it = std::find_if(devices.cbegin(), devices.cend(), [&guid](const Device &device) { return device.guid == guid; });
    return it == devices.cend() ? QString() : it->name;
}
