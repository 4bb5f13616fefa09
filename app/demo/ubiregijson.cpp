// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/ubiregijson.h"

#include "app/demo/democredentials.h"
#include "app/demo/demorandom.h"
#include "app/demo/demotime.h"
#include "app/demo/products.h"
#include "app/demo/ubiregiaccounts.h"

using namespace Qt::StringLiterals;

namespace {

using Kind = DemoSale::Kind;
using Method = DemoPayment::Method;

constexpr qint64 kFirstItem = 47'880'001;
constexpr qint64 kFirstCategory = 410'001;
constexpr qint64 kFirstCashier = 167'201;
constexpr qint64 kFirstPaymentType = 207'201;
const auto kMade = "2025-04-01T00:00:00Z"_L1;
const auto kChanged = "2026-01-05T01:00:00Z"_L1;

enum class GuidOf { Checkout = 1, Item, Payment, Tax };

//! Looks like those of an iPad, upper case; the same for the same thing.
QString guid(GuidOf kind, qint64 id)
{
    DemoRandom random{qint64(kind), id};
    const QString hex = QStringLiteral("%1%2").arg(random.next(), 16, 16, '0'_L1).arg(random.next(), 16, 16, '0'_L1).toUpper();
    return hex.mid(0, 8) + u'-' + hex.mid(8, 4) + u"-4"_s + hex.mid(13, 3) + u"-A"_s + hex.mid(17, 3) + u'-' + hex.mid(20, 12);
}

QString money(qint64 yen)
{
    return QString::number(yen) + u".0"_s;
}

QJsonValue time(qint64 second)
{
    return second ? QJsonValue(QString::fromLatin1(DemoTime::utcTime(second))) : QJsonValue();
}

QString rate(int percent)
{
    return QString::number(percent) + u".0"_s;
}

QJsonObject calculation()
{
    return {{"tax_rounding_mode"_L1, "down"_L1}, {"price_rounding_mode"_L1, "down"_L1}, {"tax_calculation_level"_L1, "checkout"_L1}};
}

QJsonObject lineItem(const UbiregiRecord &record, int position, qint64 menuItem, qint64 count, qint64 sales, qint64 discount,
                     QLatin1StringView priceType, const QString &taxRate)
{
    const qint64 id = 939'000'000 + (record.id % 10'000'000) * 10 + position;
    return {{"id"_L1, id},
            {"guid"_L1, guid(GuidOf::Item, id)},
            {"menu_item_id"_L1, menuItem},
            {"count"_L1, count},
            {"sales"_L1, money(sales)},
            {"unit_price"_L1, QJsonValue()},
            {"tax"_L1, "0.0"_L1},
            {"discount_sales"_L1, money(discount)},
            {"discount_tax"_L1, "0.0"_L1},
            {"annotations"_L1, QJsonArray()},
            {"price_book_id"_L1, QJsonValue()},
            {"price_type"_L1, priceType},
            {"tax_rate"_L1, taxRate},
            {"price_entry_method"_L1, QJsonValue()},
            {"created_at"_L1, time(record.createdAt)},
            {"updated_at"_L1, time(record.createdAt)}};
}

QJsonArray lineItems(const UbiregiRecord &record)
{
    const int sign = record.sale.kind == Kind::Refund ? -1 : 1; // マイナス伝票 (ubiregi.md 7.2)
    QJsonArray items;
    for (int i = 0; i < record.sale.lines.size(); ++i) {
        const DemoLine &line = record.sale.lines.at(i);
        const int count = (line.returned ? -1 : 1) * line.quantity; // (7.2)
        items.append(lineItem(record, i, kFirstItem + line.product, sign * count, sign * record.sums.lines.at(i).gross,
                              sign * line.discount, "intax"_L1, rate(demoProducts().at(line.product).taxPercent)));
    }
    if (record.sale.subtotalDiscount != 0) // an ordinary item with negative sales (7.3)
        items.append(lineItem(record, int(items.size()), kFirstItem + demoProducts().size(), 1, -sign * record.sale.subtotalDiscount, 0,
                              "discount"_L1, u"0.0"_s));
    return items;
}

QJsonArray payments(const UbiregiRecord &record)
{
    if (record.status == UbiregiRecord::Status::Delete)
        return {};
    QList<DemoPayment> paid = record.sale.payments;
    if (paid.isEmpty())
        paid.append({Method::Cash, record.sums.total});
    const int sign = record.sale.kind == Kind::Refund ? -1 : 1;
    QJsonArray array;
    for (const DemoPayment &payment : std::as_const(paid)) {
        const qint64 id = 611'000'000 + (record.id % 10'000'000) * 10 + array.size();
        array.append(QJsonObject{{"id"_L1, id},
                                 {"guid"_L1, guid(GuidOf::Payment, id)},
                                 {"payment_type_id"_L1, kFirstPaymentType + int(payment.method)},
                                 {"amount"_L1, money(sign * payment.amount)},
                                 {"payment_annotation"_L1, QJsonValue()},
                                 {"transaction_info"_L1, QJsonValue()}});
    }
    return array;
}

QJsonArray taxes(const UbiregiRecord &record)
{
    const int sign = record.sale.kind == Kind::Refund ? -1 : 1;
    QJsonArray array;
    for (const DemoSums::Rate &group : record.sums.rates) {
        if (group.sales == 0)
            continue;
        const qint64 id = 411'000'000 + (record.id % 10'000'000) * 10 + array.size();
        array.append(QJsonObject{{"id"_L1, id},
                                 {"guid"_L1, guid(GuidOf::Tax, id)},
                                 {"tax_type"_L1, "included"_L1},
                                 {"tax_rate"_L1, rate(group.percent)},
                                 {"sales"_L1, money(sign * group.sales)},
                                 {"discount"_L1, money(sign * group.discount)},
                                 {"tax"_L1, money(sign * group.tax)}});
    }
    return array;
}

QString statusWord(UbiregiRecord::Status status)
{
    switch (status) {
    case UbiregiRecord::Status::Cancel:
        return u"cancel"_s;
    case UbiregiRecord::Status::Delete:
        return u"delete"_s; // the document says "deleted", the recordings say this (7.1)
    case UbiregiRecord::Status::Close:
        break;
    }
    return u"close"_s;
}

QJsonObject paymentType(qint64 id, const QString &name, int position, QLatin1StringView kind)
{
    return {{"id"_L1, id},
            {"name"_L1, name},
            {"enabled"_L1, true},
            {"change"_L1, kind == "cash"_L1},
            {"position"_L1, position},
            {"kind"_L1, kind},
            {"marketable"_L1, false},
            {"icon_url"_L1, QJsonValue()},
            {"annotations"_L1, QJsonArray()},
            {"restricted_by_default"_L1, false},
            {"allowed_category_ids"_L1, QJsonArray()},
            {"denied_category_ids"_L1, QJsonArray()},
            {"capped"_L1, false}};
}

QJsonObject menuItem(qint64 index, const QString &name, const QString &barcode, QLatin1StringView priceType, qint64 price, int vat,
                     qint64 category)
{
    return {{"id"_L1, kFirstItem + index},
            {"sku"_L1, QStringLiteral("SKU-%1").arg(index + 1, 4, 10, '0'_L1)},
            {"name"_L1, name},
            {"barcode"_L1, barcode.isEmpty() ? QJsonValue() : QJsonValue(barcode)},
            {"price_type"_L1, priceType},
            {"price"_L1, QString::number(price)},
            {"vat"_L1, vat},
            {"position"_L1, index + 1},
            {"category_id"_L1, kFirstCategory + category},
            {"tag_ids"_L1, QJsonArray()},
            {"stock"_L1, 0},
            {"last_inventory_at"_L1, QJsonValue()},
            {"incoming_stock"_L1, 0},
            {"enabled"_L1, true},
            {"created_at"_L1, kMade},
            {"updated_at"_L1, kChanged}};
}

} // namespace

