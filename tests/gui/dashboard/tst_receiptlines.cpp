// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptlines.h"

#include <QTest>

namespace {

Receipt coffee(qint64 total)
{
    Receipt receipt;
    receipt.number = QStringLiteral("4410");
    receipt.lines = {{QStringLiteral("紅茶"), {}, 1, {890}, {890}, 800}, {QStringLiteral("コーヒー"), {}, 2, {210}, {420}, 800}};
    receipt.taxes = {{800, true, {89}}};
    receipt.total = {total};
    return receipt;
}

QStringList texts(const Receipt &receipt)
{
    QStringList list;
    for (const ReceiptPanelLine &line : receiptLines(receipt))
        list << line.left + u'|' + line.right;
    return list;
}

//! What is lit at the moment of the sale.
QStringList ofSale(const Receipt &receipt)
{
    QStringList list;
    for (const ReceiptPanelLine &line : receiptLines(receipt)) {
        if (line.ofSale)
            list << line.left + u'|' + line.right;
    }
    return list;
}

} // namespace

class TstReceiptLines : public QObject {
    Q_OBJECT
private slots:
    void addsUp();
    void showsWhatLiesBetweenLinesAndTotal();
    void countsTaxOnTop();
    void showsCashAndChange();
    void showsDiscountsAndReturns();
    void remarksOnWhatDoesNotAddUp();
};

void TstReceiptLines::addsUp()
{
    const QStringList lines = texts(coffee(1310));
    QVERIFY(lines.contains(QStringLiteral("紅茶|¥890")));
    QVERIFY(lines.contains(QStringLiteral("コーヒー ×2|¥420")));
    QVERIFY(lines.contains(QStringLiteral("Total|¥1,310")));
    QVERIFY(lines.filter(QStringLiteral("Discounts")).isEmpty());
    QCOMPARE(ofSale(coffee(1310)), QStringList{QStringLiteral("Total|¥1,310")});
}

void TstReceiptLines::showsWhatLiesBetweenLinesAndTotal()
{
    QVERIFY(texts(coffee(1210)).contains(QStringLiteral("Discounts and rounding|−¥100")));
}

void TstReceiptLines::countsTaxOnTop()
{
    Receipt receipt = coffee(1414);
    receipt.taxes = {{800, false, {104}}};
    QVERIFY(texts(receipt).filter(QStringLiteral("Discounts")).isEmpty());
}

void TstReceiptLines::showsCashAndChange()
{
    Receipt receipt = coffee(1310);
    receipt.payments = {{QStringLiteral("現金"), true, {2000}}};
    receipt.deposit = {2000};
    receipt.change = {690};
    const QStringList lines = texts(receipt);
    QVERIFY(lines.contains(QStringLiteral("Cash received|¥2,000")));
    QVERIFY(lines.contains(QStringLiteral("Change|¥690")));
}

void TstReceiptLines::showsDiscountsAndReturns()
{
    Receipt receipt = coffee(1100);
    receipt.lines[0].amount = {790};
    receipt.lines[0].discount = {100};
    receipt.lines.append({QStringLiteral("菓子"), {}, 1, {60}, {-60}, 800, {}, ReceiptLine::Kind::Returned});
    receipt.adjustments = {{ReceiptAdjustment::Kind::Discount, {-40}}, {ReceiptAdjustment::Kind::Points, {-10}}};
    const QStringList lines = texts(receipt);
    QVERIFY(lines.contains(QStringLiteral("紅茶|¥890")));
    QVERIFY(lines.contains(QStringLiteral("\u3000Discount|−¥100")));
    QVERIFY(lines.contains(QStringLiteral("Returned: 菓子|−¥60")));
    QVERIFY(lines.contains(QStringLiteral("Discount on the total|−¥40")));
    QVERIFY(lines.contains(QStringLiteral("Points used|−¥10")));
    QVERIFY(lines.filter(QStringLiteral("rounding")).isEmpty());
}

void TstReceiptLines::remarksOnWhatDoesNotAddUp()
{
    Receipt receipt = coffee(1320);
    receipt.remarks = {{ReceiptRemark::Kind::LinesDiffer, {10}}, {ReceiptRemark::Kind::PaymentsDiffer, {-5}}};
    const QStringList lines = texts(receipt);
    QCOMPARE(lines.mid(lines.size() - 4),
             (QStringList{QStringLiteral("\u203b Lines do not make the total|"), QStringLiteral("Difference|¥10"),
                          QStringLiteral("\u203b Payments do not make the total|"), QStringLiteral("Difference|−¥5")}));
    QVERIFY(lines.filter(QStringLiteral("rounding")).isEmpty()); // told once
}

QTEST_GUILESS_MAIN(TstReceiptLines)
#include "tst_receiptlines.moc"
