// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregiplatformrows.h"

#include "app/demo/demotime.h"
#include "app/demo/products.h"

#include <QSet>

namespace {

QByteArray zoned(const QByteArray &classicTime)
{
    return classicTime.isNull() ? QByteArray() : QByteArray(classicTime).replace(' ', 'T') + "+09:00";
}

bool isClassicOnly(QByteArrayView name)
{
    static const QSet<QByteArray> kNames{"changeDifference",
                                         "paymentMethodId1",
                                         "paymentMethodName1",
                                         "depositOthers1",
                                         "paymentMethodId2",
                                         "paymentMethodName2",
                                         "depositOthers2",
                                         "paymentMethodId3",
                                         "paymentMethodName3",
                                         "depositOthers3",
                                         "receiptIssueNumberOfTimes",
                                         "pickupTransactionHeadId",
                                         "pickUpDate",
                                         "partPayment",
                                         "partPaymentClass",
                                         "layawayServerTransactionHeadId",
                                         "disabledEdit"};
    return kNames.contains(name.toByteArray());
}

bool isTime(QByteArrayView name)
{
    return name.endsWith("DateTime");
}

void appendArray(QByteArray &json, const char *name, const QByteArray &content)
{
    json.chop(1); // of the object
    json += json.endsWith('{') ? "" : ",";
    json += QByteArray("\"") + name + "\":" + content + '}';
}

QByteArray depositOthers(const SmaregiRecord &record, bool names)
{
    if (record.sums.qr == 0)
        return "[]";
    QByteArray json = "[";
    appendJson(json,
               {{"transactionHeadId", QByteArray::number(record.headId)},
                {"no", "1"},
                {"paymentMethodId", "1"},
                {"paymentMethodName", names ? QStringLiteral("QR決済").toUtf8() : QByteArray()},
                {"depositOthers", QByteArray::number((record.isNegative() ? -1 : 1) * record.sums.qr)},
                {"paymentUnitPrice", QByteArray()},
                {"paymentChangeFlag", "0"},
                {"paymentDivision", "0"},
                {"paymentSecuritiesFlag", "0"}},
               {});
    return json + ']';
}

} // namespace

SmaregiRow platformHead(const SmaregiRecord &record)
{
    SmaregiRow row;
    for (const auto &[name, text] : smaregiHead(record)) {
        if (isClassicOnly(name))
            continue;
        if (name == "charge")
            row.emplace_back("change", text);
        else if (name == "sumDateTime")
            row.emplace_back("sumDate", text.left(10));
        else if (name == "disposeServerTransactionHeadId")
            row.emplace_back(name, text == "0" ? QByteArray() : text);
        else
            row.emplace_back(name, isTime(name) ? zoned(text) : text);
    }
    const QByteArray null;
    const QByteArray zero("0");
    const SmaregiRow added{{"returnSales", record.sale.kind == DemoSale::Kind::Refund ? "1" : "0"},
                           {"barcode", null},
                           {"exchangeTicketNo", null},
                           {"enterDateTime", null},
                           {"guestNumbersMale", zero},
                           {"guestNumbersFemale", zero},
                           {"guestNumbersUnknown", zero},
                           {"unitStaffDiscountsubtotal", zero},
                           {"unitBargainDiscountsubtotal", zero},
                           {"tipCash", zero},
                           {"tipCredit", zero},
                           {"denomination", null},
                           {"creditDivision", null},
                           {"discountCalculateDivision", zero}};
    row.insert(row.end(), added.begin(), added.end());
    return row;
}

SmaregiRow platformDetail(const SmaregiRecord &record, qsizetype line)
{
    SmaregiRow row;
    for (const auto &[name, text] : smaregiDetail(record, line)) {
        if (isTime(name))
            continue;
        row.emplace_back(name, text);
        if (name == "productName")
            row.emplace_back("printReceiptProductName", text);
    }
    row.emplace_back("reduceTaxPrice", QByteArray());
    row.emplace_back("reduceTaxMemberPrice", QByteArray());
    return row;
}

std::vector<SmaregiRow> platformStores()
{
    SmaregiRow store;
    for (const auto &[name, text] : smaregiStore()) {
        if (name != "pointUseDivision")
            store.emplace_back(name, isTime(name) ? zoned(text) : text);
    }
    store.emplace_back("printReceiptStoreName", QStringLiteral("カフェ・ベーカリー 渋谷本店").toUtf8());
    store.emplace_back("printStockReceiptStoreName", QByteArray());
    store.emplace_back("displaySequence", "1");
    store.emplace_back("invoiceRegistrationNo", QByteArray());
    return {store};
}

