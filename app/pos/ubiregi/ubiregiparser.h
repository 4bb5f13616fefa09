// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/receipt.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <QUrl>

struct HttpReply;

//! The names that a checkout gives by id only (ubiregi.md 6.1 to 6.3).
struct UbiregiMasters {
    struct PaymentType {
        QString name;
        bool isCash = false;
    };
    struct Item {
        QString name;
        QString sku;
    };
    struct Device {
        QString guid; //!< lower case
        QString name;
    };

    QString accountId;
    QString accountName;
    QString currency = QStringLiteral("JPY");
    QList<qint64> menus;
    QList<Device> devices;
    QHash<qint64, QString> cashiers;
    QHash<qint64, PaymentType> paymentTypes;
    QHash<qint64, Item> items;

    QString deviceName(const QString &guid) const;
};

//! What Ubiregi answers, made into our values. Pure functions, safe in any thread.
namespace Ubiregi {

//! One reply of a collection (ubiregi.md 5.2).
struct Collection {
    QJsonArray rows;
    QUrl nextUrl; //!< empty on the last page
    std::optional<Instant> timestamp;
    std::optional<Instant> nextBatchSince;
};

struct Receipts {
    QList<Receipt> receipts;
    QList<BadRow> badRows;
};

Result<Collection> collectionOf(const QByteArray &body, QStringView listKey);

//! The account's own masters; the items come from the menus, by addItems().
Result<UbiregiMasters> accountOf(const QByteArray &body);
void addItems(UbiregiMasters &masters, const QJsonArray &items);

//! The ids that checkouts name and the masters lack, each with a letter for its kind.
QSet<QString> unknownIds(const QJsonArray &checkouts, const UbiregiMasters &masters);

//! A checkout without id, time or price becomes a BadRow; so does a line or payment without an amount, while its receipt
//! stays. Slips that are still open are left out: they are no receipts yet.
Receipts receiptsOf(const QJsonArray &checkouts, const UbiregiMasters &masters);

//! What a reply that is no success means: 402 is Forbidden "ubiregi.subscription", 401 SignInNeeded "ubiregi.revoked".
Error errorOf(const HttpReply &reply);

} // namespace Ubiregi