QString UbiregiJson::mastersChangedAt()
{
    return kChanged;
}

QJsonObject UbiregiJson::account(int index, int deviceCount)
{
    const UbiregiAccount &account = ubiregiAccount(index);
    QJsonArray cashiers;
    for (int i = 0; i < demoStaff().size(); ++i)
        cashiers.append(QJsonObject{{"id"_L1, kFirstCashier + i},
                                    {"name"_L1, demoStaff().at(i)},
                                    {"enabled"_L1, true},
                                    {"created_at"_L1, kMade},
                                    {"updated_at"_L1, kMade}});
    const QJsonArray paymentTypes{paymentType(kFirstPaymentType + int(Method::Cash), u"現金"_s, 0, "cash"_L1),
                                  paymentType(kFirstPaymentType + int(Method::Card), u"クレジットカード"_s, 1, "card"_L1),
                                  paymentType(kFirstPaymentType + int(Method::Qr), u"QR決済"_s, 2, "other"_L1)};
    QJsonArray devices;
    for (int i = 0; i < std::min(deviceCount, int(account.devices.size())); ++i)
        devices.append(QJsonObject{{"guid"_L1, ubiregiDeviceGuid(index, i + 1)}, {"name"_L1, account.devices.at(i)}});
    return {{"id"_L1, account.id},
            {"login"_L1, account.login},
            {"email"_L1, QString(DemoCredentials::kEmail)},
            {"name"_L1, account.name},
            {"expire_at"_L1, QJsonValue()},
            {"subscription"_L1, "premium"_L1},
            {"currency"_L1, "JPY"_L1},
            {"lang"_L1, "ja"_L1},
            {"date_offset"_L1, 0},
            {"timezone"_L1, "Asia/Tokyo"_L1},
            {"receipt_title"_L1, u"レシート"_s},
            {"receipt_footer"_L1, u"またのご来店をお待ちしております"_s},
            {"receipt_logo"_L1, QJsonValue()},
            {"stamp_tax_threshold"_L1, "50000"_L1},
            {"stamp_tax_text"_L1, u"収入印紙"_s},
            {"menus"_L1, QJsonArray{kMenu}},
            {"customer_tags"_L1, QJsonArray()},
            {"payment_types"_L1, paymentTypes},
            {"paid_inout_reasons"_L1, QJsonArray{u"両替"_s}},
            {"cashiers"_L1, cashiers},
            {"price_books"_L1, QJsonArray()},
            {"barcode_rules"_L1, QJsonArray()},
            {"parent_ids"_L1, QJsonArray()},
            {"child_ids"_L1, QJsonArray()},
            {"sibling_ids"_L1, QJsonArray()},
            {"devices"_L1, devices},
            {"setting_disabled"_L1, false},
            {"menu_group_editable"_L1, true},
            {"enabled_integration_modules"_L1, QJsonArray()},
            {"integration_settings"_L1, QJsonObject()},
            {"calculation_option"_L1, calculation()},
            {"options"_L1, QJsonObject()},
            {"inventory_enabled"_L1, QJsonValue()},
            {"settings"_L1, QJsonObject()},
            {"created_at"_L1, kMade},
            {"updated_at"_L1, kChanged}};
}

