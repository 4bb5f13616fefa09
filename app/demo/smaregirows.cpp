// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregirows.h"

#include "app/demo/demotime.h"
#include "app/demo/products.h"

namespace {

using Kind = DemoSale::Kind;

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

//! 0 stands for null.
QByteArray timeOrNull(qint64 second)
{
    return second ? DemoTime::japanTime(second) : QByteArray();
}

QByteArray receiptNumber(const SmaregiRecord &record)
{
    // The last nine digits of the Unix time and the terminal in four (smaregi.md 8.4).
    return number(record.soldAt).right(9) + number(record.sale.registerNo).rightJustified(4, '0');
}

QByteArray headDivision(Kind kind)
{
    return kind == Kind::CashIn ? "2" : kind == Kind::CashOut ? "3" : "1";
}

void appendText(QByteArray &json, const QByteArray &text)
{
    json += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (uchar(c) < 0x20) {
            json += "\\u00" + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
        } else {
            json += c;
        }
    }
    json += '"';
}

} // namespace

SmaregiRow smaregiHead(const SmaregiRecord &record)
{
    const DemoSale &sale = record.sale;
    const DemoSums &sums = record.sums;
    const bool moved = sale.kind == Kind::CashIn || sale.kind == Kind::CashOut;
    const bool negative = record.isNegative();
    const qint64 sign = negative ? -1 : 1;
    const bool hasStaff = sale.staff >= 0;
    // On negative records nothing is handed back as change: what goes out is the whole amount (smaregi.md 8.2).
    const qint64 change = negative ? 0 : sums.change;
    const qint64 cash = moved ? sums.total : negative ? sums.cash - sums.change : sums.cash;
    const QByteArray zero("0");
    const QByteArray null;
    return {
        {"transactionHeadId", number(record.headId)},
        {"transactionHeadDivision", headDivision(sale.kind)},
        {"cancelDivision", record.cancelled ? "1" : "0"},
        {"disposeDivision", number(int(record.dispose))},
        {"disposeServerTransactionHeadId", number(record.relatedId)}, // "0" when there is none (22.5)
        {"cancelDateTime", timeOrNull(record.cancelledAt)},
        {"transactionUuid", receiptNumber(record)},
        {"memo", sale.memo.isEmpty() ? null : sale.memo.toUtf8()},
        {"receiptMemo", null},
        {"tags", null},
        {"transactionDateTime", DemoTime::japanTime(record.receivedAt)},
        {"terminalTranDateTime", DemoTime::japanTime(record.soldAt)},
        {"adjustmentDateTime", timeOrNull(record.settledAt)},
        {"sumDivision", record.settledAt ? "2" : "0"},
        {"sumDateTime", DemoTime::japanDate(record.soldAt) + " 00:00:00"},
        {"updDateTime", DemoTime::japanTime(record.updatedAt)},
        {"storeId", "1"},
        {"storeCode", "S001"},
        {"terminalId", number(sale.registerNo)},
        {"terminalTranId", number(record.terminalTranId)},
        {"staffId", hasStaff ? number(sale.staff + 1) : null},
        {"staffCode", hasStaff ? "ST" + number(sale.staff + 1) : null},
        {"staffName", hasStaff ? demoStaff().at(sale.staff).toUtf8() : null},
        {"customerId", sale.member ? number(sale.member) : null},
        {"customerCode", sale.member ? number(20'000'000 + sale.member) : null},
        {"customerPinCode", null},
        {"customerRank", null},
        {"customerGroupId", null},
        {"customerGroupId2", null},
        {"customerGroupId3", null},
        {"customerGroupId4", null},
        {"customerGroupId5", null},
        {"guestNumbers", moved ? QByteArray("0") : number(sale.guests)},
        {"unitNonDiscountsubtotal", number(sign * sums.gross)},
        {"unitDiscountsubtotal", number(sign * sums.lineDiscounts)},
        {"subtotal", number(sign * sums.subtotal)},
        {"subtotalForDiscount", number(sign * sums.subtotal)},
        {"subtotalDiscountPrice", number(sign * sale.subtotalDiscount)},
        {"subtotalDiscountRate", "0.00"},
        {"subtotalDiscountDivision", null},
        {"pointDiscount", zero},
        {"couponDiscount", zero},
        {"carriage", zero},
        {"commission", zero},
        {"roundingDivision", "00"},
        {"roundingPrice", zero},
        {"total", number(sign * sums.total)},
        {"amount", number(negative ? sums.returned : sums.quantity)},
        {"returnAmount", number(negative ? sums.quantity : sums.returned)},
        {"costTotal", "0.00000"},
        {"salesHeadDivision", zero},
        {"deposit", number(sign * (cash + sums.card + sums.qr))},
        {"depositCash", number(sign * cash)},
        {"depositCredit", number(sign * sums.card)},
        {"charge", number(change)},
        {"changeDifference", zero},
        {"cashTotal", number(sign * (cash - change))},
        {"creditTotal", number(sign * sums.card)},
        {"paymentMethodId1", sums.qr ? QByteArray("1") : null},
        {"paymentMethodName1", sums.qr ? QStringLiteral("QR決済").toUtf8() : null},
        {"depositOthers1", number(sign * sums.qr)},
        {"paymentMethodId2", null},
        {"paymentMethodName2", null},
        {"depositOthers2", zero},
        {"paymentMethodId3", null},
        {"paymentMethodName3", null},
        {"depositOthers3", zero},
        {"paymentCount", null},
        {"slipNumber", null},
        {"cancelSlipNumber", null},
        {"authNumber", null},
        {"authDate", null},
        {"cardCompany", null},
        {"sellDivision", zero},
        {"taxInclude", number(sign * sums.tax)},
        {"taxExclude", zero},
        {"taxRate", "10.000"},
        {"taxRounding", "1"},
        {"discountRoundingDivision", "1"},
        {"inTaxSalesTotal", number(moved ? 0 : sign * sums.total)},
        {"outTaxSalesTotal", zero},
        {"nonTaxSalesTotal", zero},
        {"nonSalesTargetTotal", zero},
        {"nonSalesTargetOutTaxTotal", zero},
        {"nonSalesTargetInTaxTotal", zero},
        {"nonSalesTargetTaxFreeTotal", zero},
        {"nonSalesTargetCostTotal", "0.00000"},
        {"nonSalesTargetAmount", zero},
        {"nonSalesTargetReturnAmount", zero},
        {"taxFreeSalesDivision", zero},
        {"netTaxFreeGeneralTaxInclude", zero},
        {"netTaxFreeGeneralTaxExclude", zero},
        {"netTaxFreeConsumableTaxInclude", zero},
        {"netTaxFreeConsumableTaxExclude", zero},
        {"newPoint", zero},
        {"spendPoint", zero},
        {"point", zero},
        {"totalPoint", zero},
        {"currentMile", zero},
        {"earnMile", zero},
        {"totalMile", zero},
        {"adjustmentMile", zero},
        {"adjustmentMileDivision", "1"},
        {"adjustmentMileValue", null},
        {"pointGivingDivision", "1"},
        {"pointGivingUnitPrice", "100"},
        {"pointGivingUnit", "1.00"},
        {"pointSpendDivision", "1"},
        {"mileageDivision", zero},
        {"mileageLabel", null},
        {"giftReceiptValidDays", null},
        {"receiptIssueNumberOfTimes", moved ? "0" : "1"},
        {"pickupTransactionHeadId", null},
        {"pickUpDate", null},
        {"partPayment", null},
        {"partPaymentClass", null},
        {"layawayServerTransactionHeadId", null},
        {"disabledEdit", zero},
    };
}

