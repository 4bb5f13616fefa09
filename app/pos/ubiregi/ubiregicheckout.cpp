// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/receiptsums.h"
#include "app/pos/jsonfields.h"
#include "app/pos/ubiregi/ubiregiparser.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

namespace Ubiregi {
namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

//! No receipt number exists in this API, so the end of the id serves: short enough to be read out.
QString numberOf(qint64 id)
{
    return QString::number(id).right(6);
}

QString unnamed(const QJsonValue &id)
{
    return u'#' + textOf(id);
}

//! ubiregi.md 7.1: compared without case, and both spellings of the thrown-away slip.
ReceiptKind kindOf(const QString &status, const Money &price)
{
    if (status == u"close")
        return price.minor < 0 ? ReceiptKind::Refund : ReceiptKind::Sale; // マイナス伝票 (7.2)
    if (status == u"cancel")
        return ReceiptKind::Void;
    if (status == u"delete" || status == u"deleted")
        return ReceiptKind::AbandonedSlip;
    return ReceiptKind::Other;
}

//! Discounts are items of the slip (6.3, 7.3). A count below 0 is a return; one of 0 is what a correction left (7.2).
ReceiptLine::Kind kindOfLine(const QString &priceType, qint64 count)
{
    if (priceType == u"percentage" || priceType == u"discount")
        return ReceiptLine::Kind::Discount;
    return count < 0 ? ReceiptLine::Kind::Returned : count == 0 ? ReceiptLine::Kind::Cancelled : ReceiptLine::Kind::Goods;
}

//! One checkout being read, with the masters beside it and the place for what cannot be read.
class Reader {
public:
    Reader(const UbiregiMasters &masters, Receipts &out) : m_masters(masters), m_out(out) {}

    void read(const QJsonObject &checkout);

private:
    std::optional<Money> money(const QJsonValue &value) const { return moneyOf(value, m_masters.currency); }
    Money moneyOr0(const QJsonValue &value) const { return money(value).value_or(Money{0, m_masters.currency}); }
    void bad(const QString &problem, const QJsonObject &row) { m_out.badRows.append({m_key, problem, compact(row)}); }

    QList<ReceiptLine> lines(const QJsonArray &items);
    QList<ReceiptPayment> payments(const QJsonArray &rows);
    QList<ReceiptTax> taxes(const QJsonArray &rows);
    QList<ReceiptTax> taxesOfItems(const QJsonArray &items) const;