QJsonObject UbiregiJson::checkout(const UbiregiRecord &record, int account)
{
    const int sign = record.sale.kind == Kind::Refund ? -1 : 1;
    const bool thrownAway = record.status == UbiregiRecord::Status::Delete;
    return {{"id"_L1, record.id},
            {"guid"_L1, guid(GuidOf::Checkout, record.id)},
            {"account_id"_L1, ubiregiAccount(account).id},
            {"opened_at"_L1, time(record.openedAt)},
            {"paid_at"_L1, time(record.paidAt)},
            {"closed_at"_L1, thrownAway ? QJsonValue() : time(record.paidAt)},
            {"deleted_at"_L1, time(record.deletedAt)},
            {"created_at"_L1, time(record.createdAt)},
            {"updated_at"_L1, time(record.updatedAt)},
            {"sales_date"_L1, QString::fromLatin1(DemoTime::japanDate(record.paidAt))},
            {"price"_L1, money(sign * record.sums.total)},
            {"change"_L1, money(record.sums.change)},
            {"status"_L1, statusWord(record.status)},
            {"cashier_id"_L1, record.sale.staff < 0 ? QJsonValue() : QJsonValue(kFirstCashier + record.sale.staff)},
            {"customers_count"_L1, thrownAway ? 0 : record.sale.guests},
            {"payments"_L1, payments(record)},
            {"items"_L1, lineItems(record)},
            {"taxes"_L1, taxes(record)},
            {"table_ids"_L1, QJsonArray()},
            {"customer_tag_ids"_L1, QJsonArray()},
            {"modifier"_L1, "0.0"_L1},
            {"device_id"_L1, ubiregiDeviceGuid(account, record.sale.registerNo)},
            {"memo"_L1, record.sale.memo.isEmpty() ? QJsonValue() : QJsonValue(record.sale.memo)},
            {"mark_color"_L1, QJsonValue()},
            {"calculation_option"_L1, calculation()},
            {"memberships"_L1, QJsonArray()}};
}

QJsonArray UbiregiJson::items()
{
    QJsonArray array;
    for (const DemoProduct &product : demoProducts())
        array.append(menuItem(array.size(), product.name, product.code, "intax"_L1, product.price, product.taxPercent, product.category));
    array.append(menuItem(array.size(), u"値引き"_s, {}, "discount"_L1, 0, 0, demoCategories().size()));
    return array;
}

QJsonArray UbiregiJson::categories()
{
    QJsonArray array;
    const QStringList names = demoCategories() + QStringList{u"値引き"_s};
    for (const QString &name : names)
        array.append(QJsonObject{{"id"_L1, kFirstCategory + array.size()},
                                 {"name"_L1, name},
                                 {"position"_L1, array.size() + 1},
                                 {"enabled"_L1, true},
                                 {"created_at"_L1, kMade},
                                 {"updated_at"_L1, kChanged}});
    return array;
}