SmaregiRow smaregiDetail(const SmaregiRecord &record, qsizetype line)
{
    const DemoLine &sold = record.sale.lines.at(line);
    const DemoSums::Line &sums = record.sums.lines.at(line);
    const DemoProduct &product = demoProducts().at(sold.product);
    const bool reduced = product.taxPercent == 8;
    const bool isReturn = record.isNegative() != sold.returned;
    const qint64 sign = sold.returned ? -1 : 1; // amounts stay positive (8.2 "Signs")
    const QByteArray zero("0");
    const QByteArray null;
    return {
        {"transactionHeadId", number(record.headId)},
        {"transactionDateTime", DemoTime::japanTime(record.receivedAt)},
        {"transactionDetailId", number(line + 1)},
        {"parentTransactionDetailId", null},
        {"transactionDetailDivision", isReturn ? "2" : "1"},
        {"productId", number(8'000'001 + sold.product)},
        {"productCode", product.code.toLatin1()},
        {"productName", product.name.toUtf8()},
        {"color", null},
        {"size", null},
        {"groupCode", null},
        {"taxDivision", zero},
        {"price", number(product.price)},
        {"salesPrice", number(product.price)},
        {"unitDiscountPrice", number(sold.discount / sold.quantity)},
        {"unitDiscountRate", "0.00"},
        {"unitDiscountDivision", null},
        {"cost", null},
        {"quantity", number(sold.quantity)},
        {"unitNonDiscountSum", number(sign * sums.gross)},
        {"unitDiscountSum", number(sold.discount)},
        {"unitDiscountedSum", number(sign * sums.net)},
        {"costSum", "0.00000"},
        {"categoryId", number(product.category + 1)},
        {"categoryName", demoCategories().at(product.category).toUtf8()},
        {"discriminationNo", null},
        {"salesDivision", zero},
        {"productDivision", zero},
        {"inventoryReservationDivision", zero},
        {"pointNotApplicable", zero},
        {"calcDiscount", "1"},
        {"taxFreeDivision", zero},
        {"taxFreeCommodityPrice", zero},
        {"taxFree", zero},
        {"productBundleGroupId", null},
        {"discountPriceProportional", number(sign * sums.discountShare)},
        {"discountPointProportional", zero},
        {"discountCouponProportional", zero},
        {"taxIncludeProportional", number(sign * sums.taxShare)},
        {"taxExcludeProportional", zero},
        {"productBundleProportional", zero},
        {"staffDiscountProportional", zero},
        {"bargainDiscountProportional", zero},
        {"roundingPriceProportional", zero},
        {"productStaffDiscountRate", null},
        {"staffRank", null},
        {"staffRankName", null},
        {"staffDiscountRate", null},
        {"staffDiscountDivision", null},
        {"applyStaffDiscountRate", null},
        {"applyStaffDiscountPrice", null},
        {"bargainId", null},
        {"bargainName", null},
        {"bargainDivision", null},
        {"bargainValue", null},
        {"applyBargainValue", null},
        {"applyBargainDiscountPrice", null},
        {"taxRate", reduced ? "8.000" : "10.000"},
        {"standardTaxRate", "10.000"},
        {"modifiedTaxRate", null},
        {"reduceTaxId", reduced ? QByteArray("10000001") : null},
        {"reduceTaxName", reduced ? QStringLiteral("軽減税率").toUtf8() : null},
        {"reduceTaxRate", reduced ? QByteArray("8.000") : null},
        {"updDateTime", DemoTime::japanTime(record.updatedAt)},
    };
}

