// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/csvwords.h"

#include "ui/format/format.h"

#include <QCoreApplication>

namespace {
struct CsvText {
    Q_DECLARE_TR_FUNCTIONS(CsvText)
};
} // namespace

CsvWords csvWords()
{
    CsvWords words;
    words.columns = {
        //: Header of a column in the exported file: date and time of the sale
        {CsvColumn::SoldAt, CsvText::tr("Date and time")},
        //: Header of a column in the exported file: the day that the shop counts the sale to
        {CsvColumn::BusinessDay, CsvText::tr("Business day")},
        //: Header of a column in the exported file: which POS service
        {CsvColumn::Vendor, CsvText::tr("POS")},
        {CsvColumn::Contract, CsvText::tr("Contract")},
        //: Header of a column in the exported file: the number of the store in the POS
        {CsvColumn::Store, CsvText::tr("Store ID")},
        {CsvColumn::Terminal, CsvText::tr("Terminal ID")},
        {CsvColumn::RegisterName, CsvText::tr("Register")},
        {CsvColumn::Number, CsvText::tr("Receipt number")},
        {CsvColumn::Kind, CsvText::tr("Kind")},
        {CsvColumn::Staff, CsvText::tr("Staff")},
        {CsvColumn::Total, CsvText::tr("Total")},
        {CsvColumn::Currency, CsvText::tr("Currency")},
        //: Header of a column in the exported file: what the customer handed over
        {CsvColumn::Deposit, CsvText::tr("Received")},
        //: Header of a column in the exported file: what the customer got back
        {CsvColumn::Change, CsvText::tr("Change")},
        //: Header of a column in the exported file: paid in cash, without the change
        {CsvColumn::Cash, CsvText::tr("Paid in cash")},
        {CsvColumn::Cashless, CsvText::tr("Paid cashless")},
        //: Header of a column in the exported file: each way of payment with its amount
        {CsvColumn::Payments, CsvText::tr("Payments")},
        {CsvColumn::Tax10, CsvText::tr("Tax at 10%")},
        {CsvColumn::Tax8, CsvText::tr("Tax at 8%")},
        {CsvColumn::TaxOther, CsvText::tr("Other tax")},
        //: Header of a column in the exported file: on the receipt as a whole, with points and coupons
        {CsvColumn::Discounts, CsvText::tr("Discounts")},
        //: Header of a column in the exported file: rounding, fees, shipping
        {CsvColumn::OtherAdjustments, CsvText::tr("Other adjustments")},
        //: Header of a column in the exported file: how many customers
        {CsvColumn::Guests, CsvText::tr("Customers")},
        {CsvColumn::Items, CsvText::tr("Items")},
        {CsvColumn::LineCount, CsvText::tr("Number of lines")},
        //: Header of a column in the exported file: which line of the receipt
        {CsvColumn::LineNumber, CsvText::tr("Line")},
        //: Header of a column in the exported file: goods, returned, cancelled or a discount
        {CsvColumn::LineKind, CsvText::tr("Kind of line")},
        {CsvColumn::ItemName, CsvText::tr("Item")},
        {CsvColumn::ItemCode, CsvText::tr("Item code")},
        {CsvColumn::Quantity, CsvText::tr("Quantity")},
        {CsvColumn::UnitPrice, CsvText::tr("Unit price")},
        //: Header of a column in the exported file: on that line
        {CsvColumn::LineDiscount, CsvText::tr("Discount")},
        {CsvColumn::Amount, CsvText::tr("Amount")},
        //: Header of a column in the exported file: in percent
        {CsvColumn::TaxRate, CsvText::tr("Tax rate (%)")},
        //: Header of a column in the exported file: the id that the POS gave the receipt
        {CsvColumn::Key, CsvText::tr("Transaction ID")},
        //: Header of a column in the exported file: the id of the receipt that this one cancels or refunds
        {CsvColumn::RelatedKey, CsvText::tr("Related transaction ID")},
    };
    for (const Vendor vendor : {Vendor::Smaregi, Vendor::Ubiregi})
        words.vendors.insert(vendor, format::vendor(vendor));
    words.lineKinds = {
        //: Kind of a line of a receipt
        {ReceiptLine::Kind::Goods, CsvText::tr("Goods")},
        //: Kind of a line of a receipt
        {ReceiptLine::Kind::Returned, CsvText::tr("Returned")},
        //: Kind of a line of a receipt
        {ReceiptLine::Kind::Cancelled, CsvText::tr("Cancelled")},
        //: Kind of a line of a receipt
        {ReceiptLine::Kind::Discount, CsvText::tr("Discount")},
    };
    for (int kind = int(ReceiptKind::Sale); kind <= int(ReceiptKind::Reversal); ++kind)
        words.kinds.insert(ReceiptKind(kind), format::receiptKind(ReceiptKind(kind)));
    words.cash = CsvText::tr("Cash");
    return words;
}