std::vector<SmaregiRow> platformTerminals()
{
    const auto terminal = [](const char *id, const QString &name, const char *uuid, const char *version) {
        return SmaregiRow{{"storeId", "1"},
                          {"terminalId", id},
                          {"terminalName", name.toUtf8()},
                          {"cashDrawerId", id},
                          {"uuid", uuid},
                          {"useStopDivision", "0"},
                          {"parentTerminalId", QByteArray()},
                          {"transactionEditableFlag", "0"},
                          {"selfCheckoutAvailableFlag", "0"},
                          {"smartIdEngineAvailableFlag", "0"},
                          {"creditTerminalId", QByteArray()},
                          {"appVersion", version},
                          {"insDateTime", "2025-04-01T10:00:00+09:00"},
                          {"updDateTime", "2026-01-05T10:00:00+09:00"}};
    };
    return {terminal("1", QStringLiteral("レジ 1 (iPad-A)"), "5D3C7E10-9A41-4B6E-8F02-1C2B7A90E001", "8.12.1"),
            terminal("2", QStringLiteral("レジ 2 (iPad-B)"), "5D3C7E10-9A41-4B6E-8F02-1C2B7A90E002", "8.12.1"),
            terminal("3", QStringLiteral("レジ 3 (iPad-C)"), "5D3C7E10-9A41-4B6E-8F02-1C2B7A90E003", "8.10.4")};
}

std::vector<SmaregiRow> platformStaffs()
{
    std::vector<SmaregiRow> rows;
    for (qsizetype i = 0; i < demoStaff().size(); ++i) {
        const QByteArray id = QByteArray::number(i + 1);
        rows.push_back({{"staffId", id},
                        {"staffCode", "ST" + id},
                        {"staffName", demoStaff().at(i).toUtf8()},
                        {"staffNameKana", QByteArray()},
                        {"rank", QByteArray()},
                        {"displayFlag", "1"},
                        {"displaySequence", id},
                        {"loginStaffFlag", "0"},
                        {"email", QByteArray()},
                        {"loginIpAddress", QByteArray()},
                        {"roleId", QByteArray()},
                        {"insDateTime", "2025-04-01T10:00:00+09:00"},
                        {"updDateTime", "2026-01-05T10:00:00+09:00"}});
    }
    return rows;
}

std::vector<SmaregiRow> platformPaymentMethods()
{
    return {{{"paymentMethodId", "1"}, {"paymentMethodName", QStringLiteral("QR決済").toUtf8()}},
            {{"paymentMethodId", "2"}, {"paymentMethodName", QStringLiteral("商品券").toUtf8()}}};
}

void appendDetails(QByteArray &json, const SmaregiRecord &record, bool whole)
{
    // Which fields a summary leaves out is not known (smaregi.md 7.2): the least that names goods.
    static const QList<QByteArray> kSummary{"transactionHeadId", "transactionDetailId", "productId", "productCode", "productName",
                                            "quantity",          "unitDiscountedSum"};
    json += '[';
    for (qsizetype line = 0; line < record.sale.lines.size(); ++line) {
        if (line > 0)
            json += ',';
        appendJson(json, platformDetail(record, line), whole ? QList<QByteArray>() : kSummary);
    }
    json += ']';
}

void appendTransaction(QByteArray &json, const SmaregiRow &head, const SmaregiRecord &record, const QList<QByteArray> &fields,
                       const PlatformExtras &extras)
{
    SmaregiRow shown = head;
    for (auto &[name, text] : shown) {
        if (!extras.names && name == "staffName")
            text = QByteArray();
    }
    appendJson(json, shown, fields);
    if (extras.depositOthers)
        appendArray(json, "depositOthers", depositOthers(record, extras.names));
    if (extras.details != PlatformExtras::Details::None) {
        QByteArray details;
        appendDetails(details, record, extras.details == PlatformExtras::Details::All);
        appendArray(json, "details", details);
    }
    if (extras.layaways)
        appendArray(json, "layaways", "[]");
    if (extras.layawayPickUps)
        appendArray(json, "layawayPickUps", "[]");
    if (extras.moneyControl)
        appendArray(json, "moneyControl", "null");
}