SmaregiRow smaregiStore()
{
    const QByteArray null;
    return {
        {"storeId", "1"},
        {"storeCode", "S001"},
        {"storeName", QStringLiteral("渋谷本店").toUtf8()},
        {"storeAbbr", QStringLiteral("渋谷").toUtf8()},
        {"division", "1"},
        {"postCode", "150-0000"},
        {"address", QStringLiteral("東京都渋谷区").toUtf8()},
        {"phoneNumber", null},
        {"faxNumber", null},
        {"mailAddress", null},
        {"homepage", null},
        {"tempTranMailAddress", null},
        {"priceChangeFlag", "0"},
        {"sellDivision", "0"},
        {"sumProcDivision", "1"},
        {"sumDateChangeTime", "0000"},
        {"sumRefColumn", "0"},
        {"pointNotApplicable", "0"},
        {"taxFreeDivision", "0"},
        {"maxBundleProductCount", null},
        {"roundingDivision", "00"},
        {"discountRoundingDivision", "1"},
        {"pauseFlag", "0"},
        {"pointUseDivision", "1"},
        {"insDateTime", "2025-04-01 10:00:00"},
        {"updDateTime", "2026-01-05 10:00:00"},
    };
}

void appendJson(QByteArray &json, const SmaregiRow &row, const QList<QByteArray> &fields)
{
    json += '{';
    bool first = true;
    for (const auto &[name, text] : row) {
        if (!fields.isEmpty() && !fields.contains(name))
            continue;
        if (!std::exchange(first, false))
            json += ',';
        json += '"';
        json.append(name.data(), name.size());
        json += "\":";
        if (text.isNull())
            json += "null";
        else
            appendText(json, text);
    }
    json += '}';
}