    const UbiregiMasters &m_masters;
    Receipts &m_out;
    QString m_key;
};

void Reader::read(const QJsonObject &checkout)
{
    const QString status = textOf(checkout[u"status"]).toLower();
    if (status == u"open")
        return;
    const std::optional<qint64> id = wholeOf(checkout[u"id"]);
    const std::optional<Instant> soldAt = isoTimeOf(checkout[u"paid_at"]); // never null, also on thrown-away slips (6.4)
    const std::optional<Money> price = money(checkout[u"price"]);
    m_key = id && *id > 0 ? QString::number(*id) : QString();
    if (m_key.isEmpty())
        return bad(QStringLiteral("no id"), checkout);
    if (!soldAt)
        return bad(QStringLiteral("paid_at cannot be read"), checkout);
    if (!price)
        return bad(QStringLiteral("price cannot be read"), checkout);

    Receipt receipt;
    receipt.reg = {{Vendor::Ubiregi, m_masters.accountId}, textOf(checkout[u"device_id"]).toLower()};
    receipt.vendorKey = m_key;
    receipt.number = numberOf(*id);
    receipt.kind = kindOf(status, *price);
    if (receipt.kind == ReceiptKind::Other)
        receipt.rawKind = textOf(checkout[u"status"]);
    receipt.soldAt = *soldAt;
    receipt.uploadedAt = isoTimeOf(checkout[u"created_at"]).value_or(receipt.soldAt);
    receipt.changedAt = isoTimeOf(checkout[u"updated_at"]).value_or(receipt.uploadedAt);
    receipt.businessDay = QDate::fromString(textOf(checkout[u"sales_date"]), Qt::ISODate);
    if (const std::optional<qint64> cashier = wholeOf(checkout[u"cashier_id"]))
        receipt.staff = m_masters.cashiers.value(*cashier, unnamed(checkout[u"cashier_id"]));
    receipt.registerName = m_masters.deviceName(receipt.reg.terminal);
    if (const qint64 guests = wholeOf(checkout[u"customers_count"]).value_or(0); guests > 0 && guests < 100'000)
        receipt.guests = int(guests); // 0 when it was not entered (6.4)
    receipt.total = *price;
    receipt.change = moneyOr0(checkout[u"change"]);
    receipt.lines = lines(checkout[u"items"].toArray());
    receipt.payments = payments(checkout[u"payments"].toArray());
    receipt.deposit = Money{0, m_masters.currency};
    for (const ReceiptPayment &payment : std::as_const(receipt.payments))
        receipt.deposit.minor += payment.amount.minor; // amounts are as handed over, before change (6.6)
    receipt.taxes = taxes(checkout[u"taxes"].toArray());
    if (receipt.taxes.isEmpty())
        receipt.taxes = taxesOfItems(checkout[u"items"].toArray());
    receipt.remarks = remarksOnSums(receipt);
    receipt.raw = compact(checkout);
    m_out.receipts.append(std::move(receipt));
}

QList<ReceiptLine> Reader::lines(const QJsonArray &items)
{
    QList<ReceiptLine> lines;
    for (const QJsonValue &item : items) {
        const std::optional<Money> sales = money(item[u"sales"]);
        const std::optional<qint64> count = wholeOf(item[u"count"]);
        if (!sales || !count) {
            bad(QStringLiteral("item %1: sales or count cannot be read").arg(textOf(item[u"id"])), item.toObject());
            continue;
        }
        ReceiptLine line;
        const QJsonValue itemId = item[u"menu_item_id"];
        const UbiregiMasters::Item known = m_masters.items.value(wholeOf(itemId).value_or(0));
        line.name = known.name.isEmpty() ? unnamed(itemId) : known.name;
        line.code = known.sku;
        line.quantity = *count;
        line.discount = moneyOr0(item[u"discount_sales"]);
        line.amount = Money{sales->minor - line.discount.minor, m_masters.currency};
        line.kind = kindOfLine(textOf(item[u"price_type"]), *count);
        line.unitPrice = Money{0, m_masters.currency};
        if (const std::optional<Money> unitPrice = money(item[u"unit_price"]))
            line.unitPrice = *unitPrice; // null in all recordings (6.5)
        else if (*count != 0 && sales->minor % *count == 0)
            line.unitPrice.minor = sales->minor / *count;
        line.taxRate = rateOf(item[u"tax_rate"]);
        lines.append(line);
    }
    return lines;
}

QList<ReceiptPayment> Reader::payments(const QJsonArray &rows)
{
    QList<ReceiptPayment> payments;
    for (const QJsonValue &row : rows) {
        const std::optional<Money> amount = money(row[u"amount"]);
        if (!amount) {
            bad(QStringLiteral("payment %1: amount cannot be read").arg(textOf(row[u"id"])), row.toObject());
            continue;
        }
        const QJsonValue typeId = row[u"payment_type_id"];
        const UbiregiMasters::PaymentType type = m_masters.paymentTypes.value(wholeOf(typeId).value_or(0));
        payments.append({type.name.isEmpty() ? unnamed(typeId) : type.name, type.isCash, *amount});
    }
    return payments;
}

QList<ReceiptTax> Reader::taxes(const QJsonArray &rows)
{
    QList<ReceiptTax> taxes;
    for (const QJsonValue &row : rows) {
        if (const std::optional<Money> tax = money(row[u"tax"]))
            taxes.append({rateOf(row[u"tax_rate"]), textOf(row[u"tax_type"]) != u"excluded", *tax});
        else
            bad(QStringLiteral("tax %1: amount cannot be read").arg(textOf(row[u"id"])), row.toObject());
    }
    return taxes;
}

//! Slips made through the API have no groups of tax, but tax on top of each item (7.3, `checkout_item`).
QList<ReceiptTax> Reader::taxesOfItems(const QJsonArray &items) const
{
    QMap<int, qint64> byRate;
    for (const QJsonValue &item : items)
        byRate[rateOf(item[u"tax_rate"]).value_or(-1)] += moneyOr0(item[u"tax"]).minor - moneyOr0(item[u"discount_tax"]).minor;
    QList<ReceiptTax> taxes;
    for (auto it = byRate.cbegin(); it != byRate.cend(); ++it) {
        if (it.value() != 0)
            taxes.append({it.key() < 0 ? std::nullopt : std::optional(it.key()), false, {it.value(), m_masters.currency}});
    }
    return taxes;
}

} // namespace

Receipts receiptsOf(const QJsonArray &checkouts, const UbiregiMasters &masters)
{
    Receipts out;
    out.receipts.reserve(checkouts.size());
    Reader reader(masters, out);
    for (const QJsonValue &checkout : checkouts)
        reader.read(checkout.toObject());
    return out;
}

} // namespace Ubiregi
